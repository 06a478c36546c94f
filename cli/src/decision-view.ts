/** A decision as JSON, text and Markdown. */
import type { Lang } from "@khoan/diagnostics";
import {
  type Decided,
  type Explanation,
  formatMoment,
  formatValue,
  type Outputs,
  renderMarkdown,
  renderText,
  toJson,
  Unknown,
  type Value,
} from "@khoan/evaluate";
import type { Program, VariableDeclaration } from "@khoan/language/core";
import { formatIsoDay, formatIsoMonth } from "@khoan/values";
import { timelineBars } from "./timeline-bars.ts";

const WORDS = {
  vi: {
    decision: "QUYẾT ĐỊNH",
    at: "Thời điểm",
    timeline: "Theo thời gian",
    missing: "Còn thiếu (hỏi theo thứ tự này)",
    notes: "Lưu ý",
    readings: "Cách đọc khác mặc định",
    why: "Vì sao",
    rules: "Quy tắc",
    draft: "Bản nháp để xem xét, không thay quyết định đã ký.",
  },
  en: {
    decision: "DECISION",
    at: "Moment",
    timeline: "Over time",
    missing: "Still missing (ask in this order)",
    notes: "Notes",
    readings: "Readings other than the default",
    why: "Why",
    rules: "Rules",
    draft: "A draft for review; it replaces no signed decision.",
  },
} as const;

export function variableNamed(program: Program, name: string): VariableDeclaration {
  return program.variables.find((variable) => variable.name === name) as VariableDeclaration;
}

function outputsJson(program: Program, outputs: Outputs): object {
  return Object.fromEntries(
    [...outputs].map(([name, value]) => [name, toJson(value, variableNamed(program, name).type)]),
  );
}

/** The part of a reply that a decision fills. */
export function requestJson(program: Program, decision: Decided): object {
  return {
    outputs: outputsJson(program, decision.outputs),
    timeline: decision.timeline.map((segment) => ({
      from: formatIsoMonth(segment.from),
      to: formatIsoMonth(segment.to),
      outputs: outputsJson(program, segment.outputs),
    })),
    missing: decision.missing,
    notes: decision.notes,
  };
}

export function decisionJson(program: Program, decision: Decided, trees: readonly Explanation[] | undefined): object {
  const { at } = decision;
  return {
    at: at.unit === "day" ? formatIsoDay(at.value) : formatIsoMonth(at.value),
    ruleSet: program.document.id,
    digest: program.digest,
    ...requestJson(program, decision),
    readings: decision.readings,
    ...(trees === undefined ? {} : { explanation: trees.map(plainTree) }),
  };
}

function plainTree(tree: Explanation): object {
  return {
    text: tree.text,
    ...(tree.clause === undefined ? {} : { clause: tree.clause }),
    children: tree.children.map(plainTree),
  };
}

function shown(program: Program, name: string, value: Value, lang: Lang): string {
  const text = formatValue(value, variableNamed(program, name).type, lang);
  return value instanceof Unknown ? `${text} (${value.missing.join(", ")})` : text;
}

export function textDecision(
  program: Program,
  decision: Decided,
  lang: Lang,
  colour: boolean,
  trees: readonly Explanation[] | undefined,
): string {
  const words = WORDS[lang];
  const bold = (text: string): string => (colour ? `\u001b[1m${text}\u001b[0m` : text);
  const labels = [...decision.outputs.keys()].map((name) => variableNamed(program, name).label ?? name);
  const width = Math.max(...labels.map((label) => [...label].length));
  const lines = [
    `${bold(words.decision)}  ${program.document.title}`,
    `${words.at}: ${formatMoment(decision.at.unit, decision.at.value, lang)}`,
    "",
  ];
  [...decision.outputs].forEach(([name, value], i) => {
    const label = labels[i] as string;
    lines.push(`  ${label}${" ".repeat(width - [...label].length)}  ${bold(shown(program, name, value, lang))}`);
  });
  if (decision.timeline.length > 0)
    lines.push("", bold(words.timeline), ...timelineBars(program, decision, lang, colour));
  lines.push(...section(bold(words.missing), decision.missing), ...section(bold(words.notes), decision.notes));
  lines.push(
    ...section(
      bold(words.readings),
      decision.readings.filter((one) => one.asked).map((one) => `${one.id} = ${one.option}`),
    ),
  );
  if (trees !== undefined) lines.push("", bold(words.why), renderText(trees).trimEnd());
  lines.push("", `${words.rules}: ${program.document.id}, sha256:${program.digest.slice(0, 16)}…  ${words.draft}`);
  return `${lines.join("\n")}\n`;
}

function section(title: string, items: readonly string[]): readonly string[] {
  return items.length === 0 ? [] : ["", title, ...items.map((item) => `  - ${item}`)];
}

export function markdownDecision(
  program: Program,
  decision: Decided,
  lang: Lang,
  trees: readonly Explanation[] | undefined,
): string {
  const words = WORDS[lang];
  const cell = (text: string): string => text.replaceAll("|", "\\|").replaceAll("\n", " ");
  const lines = [
    `# ${program.document.title}`,
    "",
    `${words.at}: ${formatMoment(decision.at.unit, decision.at.value, lang)}`,
    "",
    "| | |",
    "| --- | --- |",
  ];
  for (const [name, value] of decision.outputs)
    lines.push(`| ${cell(variableNamed(program, name).label ?? name)} | ${cell(shown(program, name, value, lang))} |`);
  if (decision.timeline.length > 0)
    lines.push("", `## ${words.timeline}`, "", "```", ...timelineBars(program, decision, lang, false), "```");
  for (const [title, items] of [
    [words.missing, decision.missing],
    [words.notes, decision.notes],
  ] as const) {
    if (items.length > 0) lines.push("", `## ${title}`, "", ...items.map((item) => `- ${item}`));
  }
  if (trees !== undefined) lines.push("", `## ${words.why}`, "", renderMarkdown(trees).trimEnd());
  lines.push("", `${words.rules}: ${program.document.id}, sha256:${program.digest}. ${words.draft}`);
  return `${lines.join("\n")}\n`;
}
