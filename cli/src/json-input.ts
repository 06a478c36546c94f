/**
 * JSON as it comes from outside. Beyond what `JSON.parse` refuses, a key given twice is found, for the engine would
 * silently keep the last; and messages tell places, never the text itself, which may be about a person.
 */
import { type Diagnostic, facts as rows } from "@khoan/diagnostics";

export type Parsed = { readonly json: unknown } | { readonly path: string; readonly diagnostic: Diagnostic };

/** The value, or what is wrong: `path` names a key given twice (`trẻ.ngày_sinh`), else it is "". */
export function parseJson(text: string): Parsed {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (error) {
    const position = /position (\d+)/.exec(error instanceof Error ? error.message : "")?.[1];
    const detail = position === undefined ? "" : ` (${lineAndColumn(text, Number(position))})`;
    return { path: "", diagnostic: rows.badJson({ file: "" }, { detail }) };
  }
  const path = repeatedKey(text);
  if (path === undefined) return { json };
  return { path, diagnostic: rows.factTwice({ file: path }, { name: path.slice(0, 200) }) };
}

function lineAndColumn(text: string, offset: number): string {
  const before = text.slice(0, offset).split("\n");
  return `${before.length}:${[...(before.at(-1) ?? "")].length + 1}`;
}

type Level = { readonly keys: Set<string> | undefined; at: string };

/** The path of the first key that stands twice in one object of well-formed JSON. */
function repeatedKey(text: string): string | undefined {
  const levels: Level[] = [];
  let keyNext = false;
  for (let i = 0; i < text.length; i++) {
    const level = levels.at(-1);
    switch (text.charCodeAt(i)) {
      case 0x22: {
        const end = endOfString(text, i);
        if (keyNext && level?.keys !== undefined) {
          level.at = keyOf(text.slice(i, end + 1));
          if (level.keys.has(level.at)) return pathOf(levels);
          level.keys.add(level.at);
          keyNext = false;
        }
        i = end;
        break;
      }
      case 0x7b:
        levels.push({ keys: new Set(), at: "" });
        keyNext = true;
        break;
      case 0x5b:
        levels.push({ keys: undefined, at: "0" });
        keyNext = false;
        break;
      case 0x7d:
      case 0x5d:
        levels.pop();
        keyNext = false;
        break;
      case 0x2c:
        keyNext = level?.keys !== undefined;
        if (level !== undefined && !keyNext) level.at = String(Number(level.at) + 1);
    }
  }
  return undefined;
}

/** Compared as facts are named: in NFC. */
function keyOf(quoted: string): string {
  const key = quoted.includes("\\") ? (JSON.parse(quoted) as string) : quoted.slice(1, -1);
  return key.normalize("NFC");
}

function endOfString(text: string, start: number): number {
  for (let end = text.indexOf('"', start + 1); ; end = text.indexOf('"', end + 1)) {
    let slashes = 0;
    while (text.charCodeAt(end - 1 - slashes) === 0x5c) slashes++;
    if (slashes % 2 === 0) return end;
  }
}

function pathOf(levels: readonly Level[]): string {
  return levels.reduce((path, { keys, at }) => {
    if (keys === undefined) return `${path}[${at}]`;
    return path === "" ? at : `${path}.${at}`;
  }, "");
}
