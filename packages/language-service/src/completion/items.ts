/** What could be written: candidates, which of them fit what is typed (accents apart), and in which order. */
import { fold } from "@khoan/diagnostics";
import type { CompletionItem, CompletionList, Range } from "../lsp.ts";
import type { Target } from "../names/target.ts";

export type Candidate = {
  /** As it is written, in NFC. */
  readonly label: string;
  readonly kind: number;
  readonly detail?: string;
  /** Earlier groups stand first; 0 is for what the place wants most. */
  readonly rank: number;
  /** What is inserted where it is not the label; `$0` marks where the cursor goes. */
  readonly snippet?: string;
  readonly insert?: string;
  readonly target?: Target;
};

/** More than this nobody reads; the list is asked for again with each letter. */
const MOST = 200;

/** The candidates that fit, as items that replace `range`; `typed` is what stands there so far. */
export function fitting(
  candidates: readonly Candidate[],
  typed: string,
  range: Range,
): CompletionList & { readonly targets: ReadonlyMap<string, Target> } {
  const wanted = fold(typed);
  const exact = typed.normalize("NFC");
  const found: { readonly candidate: Candidate; readonly order: string; readonly filter: string }[] = [];
  const seen = new Set<string>();
  for (const candidate of candidates) {
    if (seen.has(candidate.label)) continue;
    const folded = fold(candidate.label);
    const fit = fitOf(folded, wanted);
    if (fit === undefined) continue;
    seen.add(candidate.label);
    // Who types accents means them: what has the same ones stands first.
    const accents = candidate.label.startsWith(exact) ? 0 : 1;
    const filter = typed === wanted ? folded : candidate.label.startsWith(exact) ? candidate.label : typed + folded;
    found.push({ candidate, filter, order: `${candidate.rank}${fit}${accents}${folded}` });
  }
  found.sort((a, b) => (a.order < b.order ? -1 : a.order > b.order ? 1 : 0));
  const targets = new Map<string, Target>();
  const items = found.slice(0, MOST).map(({ candidate, filter }, i): CompletionItem => {
    if (candidate.target !== undefined) targets.set(candidate.label, candidate.target);
    return {
      label: candidate.label,
      kind: candidate.kind,
      sortText: String(i).padStart(4, "0"),
      filterText: filter,
      textEdit: { range, newText: candidate.snippet ?? candidate.insert ?? candidate.label },
      insertTextFormat: candidate.snippet === undefined ? 1 : 2,
      ...(candidate.detail === undefined ? {} : { detail: candidate.detail }),
    };
  });
  return { isIncomplete: true, items, targets };
}

/** 0: begins so; 1: one of its parts begins so; 2: has the letters inside. */
function fitOf(folded: string, wanted: string): 0 | 1 | 2 | undefined {
  if (folded.startsWith(wanted)) return 0;
  const at = folded.indexOf(wanted);
  if (at === -1) return undefined;
  for (let i = at; i !== -1; i = folded.indexOf(wanted, i + 1)) if (/[_.\- ]/.test(folded[i - 1] ?? "")) return 1;
  return wanted.length >= 2 ? 2 : undefined;
}
