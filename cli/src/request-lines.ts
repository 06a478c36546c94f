/**
 * Bytes to lines, one at a time and never more than one in memory. A line ends at a line feed and nowhere else: JSON
 * texts may hold U+2028, at which Node’s `readline` would cut them in two.
 */

/** `too_long`: more than the limit, and let go of; what comes next is read on. */
export type Line = { readonly text: string } | { readonly problem: "too_long" | "not_utf8" };

const DECODER = new TextDecoder("utf-8", { fatal: true });

/** The lines of a stream, without line ends; the limit is in bytes. */
export async function* linesOf(input: AsyncIterable<Uint8Array>, limit: number): AsyncGenerator<Line> {
  let parts: Uint8Array[] = [];
  let size = 0;
  const take = (part: Uint8Array): void => {
    size += part.length;
    if (size > limit) parts = [];
    else parts.push(part);
  };
  const finish = (): Line => {
    const line = size > limit ? ({ problem: "too_long" } as const) : decoded(parts);
    parts = [];
    size = 0;
    return line;
  };
  for await (const chunk of input) {
    let start = 0;
    for (let end = chunk.indexOf(0x0a); end !== -1; end = chunk.indexOf(0x0a, start)) {
      take(chunk.subarray(start, end));
      yield finish();
      start = end + 1;
    }
    if (start < chunk.length) take(chunk.subarray(start));
  }
  if (size > 0) yield finish();
}

/** Bytes that are no UTF-8 are refused, never replaced. */
function decoded(parts: readonly Uint8Array[]): Line {
  const [first] = parts;
  const bytes = parts.length === 1 && first !== undefined ? first : Buffer.concat(parts);
  try {
    return { text: DECODER.decode(bytes).replace(/\r$/, "") };
  } catch {
    return { problem: "not_utf8" };
  }
}
