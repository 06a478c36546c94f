/** What is typed in the form, and facts as JSON. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { getFact, setFact } from "../../../playground/src/facts/facts-edit.ts";
import { readScalar, writeScalar } from "../../../playground/src/facts/scalar-text.ts";
import type { FieldKind } from "../../../playground/src/protocol/views.ts";

const DONG: FieldKind = { kind: "money", scale: 0, minor: 0, unit: "đồng" };
const EURO: FieldKind = { kind: "money", scale: 2, minor: 2, unit: "EUR" };
const PERCENT: FieldKind = { kind: "percent", scale: 1, minor: 0, unit: "%" };

describe("typed text", () => {
  test.each([
    [{ kind: "date" }, "20/05/2018", "2018-05-20"],
    [{ kind: "date" }, "1/3/2018", "2018-03-01"],
    [{ kind: "date" }, "2018-05-20", "2018-05-20"],
    [{ kind: "date" }, "31/02/2018", undefined],
    [{ kind: "date" }, "20/05/18", undefined],
    [{ kind: "month" }, "3/2026", "2026-03"],
    [{ kind: "month" }, "13/2026", undefined],
    [DONG, "1.000.000", 1_000_000],
    [DONG, "1000000 đồng", 1_000_000],
    [DONG, "1,5", undefined],
    [DONG, "mười", undefined],
    [EURO, "12,50", 1250],
    [PERCENT, "4,5%", "4.5"],
    [{ kind: "int" }, "12.000", 12_000],
  ] as readonly (readonly [FieldKind, string, unknown])[])("as %j: %s", (kind, text, json) => {
    expect(readScalar(kind, text, "vi")?.json).toEqual(json);
  });

  test("every amount is read back as it was written, in both languages", () => {
    fc.assert(
      fc.property(fc.integer({ min: -1e12, max: 1e12 }), fc.constantFrom("vi", "en"), (amount, lang) => {
        for (const kind of [DONG, EURO])
          expect(readScalar(kind, writeScalar(kind, amount, lang), lang)).toEqual({ json: amount });
      }),
    );
  });
});

describe("facts", () => {
  test("a fact taken out leaves nothing behind, and the others as they were", () => {
    const facts = { a: { b: { c: 1 }, d: 2 } };
    expect(setFact(facts, "a.b.c", undefined)).toEqual({ a: { d: 2 } });
    expect(setFact(setFact(facts, "a.e", 3), "a.e", undefined)).toEqual(facts);
    expect(facts).toEqual({ a: { b: { c: 1 }, d: 2 } });
  });

  test("what is set is found again", () => {
    const name = fc.stringMatching(/^[a-zđ]{1,4}$/);
    fc.assert(
      fc.property(fc.array(name, { minLength: 1, maxLength: 3 }), fc.integer(), (parts, value) => {
        expect(getFact(setFact({}, parts.join("."), value), parts.join("."))).toBe(value);
      }),
    );
  });
});
