/** The interview: what is asked, why, in which order, and that it comes to the same end as deciding on the whole life. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { englishProgram } from "../../language/test/rule-set.ts";
import {
  type InterviewRequest,
  isKnown,
  type Moment,
  next,
  parseMoment,
  type Question,
  withAnswer,
} from "../src/index.ts";
import { decideOn, outputsJson } from "./deciding.ts";

type Program = ReturnType<typeof englishProgram>;

const at = parseMoment("2026-03") as Moment;

/** Asks until the end, with the answers of `life` (by path); what is not there is declined. */
function interview(
  program: Program,
  life: Readonly<Record<string, unknown>>,
  more: Omit<InterviewRequest, "facts" | "at"> = {},
): {
  readonly asked: readonly Question[];
  readonly end: Exclude<ReturnType<typeof next>, Question>;
  readonly facts: unknown;
} {
  const asked: Question[] = [];
  const declined: string[] = [];
  let facts: unknown = {};
  for (;;) {
    const step = next(program, { facts, at, declined, ...more });
    if (step.kind !== "question") return { asked, end: step, facts };
    expect(
      asked.map((one) => one.fact),
      "asked once",
    ).not.toContain(step.fact);
    asked.push(step);
    if (Object.hasOwn(life, step.fact)) facts = withAnswer(program, facts, step.fact, life[step.fact]);
    else declined.push(step.fact);
  }
}

const names = ({ asked }: ReturnType<typeof interview>): readonly string[] => asked.map((one) => one.fact);

/** The outputs at the end, unknown ones with what they lack. */
function result(program: Program, { end }: ReturnType<typeof interview>): unknown {
  return end.kind === "done"
    ? outputsJson(program, end.decision.outputs)
    : end.errors.map((one) => one.diagnostic.code);
}

const pay = (facts: string, rules: string, more = ""): Program =>
  englishProgram(`
facts: { ${facts} }
variables: { v: { type: int, output: true, otherwise: 0 }${more} }
clauses: [{ id: c1, literals: [0, 1, 2, 3, 5, 18, 2026-01-01], rules: [${rules}] }]
`);

