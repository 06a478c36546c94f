/**
 * The file of reasons beside the golden cases (`coverage.yaml`): which gaps are accepted, why, and who says so. A
 * reason for what is shown after all, or for what the rules no longer have, is an error: reasons must not outlive what
 * they are about.
 */
import {
  cases as caseRows,
  type Diagnostic,
  files,
  nearest,
  coverage as rows,
  type SourceText,
  type Span,
} from "@khoan/diagnostics";
import { canonicalFile, type Program, parseYaml, type View, viewOf, wordsOf, type YamlScalar } from "@khoan/language";
import { type Asked, type GapKind, keyOf } from "./asked.ts";

export type Accepted = {
  readonly clause?: string;
  readonly kind: GapKind;
  readonly what: string;
  readonly why: string;
  readonly author: string;
  readonly span: Span;
};

export type AcceptedFile = { readonly accepted: readonly Accepted[]; readonly diagnostics: readonly Diagnostic[] };

const WORDS = {
  vi: { kind: "loại", what: "chỗ", why: "vì", author: "tác_giả" },
  en: { kind: "kind", what: "what", why: "why", author: "author" },
} as const;

/** Never throws for bad input; entries that lack something are reported and left out. */
export function readAccepted(source: SourceText, program: Program): AcceptedFile {
  const diagnostics: Diagnostic[] = [];
  const report = (diagnostic: Diagnostic): void => void diagnostics.push(diagnostic);
  const root = parseYaml(source, report);
  if (root === undefined) return { accepted: [], diagnostics };
  if (root.kind !== "mapping") {
    report(files.wrongShape(root.span, { expected: "mapping", got: root.kind }));
    return { accepted: [], diagnostics };
  }
  const said = root.entries.find(({ key }) => key.text === "language" || key.text === "ngôn_ngữ")?.value;
  const lang = said?.kind === "scalar" && said.text === "en" ? "en" : "vi";
  const file = viewOf(canonicalFile(root, "coverage_file", lang, report));
  const ruleSet = file.scalar("rule_set");
  const expected = program.document.id;
  if (ruleSet?.text !== expected) {
    report(caseRows.caseWrongRuleSet(ruleSet?.span ?? root.span, { found: ruleSet?.text ?? "", expected }));
  }
  const accepted = file.items("accepted").flatMap((item): readonly Accepted[] => {
    if (item.kind !== "mapping") {
      report(files.wrongShape(item.span, { expected: "mapping", got: item.kind }));
      return [];
    }
    return entriesOf(viewOf(item), lang, report);
  });
  return { accepted, diagnostics };
}

function entriesOf(view: View, lang: "vi" | "en", report: (diagnostic: Diagnostic) => void): readonly Accepted[] {
  const head = view.node.entries[0]?.key.span ?? view.node.span;
  const missing = (["kind", "what", "why", "author"] as const).filter((key) => {
    const node = view.get(key);
    return node === undefined || (node.kind === "scalar" && node.text.trim() === "");
  });
  for (const key of missing) report(rows.acceptedLacks(head, { key: WORDS[lang][key] }));
  const kind = view.scalar("kind");
  if (kind !== undefined && !wordsOf("gap", "en").includes(kind.text)) {
    report(rows.acceptedKind(kind.span, { kind: kind.text, nearest: nearest(kind.text, wordsOf("gap", lang)) }));
    return [];
  }
  if (missing.length > 0) return [];
  const clause = view.text("clause");
  return view.scalars("what").map((what: YamlScalar) => ({
    kind: kind?.text as GapKind,
    what: what.text.replaceAll(/\s+/gu, " ").trim(),
    why: view.text("why") ?? "",
    author: view.text("author") ?? "",
    span: what.span,
    ...(clause === undefined ? {} : { clause }),
  }));
}

/** The reasons by what they are about, and what is wrong with them. */
export function matchAccepted(
  accepted: readonly Accepted[],
  asked: readonly Asked[],
  program: Program,
): { readonly reasons: ReadonlyMap<Asked, Accepted>; readonly diagnostics: readonly Diagnostic[] } {
  const byKey = new Map(asked.map((one) => [keyOf(one), one]));
  const reasons = new Map<Asked, Accepted>();
  const diagnostics: Diagnostic[] = [];
  for (const entry of accepted) {
    const clause = entry.clause === undefined ? undefined : program.clauses.findIndex(({ id }) => id === entry.clause);
    const { kind, what } = entry;
    const found = byKey.get(keyOf({ kind, what, ...(clause === undefined ? {} : { clause }) }));
    if (found === undefined) {
      const alike = asked.filter((one) => one.kind === kind && one.clause === clause).map((one) => one.what);
      diagnostics.push(rows.acceptedUnknown(entry.span, { what, nearest: nearest(what, alike) }));
    } else if (found.shown !== undefined) diagnostics.push(rows.acceptedIsCovered(entry.span, { what }));
    else if (reasons.has(found)) diagnostics.push(rows.acceptedTwice(entry.span, { what }));
    else reasons.set(found, entry);
  }
  return { reasons, diagnostics };
}
