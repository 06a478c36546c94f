/** The shape of the house: who may import whom, how long a file may be, which names a room may not have. */
import { globSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";

/** Each may import those before it. */
const ORDER = [
  "diagnostics",
  "values",
  "language",
  "evaluate",
  "runtime",
  "emit",
  "cases",
  "coverage",
  "mutate",
  "explore",
  "spreadsheet",
  "language-service",
  "language-server",
  "vite-plugin",
  "vitest-plugin",
  "vscode",
];

/** Packages that are doors to the outside, as the command line is. */
const SHELLS = ["language-server", "vite-plugin", "vitest-plugin", "vscode"];

/** Modules that the program around brings. */
const PROVIDED = ["vscode"];

const sources = globSync(["packages/*/src/**/*.ts", "cli/src/**/*.ts"])
  .map((path) => path.replaceAll("\\", "/"))
  .toSorted();
const imports = (path: string): string[] =>
  [...readFileSync(path, "utf8").matchAll(/from "([^"]+)"/g)].map((match) => match[1] as string);

const manifest = (folder: string): Record<string, object | undefined> =>
  JSON.parse(readFileSync(`${folder}/package.json`, "utf8"));

describe("architecture", () => {
  it("imports only to the left, and diagnostics and values import no package of ours", () => {
    const wrong = sources.flatMap((path) => {
      const own = /^packages\/([^/]+)/.exec(path)?.[1];
      const rank = own === undefined ? ORDER.length : ORDER.indexOf(own);
      return imports(path)
        .filter((one) => one.startsWith("@khoan/"))
        .map((one) => one.split("/")[1] as string)
        .filter((one) => one !== own && (rank < 2 || ORDER.indexOf(one) >= rank))
        .map((one) => `${path} → ${one}`);
    });
    expect(wrong).toEqual([]);
  });

  it("imports only what its package.json lists", () => {
    const wrong = sources.flatMap((path) => {
      const folder = path.startsWith("cli/") ? "cli" : path.split("/").slice(0, 2).join("/");
      const listed = Object.keys(
        Object.assign({}, ...["dependencies", "peerDependencies"].map((kind) => manifest(folder)[kind])),
      );
      return imports(path)
        .filter((one) => !one.startsWith(".") && !one.startsWith("node:") && !PROVIDED.includes(one))
        .filter((one) => !listed.some((name) => one === name || one.startsWith(`${name}/`)))
        .map((one) => `${path} → ${one}`);
    });
    expect(wrong).toEqual([]);
  });

  it("keeps the core free of files, clock and console", () => {
    const pure = sources.filter(
      (path) => path.startsWith("packages/") && !SHELLS.some((shell) => path.startsWith(`packages/${shell}/`)),
    );
    expect(pure.filter((path) => imports(path).some((one) => one.startsWith("node:")))).toEqual([]);
    expect(
      pure.filter((path) => /\bconsole\.|Date\.now|new Date\(|Math\.random/.test(readFileSync(path, "utf8"))),
    ).toEqual([]);
  });

  it("evaluates no text as code", () => {
    expect(sources.filter((path) => /\beval\(|new Function\(/.test(readFileSync(path, "utf8")))).toEqual([]);
  });

  it("has no file over 400 lines and no drawer for odds and ends", () => {
    expect(sources.filter((path) => readFileSync(path, "utf8").split("\n").length > 401)).toEqual([]);
    expect(sources.filter((path) => /\/(utils?|helpers?|common|misc|shared)(\/|\.ts$)/.test(path))).toEqual([]);
  });
});
