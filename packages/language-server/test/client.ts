/** An editor for tests: starts the real process and speaks the protocol with it. */
import { type ChildProcess, spawn } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, realpathSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import {
  createProtocolConnection,
  type Diagnostic,
  type InitializeResult,
  type Position,
  type ProtocolConnection,
  StreamMessageReader,
  StreamMessageWriter,
} from "vscode-languageserver-protocol/node";

const ROOT = join(import.meta.dirname, "../../..");

export type Editor = {
  readonly connection: ProtocolConnection;
  readonly capabilities: InitializeResult["capabilities"];
  readonly folder: string;
  readonly uri: (path: string) => string;
  readonly text: (path: string) => string;
  /** Opens a file with its text on disk, or with another. */
  readonly open: (path: string, text?: string) => Promise<void>;
  /** Replaces the whole text of an open file. */
  readonly write: (path: string, text: string) => Promise<void>;
  /** The next findings published for a file that satisfy a wish. */
  readonly findings: (path: string, wish?: (items: readonly Diagnostic[]) => boolean) => Promise<readonly Diagnostic[]>;
  readonly ask: <T>(method: string, path: string, more?: object) => Promise<T>;
  readonly close: () => Promise<number | null>;
};

/** A copy of `rules/` and `test/golden/` in a folder of its own, with an editor open on it. */
export async function openEditor(options: object = {}): Promise<Editor> {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), "khoan-lsp-")));
  cpSync(join(ROOT, "rules"), join(folder, "rules"), { recursive: true });
  cpSync(join(ROOT, "test/golden"), join(folder, "test/golden"), { recursive: true });
  const child = spawn(process.execPath, [join(ROOT, "cli/src/khoan.js"), "lsp", "--stdio"], {
    cwd: folder,
    stdio: ["pipe", "pipe", "inherit"],
  });
  const connection = createProtocolConnection(
    new StreamMessageReader(child.stdout),
    new StreamMessageWriter(child.stdin),
  );
  const published = new Map<string, readonly Diagnostic[]>();
  const listeners = new Set<() => void>();
  connection.onNotification("textDocument/publishDiagnostics", ({ uri, diagnostics }) => {
    published.set(uri, diagnostics);
    for (const listener of listeners) listener();
  });
  connection.onRequest("client/registerCapability", () => null);
  connection.listen();
  const uri = (path: string): string => pathToFileURL(join(folder, path)).href;
  const text = (path: string): string => readFileSync(join(folder, path), "utf8");
  const result = await connection.sendRequest<InitializeResult>("initialize", {
    processId: process.pid,
    rootUri: pathToFileURL(folder).href,
    workspaceFolders: [{ uri: pathToFileURL(folder).href, name: "khoan" }],
    capabilities: {},
    initializationOptions: { today: "2026-11-24", language: "en", ...options },
  });
  await connection.sendNotification("initialized", {});
  let version = 1;
  return {
    connection,
    capabilities: result.capabilities,
    folder,
    uri,
    text,
    open: (path, other) =>
      connection.sendNotification("textDocument/didOpen", {
        textDocument: { uri: uri(path), languageId: "khoan", version: ++version, text: other ?? text(path) },
      }),
    write: (path, other) =>
      connection.sendNotification("textDocument/didChange", {
        textDocument: { uri: uri(path), version: ++version },
        contentChanges: [{ text: other }],
      }),
    findings: (path, wish = () => true) =>
      new Promise((resolve) => {
        const look = (): void => {
          const items = published.get(uri(path));
          if (items === undefined || !wish(items)) return;
          listeners.delete(look);
          resolve(items);
        };
        listeners.add(look);
        look();
      }),
    ask: (method, path, more = {}) => connection.sendRequest(method, { textDocument: { uri: uri(path) }, ...more }),
    close: () => closed(connection, child, folder),
  };
}

async function closed(connection: ProtocolConnection, child: ChildProcess, folder: string): Promise<number | null> {
  const exit = new Promise<number | null>((resolve) => child.once("exit", resolve));
  await connection.sendRequest("shutdown");
  await connection.sendNotification("exit");
  const code = await exit;
  connection.dispose();
  rmSync(folder, { recursive: true, force: true });
  return code;
}

/** The position `plus` UTF-16 units behind the beginning of a text in another. */
export function positionIn(text: string, needle: string, plus = 0): Position {
  const at = text.indexOf(needle);
  if (at === -1) throw new Error(`not there: ${needle}`);
  const lines = text.slice(0, at + plus).split("\n");
  return { line: lines.length - 1, character: (lines.at(-1) as string).length };
}
