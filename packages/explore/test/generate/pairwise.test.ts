/** Pairwise rows: every pair that can be stands in some row, none that can’t be, and rows are few. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type PairwiseOptions, pairwise, type Row } from "../../src/generate/pairwise.ts";
import { seeded } from "../../src/lives/choose.ts";

function options(sizes: readonly number[], more: Partial<PairwiseOptions> = {}): PairwiseOptions {
  return { sizes, covered: [], allowed: () => true, choose: seeded(1), plain: sizes.map(() => 0), ...more };
}

function pairsOf(rows: readonly Row[]): Set<string> {
  return new Set(
    rows.flatMap((row) => row.flatMap((a, i) => row.slice(i + 1).map((b, j) => `${i} ${a} ${i + 1 + j} ${b}`))),
  );
}

function allPairs(sizes: readonly number[]): readonly string[] {
  return sizes.flatMap((sizeA, i) =>
    sizes
      .slice(i + 1)
      .flatMap((sizeB, j) =>
        Array.from({ length: sizeA * sizeB }, (_, k) => `${i} ${k % sizeA} ${i + 1 + j} ${Math.floor(k / sizeA)}`),
      ),
  );
}

describe("pairwise", () => {
  it("covers every pair of every two parameters", () => {
    const sizes = fc.array(fc.integer({ min: 2, max: 5 }), { minLength: 2, maxLength: 9 });
    fc.assert(
      fc.property(sizes, fc.nat(), (given, seed) => {
        const { rows, impossible } = pairwise(options(given, { choose: seeded(seed) }));
        expect(impossible).toEqual([]);
        expect(allPairs(given).filter((pair) => !pairsOf(rows).has(pair))).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });

  it("takes few rows: a tenth of what listing pairs one by one would", () => {
    const sizes = Array.from({ length: 20 }, () => 2);
    const { rows } = pairwise(options(sizes));
    // 760 pairs; a row of 20 parameters holds 190.
    expect(rows.length).toBeLessThanOrEqual(14);
    expect(pairwise(options([3, 3, 3, 3])).rows.length).toBeLessThanOrEqual(12);
  });

  it("adds nothing where the rows there are cover all", () => {
    const { rows } = pairwise(options([2, 3, 2]));
    expect(pairwise(options([2, 3, 2], { covered: rows })).rows).toEqual([]);
  });

  it("makes no row that can’t be, and says which pairs stand in none", () => {
    const allowed = (row: Row): boolean => !(row[0] === 1 && row[1] === 1) && row[2] !== 2;
    const { rows, impossible } = pairwise(options([2, 2, 3, 2], { allowed }));
    expect(rows.every(allowed)).toBe(true);
    const named = new Set(impossible.map((pair) => pair.join(" ")));
    const possible = allPairs([2, 2, 3, 2]).filter((pair) => !named.has(pair));
    expect(possible.filter((pair) => !pairsOf(rows).has(pair))).toEqual([]);
    expect(named).toEqual(new Set(["0 1 1 1", "0 0 2 2", "0 1 2 2", "1 0 2 2", "1 1 2 2", "2 2 3 0", "2 2 3 1"]));
  });
});
