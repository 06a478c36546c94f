/** Which atom decides: worked examples, then laws that hold for every condition. */
import type { Truth } from "@khoan/values";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { decides, decidingPair, outcomeOf, type Tree } from "../../src/condition/tree.ts";

const atom = (index: number): Tree => ({ kind: "atom", atom: index });
/** a and (b or not c) */
const EXAMPLE: Tree = {
  kind: "and",
  operands: [atom(0), { kind: "or", operands: [atom(1), { kind: "not", operand: atom(2) }] }],
};
const T = true;
const F = false;
const U = undefined;

describe("outcomeOf", () => {
  it.each<[readonly Truth[], Truth]>([
    [[T, T, T], T],
    [[T, F, T], F],
    [[T, F, F], T],
    [[F, U, U], F],
    [[T, U, F], T],
    [[T, U, T], U],
    [[U, F, T], F],
  ])("a and (b or not c) of %j is %j", (truths, outcome) => {
    expect(outcomeOf(EXAMPLE, truths)).toBe(outcome);
  });

  it("knows an if whose branches agree though its test is unknown", () => {
    const tree: Tree = { kind: "if", condition: atom(0), then: atom(1), otherwise: atom(2) };
    expect(outcomeOf(tree, [U, T, T])).toBe(T);
    expect(outcomeOf(tree, [U, T, F])).toBe(U);
    expect(outcomeOf(tree, [F, T, F])).toBe(F);
  });
});

describe("decidingPair", () => {
  it("needs both halves, with the other atoms out of the way", () => {
    // In [T, T, T] the atom a decides; its other half would be [F, T, …]. In [F, F, T] it is masked: false either way.
    expect(
      decidingPair(
        EXAMPLE,
        [
          [T, T, T],
          [F, F, T],
        ],
        0,
      ),
    ).toBeUndefined();
    expect(
      decidingPair(
        EXAMPLE,
        [
          [T, T, T],
          [F, T, F],
        ],
        0,
      ),
    ).toEqual([0, 1]);
  });

  it("lets masked atoms differ, and prefers the pair that differs least", () => {
    expect(
      decidingPair(
        EXAMPLE,
        [
          [T, T, T],
          [T, F, T],
        ],
        1,
      ),
    ).toEqual([0, 1]);
    expect(
      decidingPair(
        EXAMPLE,
        [
          [F, T, F],
          [T, T, T],
          [F, T, T],
        ],
        0,
      ),
    ).toEqual([1, 2]);
  });

  it("never shows an atom that is unknown, or beside an unknown that matters", () => {
    expect(
      decidingPair(
        EXAMPLE,
        [
          [U, T, T],
          [F, T, T],
        ],
        0,
      ),
    ).toBeUndefined();
    expect(
      decidingPair(
        EXAMPLE,
        [
          [T, U, T],
          [F, U, T],
        ],
        0,
      ),
    ).toBeUndefined();
    expect(
      decidingPair(
        EXAMPLE,
        [
          [T, T, U],
          [F, T, U],
        ],
        0,
      ),
    ).toEqual([0, 1]);
  });

  it("finds nothing for an atom that can't matter", () => {
    const tree: Tree = { kind: "or", operands: [atom(0), { kind: "constant", value: true }] };
    expect(decidingPair(tree, [[T], [F]], 0)).toBeUndefined();
  });
});

/** Trees in which every atom stands once, and the number of their atoms. */
const trees: fc.Arbitrary<{ readonly tree: Tree; readonly atoms: number }> = fc
  .letrec<{ tree: (next: () => number) => Tree }>((tie) => ({
    tree: fc.oneof(
      { depthSize: "small", withCrossShrink: true },
      fc.constant((next: () => number) => atom(next())),
      tie("tree").map(
        (one) =>
          (next: () => number): Tree => ({ kind: "not", operand: one(next) }),
      ),
      fc
        .tuple(fc.constantFrom("and" as const, "or" as const), fc.array(tie("tree"), { minLength: 2, maxLength: 3 }))
        .map(
          ([kind, parts]) =>
            (next: () => number): Tree => ({ kind, operands: parts.map((part) => part(next)) }),
        ),
    ),
  }))
  .tree.map((build) => {
    let atoms = 0;
    const tree = build(() => atoms++);
    return { tree, atoms };
  })
  .filter(({ atoms }) => atoms <= 8);

const everyAssignment = (atoms: number): Truth[][] =>
  Array.from({ length: 2 ** atoms }, (_, way) => Array.from({ length: atoms }, (_, i) => ((way >> i) & 1) === 1));

describe("laws", () => {
  it("every atom that stands once decides in some pair of all assignments, and the pair shows it", () => {
    fc.assert(
      fc.property(trees, ({ tree, atoms }) => {
        const all = everyAssignment(atoms);
        for (let index = 0; index < atoms; index++) {
          const pair = decidingPair(tree, all, index);
          expect(pair).toBeDefined();
          const [one, other] = (pair ?? []).map((at) => all[at] ?? []) as [Truth[], Truth[]];
          expect([one[index], other[index]]).toEqual([true, false]);
          expect(outcomeOf(tree, one)).not.toBe(outcomeOf(tree, other));
          expect(decides(tree, one, index) && decides(tree, other, index)).toBe(true);
        }
      }),
    );
  });

  it("an outcome that is known stays what it is when an unknown atom becomes known", () => {
    const truths = fc.constantFrom<Truth>(true, false, undefined);
    fc.assert(
      fc.property(
        trees,
        fc.array(truths, { minLength: 8, maxLength: 8 }),
        fc.boolean(),
        ({ tree, atoms }, some, to) => {
          const before = outcomeOf(tree, some);
          const after = outcomeOf(
            tree,
            some.slice(0, atoms).map((truth) => truth ?? to),
          );
          if (before !== undefined) expect(after).toBe(before);
        },
      ),
    );
  });
});
