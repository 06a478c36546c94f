/**
 * Monaco on the rule files. The text lives in the store: what is typed becomes an edit there, and an undo there becomes
 * a change here, so that one undo goes back over everything.
 */
import { effect } from "@preact/signals";
import { darkNow } from "../../app/theme.ts";
import { dispatch, draftText, openPath, redo, reveal, undo, work } from "../../state/store.ts";
import * as monaco from "./monaco.ts";

/** Longer files are edited without colours and folding. */
const LONG = 600_000;

function uriOf(path: string): monaco.Uri {
  return monaco.Uri.from({ scheme: "file", path: `/${path}` });
}

function pathOf(uri: monaco.Uri): string {
  return uri.path.slice(1);
}

function modelOf(path: string, text: string): monaco.editor.ITextModel {
  const uri = uriOf(path);
  const known = monaco.editor.getModel(uri);
  if (known !== null) return known;
  const model = monaco.editor.createModel(text, text.length > LONG ? "plaintext" : "khoan", uri);
  model.setEOL(monaco.editor.EndOfLineSequence.LF);
  model.updateOptions({ tabSize: 2, insertSpaces: true });
  return model;
}

/** Only the part that differs is replaced, so that the cursor and folds stay. */
function replaceText(model: monaco.editor.ITextModel, text: string): void {
  const old = model.getValue();
  let start = 0;
  while (start < old.length && start < text.length && old[start] === text[start]) start++;
  let end = 0;
  while (
    end < old.length - start &&
    end < text.length - start &&
    old[old.length - 1 - end] === text[text.length - 1 - end]
  )
    end++;
  const from = model.getPositionAt(start);
  const to = model.getPositionAt(old.length - end);
  model.applyEdits([{ range: monaco.Range.fromPositions(from, to), text: text.slice(start, text.length - end) }]);
}

/** Opens an editor in an element; gives back how to close it. */
export function openEditor(element: HTMLElement): () => void {
  const editor = monaco.editor.create(element, {
    model: null,
    theme: darkNow.value ? "khoan-dark" : "khoan-light",
    automaticLayout: true,
    fontFamily: getComputedStyle(document.documentElement).getPropertyValue("--mono"),
    fontSize: 13,
    lineHeight: 21,
    minimap: { enabled: false },
    scrollBeyondLastLine: false,
    wordWrap: "on",
    wrappingIndent: "indent",
    renderLineHighlight: "line",
    padding: { top: 8, bottom: 8 },
    folding: true,
    stickyScroll: { enabled: true, maxLineCount: 3 },
    // Letters that look like others are the compiler’s to report; these mark what Vietnamese text never holds.
    unicodeHighlight: { ambiguousCharacters: false, invisibleCharacters: true, nonBasicASCII: false },
    accessibilitySupport: "auto",
    fixedOverflowWidgets: true,
    // Each line is in the document’s language; Monaco itself has no such setting.
    ariaLabel: openPath.value,
    "semanticHighlighting.enabled": true,
  });
  const closers: (() => void)[] = [];
  /** Set while a change comes from the store. */
  let applying = false;

  closers.push(
    effect(() => {
      const path = openPath.value;
      void work.value;
      const text = draftText(path);
      if (text === undefined) {
        editor.setModel(null);
        return;
      }
      const model = modelOf(path, text);
      if (model.getValue() !== text) {
        applying = true;
        replaceText(model, text);
        applying = false;
      }
      if (editor.getModel() !== model) {
        editor.setModel(model);
        editor.updateOptions({ ariaLabel: path });
      }
    }),
    effect(() => {
      const place = reveal.value;
      if (place === undefined || editor.getModel()?.uri.path !== `/${place.path}`) return;
      const range = new monaco.Range(place.line, place.column, place.endLine, place.endColumn);
      editor.setSelection({ ...range, endLineNumber: place.line, endColumn: place.column });
      editor.revealLineNearTop(place.line);
      flash(editor, range);
      if (place.focus) editor.focus();
    }),
    effect(() => monaco.editor.setTheme(darkNow.value ? "khoan-dark" : "khoan-light")),
  );

  const subscriptions = [
    editor.onDidChangeModelContent(() => {
      const model = editor.getModel();
      if (model !== null && !applying) dispatch({ kind: "edit", path: pathOf(model.uri), text: model.getValue() });
    }),
    editor.addAction({
      id: "khoan.undo",
      label: "Undo",
      keybindings: [monaco.KeyMod.CtrlCmd | monaco.KeyCode.KeyZ],
      run: undo,
    }),
    editor.addAction({
      id: "khoan.redo",
      label: "Redo",
      keybindings: [
        monaco.KeyMod.CtrlCmd | monaco.KeyMod.Shift | monaco.KeyCode.KeyZ,
        monaco.KeyMod.CtrlCmd | monaco.KeyCode.KeyY,
      ],
      run: redo,
    }),
  ];
  return () => {
    for (const close of closers) close();
    for (const subscription of subscriptions) subscription.dispose();
    editor.dispose();
  };
}

/** Marks the lines of a place for a moment. */
function flash(editor: monaco.editor.ICodeEditor, range: monaco.Range): void {
  const marks = editor.createDecorationsCollection([
    { range, options: { isWholeLine: true, className: "flash", linesDecorationsClassName: "flash-edge" } },
  ]);
  setTimeout(() => marks.clear(), 1800);
}
