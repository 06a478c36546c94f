/** The source text of formulas, before and after a change, on one line. */
import type { Lang, Sources, Span } from "@khoan/diagnostics";
import type { Core } from "@khoan/language/core";

export type Words = {
  readonly lang: Lang;
  /** White space collapsed. */
  readonly of: (span: Span) => string;
  /** Text between two places of a file, untouched. */
  readonly slice: (span: Span, start: number, end: number) => string;
};

export function wordsOf(sources: Sources, lang: Lang): Words {
  const slice = (span: Span, start: number, end: number): string => sources.get(span.uri)?.text.slice(start, end) ?? "";
  return { lang, slice, of: (span) => oneLine(slice(span, span.start, span.end)) };
}

export function oneLine(text: string): string {
  return text.replaceAll(/\s+/g, " ").trim();
}

/** Operands in the order in which they are written; some operators turn them round. */
export function asWritten(operands: readonly Core[]): readonly Core[] {
  return operands.toSorted((a, b) => a.span.start - b.span.start);
}

/** The text of a node with what stands between its operands replaced; `undefined` keeps what is there. */
export function rejoined(
  node: Core,
  operands: readonly Core[],
  words: Words,
  between: (gap: string) => string,
): string {
  const written = asWritten(operands);
  const [first] = written;
  const last = written.at(-1);
  if (first === undefined || last === undefined) return words.of(node.span);
  let text = words.slice(node.span, node.span.start, first.span.end);
  written.slice(1).forEach((operand, i) => {
    const before = written[i] as Core;
    text += between(words.slice(node.span, before.span.end, operand.span.start));
    text += words.slice(node.span, operand.span.start, operand.span.end);
  });
  return oneLine(text + words.slice(node.span, last.span.end, node.span.end));
}
