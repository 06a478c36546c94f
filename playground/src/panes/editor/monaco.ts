/** The parts of Monaco that the page uses, its worker, its colours, and the look of rule files before the server speaks. */
import * as monaco from "monaco-editor/editor/editor.api.js";
import "monaco-editor/features/register.all.js";
import EditorWorker from "monaco-editor/editor/editor.worker.js?worker";

declare global {
  interface Window {
    MonacoEnvironment?: { readonly getWorker: () => Worker };
  }
}

window.MonacoEnvironment = { getWorker: () => new EditorWorker() };

monaco.languages.register({ id: "khoan", extensions: [".yaml"] });
monaco.languages.setLanguageConfiguration("khoan", {
  comments: { lineComment: "#" },
  brackets: [
    ["{", "}"],
    ["[", "]"],
    ["(", ")"],
  ],
  autoClosingPairs: [
    { open: "{", close: "}" },
    { open: "[", close: "]" },
    { open: "(", close: ")" },
    { open: '"', close: '"', notIn: ["string"] },
  ],
  onEnterRules: [{ beforeText: /:\s*$/, action: { indentAction: monaco.languages.IndentAction.Indent } }],
  folding: { offSide: true },
  // A name is letters with their marks, digits and underscores, in any language.
  wordPattern: /[\p{L}\p{M}\p{N}_]+/u,
});
monaco.languages.setMonarchTokensProvider("khoan", {
  unicode: true,
  tokenizer: {
    root: [
      [/#.*$/, "comment"],
      [/([\p{L}\p{M}\p{N}_-]+)(:)(?=\s)/u, ["key", "delimiter"]],
      [/sha256:[0-9a-f]+/, "digest"],
      [/§[\p{L}\p{M}\p{N}._-]+/u, "clause"],
      [/"[^"]*"/, "string"],
      [/'(?:[^']|'')*'/, "string"],
      [/\d{2}\/\d{2}\/\d{4}|\d{4}-\d{2}(?:-\d{2})?|\d[\d._]*(?:,\d+)?%?/, "number"],
      [
        /(?<![\p{L}\p{M}_])(?:và|hoặc|không|nếu|thì|trong|với|tại|chứa|and|or|not|if|then|else|in|at|contains|let)(?![\p{L}\p{M}_])/u,
        "keyword",
      ],
      [/(?<![\p{L}\p{M}_])(?:đúng|sai|trống|true|false|null)(?![\p{L}\p{M}_])/u, "constant"],
      [/[{}[\],;]/, "delimiter"],
      [/[\p{L}\p{M}_][\p{L}\p{M}\p{N}_]*/u, "identifier"],
      [/\s+/, "white"],
      [/./, ""],
    ],
  },
});

type Rules = { readonly token: string; readonly foreground?: string; readonly fontStyle?: string }[];

function themeRules(key: string, keyword: string, number: string, text: string, clause: string, quiet: string): Rules {
  return [
    { token: "key", foreground: key },
    { token: "keyword", foreground: keyword },
    { token: "constant", foreground: keyword },
    { token: "number", foreground: number },
    { token: "string", foreground: text },
    { token: "clause", foreground: clause },
    { token: "digest", foreground: quiet },
    { token: "comment", foreground: quiet, fontStyle: "italic" },
    { token: "delimiter", foreground: quiet },
  ];
}

monaco.editor.defineTheme("khoan-light", {
  base: "vs",
  inherit: true,
  rules: themeRules("0b5a61", "7a3b8f", "9a4a12", "3a6b1f", "1d4f91", "66707c"),
  colors: {
    "editor.background": "#ffffff",
    "editorLineNumber.foreground": "#737c88",
    "editor.lineHighlightBackground": "#f5f3ee",
  },
});
monaco.editor.defineTheme("khoan-dark", {
  base: "vs-dark",
  inherit: true,
  rules: themeRules("7fcbd1", "d3a2e4", "f0b27a", "a7d08c", "8db8f2", "98a2b0"),
  colors: {
    "editor.background": "#1a1f26",
    "editorLineNumber.foreground": "#8a94a3",
    "editor.lineHighlightBackground": "#222933",
  },
});

export * from "monaco-editor/editor/editor.api.js";
export { createTransportToWorker, MonacoLspClient } from "monaco-lsp-client";
