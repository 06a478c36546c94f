/** `khoan coverage`: the document’s tree, each clause with its state and its cases. */
import { type ClauseCoverage, coverageOf } from "@khoan/cases";
import { displayWidth, type Lang, renderTerminal, visible } from "@khoan/diagnostics";
import { load, tidy } from "../rule-set.ts";
import { EXIT, type Shell } from "../shell.ts";
import type { Options } from "../verbs.ts";
import { runCases } from "./test.ts";

const STATES = {
  vi: { rules: "quy tắc", rates: "mức", not_encoded: "không mã hóa", empty: "TRỐNG", limb: "vế" },
  en: { rules: "rules", rates: "rates", not_encoded: "not encoded", empty: "EMPTY", limb: "limb" },
} as const;
const SIGNS = { rules: "●", rates: "●", not_encoded: "·", empty: "✗" } as const;
const COLOURS = { named: 32, unnamed: 33, not_encoded: 2, empty: 31 } as const;

export async function coverage(shell: Shell, args: readonly string[], options: Options): Promise<number> {
  const folder = tidy(args[0] ?? ".");
  const loaded = await load(shell, folder, String(options["format"]));
  if (loaded === undefined) return EXIT.findings;
  const { program, sources } = loaded;
  const run = runCases(folder, program, sources);
  const found = coverageOf(program, run.results);
  if (options["format"] === "json") shell.out(JSON.stringify(found, null, 2));
  else shell.out(table(found.clauses, shell).join("\n"));
  // Cases that can’t be read cover nothing, which the numbers alone would not tell.
  shell.say(renderTerminal(run.diagnostics, sources, { lang: shell.lang, colour: shell.colourTalk }));
  const { total, encoded, notEncoded, empty, limbs, uncited, unexamined } = found;
  shell.say(
    shell.tell({
      vi: `Đã tính đủ ${total - empty}/${total} điều khoản: ${encoded} mã hóa, ${notEncoded} không mã hóa và nói vì sao, ${empty} trống; ngoài ra ${limbs} vế. ${run.results.length} ca: ${uncited.length} điều khoản mã hóa chưa ca nào nêu, ${unexamined.length} chưa ca nào xét.`,
      en: `Accounted for ${total - empty} of ${total} clauses: ${encoded} encoded, ${notEncoded} not encoded with a reason, ${empty} empty; besides, ${limbs} limbs. ${run.results.length} cases: ${uncited.length} encoded clauses are named by none, ${unexamined.length} examined by none.`,
    }),
  );
  return empty > 0 || run.diagnostics.length > 0 ? EXIT.findings : EXIT.fine;
}

/** One line a clause, indented as the document is. */
function table(clauses: readonly ClauseCoverage[], { lang, colour }: Shell): readonly string[] {
  const names = clauses.map((clause) => visible(`${"  ".repeat(clause.depth)}${SIGNS[clause.state]} ${clause.id}`));
  const states = clauses.map((clause) => stateOf(clause, lang));
  const widest = (texts: readonly string[]): number => Math.max(0, ...texts.map(displayWidth));
  const [nameWidth, stateWidth] = [widest(names), widest(states)];
  return clauses.map((clause, i) => {
    const text = [pad(names[i] ?? "", nameWidth), pad(states[i] ?? "", stateWidth), detail(clause, lang)].join("  ");
    return colour ? `\u001b[${COLOURS[colourOf(clause)]}m${text.trimEnd()}\u001b[0m` : text.trimEnd();
  });
}

function pad(text: string, width: number): string {
  return text + " ".repeat(width - displayWidth(text));
}

function stateOf(clause: ClauseCoverage, lang: Lang): string {
  return STATES[lang][clause.state] + (clause.limb ? ` (${STATES[lang].limb})` : "");
}

function detail(clause: ClauseCoverage, lang: Lang): string {
  if (clause.state === "not_encoded") return visible(clause.why?.because ?? "");
  const { cited, examined } = clause;
  return lang === "vi" ? `${cited} ca nêu, ${examined} ca xét` : `named by ${cited}, examined by ${examined}`;
}

function colourOf(clause: ClauseCoverage): keyof typeof COLOURS {
  if (clause.state === "empty" || clause.state === "not_encoded") return clause.state;
  return clause.cited > 0 ? "named" : "unnamed";
}
