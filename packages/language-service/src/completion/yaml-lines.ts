/**
 * Where a position stands in YAML that is being typed, told from the lines alone: their columns, dashes, keys and
 * brackets. No parser is asked, for where the person types there is seldom anything to parse.
 */
import type { SourceText } from "@khoan/diagnostics";

/** A mapping or an item of a list around the position, outermost first. */
export type Step = {
  /** The key under which it stands, as written; absent for an item of a list. */
  readonly key?: string;
  /** The other entries of the mapping that `key` belongs to, with their one-line values. */
  readonly siblings: ReadonlyMap<string, string>;
};

export type YamlSpot = {
  readonly steps: readonly Step[];
  /** Whether a key of the innermost mapping is being typed, or a value. */
  readonly slot: "key" | "value";
  /** Whether it is an item of a list right here. */
  readonly item: boolean;
  /** The entries of the mapping that the position stands in. */
  readonly siblings: ReadonlyMap<string, string>;
  /** What has been typed of the key or value, up to the position, and where that begins. */
  readonly text: string;
  readonly start: number;
  /** The same up to the end of the scalar, as far as it is on this line. */
  readonly rest: string;
  readonly style: "plain" | "single" | "double" | "block";
};

type Entry = { readonly column: number; readonly dash: boolean; readonly key?: string; readonly value?: string };
type Line = {
  readonly indent: number;
  readonly blank: boolean;
  readonly entries: readonly Entry[];
  readonly text: string;
  readonly contentColumn: number;
};

const KEY = /^(?:"([^"\\]*)"|'((?:[^']|'')*)'|([^\s"'[\]{},#|>&*!%@`][^"'[\]{},#:]*?))\s*:(?=\s|$)/u;

