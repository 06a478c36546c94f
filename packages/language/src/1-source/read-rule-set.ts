/**
 * A folder to the models of its rule set and of those it imports, itself first. Imports are sibling folders; a cycle
 * or a name that would leave the folder is refused.
 */
import { files, type Lang, names, type Report, type SourceText, sourceText } from "@khoan/diagnostics";
import type { NodeIds } from "../2-syntax/expression.ts";
import { toCanonicalKey } from "../2-syntax/places.ts";
import { canonicalFile } from "../3-model/canonical.ts";
import type {
  ClauseModel,
  Document,
  FactNode,
  Name,
  ParameterModel,
  PlausibleModel,
  ReadingModel,
  RuleSet,
  TypeModel,
  VariableModel,
} from "../3-model/model.ts";
import { readClauses } from "../3-model/read-clauses.ts";
import { readFacts, readTypes, readVariables } from "../3-model/read-declarations.ts";
import { readDocument } from "../3-model/read-document.ts";
import { readParameters, readReadings } from "../3-model/read-parameters.ts";
import { readPlausible } from "../3-model/read-promises.ts";
import type { ReadContext } from "../3-model/scalars.ts";
import { SECTIONS } from "../3-model/shapes.ts";
import type { Host, HostError } from "./host.ts";
import { hostDiagnostic } from "./host-diagnostic.ts";
import { parseYaml } from "./parse-yaml.ts";
import type { YamlMapping, YamlNode } from "./yaml-tree.ts";

export type Loaded = { readonly ruleSets: readonly RuleSet[]; readonly sources: Map<string, SourceText> };

type Loading = {
  readonly host: Host;
  readonly report: Report;
  readonly ids: NodeIds;
  readonly sources: Map<string, SourceText>;
};

export function readRuleSets(host: Host, folder: string, report: Report, ids: NodeIds): Loaded {
  const loading: Loading = { host, report, ids, sources: new Map() };
  const done = new Map<string, RuleSet>();
  const order: RuleSet[] = [];
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

function readOne(loading: Loading, folder: string, from: Name | undefined): RuleSet | undefined {
  const { host, report } = loading;
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
  const root = readFile(loading, `${folder}/document.yaml`);
  if (root === undefined) return undefined;
  const lang = languageOf(root, report);
  const context: ReadContext = { lang, report, ids: loading.ids };
  const document = readDocument(canonicalFile(root, "document", lang, report), context);
  if (document === undefined) return undefined;
  const folderName = folder.slice(folder.lastIndexOf("/") + 1);
  if (document.id.name !== folderName && folderName !== "." && folderName !== "..") {
    report(files.idIsNotFolder(document.id.span, { id: document.id.name, folder: folderName }));
  }
  return { document, ...readSections(loading, folder, fileNames(document, listed, report), context) };
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

function readSections(
  loading: Loading,
  folder: string,
  fileList: readonly string[],
  context: ReadContext,
): Omit<RuleSet, "document"> {
  const types: TypeModel[] = [];
  const facts: FactNode[] = [];
  const plausible: PlausibleModel[] = [];
  const variables: VariableModel[] = [];
  const parameters: ParameterModel[] = [];
  const readings: ReadingModel[] = [];
  const clauses: ClauseModel[] = [];
  for (const name of fileList) {
    const node = readFile(loading, `${folder}/${name}`);
    if (node === undefined) continue;
    for (const { key, value } of canonicalFile(node, "sections", context.lang, context.report).entries) {
      switch (key.text) {
        case "types":
          types.push(...readTypes(value, context));
          break;
        case "facts":
          facts.push(...readFacts(value, context));
          break;
        case "plausible":
          plausible.push(...readPlausible(value, context));
          break;
        case "variables":
          variables.push(...readVariables(value, context));
          break;
        case "parameters":
          parameters.push(...readParameters(value, context));
          break;
        case "readings":
          readings.push(...readReadings(value, context));
          break;
        case "clauses":
          clauses.push(...readClauses(value, context));
          break;
        default:
          if (!key.text.startsWith("?"))
            context.report(files.unknownKey(key.span, { key: key.text, nearest: SECTIONS }));
      }
    }
  }
  return { types, facts, plausible, variables, parameters, readings, clauses };
}

function readFile(loading: Loading, path: string): YamlMapping | undefined {
  const read = loading.host.readText(path);
  if ("error" in read) {
    loading.report(hostDiagnostic(path, read, false));
    return undefined;
  }
  const source = sourceText(path, read.text);
  loading.sources.set(path, source);
  const node = parseYaml(source, loading.report);
  if (node === undefined) return undefined;
  if (node.kind === "mapping") return node;
  loading.report(
    files.wrongShape(node.span, { expected: "mapping", got: node.kind === "scalar" ? node.text.slice(0, 40) : "list" }),
  );
  return undefined;
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
