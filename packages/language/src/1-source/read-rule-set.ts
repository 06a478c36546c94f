/**
 * A folder to the models of its rule set and of those it imports, itself first. Imports are sibling folders; a cycle
 * or a name that would leave the folder is refused.
 */
import { files, names, type Report, type SourceText } from "@khoan/diagnostics";
import type { Document, Name, RuleSet } from "../3-model/model.ts";
import { joinSections } from "../3-model/read-sections.ts";
import type { FileReader, FileSections, FileTree } from "./file-reader.ts";
import type { Host, HostError } from "./host.ts";
import { hostDiagnostic } from "./host-diagnostic.ts";

export type Loaded = {
  readonly ruleSets: readonly LoadedRuleSet[];
  readonly sources: Map<string, SourceText>;
};

/** A rule set, and what each of its files gave to it, in their order. */
export type LoadedRuleSet = RuleSet & { readonly parts: readonly FileSections[] };

type Loading = {
  readonly host: Pick<Host, "list">;
  readonly reader: FileReader;
  readonly report: Report;
  readonly sources: Map<string, SourceText>;
};

export function readRuleSets(host: Pick<Host, "list">, reader: FileReader, folder: string, report: Report): Loaded {
  const loading: Loading = { host, reader, report, sources: new Map() };
  const done = new Map<string, LoadedRuleSet>();
  const order: LoadedRuleSet[] = [];
  const visit = (path: string, trail: readonly string[], from: Name | undefined): void => {
    const id = path.slice(path.lastIndexOf("/") + 1);
    if (from !== undefined && trail.includes(id)) {
      report(files.importCycle(from.span, { path: [...trail.slice(trail.indexOf(id)), id].join(" → ") }));
      return;
    }
    if (done.has(id)) return;
    const ruleSet = readOne(loading, path, from);
    if (ruleSet === undefined) return;
    done.set(id, ruleSet);
    order.push(ruleSet);
    const parent = path.includes("/") ? path.slice(0, path.lastIndexOf("/")) : ".";
    for (const name of ruleSet.document.imports) visit(`${parent}/${name.name}`, [...trail, id], name);
  };
  visit(trimmed(folder), [], undefined);
  return { ruleSets: order, sources: loading.sources };
}

/** Without trailing slashes; `.` and `..` are left to the host. */
function trimmed(folder: string): string {
  return folder.length > 1 ? folder.replace(/\/+$/, "") : folder;
}

function readOne(loading: Loading, folder: string, from: Name | undefined): LoadedRuleSet | undefined {
  const { host, report, reader } = loading;
  const listed = host.list(folder);
  if (!Array.isArray(listed)) {
    const problem = listed as HostError;
    if (from !== undefined && problem.error === "missing") report(files.importNotFound(from.span, { name: from.name }));
    else report(hostDiagnostic(folder, problem, true));
    return undefined;
  }
  if (!listed.includes("document.yaml")) {
    report(
      from === undefined
        ? files.noRuleSet({ file: folder }, { path: folder })
        : files.importNotFound(from.span, { name: from.name }),
    );
    return undefined;
  }
  const tree = readFile(loading, `${folder}/document.yaml`);
  if (tree?.root === undefined) return undefined;
  const { lang, document, diagnostics } = reader.document(tree);
  diagnostics.forEach(report);
  if (document === undefined) return undefined;
  const folderName = folder.slice(folder.lastIndexOf("/") + 1);
  if (document.id.name !== folderName && folderName !== "." && folderName !== "..") {
    report(files.idIsNotFolder(document.id.span, { id: document.id.name, folder: folderName }));
  }
  const parts = fileNames(document, listed, report).flatMap((name) => {
    const file = readFile(loading, `${folder}/${name}`);
    const part = file && reader.sections(file, lang);
    part?.diagnostics.forEach(report);
    return part ?? [];
  });
  return { document, ...joinSections(parts.map((part) => part.sections)), parts };
}

function fileNames(document: Document, listed: readonly string[], report: Report): readonly string[] {
  if (document.files === undefined) {
    return listed.filter((name) => name.endsWith(".yaml") && name !== "document.yaml" && !name.endsWith(".cases.yaml"));
  }
  for (const name of document.files) {
    if (!listed.includes(name.name)) report(names.unknownFile(name.span, { name: name.name }));
  }
  return document.files.map((name) => name.name).filter((name) => listed.includes(name));
}

function readFile(loading: Loading, path: string): FileTree | undefined {
  const tree = loading.reader.tree(path);
  if ("error" in tree) {
    loading.report(hostDiagnostic(path, tree, false));
    return undefined;
  }
  loading.sources.set(path, tree.source);
  tree.diagnostics.forEach(loading.report);
  return tree;
}
