import { spawnSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { rolldown } from "rolldown";
import { build, createServer, type InlineConfig, type ViteDevServer } from "vite";
import { afterEach, describe, expect, it } from "vitest";
import { khoan } from "../src/index.ts";
import { CLAUSES, makeProject, type Project, RATE } from "./project.ts";

const projects: Project[] = [];
const servers: ViteDevServer[] = [];
afterEach(async () => {
  for (const server of servers.splice(0)) await server.close();
  for (const project of projects.splice(0)) project.remove();
});

function project(files: Readonly<Record<string, string>>): Project {
  const made = makeProject(files);
  projects.push(made);
  return made;
}

const ENTRY = `
import fares, { evaluate } from "./rules/fares-2026";
import again from "./rules/fares-2026/document.yaml";
export const price = evaluate({ child: false }, { at: "2026-05" }).outputs.price.value;
export const same = fares.ruleSet === again.ruleSet;
export const missing = fares.evaluate({}, { at: "2026-05" }).outputs.price.missing;
`;

type Entry = { readonly price: number; readonly same: boolean; readonly missing: readonly string[] };

function config(root: string, more: InlineConfig = {}): InlineConfig {
  return { root, configFile: false, logLevel: "silent", plugins: [khoan({ lang: "en" })], ...more };
}

async function serverOf(root: string): Promise<ViteDevServer> {
  const server = await createServer(config(root, { server: { middlewareMode: true, ws: false } }));
  servers.push(server);
  return server;
}

async function loadEntry(server: ViteDevServer): Promise<Entry> {
  return (await server.ssrLoadModule("/entry.js")) as Entry;
}

const lib: NonNullable<InlineConfig["build"]> = {
  lib: { entry: "entry.js", formats: ["es"], fileName: "out" },
  sourcemap: true,
};

describe("vite build", () => {
  it("bundles a rule folder as a module, default and by name, with nothing left to install", async () => {
    const { root } = project({ "entry.js": ENTRY });
    await build(config(root, { build: lib }));
    const file = join(root, "dist", readdirSync(join(root, "dist")).find((name) => /\.m?js$/.test(name)) ?? "");
    expect(readFileSync(file, "utf8")).not.toMatch(/^import /m);
    const entry = (await import(/* @vite-ignore */ pathToFileURL(file).href)) as Entry;
    expect({ ...entry }).toEqual({ price: 100, same: true, missing: ["child"] });
    const map = JSON.parse(readFileSync(`${file}.map`, "utf8")) as { sources: string[] };
    expect(map.sources.some((source) => source.endsWith("rules/fares-2026/clauses.yaml"))).toBe(true);
  });

  it("stops at a broken rule, with file, line and the lines around it", async () => {
    const { root, write } = project({ "entry.js": ENTRY });
    write("rules/fares-2026/rates.yaml", RATE.replace("100 VND", "100 BEANS"));
    const error: unknown = await build(config(root, { build: lib })).catch((one: unknown) => one);
    const text = String((error as Error).message);
    expect(text).toMatch(/KH\d{3}/);
    expect(text).toContain("rules/fares-2026/rates.yaml:2");
    expect(text).toContain("100 BEANS");
  });
});

describe("vite dev", () => {
  it("reloads who imports a rule set when a rate changes, also after it was broken for a while", async () => {
    const { root, write } = project({ "entry.js": ENTRY });
    const server = await serverOf(root);
    const sent: string[] = [];
    const { hot } = server.environments.client;
    const send = hot.send.bind(hot);
    hot.send = (...args: unknown[]) => {
      const [payload] = args;
      if (typeof payload === "object" && payload !== null && "type" in payload) sent.push(String(payload.type));
      return (send as (...all: unknown[]) => void)(...args);
    };
    await server.transformRequest("/entry.js");
    await server.transformRequest("/rules/fares-2026/document.yaml");
    expect((await loadEntry(server)).price).toBe(100);

    write("rules/fares-2026/rates.yaml", RATE.replace("100 VND", "120 VND"));
    await expect.poll(async () => (await loadEntry(server)).price, { timeout: 10_000 }).toBe(120);
    await expect.poll(() => sent, { timeout: 10_000 }).toContain("full-reload");

    write("rules/fares-2026/rates.yaml", RATE.replace("100 VND", "oops"));
    const outcome = (): Promise<unknown> => loadEntry(server).catch((one: unknown) => one);
    await expect.poll(outcome, { timeout: 10_000 }).toMatchObject({
      plugin: "khoan",
      loc: { file: join(root, "rules/fares-2026/rates.yaml"), line: 2 },
      frame: expect.stringContaining("oops"),
    });

    write("rules/fares-2026/rates.yaml", RATE.replace("100 VND", "130 VND"));
    await expect.poll(async () => ((await outcome()) as Entry).price, { timeout: 10_000 }).toBe(130);
  });

  it("sees a rule file that is new", async () => {
    const { root, write } = project({ "entry.js": ENTRY });
    const server = await serverOf(root);
    expect((await loadEntry(server)).missing).toEqual(["child"]);
    write("rules/fares-2026/rates.yaml", "parameters: {}\n");
    write("rules/fares-2026/rates-2.yaml", RATE.replace("100 VND", "140 VND"));
    const price = (): Promise<unknown> =>
      loadEntry(server).then(
        (entry) => entry.price,
        () => undefined,
      );
    await expect.poll(price, { timeout: 10_000 }).toBe(140);
  });

  it("serves the module to a browser as JavaScript", async () => {
    const { root } = project({ "entry.js": ENTRY });
    const server = await createServer(config(root, { server: { port: 0, host: "127.0.0.1" } }));
    servers.push(server);
    await server.listen();
    const address = server.httpServer?.address();
    const port = typeof address === "object" && address !== null ? address.port : 0;
    const entry = await (await fetch(`http://127.0.0.1:${port}/entry.js`)).text();
    const path = /from "(\/rules\/fares-2026\/document\.yaml[^"]*)"/.exec(entry)?.[1] ?? "";
    const response = await fetch(`http://127.0.0.1:${port}${path}`);
    expect(response.headers.get("content-type")).toMatch(/javascript/);
    expect(await response.text()).toContain("createEngine");
  });

  it("leaves other imports, and imports of the file as text, to others", async () => {
    const { root } = project({
      "entry.js": `import text from "./rules/fares-2026/document.yaml?raw";\nimport { x } from "./plain";\nexport const price = text.length + x;`,
      "plain/index.js": "export const x = 1;",
    });
    const server = await serverOf(root);
    expect((await loadEntry(server)).price).toBeGreaterThan(10);
  });
});

