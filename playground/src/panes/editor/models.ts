/** One text model for each file, in step with the store both ways: typing and renaming go there, undo comes from there. */
import { effect } from "@preact/signals";
import { bundled, dispatch, filePaths, work } from "../../state/store.ts";
import { textIn } from "../../state/work.ts";
import * as monaco from "./monaco.ts";

/** Longer files are edited without colours and folding. */
const LONG = 600_000;

export function uriOf(path: string): monaco.Uri {
  return monaco.Uri.from({ scheme: "file", path: `/${path}` });
}

export function pathOf(uri: monaco.Uri): string {
  return uri.path.slice(1);
}

function textNow(path: string): string | undefined {
  return textIn(work.peek(), "draft", path, bundled.peek());
}

/** The model of a file; made where there is none. */
export function modelOf(path: string): monaco.editor.ITextModel | undefined {
  const uri = uriOf(path);
  const known = monaco.editor.getModel(uri);
  if (known !== null) return known;
  const text = textNow(path);
  if (text === undefined) return undefined;
  const model = monaco.editor.createModel(text, text.length > LONG ? "plaintext" : "khoan", uri);
  model.setEOL(monaco.editor.EndOfLineSequence.LF);
  model.updateOptions({ tabSize: 2, insertSpaces: true });
  return model;
}

/** The text that a model was last known to hold, so that a key costs no look at the other files. */
const held = new Map<string, string>();

/** Set while a change comes from the store. */
let applying = false;
/** Changes of one turn, a rename across files say, are one step of undo. */
let pending = new Map<string, string>();

function changed(model: monaco.editor.ITextModel): void {
  if (applying) return;
  if (pending.size === 0) {
    queueMicrotask(() => {
      const texts = Object.fromEntries(pending);
      pending = new Map();
      dispatch({ kind: "edit", texts });
    });
  }
  const text = model.getValue();
  held.set(pathOf(model.uri), text);
  pending.set(pathOf(model.uri), text);
}

/** Only the part that differs is replaced, so that the cursor and folds stay. */
function replaceText(model: monaco.editor.ITextModel, text: string): void {
  const old = model.getValue();
  if (old === text) return;
  const most = Math.min(old.length, text.length);
  let start = 0;
  while (start < most && old[start] === text[start]) start++;
  let end = 0;
  while (end < most - start && old[old.length - 1 - end] === text[text.length - 1 - end]) end++;
  const from = model.getPositionAt(start);
  const to = model.getPositionAt(old.length - end);
  applying = true;
  model.applyEdits([{ range: monaco.Range.fromPositions(from, to), text: text.slice(start, text.length - end) }]);
  applying = false;
}

/** Follows the store for as long as the page lives. */
export function followStore(): void {
  monaco.editor.onDidCreateModel((model) => {
    model.onDidChangeContent(() => changed(model));
  });
  effect(() => {
    void [work.value, bundled.value];
    for (const model of monaco.editor.getModels()) {
      const path = pathOf(model.uri);
      // What was typed this very turn is newer than the store.
      if (pending.has(path)) continue;
      const text = textNow(path);
      if (text === undefined) {
        held.delete(path);
        model.dispose();
      } else if (held.get(path) !== text) {
        held.set(path, text);
        replaceText(model, text);
      }
    }
  });
}

/** Milliseconds of work before keys have their turn. */
const TURN = 8;

/** Models for all files of the rule set and its cases, so that a rename reaches them; made a few at a time. */
export function openAll(): void {
  const { own, imported, cases } = filePaths.value;
  const waiting = [...own, ...imported, ...cases];
  const next = (): void => {
    const end = performance.now() + TURN;
    while (waiting.length > 0 && performance.now() < end) modelOf(waiting.shift() as string);
    if (waiting.length > 0) setTimeout(next, TURN);
  };
  setTimeout(next, TURN);
}
