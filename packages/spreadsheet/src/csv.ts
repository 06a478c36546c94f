/**
 * Comma-separated values by RFC 4180 to rows of texts, and back. Semicolons and tabs separate too, where the first line
 * has more of them: Excel writes semicolons in Vietnamese. Nothing is ever read as a number or a date here.
 */
import type { Grid } from "./grid.ts";

const SEPARATORS = [",", ";", "\t"] as const;

/** The rows of a text; quotes may hold line breaks, separators and doubled quotes. Never throws. */
export function readCsv(text: string, name: string): Grid {
  const plain = text.replace(/^\ufeff/, "");
  const separator = separatorOf(plain);
  const rows: ({ readonly kind: "text"; readonly text: string } | undefined)[][] = [];
  let row: (typeof rows)[number] = [];
  let at = 0;
  while (at < plain.length) {
    const field = plain[at] === '"' ? quotedField(plain, at) : plainField(plain, at, separator);
    row.push(field.text === "" ? undefined : { kind: "text", text: field.text });
    at = field.end;
    if (plain[at] === separator) {
      at++;
      // A line that ends with a separator has one more, empty field.
      if (at === plain.length || plain[at] === "\n" || plain[at] === "\r") row.push(undefined);
      if (at < plain.length && plain[at] !== "\n" && plain[at] !== "\r") continue;
    }
    if (plain[at] === "\r") at++;
    if (plain[at] === "\n") at++;
    rows.push(row);
    row = [];
  }
  return { name, rows };
}

type Field = { readonly text: string; readonly end: number };

function quotedField(text: string, start: number): Field {
  let value = "";
  let at = start + 1;
  for (;;) {
    const quote = text.indexOf('"', at);
    if (quote === -1) return { text: value + text.slice(at), end: text.length };
    value += text.slice(at, quote);
    if (text[quote + 1] !== '"') return { text: value, end: quote + 1 };
    value += '"';
    at = quote + 2;
  }
}

function plainField(text: string, start: number, separator: string): Field {
  let end = start;
  while (end < text.length && text[end] !== separator && text[end] !== "\n" && text[end] !== "\r") end++;
  return { text: text.slice(start, end), end };
}

/** The sign that separates most often before the first line break outside quotes. */
function separatorOf(text: string): string {
  const counts = new Map<string, number>(SEPARATORS.map((one) => [one, 0]));
  let quoted = false;
  for (const sign of text) {
    if (sign === '"') quoted = !quoted;
    else if (!quoted && sign === "\n") {
      if ([...counts.values()].some((count) => count > 0)) break;
    } else if (!quoted && counts.has(sign)) counts.set(sign, (counts.get(sign) as number) + 1);
  }
  return SEPARATORS.toSorted((a, b) => (counts.get(b) as number) - (counts.get(a) as number))[0] as string;
}

/** Lines end as the RFC says; a byte order mark tells Excel that the text is UTF-8. */
export function writeCsv(rows: readonly (readonly string[])[]): string {
  const lines = rows.map((row) => row.map(field).join(","));
  return `\ufeff${lines.map((line) => `${line}\r\n`).join("")}`;
}

function field(text: string): string {
  return /[",;\t\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
