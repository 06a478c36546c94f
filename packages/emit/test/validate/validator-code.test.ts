import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { decodeFacts } from "@khoan/evaluate";
import type { Program } from "@khoan/language/core";
import fc from "fast-check";
import { afterAll, describe, expect, it } from "vitest";
import { fitsCode, validatorCode } from "../../src/validate/validator-code.ts";
import { livesOf } from "../lives.ts";
import { BROOKFIELD, EVERY_TYPE, NQ55 } from "../rule-sets.ts";

type Finding = { readonly code: string; readonly path: string; readonly expected?: string; readonly got?: string };
type Read = ((json: unknown) => { readonly facts?: unknown; readonly errors?: readonly Finding[] }) & {
  /** What the gate checks: the copy it makes first. */
  readonly copy: (json: unknown) => unknown;
};

const folder = mkdtempSync(join(tmpdir(), "khoan-gate-"));
afterAll(() => rmSync(folder, { recursive: true }));

const COPYING = 'return Object.assign(readFacts, { copy: (json) => copied(json, "", 0, { values: 0, errors: [] }) });';

async function gateOf(program: Program): Promise<Read> {
  const path = join(folder, `${program.document.id}.mjs`);
  writeFileSync(path, `export const readFacts = ${validatorCode(program).replace("return readFacts;", COPYING)};`);
  return ((await import(/* @vite-ignore */ path)) as { readFacts: Read }).readFacts;
}

const gates = { nq55: await gateOf(NQ55), brookfield: await gateOf(BROOKFIELD), every: await gateOf(EVERY_TYPE) };
const foundIn = (json: unknown): readonly Finding[] => gates.every(json).errors ?? [];

const told = ({ code, path }: Finding): string => `${code} ${path}`;

/** What the gate leaves to decoding: days of the calendar, order, decimals of a number. */
const LATER = new Set(["KH804", "KH809", "KH805"]);

