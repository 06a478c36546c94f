/** The editor itself: which file it shows, where, in which colours, and keys that belong to the whole page. */
import { effect } from "@preact/signals";
import { darkNow } from "../../app/theme.ts";
import { lang, openPath, redo, reveal, undo, work } from "../../state/store.ts";
import { words } from "../../words/words.ts";
import { startLanguageServer } from "./language-client.ts";
import { followStore, modelOf, pathOf } from "./models.ts";
import * as monaco from "./monaco.ts";

const OPTIONS: monaco.editor.IStandaloneEditorConstructionOptions = {
  model: null,
  automaticLayout: true,
  fontSize: 13,
  lineHeight: 21,
  minimap: { enabled: false },
  scrollBeyondLastLine: false,
  wordWrap: "on",
  wrappingIndent: "indent",
  padding: { top: 8, bottom: 8 },
  stickyScroll: { enabled: true, maxLineCount: 3 },
  // Letters that look like others are the compiler’s to report; these mark what Vietnamese text never holds.
  unicodeHighlight: { ambiguousCharacters: false, invisibleCharacters: true, nonBasicASCII: false },
  fixedOverflowWidgets: true,
  "semanticHighlighting.enabled": true,
  // The text under the cursor is not sent anywhere, whatever is pasted or dropped.
  dropIntoEditor: { enabled: false },
};

let started = false;

/** Opens an editor in an element; gives back how to close it. */
export function openEditor(element: HTMLElement): () => void {
  if (!started) {
    started = true;
    followStore();
    startLanguageServer();
  }
  const styles = getComputedStyle(document.documentElement);
  const scale = Number.parseFloat(styles.fontSize) / 16;
  monaco.editor.setTheme(darkNow.peek() ? "khoan-dark" : "khoan-light");
  const editor = monaco.editor.create(element, {
    ...OPTIONS,
    theme: darkNow.peek() ? "khoan-dark" : "khoan-light",
    fontFamily: styles.getPropertyValue("--mono"),
    fontSize: Math.round(13 * scale),
    lineHeight: Math.round(21 * scale),
  });
  const closers = [
    effect(() => {
      void work.value;
      const path = openPath.value;
      const model = modelOf(path) ?? null;
      if (editor.getModel() === model) return;
      editor.setModel(model);
    }),
    effect(() => editor.updateOptions({ ariaLabel: `${words.value.editor}: ${openPath.value}` })),
    effect(() => {
      const place = reveal.value;
      if (place === undefined || openPath.value !== place.path) return;
      const range = new monaco.Range(place.line, place.column, place.endLine, place.endColumn);
      editor.setPosition({ lineNumber: place.line, column: place.column });
      editor.revealLineNearTop(place.line);
      flash(editor, range);
      if (place.focus) editor.focus();
    }),
    effect(() => monaco.editor.setTheme(darkNow.value ? "khoan-dark" : "khoan-light")),
  ];
  const opener = monaco.editor.registerEditorOpener({
    openCodeEditor: (_, resource, at) => {
      const start = at === undefined ? undefined : "startLineNumber" in at ? at : monaco.Range.fromPositions(at);
      const line = start?.startLineNumber ?? 1;
      openPath.value = pathOf(resource);
      reveal.value = {
        path: pathOf(resource),
        line,
        column: start?.startColumn ?? 1,
        endLine: line,
        endColumn: start?.endColumn ?? 1,
        focus: true,
      };
      return true;
    },
  });
  const keys = lang.peek() === "vi" ? { undo: "Hoàn tác", redo: "Làm lại" } : { undo: "Undo", redo: "Redo" };
  editor.addAction({
    id: "khoan.undo",
    label: keys.undo,
    keybindings: [monaco.KeyMod.CtrlCmd | monaco.KeyCode.KeyZ],
    run: undo,
  });
  editor.addAction({
    id: "khoan.redo",
    label: keys.redo,
    keybindings: [
      monaco.KeyMod.CtrlCmd | monaco.KeyMod.Shift | monaco.KeyCode.KeyZ,
      monaco.KeyMod.CtrlCmd | monaco.KeyCode.KeyY,
    ],
    run: redo,
  });
  return () => {
    for (const close of closers) close();
    opener.dispose();
    editor.dispose();
  };
}

/** Marks the lines of a place for a moment, in milliseconds. */
const FLASH = 1800;

function flash(editor: monaco.editor.ICodeEditor, range: monaco.Range): void {
  const marks = editor.createDecorationsCollection([
    { range, options: { isWholeLine: true, className: "flash", linesDecorationsClassName: "flash-edge" } },
  ]);
  setTimeout(() => marks.clear(), FLASH);
}
