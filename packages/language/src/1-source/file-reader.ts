/**
 * Files to trees and models, each made once for a text: a reader that is kept from one compilation to the next makes
 * anew only what has changed. What was found on the way stands beside what was made, so that it can be reported again.
 */
import { type Diagnostic, files, type Lang, type Report, type SourceText, sourceText } from "@khoan/diagnostics";
import { toCanonicalKey } from "../2-syntax/places.ts";
import { canonicalFile } from "../3-model/canonical.ts";
import type { Document } from "../3-model/model.ts";
import { readDocument } from "../3-model/read-document.ts";
import { readSections, type Sections } from "../3-model/read-sections.ts";
import type { Host, HostError } from "./host.ts";
import { parseYaml } from "./parse-yaml.ts";
import type { YamlMapping, YamlNode } from "./yaml-tree.ts";

export type FileTree = {
  readonly source: SourceText;
  /** Absent where the text is not well-formed, or holds no mapping. */
  readonly root?: YamlMapping;
  readonly diagnostics: readonly Diagnostic[];
  /** Of a text that is not well-formed, for a reader that goes on with what it can make of it. */
  readonly broken?: {
    /** The text that the places of `root` lie in: an older one where the new one gives no tree. */
    readonly placesOf: SourceText;
    /** The last tree of a text that was well-formed. */
    readonly good?: FileTree;
  };
};

export type FileSections = {
  readonly uri: string;
  readonly lang: Lang;
  readonly sections: Sections;
  readonly diagnostics: readonly Diagnostic[];
};

export type FileDocument = {
  readonly lang: Lang;
  readonly document?: Document;
  readonly diagnostics: readonly Diagnostic[];
};

export type FileReader = {
  readonly tree: (path: string) => FileTree | HostError;
  readonly document: (tree: FileTree) => FileDocument;
  /** Undefined where there is no tree. */
  readonly sections: (tree: FileTree, lang: Lang) => FileSections | undefined;
};

/** How a text becomes a tree; `before` is what the file's last text became. */
export type ParseFile = (source: SourceText, before: FileTree | undefined) => FileTree;

/** Parses and says what is wrong. */
export const readTree: ParseFile = (source) => {
  const diagnostics: Diagnostic[] = [];
  const node = parseYaml(source, (diagnostic) => diagnostics.push(diagnostic));
  if (node === undefined) return { source, diagnostics };
  if (node.kind === "mapping") return { source, root: node, diagnostics };
  const got = node.kind === "scalar" ? node.text.slice(0, 40) : "list";
  diagnostics.push(files.wrongShape(node.span, { expected: "mapping", got }));
  return { source, diagnostics };
};

export function fileReader(host: Pick<Host, "readText">, parse: ParseFile = readTree): FileReader {
  const trees = new Map<string, FileTree>();
  const documents = new WeakMap<FileTree, FileDocument>();
  const models = new WeakMap<FileTree, FileSections>();
  let lastId = 0;
  const ids = { next: () => ++lastId };
  return {
    tree: (path) => {
      const read = host.readText(path);
      if ("error" in read) return read;
      const before = trees.get(path);
      if (before?.source.text === read.text) return before;
      const tree = parse(sourceText(path, read.text), before);
      trees.set(path, tree);
      return tree;
    },
    document: (tree) => {
      const known = documents.get(tree);
      if (known !== undefined) return known;
      const diagnostics: Diagnostic[] = [];
      const report: Report = (diagnostic) => diagnostics.push(diagnostic);
      const lang = tree.root === undefined ? "vi" : languageOf(tree.root, report);
      const document =
        tree.root && readDocument(canonicalFile(tree.root, "document", lang, report), { lang, report, ids });
      const made = { lang, diagnostics, ...(document === undefined ? {} : { document }) };
      documents.set(tree, made);
      return made;
    },
    sections: (tree, lang) => {
      const known = models.get(tree);
      if (known?.lang === lang || tree.root === undefined) return known;
      const diagnostics: Diagnostic[] = [];
      const report: Report = (diagnostic) => diagnostics.push(diagnostic);
      const made = {
        uri: tree.source.uri,
        lang,
        sections: readSections(tree.root, { lang, report, ids }),
        diagnostics,
      };
      models.set(tree, made);
      return made;
    },
  };
}

/** `language: vi` or `ngôn_ngữ: vi`: read in both spellings, before the vocabulary is known. */
function languageOf(root: YamlMapping, report: Report): Lang {
  const entry = root.entries.find(({ key }) => key.text === "language" || key.text === "ngôn_ngữ");
  const value: YamlNode | undefined = entry?.value;
  if (value?.kind === "scalar" && (value.text === "vi" || value.text === "en")) return value.text;
  if (value !== undefined)
    report(files.wrongFileLanguage(value.span, { found: value.kind === "scalar" ? value.text : value.kind }));
  const spelling = root.entries.find(
    ({ key }) =>
      toCanonicalKey("document", "en", key.text) !== undefined &&
      toCanonicalKey("document", "vi", key.text) === undefined,
  );
  return spelling === undefined ? "vi" : "en";
}