describe("what is asked", () => {
  it("asks the cheapest first, and stops where the rest no longer matters", () => {
    const program = pay(
      "a: { type: bool, cost: 3 }, b: { type: bool, cost: 1 }",
      "{ set: v, value: 1, when: a and b }",
    );
    expect(names(interview(program, { a: true, b: false }))).toEqual(["b"]);
    expect(names(interview(program, { a: true, b: true }))).toEqual(["b", "a"]);
  });

  it("asks what settles more where the cost is the same, then in the order of declaration", () => {
    const program = englishProgram(`
facts: { a: { type: bool }, b: { type: bool }, c: { type: bool } }
variables:
  v: { type: bool, output: true, otherwise: false }
  w: { type: bool, output: true, otherwise: false }
clauses:
  - id: 1
    rules:
      - { set: v, value: true, when: a and b }
      - { set: w, value: true, when: b and c }
`);
    expect(names(interview(program, { a: false, b: true, c: false }))).toEqual(["b", "a", "c"]);
    expect(names(interview(program, { b: false }))).toEqual(["b"]);
  });

  it("does not ask what can’t matter, although a formula reads it", () => {
    const program = pay("a: { type: bool }, b: { type: bool }", "{ set: v, value: 1, when: '(a or not a) and b' }");
    expect(names(interview(program, { a: true, b: true }))).toEqual(["b"]);
  });

  it("is done at once where every combination of answers comes to the same", () => {
    const facts = Array.from({ length: 8 }, (_, i) => `f${i}: { type: bool }`).join(", ");
    const all = Array.from({ length: 8 }, (_, i) => `f${i}`).join(" and ");
    const program = pay(facts, `{ set: v, value: 1, when: '(${all}) or not (${all})' }`);
    const run = interview(program, {});
    expect(names(run)).toEqual([]);
    expect(result(program, run)).toEqual({ v: 1 });
  });

  it("asks for fields of a record by their path, and says whose they are", () => {
    const program = englishProgram(`
types: { person: { born: { type: date, label: Day of birth }, name: { type: text } } }
facts: { mother: { type: person, label: Mother, sensitivity: sensitive } }
variables: { v: { type: bool, output: true, otherwise: false, reveals: all } }
clauses: [{ id: 1, literals: [2000-01-01], rules: [{ set: v, value: true, when: mother.born < 2000-01-01 }] }]
`);
    const { asked, facts } = interview(program, { "mother.born": "1999-12-31" });
    expect(asked.map((one) => [one.fact, one.declaration.label, one.declaration.sensitivity])).toEqual([
      ["mother.born", "Mother: Day of birth", "sensitive"],
    ]);
    expect(facts).toEqual({ mother: { born: "1999-12-31" } });
  });

  it("asks for a list, then for what matters of its members", () => {
    const program = englishProgram(`
types: { child: { age: { type: int }, name: { type: text } } }
facts: { children: { type: list(child) } }
variables: { v: { type: bool, output: true, otherwise: false } }
clauses: [{ id: 1, literals: [18], rules: [{ set: v, value: true, when: some c in children satisfies c.age < 18 }] }]
`);
    const life = { children: [{}, {}], "children[0].age": 20, "children[1].age": 3 };
    const run = interview(program, life);
    expect(names(run)).toEqual(["children", "children[0].age", "children[1].age"]);
    expect(run.asked[2]?.declaration.label).toBe("children 2: age");
    expect(run.facts).toEqual({ children: [{ age: 20 }, { age: 3 }] });
    expect(result(program, run)).toEqual({ v: true });
    expect(names(interview(program, { ...life, "children[0].age": 3 }))).toEqual(["children", "children[0].age"]);
  });

  it("takes a value or a history for a fact that changes", () => {
    const program = englishProgram(`
facts: { ill: { type: bool, history: true, default: false } }
variables: { v: { type: bool, per: month, output: true, otherwise: false } }
clauses: [{ id: 1, rules: [{ set: v, value: true, when: ill at first_day(month) }] }]
`);
    const history = [{ from: "2026-02-10", value: true }];
    for (const ill of [true, history]) {
      const run = interview(program, { ill }, { assume: "nothing" });
      expect(names(run)).toEqual(["ill"]);
      expect(run.asked[0]?.declaration.history).toBe(true);
      expect(result(program, run)).toEqual({ v: true });
    }
  });
});

describe("defaults", () => {
  const program = pay(
    "a: { type: bool, default: false, label: A }, b: { type: bool, default: true }, n: { type: int }",
    "{ set: v, value: n, when: a or b }",
  );

  it("are taken as assumptions, told at the end where the result rests on them", () => {
    const run = interview(program, { n: 2 });
    expect(names(run)).toEqual(["n"]);
    expect(result(program, run)).toEqual({ v: 2 });
    expect(run.end.kind === "done" && run.end.assumed.map(({ fact, label, value }) => [fact, label, value])).toEqual([
      ["a", "A", false],
      ["b", "b", true],
    ]);
  });

  it("are asked for, where nothing is to be assumed", () => {
    // `n` first: where it is 0, nothing else matters.
    expect(names(interview(program, { a: true, n: 2 }, { assume: "nothing" }))).toEqual(["n", "a"]);
    expect(names(interview(program, { a: false, b: false, n: 2 }, { assume: "nothing" }))).toEqual(["n", "a", "b"]);
    expect(names(interview(program, { n: 0 }, { assume: "nothing" }))).toEqual(["n"]);
  });

  it("stay open where the person does not know", () => {
    const run = interview(program, { n: 2 }, { assume: "nothing" });
    expect(result(program, run)).toEqual({ v: { unknown: ["a", "b"] } });
  });
});

