/**
 * A decision as a person reads it, as text or Markdown: a sentence that says it all, every output with the clauses that
 * gave it, the months to come, what is missing, what to mind, and why.
 */
import { displayWidth, type Lang, visible } from "@khoan/diagnostics";
import {
  type Decided,
  type Explanation,
  formatMoment,
  formatValue,
  isList,
  renderMarkdown,
  renderText,
  Unknown,
  type Value,
} from "@khoan/evaluate";
import { type Program, required, type VariableDeclaration } from "@khoan/language/core";
import { groundsOf } from "./decision-grounds.ts";
import { variableNamed } from "./decision-json.ts";
import { isHeadline, timelineBars } from "./timeline-bars.ts";

const WORDS = {
  vi: {
    output: "Kết quả",
    value: "Giá trị",
    ground: "Căn cứ",
    timeline: "Theo thời gian",
    missing: "Còn thiếu, hỏi theo thứ tự này",
    notes: "Lưu ý",
    readings: "Cách đọc khác mặc định",
    why: "Vì sao",
    rules: "Quy tắc",
    unsettled: "chưa kết luận được, còn thiếu",
    draft: "Bản nháp để xem xét, không thay quyết định đã ký.",
  },
  en: {
    output: "Output",
    value: "Value",
    ground: "Ground",
    timeline: "Over time",
    missing: "Still missing, to ask in this order",
    notes: "Notes",
    readings: "Readings other than the default",
    why: "Why",
    rules: "Rules",
    unsettled: "not settled, still missing",
    draft: "A draft for review; it replaces no signed decision.",
  },
} as const;

type View = {
  readonly program: Program;
  readonly decision: Decided;
  readonly lang: Lang;
  readonly trees: readonly Explanation[] | undefined;
};

/** What a reader looks for first: yes or no, and how much; or what is still to be asked. */
function headline({ program, decision, lang }: View): string {
  const { at, outputs, missing } = decision;
  const first = [...outputs].filter(([name]) => isHeadline(variableNamed(program, name)));
  const open = first.some(([, value]) => value instanceof Unknown);
  const told = first
    .filter(([, value]) => !(value instanceof Unknown))
    .map(([name, value]) => {
      const variable = variableNamed(program, name);
      return `${labelOf(variable)}: ${formatValue(value, variable.type, lang)}`;
    });
  const parts = open ? [...told, `${WORDS[lang].unsettled} ${missing.join(", ")}`] : told;
  return `${formatMoment(at.unit, at.value, lang)}${parts.length === 0 ? "" : `: ${parts.join("; ")}`}.`;
}

function labelOf(variable: VariableDeclaration): string {
  return visible(variable.label ?? variable.name);
}

/** One line, or one for each member of a list of texts. */
function shown(value: Value, variable: VariableDeclaration, lang: Lang): readonly string[] {
  const { type } = variable;
  const plain = required(type);
  if (value instanceof Unknown) return [`${formatValue(value, type, lang)} (${value.missing.join(", ")})`];
  if (isList(value) && value.length > 1 && plain.kind === "list" && plain.element.kind === "text") {
    return value.map((item) => `- ${formatValue(item, plain.element, lang)}`);
  }
  return [formatValue(value, type, lang)];
}

export function textDecision(view: View & { readonly colour: boolean }): string {
  const { program, decision, lang, colour, trees } = view;
  const words = WORDS[lang];
  const paint = (code: number, text: string): string =>
    colour && text !== "" ? `\u001b[${code}m${text}\u001b[0m` : text;
  const grounds = groundsOf(decision);
  const rows = [...decision.outputs].map(([name, value]) => {
    const variable = variableNamed(program, name);
    const lines = shown(value, variable, lang).map(visible);
    return { label: labelOf(variable), lines, ground: visible((grounds.get(name) ?? []).join(", ")) };
  });
  const labels = Math.max(...rows.map((row) => displayWidth(row.label)));
  // Long texts stand outside the column, so that one of them does not push all grounds to the right.
  const values = Math.min(MOST_VALUE, Math.max(...rows.map((row) => displayWidth(row.lines[0] ?? ""))));
  const lines = [titleOf(program), paint(1, visible(headline(view))), ""];
  for (const { label, lines: texts, ground } of rows) {
    texts.forEach((text, i) => {
      const behind = i === 0 && ground !== "" ? `  ${paint(2, ground)}` : "";
      lines.push(`  ${pad(i === 0 ? label : "", labels)}  ${pad(text, behind === "" ? 0 : values)}${behind}`);
    });
  }
  if (decision.timeline.length > 0)
    lines.push("", paint(1, words.timeline), ...timelineBars(program, decision, lang, colour));
  for (const [title, items] of sections(view))
    lines.push("", paint(1, title), ...items.map((item) => `  - ${visible(item)}`));
  if (trees !== undefined) lines.push("", paint(1, words.why), visibleLines(renderText(trees).trimEnd()));
  lines.push(
    "",
    paint(2, `${words.rules}: ${program.document.id}, sha256:${program.digest.slice(0, 16)}…  ${words.draft}`),
  );
  return `${lines.join("\n")}\n`;
}

const MOST_VALUE = 36;

function pad(text: string, width: number): string {
  return text + " ".repeat(Math.max(0, width - displayWidth(text)));
}

function visibleLines(text: string): string {
  return text.split("\n").map(visible).join("\n");
}

function titleOf({ document }: Program): string {
  return visible(document.number === undefined ? document.title : `${document.title} (${document.number})`);
}

function sections({ decision, lang }: View): readonly (readonly [string, readonly string[]])[] {
  const words = WORDS[lang];
  const readings = decision.readings.filter((one) => one.asked).map((one) => `${one.id} = ${one.option}`);
  const all = [
    [words.missing, decision.missing],
    [words.notes, decision.notes],
    [words.readings, readings],
  ] as const;
  return all.filter(([, items]) => items.length > 0);
}

export function markdownDecision(view: View): string {
  const { program, decision, lang, trees } = view;
  const words = WORDS[lang];
  const grounds = groundsOf(decision);
  const lines = [`# ${escaped(titleOf(program))}`, "", `**${escaped(headline(view))}**`, ""];
  lines.push(`| ${words.output} | ${words.value} | ${words.ground} |`, "| --- | --- | --- |");
  for (const [name, value] of decision.outputs) {
    const variable = variableNamed(program, name);
    const text = shown(value, variable, lang).map(escaped).join("<br>");
    lines.push(`| ${escaped(labelOf(variable))} | ${text} | ${escaped((grounds.get(name) ?? []).join(", "))} |`);
  }
  if (decision.timeline.length > 0) {
    lines.push("", `## ${words.timeline}`, "", "```text", ...timelineBars(program, decision, lang, false), "```");
  }
  for (const [title, items] of sections(view))
    lines.push("", `## ${title}`, "", ...items.map((item) => `- ${escaped(item)}`));
  if (trees !== undefined) lines.push("", `## ${words.why}`, "", renderMarkdown(trees).trimEnd());
  lines.push("", `${words.rules}: \`${program.document.id}\`, \`sha256:${program.digest}\`. ${words.draft}`);
  return `${lines.join("\n")}\n`;
}

/** One line of Markdown in which nothing is markup. */
function escaped(text: string): string {
  return visible(text.replaceAll(/\s+/g, " ")).replaceAll(/([\\`*_[\]<>|])/g, "\\$1");
}
