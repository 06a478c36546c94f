/** What documents say about the house: links and paths lead somewhere, the table of packages is that of the packages. */
import { existsSync, globSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, it } from "vitest";

const documents = globSync(["*.md", "{docs,examples,packages,playground,rules,test}/**/*.md"], {
  exclude: (path) => /(^|\/)(node_modules|dist|generated)(\/|$)/.test(path),
}).toSorted();

/** A document’s prose: examples in fences link nowhere. */
const prose = (path: string): string => readFileSync(path, "utf8").replaceAll(/^(`{3,})[\s\S]*?^\1$/gm, "");

/** Rooms of the repository; what is built or written by a command is in none of them. */
const ROOM = /^(packages|cli|playground|docs|bench|test)\/[\w./-]+$/;

/** The address that GitHub gives a heading. */
const anchor = (heading: string): string =>
  heading
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}\s_-]/gu, "")
    .trim()
    .replaceAll(" ", "-");

const anchors = (path: string): string[] =>
  [...prose(path).matchAll(/^#+ (.+)$/gm)].map(([, heading = ""]) => anchor(heading));

describe("documents", () => {
  it("link only to what is there", () => {
    const broken = documents.flatMap((path) =>
      [...prose(path).matchAll(/\]\(([^)\s]+)\)/g)]
        .map(([, target = ""]) => target)
        .filter((target) => !/^(\w+:|#$)/.test(target))
        .filter((target) => {
          const [file = "", part] = target.split("#");
          const there = file === "" ? path : join(dirname(path), decodeURI(file));
          return !existsSync(there) || (part !== undefined && !anchors(there).includes(decodeURI(part)));
        })
        .map((target) => `${path} → ${target}`),
    );
    expect(broken).toEqual([]);
  });

  it("name only paths that are there", () => {
    const missing = documents.flatMap((path) =>
      [...prose(path).matchAll(/`([^`\n]+)`/g)]
        .map(([, text = ""]) => text)
        .filter((text) => ROOM.test(text) && !/\bdist(\/|$)/.test(text) && !existsSync(text))
        .map((text) => `${path} → ${text}`),
    );
    expect(missing).toEqual([]);
  });

  it("list every package with what it may import", () => {
    const rows = [
      ...readFileSync("docs/architecture.md", "utf8").matchAll(/^\| `([a-z-]+)` +\|[^|]+\| ([^|`]+?) *\|$/gm),
    ];
    const told = Object.fromEntries(rows.map(([, name, imports = ""]) => [name, imports.replace(/^nothing$/, "")]));
    const folders = [...globSync("packages/*/package.json").map(dirname), "cli", "playground"];
    const held = Object.fromEntries(
      folders.map((folder) => {
        const manifest = JSON.parse(readFileSync(`${folder}/package.json`, "utf8"));
        const names = Object.keys({ ...manifest.dependencies, ...manifest.peerDependencies });
        return [folder.replace("packages/", ""), names.filter((name) => name.startsWith("@khoan/"))];
      }),
    );
    const sorted = (names: readonly string[]): string => names.toSorted().join(", ");
    for (const [name, names] of Object.entries(held))
      expect(sorted((told[name] ?? "not told").split(", ").filter(Boolean)), name).toBe(
        sorted(names.map((one) => one.replace("@khoan/", ""))),
      );
    expect(Object.keys(told).toSorted()).toEqual(Object.keys(held).toSorted());
  });

  it("say of every package what it may import", () => {
    const silent = globSync("packages/*/package.json")
      .map((path) => join(dirname(path), "README.md"))
      .filter((path) => !existsSync(path) || !/May import:/.test(readFileSync(path, "utf8")));
    expect(silent).toEqual([]);
  });
});
