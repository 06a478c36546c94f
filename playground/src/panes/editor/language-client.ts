/**
 * The language server in its worker, and Monaco’s own client of the protocol on it. Files and settings, for which that
 * client has no words, go over a second line.
 */
import { effect } from "@preact/signals";
import { bundled, compiled, golden, lang, show, tab, work } from "../../state/store.ts";
import { pathsIn, textIn } from "../../state/work.ts";
import { modelOf, openAll, pathOf, uriOf } from "./models.ts";
import * as monaco from "./monaco.ts";

export function startLanguageServer(): void {
  const worker = new Worker(new URL("../../worker/language-worker.ts", import.meta.url), { type: "module" });
  const { port1, port2 } = new MessageChannel();
  worker.postMessage({ khoan: "port", port: port2 }, [port2]);
  const note = (method: string, params: unknown): void => port1.postMessage({ jsonrpc: "2.0", method, params });
  followFiles(note);
  effect(() => {
    const { from } = work.value.case;
    note("khoan/settings", {
      language: lang.value,
      today: today(),
      case: from === undefined ? null : { uri: uriOf(from.path).toString(), name: from.name },
    });
  });
  registerCommands();
  new monaco.MonacoLspClient(monaco.createTransportToWorker(worker));
  let opened = "";
  effect(() => {
    // After the first compilation it is known which other rule sets are imported.
    const { folder } = work.value;
    const ready = golden.value && folder.endsWith(`/${compiled.value?.id}`);
    if (!ready || opened === folder) return;
    opened = folder;
    openAll();
  });
}

type Location = {
  readonly uri: string;
  readonly range: { readonly start: { readonly line: number; readonly character: number } };
};

/** What the server’s lenses ask the page to do. */
function registerCommands(): void {
  const goTo = ({ uri, range }: Location): void => {
    const { line, character } = range.start;
    const place = { line: line + 1, column: character + 1 };
    show({ path: pathOf(monaco.Uri.parse(uri)), ...place, endLine: place.line, endColumn: place.column });
  };
  monaco.editor.registerCommand("khoan.goTo", (_, location: Location) => goTo(location));
  monaco.editor.registerCommand("khoan.runCases", () => {
    tab.value = "tests";
  });
  monaco.editor.registerCommand("khoan.showReferences", (_, __, ___, locations: readonly Location[]) => {
    for (const { uri } of locations) modelOf(pathOf(monaco.Uri.parse(uri)));
    const [first] = locations;
    if (first !== undefined) goTo(first);
  });
}

function today(): string {
  const now = new Date();
  const two = (n: number): string => String(n).padStart(2, "0");
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}

/** Tells the server of every text that has changed, open in the editor or not. */
function followFiles(note: (method: string, params: unknown) => void): void {
  const sent = new Map<string, string>();
  effect(() => {
    const paths = new Set(pathsIn(work.value, "draft", bundled.value));
    const files: { readonly uri: string; readonly text: string }[] = [];
    for (const path of paths) {
      const text = textIn(work.value, "draft", path, bundled.value) ?? "";
      if (sent.get(path) === text) continue;
      sent.set(path, text);
      // An open file is told by the editor itself, keystroke by keystroke.
      if (monaco.editor.getModel(uriOf(path)) === null) files.push({ uri: uriOf(path).toString(), text });
    }
    const removed = [...sent.keys()].filter((path) => !paths.has(path));
    for (const path of removed) sent.delete(path);
    if (files.length > 0 || removed.length > 0)
      note("khoan/files", { files, removed: removed.map((path) => uriOf(path).toString()) });
  });
}
