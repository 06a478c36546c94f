/** The rules that count, as coverage sees them, are those of the evaluator's own derivation. */
import { decide, derive, frameOf, plan } from "@khoan/evaluate";
import { describe, expect, it } from "vitest";
import { standingAt } from "../../src/condition/standing.ts";
import { realTown } from "../town.ts";

describe("standingAt", () => {
  it("agrees with the derivation at every moment of every case of an ordinance with exceptions to exceptions", () => {
    const { program, cases } = realTown("rules/examples/millbrook-2026");
    let compared = 0;
    for (const { facts, at, to, readings } of cases) {
      const decision = decide(program, { facts, at, readings, ...(to === undefined ? {} : { to }) });
      if (decision.kind === "failed") continue;
      const { session } = decision;
      program.variables.forEach((variable, index) => {
        if (variable.contributions.some((one) => one.forEach !== undefined)) return;
        for (const moment of session.memo[index]?.keys() ?? []) {
          const frame = frameOf(session, variable, moment);
          const { counts } = standingAt(variable, moment, ({ when }) => {
            const value = when === undefined || plan(when, program)(frame, session);
            return typeof value === "boolean" ? value : undefined;
          });
          const { rules } = derive(session, index, moment);
          [...variable.contributions, ...variable.overrides].forEach((rule, i) => {
            const status = rules[i]?.status;
            const expected =
              status === "applied" || status === "lost" ? true : status === "unknown" ? undefined : false;
            expect([variable.name, i, counts(rule)]).toEqual([variable.name, i, expected]);
            compared++;
          });
        }
      });
    }
    expect(compared).toBeGreaterThan(1000);
  });
});
