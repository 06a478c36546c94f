/** What holds for every row of every band, whoever adds it. */
import { describe, expect, it } from "vitest";
import type { Row } from "../src/index.ts";
import * as all from "../src/index.ts";

/** Rows by band, found by their shape among the package's exports, so that a new band is covered at once. */
const bands = Object.entries(all).flatMap(([band, exported]) => {
  const makers = Object.entries(exported).filter(([, maker]) => typeof maker === "function" && "row" in maker);
  return makers.length === 0
    ? []
    : [{ band, rows: makers.map(([key, maker]) => ({ key, row: maker.row as Row<object> })) }];
});
const rows = bands.flatMap(({ rows: own }) => own);

describe("the catalogue", () => {
  it("is found", () => {
    expect(bands.map(({ band }) => band)).toContain("files");
    expect(rows.length).toBeGreaterThan(30);
  });

  it("uses no code twice", () => {
    const codes = rows.map(({ row }) => row.code);
    expect(codes.filter((code, index) => codes.indexOf(code) !== index)).toEqual([]);
  });

  it("names each row as its export", () => {
    expect(rows.filter(({ key, row }) => key !== row.name).map(({ key }) => key)).toEqual([]);
  });

  it.each(bands.map(({ band, rows: own }) => [band, own] as const))("%s keeps to one band of codes", (_, own) => {
    expect(new Set(own.map(({ row }) => row.code.slice(0, 3))).size).toBe(1);
    for (const { row } of own) expect(row.code).toMatch(/^KH[1-9]\d\d$/);
  });

  it.each(rows.map(({ key, row }) => [key, row] as const))("%s says something in both languages", (_, row) => {
    // Any parameter is a text, or a text in both languages.
    const anything = new Proxy({}, { get: () => Object.assign(Object("…"), { vi: "…", en: "…" }) });
    for (const lang of ["vi", "en"] as const) {
      const [message, help] = fill(row, lang, anything);
      expect(message).toMatch(/[.?…]$/);
      expect(`${message} ${help}`).not.toMatch(/undefined|\[object|\{\w+(\.\w+)*\}/);
      expect(message.normalize("NFC")).toBe(message);
    }
  });
});

/** Lists are told from texts by trying: a row that maps over a parameter gets a list of one. */
function fill(row: Row<object>, lang: "vi" | "en", texts: object): readonly [string, string] {
  try {
    return row.text[lang](texts);
  } catch {
    return row.text[lang](new Proxy({}, { get: () => ["…"] }));
  }
}
