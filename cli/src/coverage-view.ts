/** Coverage for a terminal: the document’s tree with its cases, what is still open, and a line that sums it up. */
import {
  type Asked,
  type ClauseCover,
  type Coverage,
  type CoverState,
  coverStates,
  gapDiagnostic,
  RELATION_SIGNS,
  RELATIONS,
  relationsOf,
  STATE_SIGNS,
} from "@khoan/coverage";
import { displayWidth, type Lang, placeOf, visible } from "@khoan/diagnostics";
import { toWord } from "@khoan/language";
import type { Shell } from "./shell.ts";

const STATES = {
  vi: { rules: "quy tắc", rates: "mức", not_encoded: "không mã hóa", empty: "TRỐNG", limb: "vế" },
  en: { rules: "rules", rates: "rates", not_encoded: "not encoded", empty: "EMPTY", limb: "limb" },
} as const;

const COLOURS: Readonly<Record<CoverState, number>> = {
  covered: 32,
  partly: 33,
  uncovered: 31,
  not_encoded: 2,
  empty: 31,
};

/** One line a clause, indented as the document is. */
export function clauseLines(coverage: Coverage, { lang, colour }: Shell): readonly string[] {
  const { clauses } = coverage;
  const states = coverStates(coverage);
  const stateOf = (clause: ClauseCover): CoverState => states.get(clause.index) ?? "empty";
  const names = clauses.map((clause) =>
    visible(`${"  ".repeat(clause.depth)}${STATE_SIGNS[stateOf(clause)]} ${clause.id}`),
  );
  const kinds = clauses.map((clause) => STATES[lang][clause.state] + (clause.limb ? ` (${STATES[lang].limb})` : ""));
  const [nameWidth, kindWidth] = [widest(names), widest(kinds)];
  return clauses.map((clause, i) => {
    const line = [pad(names[i] ?? "", nameWidth), pad(kinds[i] ?? "", kindWidth), detail(clause, coverage, lang)].join(
      "  ",
    );
    return colour ? `\u001b[${COLOURS[stateOf(clause)]}m${line.trimEnd()}\u001b[0m` : line.trimEnd();
  });
}

function widest(texts: readonly string[]): number {
  return Math.max(0, ...texts.map(displayWidth));
}

function pad(text: string, width: number): string {
  return text + " ".repeat(Math.max(0, width - displayWidth(text)));
}

function detail(clause: ClauseCover, { open }: Coverage, lang: Lang): string {
  if (clause.state === "not_encoded") return visible(clause.why?.because ?? "");
  if (clause.state === "empty") return "";
  const gaps = open.filter((one) => one.clause === clause.index).length;
  const noticed = !clause.noticeable || clause.noticedBy.length > 0;
  const words =
    lang === "vi"
      ? [
          `${clause.cited} ca nêu`,
          `${clause.examined} ca xét`,
          noticed ? "" : "không ca nào nhận ra",
          gaps === 0 ? "" : `${gaps} chỗ hở`,
        ]
      : [
          `named by ${clause.cited}`,
          `examined by ${clause.examined}`,
          noticed ? "" : "noticed by none",
          gaps === 0 ? "" : `${gaps} gaps`,
        ];
  return words.filter((word) => word !== "").join(", ");
}

/**
 * The clauses against the case files, numbered below: in each cell the strongest that a case of the file is to the
 * clause, and how many are that.
 */
export function matrixLines(coverage: Coverage, { lang }: Shell): readonly string[] {
  const files = [...Map.groupBy(coverage.cases.keys(), (one) => coverage.cases[one]?.span.uri ?? "")];
  const rows = coverage.clauses.filter(({ state }) => state === "rules" || state === "rates");
  const nameWidth = widest(rows.map((clause) => clause.id));
  const cells = rows.map((clause) => {
    const relations = relationsOf(clause);
    return files.map(([, indexes]) => {
      const here = indexes.flatMap((one) => relations.get(one) ?? []);
      const strongest = RELATIONS.find((relation) => here.includes(relation));
      if (strongest === undefined) return "";
      const count = here.filter((one) => one === strongest).length;
      return strongest === "examines" ? RELATION_SIGNS.examines : `${RELATION_SIGNS[strongest]}${count}`;
    });
  });
  const heads = files.map((_, i) => String(i + 1));
  const widths = files.map((_, i) => widest([heads[i] ?? "", ...cells.map((row) => row[i] ?? "")]));
  const line = (name: string, row: readonly string[]): string =>
    [pad(name, nameWidth), ...row.map((cell, i) => pad(cell, widths[i] ?? 0))].join(" ").trimEnd();
  const legend =
    lang === "vi"
      ? "◆ nêu và nhận ra nếu bỏ đi   ▲ nhận ra, không nêu   ◇ nêu, không nhận ra   · chỉ xét   (số ca)"
      : "◆ names it and would notice   ▲ would notice only   ◇ names it only   · only examines it   (number of cases)";
  return [
    legend,
    line("", heads),
    ...rows.map((clause, i) => line(visible(clause.id), cells[i] ?? [])),
    ...files.map(([file], i) => `${String(i + 1).padStart(3)} ${visible(file)}`),
  ];
}

