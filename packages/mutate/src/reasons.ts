/**
 * `mutants.yaml` beside the golden cases: why a mutant that no case notices is no change of the law (equivalent), or is
 * left alone all the same (accepted). Each reason names mutants by their keys, which end with a digest of the rule's
 * text: when the rule changes, the reason must be read again.
 */
import {
  type Diagnostic,
  files,
  type Lang,
  nearest,
  type Report,
  mutation as rows,
  type SourceText,
  type Span,
} from "@khoan/diagnostics";
import { parseYaml, type YamlMapping, type YamlNode, type YamlScalar } from "@khoan/language";
import type { Mutant } from "./mutant.ts";

export type Reason = {
  readonly verdict: "equivalent" | "accepted";
  readonly why: string;
  readonly author?: string;
  readonly span: Span;
};

export type Reasons = ReadonlyMap<string, Reason>;

const KEYS = {
  vi: {
    language: "ngôn_ngữ",
    rule_set: "bộ_quy_tắc",
    reasons: "lý_do",
    keys: "khóa",
    verdict: "coi_là",
    why: "vì",
    author: "tác_giả",
  },
  en: {
    language: "language",
    rule_set: "rule_set",
    reasons: "reasons",
    keys: "keys",
    verdict: "verdict",
    why: "why",
    author: "author",
  },
} as const;

const VERDICTS = {
  vi: { equivalent: "tương_đương", accepted: "chấp_nhận" },
  en: { equivalent: "equivalent", accepted: "accepted" },
} as const;

type Key = keyof (typeof KEYS)["vi"];
type Reading = { readonly lang: Lang; readonly report: Report };

/** The reasons by key; never throws for bad input. */
export function readReasons(source: SourceText): {
  readonly reasons: Reasons;
  readonly diagnostics: readonly Diagnostic[];
} {
  const diagnostics: Diagnostic[] = [];
  const report: Report = (one) => {
    diagnostics.push(one);
  };
  const reasons = new Map<string, Reason>();
  const root = parseYaml(source, report);
  if (root === undefined) return { reasons, diagnostics };
  if (root.kind !== "mapping") {
    report(files.wrongShape(root.span, { expected: "mapping", got: root.kind }));
    return { reasons, diagnostics };
  }
  const reading: Reading = { lang: languageOf(root), report };
  const list = entriesOf(root, ["language", "rule_set", "reasons"], reading).get("reasons");
  for (const item of list?.kind === "sequence" ? list.items : []) {
    if (item.kind === "mapping") readReason(item, reading, reasons);
    else report(files.wrongShape(item.span, { expected: "mapping", got: item.kind }));
  }
  return { reasons, diagnostics };
}

function languageOf(root: YamlMapping): Lang {
  return root.entries.some(({ key }) => key.text === KEYS.en.language) ? "en" : "vi";
}

function entriesOf(node: YamlMapping, allowed: readonly Key[], { lang, report }: Reading): ReadonlyMap<Key, YamlNode> {
  const found = new Map<Key, YamlNode>();
  for (const { key, value } of node.entries) {
    const known = allowed.find((one) => KEYS[lang][one] === key.text);
    if (known !== undefined) found.set(known, value);
    else {
      const names = allowed.map((one) => KEYS[lang][one]);
      report(rows.reasonUnknownKey(key.span, { key: key.text, nearest: nearest(key.text, names) }));
    }
  }
  return found;
}

function readReason(node: YamlMapping, reading: Reading, reasons: Map<string, Reason>): void {
  const { lang, report } = reading;
  const entries = entriesOf(node, ["keys", "verdict", "why", "author"], reading);
  const head = node.entries[0]?.key.span ?? node.span;
  const scalars = (key: Key): readonly YamlScalar[] => {
    const value = entries.get(key);
    const items = value?.kind === "sequence" ? value.items : value === undefined ? [] : [value];
    return items.filter((item) => item.kind === "scalar" && item.text.trim() !== "") as readonly YamlScalar[];
  };
  for (const key of ["keys", "verdict", "why"] as const) {
    if (scalars(key).length === 0) report(rows.reasonMissingKey(head, { key: KEYS[lang][key] }));
  }
  const [word] = scalars("verdict");
  const verdict = (["equivalent", "accepted"] as const).find((one) => VERDICTS[lang][one] === word?.text);
  if (word !== undefined && verdict === undefined) {
    report(rows.reasonVerdict(word.span, { found: word.text, choices: Object.values(VERDICTS[lang]).join(", ") }));
  }
  const why = scalars("why")[0]?.text;
  if (verdict === undefined || why === undefined) return;
  const author = scalars("author")[0]?.text;
  for (const { text, span } of scalars("keys")) {
    if (reasons.has(text)) report(rows.reasonTwice(span, { key: text }));
    reasons.set(text, { verdict, why, span, ...(author === undefined ? {} : { author }) });
  }
}

/** Reasons for mutants that are no more, or that need none; `needed`: keys of those that no case noticed. */
export function idleReasons(
  reasons: Reasons,
  mutants: readonly Mutant[],
  needed: ReadonlySet<string>,
): readonly Diagnostic[] {
  const known = new Set(mutants.map((one) => one.key));
  return [...reasons].flatMap(([key, { span }]) => {
    if (!known.has(key)) return [rows.reasonStale(span, { key, nearest: alike(key, known) })];
    return needed.has(key) ? [] : [rows.reasonIdle(span, { key })];
  });
}

/** The key of the same change in the rule as it now is. */
function alike(key: string, known: ReadonlySet<string>): readonly string[] {
  const bare = (one: string): string => one.replace(/@[0-9a-f]+(?=~|$)/, "");
  return [...known].filter((one) => bare(one) === bare(key));
}