describe("why", () => {
  it("names the outputs, and the clauses that read the fact, through the variables between", () => {
    const program = englishProgram(`
facts: { born: { type: int }, a: { type: bool } }
variables:
  young: { type: bool, otherwise: false }
  v: { type: int, output: true, otherwise: 0 }
  w: { type: int, output: true, otherwise: 0 }
clauses:
  - { id: c1, literals: [18], rules: [{ set: young, value: true, when: born < 18 }] }
  - { id: c2, literals: [5], rules: [{ set: v, value: 5, when: young and a }] }
  - { id: c3, literals: [3], rules: [{ set: w, value: 3, when: a }] }
`);
    const step = next(program, { facts: { a: true }, at }) as Question;
    const told = step.why.map(({ output, clauses }) => [
      program.variables[output]?.name,
      clauses.map((index) => program.clauses[index]?.id),
    ]);
    expect([step.fact, told]).toEqual(["born", [["v", ["c1"]]]]);
    expect(step.remaining).toBe(1);
  });

  it("asks for the outputs wanted alone", () => {
    const program = englishProgram(`
facts: { a: { type: bool }, b: { type: bool } }
variables: { v: { type: bool, output: true, otherwise: false }, w: { type: bool, output: true, otherwise: false } }
clauses: [{ id: 1, rules: [{ set: v, value: true, when: a }, { set: w, value: true, when: b }] }]
`);
    const run = interview(program, { a: true, b: true }, { outputs: ["w"] });
    expect(names(run)).toEqual(["b"]);
    expect(result(program, run)).toEqual({ w: true });
    const wrong = next(program, { facts: {}, at, outputs: ["x"] });
    expect(wrong.kind === "failed" && wrong.errors.map((one) => `${one.path} ${one.diagnostic.code}`)).toEqual([
      "outputs.x KH826",
    ]);
  });
});

describe("answers", () => {
  const program = englishProgram(`
types: { p: { n: { type: int }, m: { type: int } } }
facts: { a: { b: { type: int }, c: { type: int } }, p: { type: p } }
variables: { v: { type: int, output: true, otherwise: 0 } }
`);

  it("are put beside what is there, and taken away", () => {
    const before = { a: { b: 1 } };
    const after = withAnswer(program, before, "p.n", 2);
    expect(after).toEqual({ a: { b: 1 }, p: { n: 2 } });
    expect(before).toEqual({ a: { b: 1 } });
    expect(withAnswer(program, after, "a.b", undefined)).toEqual({ a: {}, p: { n: 2 } });
    expect(withAnswer(program, { "a.b": 1 }, "a.b", 2)).toEqual({ "a.b": 2 });
    expect(withAnswer(program, before, "nowhere[3]", 2)).toBe(before);
  });
});

/** Rule sets over six facts, small enough to try every life. */
const FACTS = {
  a: [true, false],
  b: [true, false],
  c: [true, false],
  z: ["x", "y"],
  n: [-1, 0, 1, 2, 3, 4],
  m: [5, 6],
} as const;
const formula = fc.letrec<{ f: string }>((tie) => ({
  f: fc.oneof(
    { maxDepth: 3 },
    fc.constantFrom("a", "b", "c", "z = x", "n > 2", "n = 3", "n < 1"),
    fc.tuple(tie("f"), fc.constantFrom("and", "or"), tie("f")).map(([l, op, r]) => `(${l} ${op} ${r})`),
    tie("f").map((inner) => `not (${inner})`),
    fc.tuple(tie("f"), tie("f"), tie("f")).map(([i, t, e]) => `(if ${i} then ${t} else ${e})`),
  ),
})).f;