describe("types", () => {
  const USE = `
import fares, { evaluate, type Facts, month } from "./rules/fares-2026";
const facts: Facts = { child: true };
const decision = evaluate(facts, { at: month("2026-05") });
// @ts-expect-error a decision may have failed
decision.outputs;
// @ts-expect-error no such fact
fares.evaluate({ chidl: true }, { at: month("2026-05") });
`;
  const OPTIONS = {
    strict: true,
    noEmit: true,
    module: "esnext",
    target: "es2022",
    moduleResolution: "bundler",
    types: [],
  };

  function complaints(root: string, write: Project["write"], more: object, include: readonly string[]): string {
    write("tsconfig.json", JSON.stringify({ compilerOptions: { ...OPTIONS, ...more }, include }));
    const ran = spawnSync(process.execPath, [resolve("node_modules/typescript/bin/tsc"), "-p", root], {
      encoding: "utf8",
    });
    return ran.status === 0 ? "" : `${ran.stdout}${ran.stderr}`;
  }

  it("are found beside the folder, without a line of configuration", async () => {
    const { root, write } = project({ "entry.js": ENTRY, "use.ts": USE });
    expect(complaints(root, write, {}, ["use.ts"])).not.toBe("");
    await build(config(root, { build: lib }));
    expect(complaints(root, write, {}, ["use.ts"])).toBe("");
    write("use.ts", USE.replace("./rules/fares-2026", "./rules/fares-2026/document.yaml"));
    expect(complaints(root, write, { allowArbitraryExtensions: true }, ["use.ts"])).toBe("");
  });

  it("are ambient modules where a folder is named, for both ways to import", async () => {
    const { root, write } = project({ "entry.js": ENTRY, "src/use.ts": USE.replace("./rules", "../rules") });
    write("src/file.ts", USE.replace("./rules/fares-2026", "../rules/fares-2026/document.yaml"));
    await build(config(root, { build: lib, plugins: [khoan({ types: "types" })] }));
    expect(existsSync(join(root, "rules/fares-2026.d.ts"))).toBe(false);
    expect(complaints(root, write, { skipLibCheck: false }, ["src", "types"])).toBe("");
  });

  it("are not written over a file of someone else’s, nor where they are not wanted", async () => {
    const { root, write } = project({ "entry.js": ENTRY });
    write("rules/fares-2026.d.ts", "export {};\n");
    await build(config(root, { build: lib }));
    expect(readFileSync(join(root, "rules/fares-2026.d.ts"), "utf8")).toBe("export {};\n");
    const other = project({ "entry.js": ENTRY });
    await build(config(other.root, { build: lib, plugins: [khoan({ types: false })] }));
    expect(readdirSync(join(other.root, "rules"))).toEqual(["fares-2026"]);
  });
});

describe("elsewhere", () => {
  it("runs in Vitest", { timeout: 60_000 }, () => {
    const { root } = project({
      "vitest.config.js": `import { khoan } from "@khoan/vite-plugin";\nexport default { plugins: [khoan()] };\n`,
      "fares.test.js": `
import { expect, test } from "vitest";
import fares, { month } from "./rules/fares-2026";
test("a child travels free", () => {
  expect(fares.evaluate({ child: true }, { at: month("2026-05") }).outputs.price).toEqual({ known: true, value: 0 });
});`,
    });
    const ran = spawnSync(process.execPath, [resolve("node_modules/vitest/vitest.mjs"), "run", "--root", root], {
      cwd: root,
      encoding: "utf8",
      env: { PATH: process.env["PATH"] ?? "", NO_COLOR: "1" },
    });
    expect(`${ran.stdout}${ran.stderr}`).toContain("1 passed");
    expect(ran.status).toBe(0);
  });

  it("runs as a plugin of Rollup’s kind, without Vite", async () => {
    const { root } = project({ "entry.js": ENTRY });
    const bundle = await rolldown({ input: join(root, "entry.js"), plugins: [khoan() as never], logLevel: "silent" });
    await bundle.write({ file: join(root, "out.mjs"), format: "esm" });
    const entry = (await import(/* @vite-ignore */ pathToFileURL(join(root, "out.mjs")).href)) as Entry;
    expect(entry.price).toBe(100);
  });

  it("drops the rules where nothing of them is used", async () => {
    const { root } = project({ "entry.js": 'import "./rules/fares-2026";\nexport const one = 1;\n' });
    await build(config(root, { build: lib }));
    const name = readdirSync(join(root, "dist")).find((one) => /\.m?js$/.test(one)) ?? "";
    expect(readFileSync(join(root, "dist", name), "utf8")).not.toContain(CLAUSES.slice(10, 30));
    expect(readFileSync(join(root, "dist", name), "utf8").length).toBeLessThan(200);
  });
});
