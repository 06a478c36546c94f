/** Who would notice: by a small example, and that following changes says what deciding anew would. */
import { decide } from "@khoan/evaluate";
import { describe, expect, it } from "vitest";
import { notices, turnsRed } from "../../src/clause/notice.ts";
import { orderOf } from "../../src/clause/order.ts";
import { withoutClause } from "../../src/clause/without.ts";
import { coverageOf, realTown, town } from "../town.ts";

const RULES = `
facts:
  poor: { type: bool, default: false, ground: usual }
  ill: { type: bool, default: false, ground: usual }
parameters:
  rate: { type: money, values: [{ from: 2026-01-01, value: 100 VND, clauses: [r] }] }
variables:
  entitled: { type: bool, per: month, combine: any }
  amount: { type: money, per: month, output: true, otherwise: '0 VND' }
  hints: { type: list(text), per: month, role: notes, combine: list }
clauses:
  - id: a
    summary: The poor
    rules: [{ add_to: entitled, when: poor }]
  - id: b
    summary: The ill
    rules: [{ add_to: entitled, when: ill }]
  - id: c
    summary: The amount
    rules: [{ set: amount, value: rate, when: entitled }]
  - id: h
    summary: A hint
    rules: [{ remark: Come again, when: entitled }]
  - id: r
    summary: The rate
`;

const life = (facts: string, more: string): string => `clauses: [c]\nat: 2026-03\nfacts: ${facts}\n${more}`;

describe("a case notices a clause", () => {
  const found = coverageOf(
    town(RULES, [
      life("{ poor: true }", "expect: { amount: 100 VND }"),
      life("{ poor: true, ill: true }", "expect: { amount: 100 VND }"),
      life("{ ill: true }", "expect: { amount: 100 VND }\nnotes: [Come again]"),
      life("{}", "expect: { amount: 0 VND }"),
    ]),
  );
  const by = (id: string): readonly number[] | undefined => found.clauses.find((one) => one.id === id)?.noticedBy;

  it("when what it expects depends on the clause, whether or not it names it", () => {
    expect(by("a")).toEqual([0]);
    expect(by("b")).toEqual([2]);
    expect(by("c")).toEqual([0, 1, 2]);
  });

  it("when a note that it expects does", () => {
    expect(by("h")).toEqual([2]);
  });

  it("when the clause sets the rate that an amount is made of", () => {
    expect(by("r")).toEqual([0, 1, 2]);
  });

  it("not where two clauses give the same and one is left", () => {
    expect(by("a")).not.toContain(1);
    expect(by("b")).not.toContain(1);
  });
});

describe("following changes", () => {
  it.each(["rules/examples/millbrook-2026", "rules/examples/brookfield-amendment-2027"])(
    "says of every case and clause of %s what deciding anew does, and leaves decisions alone",
    (folder) => {
      const { program, cases } = realTown(folder);
      const order = orderOf(program);
      const decided = cases.flatMap((one) => {
        const { facts, at, to, readings } = one;
        const decision = decide(program, { facts, at, readings, ...(to === undefined ? {} : { to }) });
        return decision.kind === "decided" ? [{ case: one, session: decision.session }] : [];
      });
      const before = decided.map(({ session }) => session.memo.map((kept) => [...kept]));
      program.clauses.forEach((_, clause) => {
        const without = withoutClause(program, clause);
        if (without === undefined) return;
        for (const one of decided) {
          const label = `${program.clauses[clause]?.id}: ${one.case.name}`;
          expect([label, notices(one, without, order)]).toEqual([label, turnsRed(without.program, one.case)]);
        }
      });
      expect(decided.map(({ session }) => session.memo.map((kept) => [...kept]))).toEqual(before);
    },
  );
});

describe("amendments", () => {
  it("a repeal, which leaves no rule behind, is noticed by the case that lies after it", async () => {
    const { unamended } = await import("../../src/clause/amendments.ts");
    const { nodeHost } = await import("../../../../cli/src/node-host.ts");
    const folder = "rules/examples/millbrook-amendment-2027";
    const { cases, sources } = realTown(folder);
    const program = unamended(nodeHost, folder, sources).get("1")?.();
    if (program === undefined) throw new Error("not compiled");
    expect(cases.filter((one) => turnsRed(program, one)).map((one) => one.name)).toEqual([
      "The limit is gone in January 2027",
    ]);
  });
});
