/** A formula as its file has it, on one line. */
import type { Sources, Span } from "@khoan/diagnostics";

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
