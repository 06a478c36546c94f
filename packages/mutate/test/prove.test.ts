/** What can be shown to change nothing, and what must not be. */
import { sourceText } from "@khoan/diagnostics";
import { decide, equal, isKnown } from "@khoan/evaluate";
import type { Program } from "@khoan/language";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { compileTexts } from "../../language/test/rule-set.ts";
import { type Mutant, mutantsOf, proofOf } from "../src/index.ts";
import { digest, MUTANTS, mutant, PROGRAM } from "./bus-pass.ts";

const DOCUMENT = "khoan: 1\nlanguage: en\nid: f\ntitle: F\nmonth_end: down\ncurrency: VND\n";

/** A rule set of one formula over facts of small types, with its mutants. */
function ofFormula(formula: string): { readonly program: Program; readonly mutants: readonly Mutant[] } {
  const text = `
types:
  zone: [town, hill, coast]
facts:
  a: { type: bool }
  b: { type: bool }
  n: { type: int }
  z: { type: zone }
  m: { type: zone? }
variables:
  v: { type: bool, output: true }
clauses:
  - id: 1
    literals: [3, 5]
    rules: [{ set: v, value: '${formula}' }]
`;
  const { program, diagnostics } = compileTexts({ "f/document.yaml": DOCUMENT, "f/rules.yaml": text }, "f");
  if (program === undefined) throw new Error(diagnostics.map((one) => one.message.en).join("\n"));
  return {
    program,
    mutants: mutantsOf(program, new Map([["f/rules.yaml", sourceText("f/rules.yaml", text)]]), digest),
  };
}

/** Whether the mutant with this text after it was proved to change nothing. */
function isProved(formula: string, after: string): boolean {
  const { program, mutants } = ofFormula(formula);
  const found = mutants.find((one) => one.after === after);
  if (found === undefined) throw new Error(`no mutant ${after} among ${mutants.map((one) => one.after).join(" | ")}`);
  return proofOf(found, program) !== undefined;
}

/** Lives that give each fact every value that the formulas can tell apart, or leave it out. */
const LIVES = [true, false, undefined].flatMap((a) =>
  [true, undefined].flatMap((b) =>
    [2, 3, 4, 5, 6].flatMap((n) =>
      ["town", "hill", undefined].flatMap((z) => ["hill", null].map((m) => ({ a, b, n, z, m }))),
    ),
  ),
);

function answer(program: Program, facts: object): unknown {
  const decision = decide(program, { facts, at: { unit: "month", value: 2026 * 12 } });
  return decision.kind === "decided" ? decision.outputs.get("v") : "failed";
}

describe("proofOf", () => {
  it("shows a part that another one swallows to be idle", () => {
    expect(isProved("n > 3 and n > 5", "n > 5")).toBe(true);
    expect(isProved("n > 3 and n > 5", "n > 3")).toBe(false);
  });

  it("shows nothing for what is idle only while the fact is known", () => {
    expect(isProved("(a or b) and b", "a or b")).toBe(false);
  });

  it("minds that a value may be absent where the formula asks", () => {
    expect(isProved("(m ?? hill) = hill", "hill")).toBe(false);
  });

  it("shows that two conditions never hold together, so that their order is idle", () => {
    const swap = MUTANTS.find((one) => one.kind === "priority" && one.before === "1, 1");
    expect(swap && proofOf(swap, PROGRAM)?.en).toMatch(/never hold together: all \d+ combinations/);
  });

  it("shows a date that moves between two first days of months to be idle", () => {
    expect(proofOf(mutant("5: 2026-06-01..", "5: 2026-05-31.."), PROGRAM)?.en).toMatch(/none lies between/);
    expect(proofOf(mutant("5: 2026-06-01..", "5: 2026-06-02.."), PROGRAM)).toBeUndefined();
    expect(proofOf(mutant("price: 2027-01-01..", "price: 2026-12-31.."), PROGRAM)?.en).toMatch(/none lies between/);
  });

  it("never proves a change that some life shows", () => {
    const formula = fc.letrec<{ whole: string; atom: string; pair: string; not: string }>((tie) => ({
      whole: fc.oneof({ maxDepth: 3 }, tie("atom"), tie("pair"), tie("not")),
      atom: fc.constantFrom("a", "b", "n > 3", "n < 5", "z = hill", "z != town", "m = hill", "(m ?? town) = town"),
      pair: fc.tuple(tie("whole"), fc.constantFrom("and", "or"), tie("whole")).map(([x, op, y]) => `(${x} ${op} ${y})`),
      not: tie("whole").map((x) => `not (${x})`),
    })).whole;
    fc.assert(
      fc.property(formula, (text) => {
        const { program, mutants } = ofFormula(text);
        for (const one of mutants) {
          if (proofOf(one, program) === undefined) continue;
          const changed = one.apply();
          for (const life of LIVES) {
            const [before, after] = [answer(program, life), answer(changed, life)];
            const same =
              isKnown(before as null) && isKnown(after as null) ? equal(before as null, after as null) : true;
            expect(same, `${text}: ${one.before} → ${one.after} for ${JSON.stringify(life)}`).toBe(true);
          }
        }
      }),
      { numRuns: 30 },
    );
  });
});
