/** One order whatever came first, and no repeats. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Diagnostic, diagnostic, sortDiagnostics, uriOf } from "../src/index.ts";

const first = diagnostic<{ n: number }>("first", "KH901", "error", {
  vi: (p) => [`lỗi ${p.n}`, "sửa"],
  en: (p) => [`error ${p.n}`, "mend"],
});
const second = diagnostic<{ n: number }>("second", "KH902", "warning", {
  vi: (p) => [`cảnh báo ${p.n}`, "sửa"],
  en: (p) => [`warning ${p.n}`, "mend"],
});

const at = (uri: string, start: number) => ({ uri, start, end: start + 1 });

describe("sortDiagnostics", () => {
  it("goes by file, place and code; what concerns the whole file first", () => {
    const expected = [
      first({ file: "a.yaml" }, { n: 1 }),
      first(at("a.yaml", 2), { n: 1 }),
      second(at("a.yaml", 2), { n: 1 }),
      first(at("a.yaml", 10), { n: 1 }),
      first(at("b.yaml", 0), { n: 1 }),
      first(at("é.yaml", 0), { n: 1 }),
    ];
    expect(sortDiagnostics([...expected].reverse())).toEqual(expected);
  });

  it("keeps identical findings once, and different ones at one place all", () => {
    const one = first(at("a", 1), { n: 1 });
    const other = first(at("a", 1), { n: 2 });
    const withRelated = first(
      at("a", 1),
      { n: 1 },
      { related: [{ span: at("a", 5), message: { vi: "đây", en: "here" } }] },
    );
    expect(sortDiagnostics([one, other, { ...one }, withRelated, other])).toHaveLength(3);
  });

  it("does not depend on what came first", () => {
    const any: fc.Arbitrary<Diagnostic> = fc
      .tuple(fc.constantFrom(first, second), fc.constantFrom("a", "b"), fc.nat({ max: 2 }), fc.nat({ max: 2 }))
      .map(([make, uri, start, n]) => make(start === 0 ? { file: uri } : at(uri, start), { n }));
    fc.assert(
      fc.property(fc.array(any), (diagnostics) => {
        const sorted = sortDiagnostics(diagnostics);
        expect(sortDiagnostics([...diagnostics].reverse())).toEqual(sorted);
        expect(sortDiagnostics(sorted)).toEqual(sorted);
        expect(new Set(diagnostics.map((one) => JSON.stringify(one))).size).toBe(sorted.length);
      }),
    );
  });

  it("leaves its argument alone", () => {
    const given = [second(at("b", 1), { n: 1 }), first(at("a", 1), { n: 1 })];
    sortDiagnostics(given);
    expect(given.map(uriOf)).toEqual(["b", "a"]);
  });
});
