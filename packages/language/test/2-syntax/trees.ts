/** Any formula that the grammar can say, for properties. Ids and places are left out, as `show` does. */

import type { Span } from "@khoan/diagnostics";
import fc from "fast-check";
import type { Expression, Identifier, LiteralValue } from "../../src/2-syntax/expression.ts";

const span: Span = { uri: "", start: 0, end: 0 };
const at = { id: 0, span };

const identifier = (...names: string[]): fc.Arbitrary<Identifier> =>
  fc.constantFrom(...names).map((name) => ({ name, span }));
const own = identifier("a", "trẻ", "khu_vực", "x1", "_đ");
/** Behind a dot and before a colon keywords are names, too. */
const field = identifier("a", "có", "ngày", "trong", "null", "text", "one");

/** Every kind of character that a text may hold; what is invisible is refused in files anyway. */
const text = fc.string({ unit: fc.constantFrom(...[..."abZ đĐấữ\"\\\n.,;:#'-[]{}()%§1_/中🙂"]) });
const scaled = (most: number): fc.Arbitrary<{ value: number; scale: number }> =>
  fc.record({
    value: fc.oneof(fc.integer({ min: 0, max: 20_000 }), fc.integer({ min: 0, max: 1e12 })),
    scale: fc.integer({ min: 0, max: most }),
  });

export const literals: fc.Arbitrary<LiteralValue> = fc.oneof(
  scaled(4).map((number): LiteralValue => ({ type: "number", ...number })),
  fc
    .tuple(scaled(2), fc.constantFrom("VND", "EUR", "JPY"))
    .map(([money, currency]): LiteralValue => ({ type: "money", currency, ...money })),
  scaled(2).map((percent): LiteralValue => ({ type: "percent", ...percent })),
  fc.record({
    type: fc.constant("duration" as const),
    value: fc.nat(9999),
    unit: fc.constantFrom("days" as const, "months" as const, "years" as const),
  }),
  fc.record({ type: fc.constant("date" as const), value: fc.integer({ min: -719_162, max: 2_932_896 }) }),
  fc.record({ type: fc.constant("month" as const), value: fc.integer({ min: 12, max: 119_999 }) }),
  fc.record({ type: fc.constant("text" as const), value: text }),
  fc.record({ type: fc.constant("bool" as const), value: fc.boolean() }),
  fc.constant<LiteralValue>({ type: "absent" }),
);

const leaf: fc.Arbitrary<Expression> = fc.oneof(
  literals.map((literal): Expression => ({ kind: "literal", literal, ...at })),
  own.map(({ name }): Expression => ({ kind: "name", name, ...at })),
  fc
    .constantFrom("day" as const, "month" as const, "year" as const)
    .map((moment): Expression => ({ kind: "moment", moment, ...at })),
  fc.constant<Expression>({ kind: "this_clause", ...at }),
  fc
    .constantFrom("II.4.đ", "nd-351-2025/3.1", "V.1.2.c-bis-1")
    .map((clause): Expression => ({ kind: "clause", clause, ...at })),
);

const operators = [
  "or",
  "and",
  "=",
  "!=",
  "<",
  "<=",
  ">",
  ">=",
  "contains",
  "one_of",
  "??",
  "+",
  "-",
  "*",
  "/",
] as const;

export const expressions: fc.Arbitrary<Expression> = fc.letrec<{ e: Expression; over: Expression }>((tie) => ({
  e: fc.oneof(
    { depthSize: "small", withCrossShrink: true },
    leaf,
    fc
      .record({ condition: tie("e"), then: tie("e"), otherwise: tie("e") })
      .map((parts): Expression => ({ kind: "if", ...parts, ...at })),
    fc
      .record({ name: own, value: tie("e"), body: tie("e") })
      .map((parts): Expression => ({ kind: "let", ...parts, ...at })),
    fc
      .record({
        quantifier: fc.constantFrom("some" as const, "every" as const),
        names: fc.array(own, { minLength: 1, maxLength: 3 }),
        over: tie("over"),
        body: tie("e"),
      })
      .map((parts): Expression => ({ kind: "quantifier", ...parts, ...at })),
    fc
      .record(
        {
          aggregate: fc.constantFrom(
            "count" as const,
            "sum" as const,
            "list" as const,
            "highest" as const,
            "lowest" as const,
            "first" as const,
          ),
          name: own,
          over: tie("over"),
          value: tie("e"),
          where: tie("e"),
        },
        { requiredKeys: ["aggregate", "name", "over"] },
      )
      .map((parts): Expression => ({ kind: "aggregate", ...parts, ...at })),
    fc
      .record({ operator: fc.constantFrom(...operators), left: tie("e"), right: tie("e") })
      .map((parts): Expression => ({ kind: "binary", operatorSpan: span, ...parts, ...at })),
    fc
      .record({ operator: fc.constantFrom("not" as const, "-" as const), operand: tie("e") })
      .map((parts): Expression => ({ kind: "unary", ...parts, ...at })),
    fc.record({ body: tie("e"), moment: tie("e") }).map((parts): Expression => ({ kind: "at", ...parts, ...at })),
    fc
      .record({
        callee: identifier("age", "chuẩn_nghèo", "text", "marginal", "exactly"),
        values: fc.array(tie("e"), { maxLength: 3 }),
      })
      .map(
        ({ callee, values }): Expression => ({
          kind: "call",
          callee,
          arguments: values.map((value) => ({ value })),
          ...at,
        }),
      ),
    fc.record({ value: tie("e"), to: tie("e"), mode: fc.constantFrom("half_up", "floor", "exact") }).map(
      ({ value, to, mode }): Expression => ({
        kind: "call",
        callee: { name: "round", span },
        arguments: [
          { value },
          { label: { name: "to", span }, value: to },
          { label: { name: "mode", span }, value: { kind: "name", name: mode, ...at } },
        ],
        ...at,
      }),
    ),
    fc.record({ record: tie("e"), field }).map((parts): Expression => ({ kind: "field", ...parts, ...at })),
    fc
      .array(fc.record({ name: field, value: tie("e") }), { minLength: 1, maxLength: 3 })
      .map((fields): Expression => ({ kind: "record", fields, ...at })),
    fc.array(tie("e"), { maxLength: 4 }).map((items): Expression => ({ kind: "list", items, ...at })),
  ),
  over: fc.oneof(
    tie("e"),
    fc.record({ from: tie("e"), to: tie("e") }).map((parts): Expression => ({ kind: "range", ...parts, ...at })),
  ),
})).e;
