/**
 * Clauses that amend others (`repeals`, `replaces`) leave no rule behind that could be taken away: what they did is in
 * the dates of the rules they amend. So the rule set is compiled again from texts without that one amendment.
 */
import { analysing, compileFolder, fileReader, finish, type Host, type Program } from "@khoan/language";

/** By id of the amending clause: the program as it would be without what that clause amends. */
export type Unamended = ReadonlyMap<string, () => Program | undefined>;

export function unamended(host: Host, folder: string): Unamended {
  const { ruleSets } = finish(analysing(host, fileReader(host), folder));
  const found = new Map<string, () => Program | undefined>();
  for (const { id, amendments } of ruleSets[0]?.clauses ?? []) {
    if (amendments.length === 0) continue;
    found.set(id.name, () => {
      const readText: Host["readText"] = (path) => {
        const read = host.readText(path);
        if ("error" in read) return read;
        const spans = amendments.map(({ span }) => span).filter(({ uri }) => uri === path);
        return { text: spans.reduceRight((text, { start, end }) => blank(text, start, end), read.text) };
      };
      return compileFolder({ ...host, readText }, folder).program;
    });
  }
  return found;
}

const KEY = /(?:repeals|replaces|bãi_bỏ|thay_cho)\s*:\s*$/u;

/** The text with the amendment and its key as spaces, so that every other place stays where it was. */
function blank(text: string, start: number, end: number): string {
  const key = KEY.exec(text.slice(0, start));
  const from = key === null ? start : key.index;
  return text.slice(0, from) + text.slice(from, end).replace(/[^\n]/gu, " ") + text.slice(end);
}
