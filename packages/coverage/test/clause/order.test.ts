/** The order of dependence. */
import { describe, expect, it } from "vitest";
import { orderOf } from "../../src/clause/order.ts";
import { realTown } from "../town.ts";

describe("orderOf", () => {
  it("puts what a variable reads before it, or beside it where the two need each other", () => {
    const { program } = realTown("rules/nq-55-2025");
    const { groups, reads } = orderOf(program);
    const place = new Map(groups.flatMap((group, at) => group.map((one) => [one, at] as const)));
    expect(place.size).toBe(program.variables.length);
    reads.forEach((read, one) => {
      for (const other of read) expect(place.get(other)).toBeLessThanOrEqual(place.get(one) as number);
    });
  });
});
