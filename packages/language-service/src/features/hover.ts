/** What the name or key under the pointer is. */
import type { Lang } from "@khoan/diagnostics";
import { filePlaceOf, toCanonical, visitFields } from "@khoan/language";
import { type Context, placeAt, rangeIn } from "../context.ts";
import type { Hover, Position } from "../lsp.ts";
import { offsetOf, rangeOf } from "../positions.ts";
import { describe } from "./describe.ts";
import { keyNote } from "./key-notes.ts";
import { WORD_NOTES } from "./word-notes.ts";

export function hover(path: string, position: Position, context: Context): Hover | undefined {
  const offset = placeAt(path, position, context);
  const folder = context.workspace.folderOf(path);
  if (offset === undefined) return undefined;
  const name = folder === undefined ? undefined : context.names.at(path, offset);
  if (name !== undefined && folder !== undefined) {
    const value = describe(name.target, context.workspace.ruleSet(folder).analysis, context);
    if (value !== undefined) return { contents: { kind: "markdown", value }, range: rangeIn(path, name.span, context) };
  }
  return keyHover(path, offset, context) ?? wordHover(path, position, context);
}

/** A key of the language. */
function keyHover(path: string, offset: number, context: Context): Hover | undefined {
  const root = context.workspace.tree(path)?.root;
  if (root === undefined) return undefined;
  const { lang } = context.settings();
  let found: Hover | undefined;
  visitFields(root, filePlaceOf(root), context.workspace.langOf(path), {
    key: (key, canonical, place) => {
      if (offset < key.span.start || offset > key.span.end || canonical === undefined) return;
      const note = keyNote(place, canonical, lang);
      if (note === undefined) return;
      found = {
        contents: { kind: "markdown", value: `\`${key.text}\`\n\n${note}` },
        range: rangeIn(path, key.span, context),
      };
    },
    scalar: () => undefined,
  });
  return found;
}

const WORD = /[\p{L}_][\p{L}\p{M}\p{N}_]*/gu;

/** A function or keyword of the language. */
function wordHover(path: string, position: Position, context: Context): Hover | undefined {
  const source = context.workspace.source(path);
  if (source === undefined) return undefined;
  const offset = offsetOf(source, position);
  const start = source.lineStarts[position.line] ?? 0;
  const line = source.text.slice(start, source.lineStarts[position.line + 1] ?? source.text.length);
  const match = [...line.matchAll(WORD)].find(
    (one) => start + one.index <= offset && offset <= start + one.index + one[0].length,
  );
  if (match === undefined) return undefined;
  const lang: Lang = context.workspace.langOf(path);
  const word = match[0].normalize("NFC");
  const canonical = toCanonical("function", lang, word) ?? toCanonical("aggregate", lang, word);
  const note = canonical === undefined ? undefined : WORD_NOTES[canonical];
  if (note === undefined) return undefined;
  const at = start + match.index;
  return {
    contents: { kind: "markdown", value: `\`${word}${note.form[lang]}\`\n\n${note.text[context.settings().lang]}` },
    range: rangeOf(source, { start: at, end: at + match[0].length }),
  };
}
