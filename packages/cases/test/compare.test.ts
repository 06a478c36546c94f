import type { Span } from "@khoan/diagnostics";
import { Unknown, type Value } from "@khoan/evaluate";
import { describe, expect, it } from "vitest";
import type { Expectation } from "../src/case.ts";
import { agrees, difference } from "../src/compare.ts";
import { PROGRAM } from "./allowance.ts";

const span: Span = { uri: "x", start: 0, end: 1 };

function expecting(output: string, value: Value | "unknown", isUnknown = false): Expectation {
  return { output, variable: PROGRAM.variables.findIndex((one) => one.name === output), value, isUnknown, span };
}

const told = (expected: Expectation, got: Value): string => difference(expected, got, PROGRAM).diagnostic.message.en;

describe("agrees", () => {
  const open = new Unknown(["born"]);
  it.each<readonly [Expectation, Value, boolean]>([
    [expecting("amount", 5), 5, true],
    [expecting("amount", 5), 6, false],
    [expecting("amount", 5), open, false],
    [expecting("amount", "unknown", true), open, true],
    [expecting("amount", "unknown", true), 5, false],
    [expecting("reason", "unknown"), "unknown", true],
    [expecting("reason", "unknown"), open, false],
    [expecting("reason", null), null, true],
    [expecting("reasons", []), [], true],
    [expecting("reasons", ["a", "b"]), ["b", "a"], false],
  ])("%#", (expected, got, same) => {
    expect(agrees(expected, got)).toBe(same);
  });
});

describe("difference", () => {
  it.each<readonly [readonly string[], readonly string[], string]>([
    [["a", "b"], ["b", "a"], "reasons: expected a, b, got b, a (only the order differs)."],
    [["a", "b"], ["a"], "reasons: expected a, b, got a (lacks b)."],
    [["a"], ["a", "b"], "reasons: expected a, got a, b (has besides b)."],
    [["a"], ["a", "a"], "reasons: expected a, got a, a."],
    [[], ["a"], "reasons: expected —, got a (has besides a)."],
  ])("of %j and %j says which members make it", (expected, got, message) => {
    expect(told(expecting("reasons", expected), got)).toBe(message);
  });

  it("says what would settle an unknown value", () => {
    expect(told(expecting("amount", 5), new Unknown(["born", "zone"]))).toBe(
      "amount: expected 5 VND, got unknown (born, zone).",
    );
  });
});
