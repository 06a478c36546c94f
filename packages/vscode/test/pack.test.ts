/** The .vsix as an editor gets it: what must be in it is, the server in it speaks, the same sources give the same bytes. */
import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { strFromU8, type Unzipped, unzipSync } from "fflate";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  createProtocolConnection,
  type InitializeResult,
  StreamMessageReader,
  StreamMessageWriter,
} from "vscode-languageserver-protocol/node";
import { packed } from "../pack.ts";

describe("the packed extension", () => {
  let bytes: Uint8Array;
  let files: Unzipped;
  const folder = mkdtempSync(join(tmpdir(), "khoan-vsix-"));
  beforeAll(async () => {
    bytes = await packed();
    files = unzipSync(bytes);
  }, 60_000);
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  const text = (path: string): string => strFromU8(files[path] as Uint8Array);

  it("holds every file that its package.json names", () => {
    const manifest = JSON.parse(text("extension/package.json"));
    const { languages, grammars } = manifest.contributes;
    const named = [manifest.main, languages[0].configuration, grammars[0].path];
    expect(named.filter((path: string) => files[`extension/${path.replace("./", "")}`] === undefined)).toEqual([]);
    expect(manifest.dependencies).toBeUndefined();
    expect(text("extension.vsixmanifest")).toContain('Id="khoan-vscode" Version="0.1.0" Publisher="khoan"');
    const kinds = new Set(Object.keys(files).map((path) => path.slice(path.lastIndexOf("."))));
    for (const kind of kinds) if (kind !== ".xml") expect(text("[Content_Types].xml")).toContain(`Extension="${kind}"`);
  });

  it("gives a colour to every token type of the server that the protocol does not know", () => {
    const { semanticTokenTypes } = JSON.parse(text("extension/package.json")).contributes;
    expect(semanticTokenTypes.map((one: { id: string }) => one.id)).toEqual(["clause", "date", "money", "reading"]);
  });

  it("offers in its menus the commands that it registers", () => {
    const { commands } = JSON.parse(text("extension/package.json")).contributes;
    const script = text("extension/dist/extension.cjs");
    for (const { command } of commands) expect(script).toContain(command);
  });

  it("needs nothing but Node and the editor", () => {
    const needed = [...text("extension/dist/extension.cjs").matchAll(/require\([`"']([^`"']+)[`"']\)/g)].map(
      (one) => one[1],
    );
    const strange = needed.filter((one) => one !== "vscode" && !/^(?:node:)?[a-z_]+(?:\/promises)?$/.test(one ?? ""));
    expect(strange).toEqual([]);
    expect(readFileSync("packages/vscode/package.json", "utf8")).toContain('"main": "./dist/extension.cjs"');
  });

  it("loads in an editor, and gives it what it calls", () => {
    const load = new Function("require", "module", "exports", text("extension/dist/extension.cjs"));
    // Anything that is asked of the editor is a class whose members are such classes.
    const anything = (): unknown =>
      new Proxy(class {}, { get: (target, key) => (key in target ? Reflect.get(target, key) : anything()) });
    const module = { exports: {} as Record<string, unknown> };
    const real = createRequire(import.meta.url);
    load((name: string) => (name === "vscode" ? anything() : real(name)), module, module.exports);
    expect(Object.keys(module.exports).toSorted()).toEqual(["activate", "deactivate"]);
  });

  it("carries a server that speaks the protocol", async () => {
    const path = join(folder, "server.mjs");
    writeFileSync(path, files["extension/dist/server.mjs"] as Uint8Array);
    const child = spawn(process.execPath, [path, "--stdio"], { stdio: ["pipe", "pipe", "inherit"] });
    const connection = createProtocolConnection(
      new StreamMessageReader(child.stdout),
      new StreamMessageWriter(child.stdin),
    );
    connection.listen();
    const result = await connection.sendRequest<InitializeResult>("initialize", {
      processId: process.pid,
      rootUri: null,
      capabilities: {},
    });
    expect(result.serverInfo?.name).toBe("khoan");
    const exit = new Promise((resolve) => child.once("exit", resolve));
    await connection.sendRequest("shutdown");
    await connection.sendNotification("exit");
    expect(await exit).toBe(0);
  });

  it("is the same, byte for byte, when packed again", async () => {
    expect(Buffer.from(await packed()).equals(Buffer.from(bytes))).toBe(true);
  }, 60_000);
});
