/** `khoan coverage`: the document's tree, each clause with its state and its cases. */
import { type ClauseCoverage, coverageOf } from "@khoan/cases";
import { load, tidy } from "../rule-set.ts";
import { EXIT, type Shell } from "../shell.ts";
import { runFolder } from "./test.ts";

const STATES = {
  vi: { rules: "quy tắc", rates: "mức", not_encoded: "không mã hóa", empty: "TRỐNG" },
  en: { rules: "rules", rates: "rates", not_encoded: "not encoded", empty: "EMPTY" },
} as const;
const SIGNS = { rules: "●", rates: "●", not_encoded: "·", empty: "✗" } as const;

export async function coverage(
  shell: Shell,
  args: readonly string[],
  options: Readonly<Record<string, unknown>>,
): Promise<number> {
  const folder = tidy(args[0] ?? ".");
  const format = String(options["format"]);
  const loaded = await load(shell, folder, format);
  const run = loaded && (await runFolder(shell, folder, format));
  if (loaded === undefined || run === undefined) return EXIT.findings;
  const found = coverageOf(loaded.program, run.results);
  if (format === "json") shell.out(JSON.stringify(found, null, 2));
  else shell.out(`${found.clauses.map((clause) => line(clause, shell)).join("\n")}\n`);
  const { total, encoded, notEncoded, empty, limbs } = found;
  shell.say(
    shell.tell({
      vi: `${total - empty}/${total} điều khoản có chỗ đứng: ${encoded} mã hóa, ${notEncoded} không mã hóa và nói vì sao, ${empty} trống; thêm ${limbs} vế. ${found.uncited.length} điều khoản mã hóa chưa ca nào nêu.`,
      en: `${total - empty}/${total} clauses accounted for: ${encoded} encoded, ${notEncoded} not encoded with a reason, ${empty} empty; and ${limbs} limbs. ${found.uncited.length} encoded clauses are named by no case.`,
    }),
  );
  return empty > 0 ? EXIT.findings : EXIT.fine;
}

function line(clause: ClauseCoverage, shell: Shell): string {
  const colour =
    clause.state === "empty"
      ? "\u001b[31m"
      : clause.state === "not_encoded"
        ? "\u001b[2m"
        : clause.cited > 0
          ? "\u001b[32m"
          : "\u001b[33m";
  const name = `${"  ".repeat(clause.depth)}${SIGNS[clause.state]} ${clause.id}`.padEnd(44);
  const state = STATES[shell.lang][clause.state].padEnd(13);
  const counts =
    clause.state === "not_encoded"
      ? (clause.why?.because ?? "")
      : shell.tell({
          vi: `${clause.cited} ca nêu, ${clause.examined} ca xét`,
          en: `named by ${clause.cited}, examined by ${clause.examined}`,
        });
  const text = `${name} ${state} ${counts}`;
  return shell.colour ? `${colour}${text}\u001b[0m` : text;
}
