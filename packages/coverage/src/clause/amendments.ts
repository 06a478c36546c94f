/**
 * Clauses that amend others (`repeals`, `replaces`) leave no rule behind that could be taken away: what they did is in
 * the dates of the rules they amend. So the rule set is compiled again from texts without that one amendment.
 */
import { defaults, type Sources } from "@khoan/diagnostics";
import { analysing, type ClauseModel, fileReader, finish, type Host, type Program } from "@khoan/language";

/** By id of the amending clause: the program as it would be without what that clause amends. */
export type Unamended = ReadonlyMap<string, () => Program | undefined>;

export function unamended(host: Host, folder: string, sources: Sources): Unamended {
  // Most rule sets amend nothing, and need not be looked at again.
  if (![...sources.values()].some(({ text }) => AMENDS.test(text))) return new Map();
  const { ruleSets } = finish(analysing(host, fileReader(host), folder));
  const found = new Map<string, () => Program | undefined>();
  for (const { id, amendments } of ruleSets[0]?.clauses ?? []) {
    if (amendments.length === 0) continue;
    found.set(id.name, () => {
      const readText: Host["readText"] = (path) => {
        const read = host.readText(path);
        if ("error" in read) return read;
        const ranges = amendments.filter(({ span }) => span.uri === path).map(rangeOf);
        return { text: ranges.toSorted((a, b) => b.start - a.start).reduce(blank, read.text) };
      };
      const { draft, diagnostics } = finish(analysing(host, fileReader({ ...host, readText }), folder));
      // A clause that only amends is empty now, which is what is wanted; any other error is one of the rules.
      const wrong = diagnostics.some(({ severity, code }) => severity === "error" && code !== EMPTY);
      return wrong ? undefined : draft;
    });
  }
  return found;
}

const EMPTY = defaults.emptyClause.row.code;

type Range = { readonly start: number; readonly end: number };

/** From its first word to its last; the key before it and a closing bracket are left out. */
function rangeOf({ span, clause, from, document }: ClauseModel["amendments"][number]): Range {
  const ends = [span, clause.span, from.span, ...(document === undefined ? [] : [document.span])];
  return { start: span.start, end: Math.max(...ends.map(({ end }) => end)) };
}

const AMENDS = /(?:repeals|replaces|bãi_bỏ|thay_cho)\s*:/u;
const KEY = /(?:repeals|replaces|bãi_bỏ|thay_cho)\s*:\s*\{?\s*$/u;
const CLOSE = /^["']?\s*\}?/u;

/** The text with the amendment and its key as spaces, so that every other place stays where it was. */
function blank(text: string, { start, end }: Range): string {
  const key = KEY.exec(text.slice(0, start));
  const from = key?.index ?? start;
  const to = end + (CLOSE.exec(text.slice(end))?.[0].length ?? 0);
  return text.slice(0, from) + text.slice(from, to).replace(/[^\n]/gu, " ") + text.slice(to);
}
