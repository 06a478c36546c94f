/** Scalars made of others: a part of one at its own place, a text that stands in no file. */
import type { YamlScalar } from "./yaml-tree.ts";

/** A part of a scalar as a plain scalar of its own, at its own place. */
export function partOf(scalar: YamlScalar, start: number, end: number): YamlScalar {
  const offsets = (): Int32Array => scalar.offsets().subarray(start, end + 1);
  const all = scalar.offsets();
  const from = all[start] ?? scalar.span.start;
  const span = { uri: scalar.span.uri, start: from, end: end > start ? (all[end - 1] as number) + 1 : from };
  return { kind: "scalar", style: "plain", text: scalar.text.slice(start, end), span, offsets };
}

/** A text that stands in no file as a scalar, for formulas typed into a form or a command line. */
export function loneScalar(uri: string, text: string): YamlScalar {
  return {
    kind: "scalar",
    span: { uri, start: 0, end: text.length },
    text,
    style: "plain",
    offsets: () => Int32Array.from({ length: text.length + 1 }, (_, i) => i),
  };
}
