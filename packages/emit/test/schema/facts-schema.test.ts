import { decodeFacts } from "@khoan/evaluate";
import type { Program } from "@khoan/language/core";
import { Ajv2020 } from "ajv/dist/2020.js";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { factsSchema } from "../../src/schema/facts-schema.ts";
import { livesOf } from "../lives.ts";
import { BROOKFIELD, EVERY_TYPE, NQ55 } from "../rule-sets.ts";

function validatorOf(program: Program): (json: unknown) => boolean {
  const ajv = new Ajv2020({ allowUnionTypes: true, formats: { date: true } });
  const validate = ajv.compile(factsSchema(program));
  return (json) => validate(json);
}

/** Names and texts in NFC, as decoding takes them; what is no JSON is left as it is. */
function composed(value: unknown): unknown {
  if (typeof value === "string") return value.normalize("NFC");
  if (Array.isArray(value)) return value.map(composed);
  // A schema sees an object without properties; decoding sees that it is no plain data.
  if (value instanceof Date) return "a date";
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key.normalize("NFC"), composed(inner)]));
}

/** What a schema can't say: days of the calendar, order, decimals of a JSON number, exact range of a text, -0. */
const BEYOND_SCHEMAS = new Set(["KH804", "KH809", "KH805", "KH810"]);

describe("the schema of facts", () => {
  it.each([
    ["NQ 55", NQ55],
    ["Brookfield", BROOKFIELD],
    ["every type", EVERY_TYPE],
  ])("takes what the evaluator reads, and refuses what it refuses (%s)", (_, program) => {
    const valid = validatorOf(program);
    fc.assert(
      fc.property(livesOf(program, 8), (json) => {
        const { errors } = decodeFacts(program, json);
        const accepted = valid(composed(json));
        if (errors.length === 0) expect(accepted).toBe(true);
        else if (errors.some(({ diagnostic }) => !BEYOND_SCHEMAS.has(diagnostic.code))) expect(accepted).toBe(false);
      }),
      { numRuns: 400 },
    );
  });

  it("draws lives that decode, so that the law above is not about refusals alone", () => {
    fc.assert(
      fc.property(livesOf(EVERY_TYPE), (json) => {
        expect(
          decodeFacts(EVERY_TYPE, json).errors.map(({ path, diagnostic }) => `${path} ${diagnostic.code}`),
        ).toEqual([]);
      }),
      { numRuns: 200 },
    );
  });

  it("tells people what each fact is: label, question, unit, default, clauses", () => {
    const { properties } = factsSchema(NQ55) as { properties: Record<string, { properties: Record<string, object> }> };
    expect(properties["trẻ"]?.properties["trợ_cấp_xã_hội"]).toMatchObject({
      title: "Trợ cấp xã hội thực nhận mỗi tháng",
      default: 0,
    });
    expect(properties["trẻ"]?.properties["ngày_sinh"]).toMatchObject({
      description: "Trẻ sinh ngày nào? Đơn vị: ngày YYYY-MM-DD. Không cho thì chưa biết. Điều khoản: III.2, IV.2.a.",
    });
  });

  it("names the rule set and its digest, and no host", () => {
    const { $id } = factsSchema(NQ55) as { $id: string };
    expect($id).toBe(`urn:khoan:nq-55-2025:facts:${NQ55.digest}`);
    expect(JSON.stringify(factsSchema(NQ55)).match(/https?:[^"]+/g)).toEqual([
      "https://json-schema.org/draft/2020-12/schema",
    ]);
  });

  it("defines a record once, however many facts are of it", () => {
    const { properties, $defs } = factsSchema(NQ55) as { properties: Record<string, object>; $defs: object };
    expect(Object.keys($defs)).toContain("người");
    expect(properties["mẹ"]).toMatchObject({ anyOf: [{ $ref: "#/$defs/ng%C6%B0%E1%BB%9Di" }, { type: "null" }] });
  });
});