const ruleSet = fc.record({ v: formula, w: fc.tuple(formula, formula), x: formula }).map(
  ({ v, w, x }) =>
    `
types: { zone: [x, y] }
facts: { a: { type: bool }, b: { type: bool, cost: 2 }, c: { type: bool, default: true }, z: { type: zone }, n: { type: int, default: 3 }, m: { type: int } }
variables:
  v: { type: bool, output: true, otherwise: false }
  w: { type: int, output: true, combine: sum }
  u: { type: bool, otherwise: false }
clauses:
  - id: c1
    literals: [0, 1, 2, 3]
    rules:
      - { set: v, value: true, when: '${v} and u' }
      - { add_to: w, value: m, when: '${w[0]}' }
      - { add_to: w, value: 2, when: '${w[1]}' }
      - { set: u, value: true, when: '${x}' }
`,
);

const life = fc.record({
  a: fc.constantFrom(...FACTS.a),
  b: fc.constantFrom(...FACTS.b),
  c: fc.constantFrom(...FACTS.c),
  z: fc.constantFrom(...FACTS.z),
  n: fc.constantFrom(...FACTS.n),
  m: fc.constantFrom(...FACTS.m),
});

/** The outputs for every completion of what is known, by the completion. */
function everyEnd(program: Program, facts: Readonly<Record<string, unknown>>): ReadonlyMap<string, string> {
  const lives = Object.entries(FACTS).reduce<readonly Readonly<Record<string, unknown>>[]>(
    (all, [name, values]) =>
      Object.hasOwn(facts, name) ? all : all.flatMap((one) => values.map((value) => ({ ...one, [name]: value }))),
    [facts],
  );
  return new Map(
    lives.map((one) => {
      const decision = decideOn(program, one);
      const ordered = Object.fromEntries(Object.entries(one).toSorted(([x], [y]) => (x < y ? -1 : 1)));
      return [
        JSON.stringify(ordered),
        decision.kind === "decided" ? JSON.stringify(outputsJson(program, decision.outputs)) : "failed",
      ];
    }),
  );
}

function matters(ends: ReadonlyMap<string, string>, fact: string): boolean {
  const groups = new Map<string, Set<string>>();
  for (const [key, outputs] of ends) {
    const { [fact]: _, ...others } = JSON.parse(key) as Record<string, unknown>;
    const group = JSON.stringify(others);
    groups.set(group, (groups.get(group) ?? new Set()).add(outputs));
  }
  return [...groups.values()].some((outcomes) => outcomes.size > 1);
}

describe("every interview", () => {
  it("comes to what the whole life gives, asks nothing twice and nothing that can’t matter", () => {
    fc.assert(
      fc.property(ruleSet, life, (text, whole) => {
        const program = englishProgram(text);
        let facts: Readonly<Record<string, unknown>> = {};
        for (let count = 0; ; count++) {
          expect(count).toBeLessThanOrEqual(Object.keys(FACTS).length);
          const step = next(program, { facts, at, assume: "nothing" });
          if (step.kind === "question") {
            expect(facts, "asked twice").not.toHaveProperty(step.fact);
            expect(matters(everyEnd(program, facts), step.fact), `${step.fact} matters`).toBe(true);
            expect(step.remaining).toBeGreaterThanOrEqual(1);
            expect(step.why.length).toBeGreaterThan(0);
            facts = withAnswer(program, facts, step.fact, whole[step.fact as keyof typeof whole]) as typeof facts;
            continue;
          }
          const decision = decideOn(program, whole);
          if (step.kind === "done" && decision.kind === "decided") {
            expect([...step.decision.outputs.values()].every(isKnown)).toBe(true);
            expect(outputsJson(program, step.decision.outputs)).toEqual(outputsJson(program, decision.outputs));
          } else expect([step.kind, decision.kind]).toEqual(["failed", "failed"]);
          return;
        }
      }),
      { numRuns: 150 },
    );
  });

  it("never asks for more than it said remained", () => {
    fc.assert(
      fc.property(ruleSet, life, (text, whole) => {
        const program = englishProgram(text);
        const { asked } = interview(program, whole, { assume: "nothing" });
        asked.forEach((one, i) => {
          expect(one.remaining).toBeGreaterThanOrEqual(asked.length - i);
        });
      }),
      { numRuns: 100 },
    );
  });
});
