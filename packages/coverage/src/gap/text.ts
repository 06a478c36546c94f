/** A formula as its file has it, on one line. */
import { lineIndex, lineText, type Sources, type Span } from "@khoan/diagnostics";

/** Brackets around a whole formula are not part of it, so those that lost their other half are put back. */
export function textOf(span: Span, sources: Sources): string {
  const text = (sources.get(span.uri)?.text.slice(span.start, span.end) ?? "").replaceAll(/\s+/gu, " ").trim();
  let open = 0;
  let lost = 0;
  for (const letter of text) {
    if (letter === "(") open++;
    if (letter === ")") open > 0 ? open-- : lost++;
  }
  return "(".repeat(lost) + text + ")".repeat(open);
}

/** A row of a table, of which only the beginning is known: the line it stands on. */
export function rowText(span: Span, sources: Sources): string {
  const source = sources.get(span.uri);
  if (source === undefined) return "";
  const line = lineText(source, lineIndex(source, span.start)).trim();
  return line.replace(/^-\s*/u, "").replaceAll(/\s+/gu, " ");
}
