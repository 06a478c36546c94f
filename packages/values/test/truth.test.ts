/** Kleene's tables, and their defining property: an unknown is known only where either value would give the same. */
import { describe, expect, it } from "vitest";
import { and3, not3, or3, type Truth } from "../src/index.ts";

const ALL: readonly Truth[] = [true, false, undefined];

/** What the operation gives for every value that an unknown could have; undefined where they differ. */
function settled(a: Truth, b: Truth, operation: (a: boolean, b: boolean) => boolean): Truth {
  const values = (truth: Truth): readonly boolean[] => (truth === undefined ? [true, false] : [truth]);
  const results = new Set(values(a).flatMap((x) => values(b).map((y) => operation(x, y))));
  return results.size === 1 ? [...results][0] : undefined;
}

describe("three-valued logic", () => {
  for (const a of ALL) {
    it(`not ${a}`, () => {
      expect(not3(a)).toBe(a === undefined ? undefined : !a);
    });
    for (const b of ALL) {
      it(`${a} and, or ${b}`, () => {
        expect(and3(a, b)).toBe(settled(a, b, (x, y) => x && y));
        expect(or3(a, b)).toBe(settled(a, b, (x, y) => x || y));
        expect(not3(and3(a, b))).toBe(or3(not3(a), not3(b)));
      });
    }
  }
});
