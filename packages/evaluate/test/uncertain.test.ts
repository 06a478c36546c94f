/** What may still come is never told as what is: gaps and disagreements that a missing fact could bring. */
import { describe, expect, it } from "vitest";
import { outputs } from "./deciding.ts";

const rules = (combine: string, list: string): string => `facts:
  n: { type: int }
  sure: { type: bool }
variables:
  v: { type: int, output: true${combine} }
clauses:
  - id: 1
    literals: [1]
    rules:
${list}
`;

describe("what may still come", () => {
  it("leaves highest of nothing but uncertain values open, rather than a gap", () => {
    const text = rules(", combine: highest", "      - { add_to: v, value: 1, when: sure }");
    expect(outputs(text, { n: 3 })).toEqual({ v: { unknown: ["sure"] } });
    expect(outputs(text, { sure: true, n: 3 })).toEqual({ v: 1 });
  });

  it("does not take one of two values before the other is known, since they may disagree", () => {
    const text = rules("", "      - { set: v, value: 1 }\n      - { set: v, value: n }");
    expect(outputs(text, { sure: true })).toEqual({ v: { unknown: ["n"] } });
    expect(outputs(text, { sure: true, n: 1 })).toEqual({ v: 1 });
  });
});