/** What is open, in the order of the document: where, what is missing, and which case would close it. */
export function gapLines(coverage: Coverage, { lang, colour }: Shell): readonly string[] {
  const faint = (text: string): string => (colour ? `\u001b[2m${text}\u001b[0m` : text);
  return coverage.open.flatMap((gap) => {
    const { message, help } = gapDiagnostic(gap, coverage.telling);
    const clause = clauseOf(gap, coverage);
    const head = [...(clause === undefined ? [] : [clause]), toWord("gap", lang, gap.kind) ?? gap.kind].join("  ");
    return [
      `${faint(whereOf(gap, coverage))}  ${head}`,
      `    ${visible(message[lang])}`,
      `    → ${visible(help[lang])}`,
    ];
  });
}

export function clauseOf(gap: Asked, { program }: Coverage): string | undefined {
  return gap.clause === undefined ? undefined : program.clauses[gap.clause]?.id;
}

function whereOf(gap: Asked, { sources }: Coverage): string {
  const place = placeOf(gap.span, sources);
  return place === undefined ? gap.span.uri : `${place.file}:${place.line}`;
}

/** The open gaps as entries of coverage.yaml, with the reason left for a person to write. */
export function reasonLines(coverage: Coverage): readonly string[] {
  const lang = coverage.program.document.language;
  const words =
    lang === "vi"
      ? ["ngôn_ngữ", "bộ_quy_tắc", "chấp_nhận", "điều_khoản", "loại", "chỗ", "vì", "tác_giả"]
      : ["language", "rule_set", "accepted", "clause", "kind", "what", "why", "author"];
  const [language, ruleSet, accepted, clauseWord, kind, what, why, author] = words;
  const head = [`${language}: ${lang}`, `${ruleSet}: ${coverage.program.document.id}`, `${accepted}:`];
  return head.concat(
    coverage.open.flatMap((gap) => {
      const clause = clauseOf(gap, coverage);
      const said = toWord("gap", lang, gap.kind) ?? gap.kind;
      return [
        ...(clause === undefined
          ? [`  - ${kind}: ${said}`]
          : [`  - ${clauseWord}: ${quoted(clause)}`, `    ${kind}: ${said}`]),
        `    ${what}: ${quoted(gap.what)}`,
        `    ${why}:`,
        `    ${author}:`,
      ];
    }),
  );
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

export function summaryLines(coverage: Coverage): Readonly<Record<Lang, string>> {
  const { total, encoded, notEncoded, empty, limbs } = coverage.summary;
  const { cases, open, reasons, reached, asked, failed } = coverage;
  const shown = asked.filter((one) => one.shown !== undefined).length;
  const percent = (value: number): string => String(Math.floor(value * 10) / 10);
  const left = failed.length;
  return {
    vi: [
      `Đã tính đủ ${total - empty}/${total} điều khoản: ${encoded} mã hóa, ${notEncoded} không mã hóa và nói vì sao, ${empty} trống; ngoài ra ${limbs} vế.`,
      `${cases.length} ca cho thấy ${shown}/${asked.length} điều được hỏi; ${reasons.size} chỗ được chấp nhận có lý do, ${open.length} chỗ hở.`,
      `Điều khoản ${percent(reached.clauses).replace(".", ",")}%, điều kiện ${percent(reached.conditions).replace(".", ",")}%.`,
      ...(left === 0 ? [] : [`${left} ca không đạt nên không được tính; chạy \`khoan test\`.`]),
    ].join("\n"),
    en: [
      `Accounted for ${total - empty} of ${total} clauses: ${encoded} encoded, ${notEncoded} not encoded with a reason, ${empty} empty; besides, ${limbs} limbs.`,
      `${cases.length} cases show ${shown} of ${asked.length} things asked for; ${reasons.size} gaps are accepted with a reason, ${open.length} are open.`,
      `Clauses ${percent(reached.clauses)}%, conditions ${percent(reached.conditions)}%.`,
      ...(left === 0 ? [] : [`${left} cases fail and count for nothing; run \`khoan test\`.`]),
    ].join("\n"),
  };
}
