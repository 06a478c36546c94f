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
      [/([\p{L}\p{M}\p{N}_-]+)(:)(?=\s|$)/u, ["key", "delimiter"]],
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

type Palette = {
  readonly key: string;
  readonly name: string;
  readonly keyword: string;
  readonly number: string;
  readonly text: string;
  readonly clause: string;
  readonly quiet: string;
};

/** By the tokens of the tokenizer above, and by those that the language server names. */
function themeRules({ key, name, keyword, number, text, clause, quiet }: Palette): Rules {
  const of = (foreground: string, ...tokens: readonly string[]): Rules =>
    tokens.map((token) => ({ token, foreground }));
  return [
    ...of(key, "key", "type", "enumMember", "namespace"),
    ...of(name, "identifier", "property", "variable", "parameter", "function"),
    ...of(keyword, "keyword", "constant", "operator"),
    ...of(number, "number", "money", "date"),
    ...of(text, "string"),
    ...of(clause, "clause", "reading"),
    ...of(quiet, "digest", "delimiter"),
    { token: "comment", foreground: quiet, fontStyle: "italic" },
  ];
}

const LIGHT: Palette = {
  key: "0b5a61",
  name: "1c242d",
  keyword: "7a3b8f",
  number: "9a4a12",
  text: "3a6b1f",
  clause: "1d4f91",
  quiet: "66707c",
};

const DARK: Palette = {
  key: "7fcbd1",
  name: "e7eaee",
  keyword: "d3a2e4",
  number: "f0b27a",
  text: "a7d08c",
  clause: "8db8f2",
  quiet: "98a2b0",
};

monaco.editor.defineTheme("khoan-light", {
  base: "vs",
  inherit: true,
  rules: themeRules(LIGHT),
  colors: {
    "editor.background": "#ffffff",
    "editorLineNumber.foreground": "#737c88",
    "editor.lineHighlightBackground": "#f5f3ee",
  },
});
monaco.editor.defineTheme("khoan-dark", {
  base: "vs-dark",
  inherit: true,
  rules: themeRules(DARK),
  colors: {
    "editor.background": "#1a1f26",
    "editorLineNumber.foreground": "#8a94a3",
    "editor.lineHighlightBackground": "#222933",
  },
});

export * from "monaco-editor/editor/editor.api.js";
export { createTransportToWorker, MonacoLspClient } from "monaco-lsp-client";
