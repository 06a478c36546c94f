/** Facts as JSON, drawn from a program's own declarations: right ones, and ones with something wrong here and there. */
import type { FieldDeclaration, Program, Type } from "@khoan/language/core";
import { required } from "@khoan/language/core";
import fc from "fast-check";

/** Values that are wrong nearly everywhere, or right where one would not think so. */
const ODD: readonly unknown[] = [
  null,
  true,
  0,
  -0,
  1.5,
  2 ** 53,
  Number.NaN,
  Number.POSITIVE_INFINITY,
  "",
  "x",
  "1.25",
  "1e3",
  "2026-02-30",
  "2026-13-01",
  "2026-1-1",
  "0000-01-01",
  "2026-03",
  "0000-05",
  [],
  {},
  [1],
  [{}],
  [{ from: "2026-01-01" }],
  [{ from: "2026-01-01", value: null }],
  [{ from: "2026-13-01", value: true }],
  [{ from: 5, value: true }],
  [{ from: "2026-01-01", value: true, more: 1 }],
  [
    { from: "2026-01-01", value: true },
    { from: "2025-01-01", value: true },
  ],
  new Date(0),
  () => 1,
  10n,
];

const DAY = fc
  .tuple(fc.integer({ min: 1, max: 9999 }), fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 28 }))
  .map(([year, month, day]) => `${pad(year, 4)}-${pad(month, 2)}-${pad(day, 2)}`);

function pad(n: number, width: number): string {
  return String(n).padStart(width, "0");
}

function decimal(scale: number): fc.Arbitrary<unknown> {
  const text = fc
    .tuple(fc.integer({ min: -99_999, max: 99_999 }), fc.integer({ min: 0, max: 10 ** scale - 1 }))
    .map(([whole, part]) => (scale === 0 ? String(whole) : `${whole}.${pad(part, scale)}`));
  return fc.oneof(
    text,
    text.map(Number),
    text.map((one) => `${one}${one.includes(".") ? "00" : ".0"}`),
  );
}

export function valueOf(type: Type, fields: readonly FieldDeclaration[], odd: number): fc.Arbitrary<unknown> {
  switch (type.kind) {
    case "bool":
      return fc.boolean();
    case "int":
    case "duration":
      return fc.maxSafeInteger();
    case "year":
      return fc.integer({ min: 1900, max: 2100 });
    case "money":
      return type.scale === 0 ? fc.maxSafeInteger() : decimal(type.scale);
    case "decimal":
    case "percent":
      return decimal(type.scale);
    case "date":
      return DAY;
    case "month":
      return DAY.map((day) => day.slice(0, 7));
    case "enum":
      return fc.constantFrom(...type.members, ...type.members.map((member) => member.normalize("NFD")));
    case "record":
      return fc.record(Object.fromEntries(fields.map((field) => [field.name, fieldOf(field, odd)])), {
        requiredKeys: [],
      });
    case "list":
      return fc.array(nullableOf(type.element, fields, odd), { maxLength: 3 });
    case "optional":
      return nullableOf(type, fields, odd);
    default:
      return fc.string({ unit: "grapheme", maxLength: 8 });
  }
}

function nullableOf(type: Type, fields: readonly FieldDeclaration[], odd: number): fc.Arbitrary<unknown> {
  const value = valueOf(required(type), fields, odd);
  return type.kind === "optional" ? fc.option(value, { freq: 4 }) : value;
}

function fieldOf(field: FieldDeclaration, odd: number): fc.Arbitrary<unknown> {
  const bare = valueOf(required(field.type), field.fields ?? [], odd);
  const value = field.whenNull === "refused" ? bare : fc.option(bare, { freq: 5 });
  const history = fc
    .uniqueArray(fc.record({ from: DAY, value }), { minLength: 1, maxLength: 3, selector: (entry) => entry.from })
    .map((entries) => entries.toSorted((a, b) => (a.from < b.from ? -1 : 1)));
  // An empty list is an empty history, which is none.
  const whole = field.history
    ? fc.oneof(
        value.filter((one) => !Array.isArray(one) || one.length > 0),
        history,
      )
    : value;
  return odd === 0
    ? whole
    : fc.oneof({ weight: 100 - odd, arbitrary: whole }, { weight: odd, arbitrary: fc.constantFrom(...ODD) });
}

/** Facts nested by the dots of their names; `odd` of a hundred values are drawn from what is mostly wrong. */
export function livesOf(program: Program, odd = 0): fc.Arbitrary<unknown> {
  const given = fc.record(Object.fromEntries(program.facts.map((fact) => [fact.path, fieldOf(fact, odd)])), {
    requiredKeys: [],
  });
  const stray = fc.option(
    fc.constantFrom("stray", "con.stray", "trẻ.stray", "home.stray", "constructor", "prototype"),
    {
      nil: undefined,
      freq: odd === 0 ? Number.MAX_SAFE_INTEGER : 10,
    },
  );
  return fc
    .tuple(given, stray)
    .map(([facts, key]) => nested(key === undefined || odd === 0 ? facts : { ...facts, [key]: 1 }));
}

function nested(facts: Readonly<Record<string, unknown>>): unknown {
  const root: Record<string, unknown> = {};
  for (const [path, value] of Object.entries(facts)) {
    const parts = path.split(".");
    let holder = root;
    for (const part of parts.slice(0, -1)) {
      if (!Object.hasOwn(holder, part)) holder[part] = {};
      holder = holder[part] as Record<string, unknown>;
    }
    holder[parts.at(-1) ?? ""] = value;
  }
  return root;
}