function readLine(text: string): Line {
  const indent = /^ */.exec(text)?.[0].length ?? 0;
  const blank = text.trim() === "" || text.trimStart().startsWith("#");
  const entries: Entry[] = [];
  let column = indent;
  for (;;) {
    const dash = /^-(?:( +)|$)/.exec(text.slice(column));
    if (dash === null) break;
    entries.push({ column, dash: true });
    column += dash[0].length;
  }
  const key = KEY.exec(text.slice(column));
  if (key !== null) {
    const value = text
      .slice(column + key[0].length)
      .replace(/\s+#.*$/, "")
      .trim();
    entries.push({ column, dash: false, key: (key[1] ?? key[2] ?? key[3] ?? "").normalize("NFC"), value });
  }
  return { indent, blank, entries, text, contentColumn: column };
}

const BLOCK_HEADER = /^[|>][+-]?\d?[+-]?$/;

/** Reads each line once. */
function lineReader(source: SourceText): (i: number) => Line {
  const read = new Map<number, Line>();
  return (i) => {
    const known = read.get(i);
    if (known !== undefined) return known;
    const start = source.lineStarts[i] ?? source.text.length;
    const end = source.lineStarts[i + 1] ?? source.text.length + 1;
    const line = readLine(source.text.slice(start, end - 1).replace(/\r$/, ""));
    read.set(i, line);
    return line;
  };
}

export function yamlSpot(source: SourceText, offset: number, lineNumber: number): YamlSpot {
  const line = lineReader(source);
  const lineStart = source.lineStarts[lineNumber] as number;
  const column = offset - lineStart;
  const here = line(lineNumber);
  const block = blockAround(line, lineNumber, column);
  if (block !== undefined) {
    const header = line(block).entries.findLast((one) => !one.dash) as Entry;
    const start = source.lineStarts[block + 1] as number;
    const around = climb(line, block, header.column, header);
    return {
      ...around,
      slot: "value",
      item: false,
      text: source.text.slice(start, offset),
      start,
      rest: here.text.slice(column),
      style: "block",
    };
  }
  return inFlow(source, line, lineNumber, offset) ?? onLine(source, line, lineNumber, offset);
}

/** The line of the `|` or `>` whose text the position lies in. */
function blockAround(line: (i: number) => Line, at: number, column: number): number | undefined {
  const here = line(at);
  const own = here.text.trim() === "" ? column : Math.min(here.indent, column);
  let level = own;
  for (let i = at - 1; i >= 0 && level > 0; i--) {
    const one = line(i);
    if (one.blank || one.indent >= level) continue;
    level = one.indent;
    const key = one.entries.findLast((entry) => !entry.dash);
    if (key?.value !== undefined && BLOCK_HEADER.test(key.value) && own > key.column) return i;
  }
  return undefined;
}

/** The key or value that is typed on the line itself. */
function onLine(source: SourceText, line: (i: number) => Line, at: number, offset: number): YamlSpot {
  const here = line(at);
  const lineStart = source.lineStarts[at] as number;
  const column = offset - lineStart;
  const key = here.entries.findLast((one) => !one.dash);
  const colon = key === undefined ? -1 : here.text.indexOf(":", key.column + (key.key?.length ?? 0));
  if (key !== undefined && column > colon) {
    const from = colon + 1 + (/^ */.exec(here.text.slice(colon + 1))?.[0].length ?? 0);
    const around = climb(line, at, key.column, key);
    return { ...around, slot: "value", item: false, ...scalarAt(source, lineStart + Math.min(from, column), offset) };
  }
  const dash = here.entries.findLast((one) => one.dash && one.column < column);
  const contentColumn = here.text.trim() === "" ? column : Math.min(here.contentColumn, column);
  const around = climb(
    line,
    at,
    dash === undefined ? contentColumn : Math.max(contentColumn, dash.column + 2),
    undefined,
  );
  return { ...around, slot: "key", item: dash !== undefined, ...scalarAt(source, lineStart + contentColumn, offset) };
}

function scalarAt(
  source: SourceText,
  start: number,
  offset: number,
): Pick<YamlSpot, "text" | "start" | "rest" | "style"> {
  const first = source.text[start];
  const quoted = first === "'" || first === '"';
  const from = quoted && start < offset ? start + 1 : start;
  const end = source.text.indexOf("\n", offset);
  return {
    text: source.text.slice(from, offset),
    start: from,
    rest: source.text.slice(offset, end === -1 ? source.text.length : end),
    style: !quoted ? "plain" : first === "'" ? "single" : "double",
  };
}

/** The steps from the top to the mapping at a column, and the entries of that mapping. */
function climb(
  line: (i: number) => Line,
  at: number,
  column: number,
  own: Entry | undefined,
): Pick<YamlSpot, "steps" | "siblings"> {
  const siblings = below(line, at, column);
  const steps: Step[] = own === undefined ? [] : [{ key: own.key as string, siblings }];
  let entries = siblings;
  let wanted = { column, list: false };
  for (let i = at; i >= 0; i--) {
    const one = line(i);
    if ((one.blank && i !== at) || (i !== at && one.indent > wanted.column)) continue;
    for (const entry of one.entries.toReversed()) {
      if (i === at && (entry === own || (!entry.dash && entry.column >= wanted.column))) continue;
      if (entry.dash && entry.column < wanted.column) {
        if (!wanted.list) steps.unshift({ siblings: new Map() });
        wanted = { column: entry.column, list: true };
      } else if (!entry.dash && !wanted.list && entry.column === wanted.column) {
        entries.set(entry.key as string, entry.value ?? "");
      } else if (!entry.dash && (wanted.list ? entry.column <= wanted.column : entry.column < wanted.column)) {
        entries = below(line, i, entry.column);
        steps.unshift({ key: entry.key as string, siblings: entries });
        wanted = { column: entry.column, list: false };
      }
    }
  }
  return { steps, siblings };
}

/** How far the entries of a mapping are looked for. */
const FARTHEST = 400;

/** The entries of the mapping at a column that stand below a line. */
function below(line: (i: number) => Line, at: number, column: number): Map<string, string> {
  const found = new Map<string, string>();
  for (let i = at + 1; i < at + FARTHEST; i++) {
    const one = line(i);
    if (one.blank || one.indent > column) continue;
    const [first] = one.entries;
    if (one.indent < column || first === undefined || first.dash) break;
    found.set(first.key as string, first.value ?? "");
  }
  return found;
}

/** Inside `{ }` or `[ ]` that begin on this line or under a key above. */
function inFlow(source: SourceText, line: (i: number) => Line, at: number, offset: number): YamlSpot | undefined {
  for (let i = at; i >= 0 && i > at - 60; i--) {
    const one = line(i);
    if (one.blank && i !== at) continue;
    const key = one.entries.findLast((entry) => !entry.dash);
    const dash = one.entries.findLast((entry) => entry.dash);
    const lineStart = source.lineStarts[i] as number;
    const head = key === undefined ? dash : key;
    if (head !== undefined) {
      const colon =
        key === undefined ? one.contentColumn - 1 : one.text.indexOf(":", key.column + (key.key?.length ?? 0));
      const from = lineStart + colon + 1 + (/^ */.exec(one.text.slice(colon + 1))?.[0].length ?? 0);
      const first = source.text[from];
      if (from < offset && (first === "{" || first === "[")) {
        const flow = readFlow(source, from, offset);
        if (flow !== undefined) {
          const around = climb(line, i, key === undefined ? one.contentColumn : key.column, key);
          return { ...flow, steps: [...around.steps, ...flow.steps] };
        }
      }
      if (i !== at || key !== undefined) return undefined;
    }
  }
  return undefined;
}

type Frame = { readonly open: string; readonly entries: Map<string, string>; key: string | undefined; from: number };

function readFlow(source: SourceText, from: number, offset: number): YamlSpot | undefined {
  const { text } = source;
  const frames: Frame[] = [];
  let quote = "";
  for (let i = from; i < offset; i++) {
    const c = text[i] as string;
    const frame = frames.at(-1);
    if (quote !== "") {
      if (c === quote) quote = "";
    } else if ((c === "'" || c === '"') && /[\s{[,:]/.test(text[i - 1] ?? " ")) quote = c;
    else if (c === "{" || c === "[") frames.push({ open: c, entries: new Map(), key: undefined, from: i + 1 });
    else if ((c === "}" || c === "]") && frame !== undefined) {
      frames.pop();
      if (frames.length === 0) return undefined;
    } else if (c === "," && frame !== undefined) {
      if (frame.key !== undefined) frame.entries.set(frame.key, text.slice(frame.from, i).trim());
      frame.key = undefined;
      frame.from = i + 1;
    } else if (c === ":" && frame?.open === "{" && frame.key === undefined && /\s/.test(text[i + 1] ?? " ")) {
      frame.key = text
        .slice(frame.from, i)
        .trim()
        .replace(/^["']|["']$/g, "")
        .normalize("NFC");
      frame.from = i + 1;
    }
  }
  const last = frames.at(-1);
  if (last === undefined) return undefined;
  const steps: Step[] = frames
    .filter((frame) => frame.key !== undefined || frame.open === "[")
    .map((frame) => (frame.key === undefined ? { siblings: new Map() } : { key: frame.key, siblings: frame.entries }));
  const skip = /^\s*/.exec(text.slice(last.from, offset))?.[0].length ?? 0;
  const scalar = scalarAt(source, last.from + skip, offset);
  return {
    steps,
    slot: last.open === "[" || last.key !== undefined ? "value" : "key",
    item: last.open === "[",
    siblings: last.entries,
    ...scalar,
    rest: /^[^,}\]\n]*/.exec(scalar.rest)?.[0] ?? "",
  };
}
