/** A source map by which every line of a module is the same line of the file that it was made from. */
import type { SourceText } from "@khoan/diagnostics";

const DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

export type LineMap = {
  readonly version: 3;
  readonly names: string[];
  readonly sources: string[];
  readonly sourcesContent: string[];
  readonly mappings: string;
};

/**
 * Maps the beginning of every word of the source to itself: a place in the module is told as the word that stands there
 * in the file, or the last one before it on its line.
 */
export function identityMap({ uri, text }: SourceText, lines: readonly string[]): LineMap {
  const source = text.split("\n");
  let [lineBefore, columnBefore] = [0, 0];
  const mappings = lines.map((_, line) => {
    let generatedBefore = 0;
    const starts = [0, ...[...(source[line] ?? "").matchAll(/(?<=[\s{[,])[^\s{[,]/g)].map((match) => match.index)];
    return [...new Set(starts)]
      .map((column) => {
        const segment = [column - generatedBefore, 0, line - lineBefore, column - columnBefore].map(variable).join("");
        [generatedBefore, lineBefore, columnBefore] = [column, line, column];
        return segment;
      })
      .join(",");
  });
  return { version: 3, names: [], sources: [uri], sourcesContent: [text], mappings: mappings.join(";") };
}

/** A number in the variable-length form of source maps: five bits a digit, the sign last, the next digit announced. */
function variable(value: number): string {
  let rest = value < 0 ? (-value << 1) | 1 : value << 1;
  let text = "";
  do {
    const digit = rest & 31;
    rest >>>= 5;
    text += DIGITS[rest > 0 ? digit | 32 : digit];
  } while (rest > 0);
  return text;
}
