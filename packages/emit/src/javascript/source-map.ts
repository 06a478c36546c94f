/** The source map of a module: from the line of a rule's code to its line in the rule file. */
import { encode, type SourceMapMappings } from "@jridgewell/sourcemap-codec";
import { lineIndex, type SourceText } from "@khoan/diagnostics";
import type { Line } from "./variable.ts";

/** Version 3, with the rule files' texts inside, so that it can be read where the files are not. */
export function sourceMap(lines: readonly Line[], sources: ReadonlyMap<string, SourceText>, file: string): string {
  const used = [...new Set(lines.flatMap((line) => (line.span === undefined ? [] : [line.span.uri])))]
    .filter((uri) => sources.has(uri))
    .toSorted();
  const index = new Map(used.map((uri, i) => [uri, i]));
  const mappings: SourceMapMappings = lines.flatMap(({ text, span }) => {
    const source = span === undefined ? undefined : sources.get(span.uri);
    const at = span === undefined ? undefined : index.get(span.uri);
    const rows = text.split("\n");
    if (source === undefined || span === undefined || at === undefined) return rows.map(() => []);
    const line = lineIndex(source, span.start);
    const column = span.start - (source.lineStarts[line] ?? 0);
    return rows.map((): [number, number, number, number][] => [[0, at, line, column]]);
  });
  return JSON.stringify({
    version: 3,
    file,
    sources: used,
    sourcesContent: used.map((uri) => sources.get(uri)?.text ?? null),
    names: [],
    mappings: encode(mappings),
  });
}
