/** A whole rule set, with its golden cases, in the other vocabulary; not one file of it less. */
import { formatFile } from "@khoan/language";
import type { Splice } from "../edits/proof.ts";
import { isCaseFile } from "../workspace.ts";
import type { Offer } from "./action.ts";

function saysLanguage(text: string): boolean {
  return /^(?:language|ngôn_ngữ):/m.test(text);
}

export const translate: Offer = ({ path, lang }, context) => {
  const { workspace } = context;
  const folder = workspace.folderOf(path);
  if (folder === undefined) return undefined;
  const to = lang === "vi" ? "en" : "vi";
  return {
    id: "translate",
    kind: "source",
    title:
      to === "en"
        ? {
            vi: "Dịch từ vựng của cả bộ quy tắc sang tiếng Anh",
            en: "Translate the rule set’s vocabulary into English",
          }
        : {
            vi: "Dịch từ vựng của cả bộ quy tắc sang tiếng Việt",
            en: "Translate the rule set’s vocabulary into Vietnamese",
          },
    splices: () => {
      const main = workspace.ruleSet(folder).analysis.ruleSets[0];
      if (main === undefined) return undefined;
      const splices = new Map<string, readonly Splice[]>();
      const paths = [
        `${folder}/document.yaml`,
        ...main.parts.map((part) => part.uri),
        ...workspace.caseFilesOf(folder),
      ];
      for (const one of paths) {
        const source = workspace.source(one);
        const from = workspace.langOf(one);
        if (source === undefined || from === to) continue;
        const { value } = formatFile(source, from, to);
        if (value === undefined) return undefined;
        // A case file that does not say its vocabulary is read as Vietnamese.
        const head = to === "en" && isCaseFile(one) && !saysLanguage(value) ? "language: en\n" : "";
        if (head + value !== source.text)
          splices.set(one, [{ start: 0, end: source.text.length, newText: head + value }]);
      }
      return splices;
    },
  };
};