describe("the gate", () => {
  it.each([
    ["NQ 55", NQ55, gates.nq55],
    ["Brookfield", BROOKFIELD, gates.brookfield],
    ["every type", EVERY_TYPE, gates.every],
  ])("finds what the evaluator finds, by the same code at the same path (%s)", (_, program, read) => {
    fc.assert(
      fc.property(livesOf(program, 8), (json) => {
        const errors = decodeFacts(program, json).errors.map(({ path, diagnostic }) => ({
          path,
          code: diagnostic.code,
        }));
        const found = read(json).errors ?? [];
        expect(errors.map(told)).toEqual(expect.arrayContaining(found.map(told)));
        if (errors.some(({ code }) => !LATER.has(code))) expect(found).not.toEqual([]);
      }),
      { numRuns: 600 },
    );
  });

  it.each([
    ["NQ 55", NQ55, gates.nq55],
    ["Brookfield", BROOKFIELD, gates.brookfield],
    ["every type", EVERY_TYPE, gates.every],
  ])("has a short form that only says yes or no, and says the same (%s)", async (_, program, read) => {
    const path = join(folder, `${program.document.id}.fits.mjs`);
    writeFileSync(path, `export const fits = ${fitsCode(program)};`);
    const { fits } = (await import(/* @vite-ignore */ path)) as { fits: (json: unknown) => boolean };
    fc.assert(
      fc.property(livesOf(program, 4), (json) => {
        const { facts } = read(json);
        if (facts !== undefined) expect(fits(facts)).toBe(true);
        else if (!JSON.stringify(read(json).errors).includes("KH810")) expect(fits(read.copy(json))).toBe(false);
      }),
      { numRuns: 300 },
    );
    expect(fitsCode(program)).not.toMatch(/\brequire\s*\(|\bimport\b|instancePath|vErrors|schemaPath|keyword/);
  });

  it("gives a copy that decodes to the same", () => {
    fc.assert(
      fc.property(livesOf(EVERY_TYPE), (json) => {
        const { facts } = gates.every(json);
        expect(decodeFacts(EVERY_TYPE, facts)).toEqual(decodeFacts(EVERY_TYPE, json));
      }),
      { numRuns: 200 },
    );
  });

  it.each<[what: string, json: unknown, found: Finding]>([
    ["facts that are a list", [], { code: "KH801", path: "", expected: "{…}", got: "[…]" }],
    ["facts that are nothing", undefined, { code: "KH801", path: "", expected: "{…}", got: "undefined" }],
    ["a stray key", { hom: 1 }, { code: "KH802", path: "hom" }],
    ["a stray key in a group", { home: { sise: 1 } }, { code: "KH802", path: "home.sise" }],
    ["a text for a number", { count: "1" }, { code: "KH803", path: "count", expected: "int", got: "string" }],
    ["a number for a day", { born: 20260101 }, { code: "KH803", path: "born", expected: "YYYY-MM-DD", got: "number" }],
    [
      "a day for a month",
      { start: "2026-03-01" },
      { code: "KH803", path: "start", expected: "YYYY-MM", got: "string" },
    ],
    ["a thirteenth month", { born: "2026-13-01" }, { code: "KH804", path: "born" }],
    ["NaN", { count: Number.NaN }, { code: "KH805", path: "count", expected: "int" }],
    ["Infinity", { price: Number.POSITIVE_INFINITY }, { code: "KH805", path: "price", expected: "int" }],
    ["-0", { count: -0 }, { code: "KH805", path: "count", expected: "int" }],
    ["-0 with decimals", { ratio: -0 }, { code: "KH805", path: "ratio", expected: "number" }],
    ["2^53", { price: 2 ** 53 }, { code: "KH805", path: "price", expected: "int" }],
    [
      "2^53 + 1 as text",
      { price: "9007199254740993" },
      { code: "KH803", path: "price", expected: "int", got: "string" },
    ],
    ["decimals of a whole", { whole: "1.5" }, { code: "KH805", path: "whole", expected: "number" }],
    ["a stranger to an enum", { paint: "green" }, { code: "KH806", path: "paint", expected: "red | blue" }],
    ["null where it means nothing", { yes: null }, { code: "KH807", path: "yes", got: "null" }],
    ["an empty history", { paint: [] }, { code: "KH808", path: "paint" }],
    ["a change without a day", { paint: [{ value: "red" }] }, { code: "KH808", path: "paint[0]" }],
    [
      "a change with more",
      { paint: [{ from: "2026-01-01", value: "red", to: 1 }] },
      { code: "KH808", path: "paint[0]" },
    ],
    [
      "a stranger in a history of a record's field",
      { people: [{}, { married: [{ from: "2026-01-01", value: "yes" }] }] },
      { code: "KH803", path: "people[1].married[0].value", expected: "true | false", got: "string" },
    ],
  ])("refuses %s", (_, json, found) => {
    expect(foundIn(json)).toEqual([found]);
  });

  it("finds several things at once, and at most twenty", () => {
    expect(foundIn({ yes: 1, count: true, home: { size: "x", tenant: { born: 3 } } }).map(told)).toEqual([
      "KH803 yes",
      "KH803 count",
      "KH803 home.size",
      "KH803 home.tenant.born",
    ]);
    expect(foundIn(Object.fromEntries(Array.from({ length: 50 }, (_, i) => [`stray${i}`, 1])))).toHaveLength(20);
  });

  it("never repeats a value of the case", () => {
    fc.assert(
      fc.property(
        fc.string({ minLength: 6 }).map((text) => `§${text}`),
        (secret) => {
          const json = { yes: secret, name: [secret], paint: secret, born: secret, people: [secret], ratio: secret };
          expect(JSON.stringify(foundIn(json))).not.toContain("§");
        },
      ),
    );
  });

  it("refuses hostile keys, wherever they stand", () => {
    const json: unknown = JSON.parse('{"__proto__":{"yes":true},"people":[{"constructor":1}],"home":{"prototype":1}}');
    expect(foundIn(json).map(told)).toEqual(["KH810 __proto__", "KH810 people[0].constructor", "KH810 home.prototype"]);
    expect(foundIn(JSON.parse('{"toString":1,"hasOwnProperty":1}')).map(told)).toEqual([
      "KH802 toString",
      "KH802 hasOwnProperty",
    ]);
  });

  it("takes nothing from a prototype", () => {
    expect(gates.every(Object.create({ yes: true }))).toEqual({ facts: {} });
    expect(Reflect.ownKeys(gates.every({ yes: true }).facts as object)).toEqual(["yes"]);
  });

  it("runs no getter, no toJSON, no valueOf", () => {
    let ran = 0;
    const trap = { get: () => ++ran, enumerable: true };
    const hidden = Object.defineProperty([], 0, trap);
    const json = Object.defineProperty(
      { people: hidden, count: { valueOf: () => ++ran, toString: () => ++ran, toJSON: () => ++ran } },
      "yes",
      trap,
    );
    expect(foundIn(json).map(told)).toEqual(["KH803 yes", "KH803 count", "KH801 people[0]"]);
    expect(ran).toBe(0);
  });

  it("survives a proxy that throws", () => {
    const refuse = (): never => {
      throw new Error("no");
    };
    expect(foundIn(new Proxy({}, { ownKeys: refuse }))).toMatchObject([{ code: "KH801" }]);
    const { proxy: revoked, revoke } = Proxy.revocable({}, {});
    revoke();
    expect(foundIn({ home: revoked })).toMatchObject([{ code: "KH801" }]);
  });

  it("refuses the same name written in two ways", () => {
    expect(gates.nq55({ ["cư_trú".normalize("NFC")]: null, ["cư_trú".normalize("NFD")]: null }).errors).toEqual([
      { code: "KH811", path: "cư_trú" },
    ]);
  });

  it("bounds texts, lists, depth and the number of values", () => {
    expect(foundIn({ name: "x".repeat(10_001) })).toEqual([{ code: "KH812", path: "name", expected: "10000" }]);
    expect(foundIn({ name: "x".repeat(50_000_000) })).toEqual([{ code: "KH812", path: "name", expected: "10000" }]);
    expect(foundIn({ name: "é".normalize("NFD").repeat(5_000) })).toEqual([]);
    expect(foundIn({ dates: new Array(100_001).fill(null) })).toEqual([
      { code: "KH812", path: "dates", expected: "100000" },
    ]);
    expect(foundIn({ dates: new Array(4_000_000_000) }).map(told)).toEqual(["KH812 dates"]);
    let deep: unknown = "x";
    for (let i = 0; i < 100_000; i++) deep = [deep];
    expect(foundIn({ yes: deep, stray: deep }).map(told)).toEqual(["KH802 stray", "KH803 yes"]);
    const loop: Record<string, unknown> = {};
    loop["people"] = [loop];
    expect(foundIn(loop).map(told)).toEqual(["KH802 people[0].people"]);
    const wide = new Array(100_000).fill(new Array(100).fill(1));
    expect(foundIn({ people: wide }).map(told)).toEqual(["KH812 "]);
  });

  it("imports nothing, makes no code at run time, and is small", () => {
    const code = validatorCode(NQ55);
    expect(code).not.toMatch(/\brequire\s*\(|\bimport\b|\beval\b|new Function|schemaPath|parentData/);
    expect(gzipSync(code).length).toBeLessThan(7_500);
    expect(validatorCode(NQ55)).toBe(code);
  });
});
