/** Rule sets that use each part of the language in a few lines, for what the larger ones happen not to use. */

const HEAD = `
types:
  zone: [rural, urban]
  person: { age: { type: int }, ill: { type: bool }, born: { type: date }, zone: { type: zone?, default: null, ground: unsaid }, paid: { type: money, history: true, default: 0 VND, ground: none } }
  pair: { rank: { type: int }, name: { type: text } }
facts:
  a: { type: bool }
  b: { type: bool, default: true, ground: usual }
  h: { type: bool?, history: true }
  hn: { type: int, history: true, default: 0, ground: none }
  n: { type: int }
  k: { type: int? }
  m: { type: month, default: 2026-04, ground: usual }
  d: { type: date }
  e: { type: date?, default: null, ground: usual }
  z: { type: zone }
  y: { type: zone?, default: null, ground: usual }
  s: { type: text }
  amount: { type: money }
  ratio: { type: decimal(2), default: 1.25, ground: usual }
  people: { type: list(person) }
  someone: { type: person? }
  boss: { type: person, when_null: default }
  home: { size: { type: int, default: 3, ground: usual } }
parameters:
  rate: { type: money, by: [zone], values: [{ from: 2020-01-01, to: 2026-12-31, by_key: { rural: 1 VND, urban: 2 VND } }, { from: 2027-01-01, by_key: { rural: 3 VND, urban: 4 VND } }] }
  p: { type: int, values: [{ from: 2020-01-01, to: 2026-02-28, value: 1 }, { from: 2026-03-01, to: 2027-08-31, value: 2, review_by: 2026-08-31 }, { from: 2027-09-01, value: 3, status: unverified }] }
  scale: { type: scale(money), values: [{ from: 2020-01-01, brackets: [{ above: 0 VND, rate: 5% }, { above: 100 VND, rate: 10% }, { above: 200 VND, rate: 12.5% }] }] }
readings:
  end: { clauses: [c], question: Q, chosen: back, options: { back: B, on: O } }
`;
const LITERALS =
  "literals: ['0', '1', '2', '3', '5', '6', '7', '10', '18', '1.5', 10%, 0 VND, 1 VND, 10 VND, 100 VND, 2026-02-01, 2026-03-01, 2027-01-01, 2026-01, 2026-03, 2027-01, 1 months, 2 months, 30 days, 1 years, 6 months]";

export const DOCUMENT =
  "period: 2025-01-01..2029-12-31\nmonth_end: { reading: end, options: { back: down, on: up } }\n";

/** A variable of a type with one formula. */
function formula(type: string, value: string, keys = "per: month"): string {
  return `${HEAD}variables: { v: { type: '${type}', output: true${keys === "" ? "" : `, ${keys}`} } }\nclauses:\n  - id: c\n    ${LITERALS}\n    rules: [{ set: v, value: '${value.replaceAll("'", "''")}' }]\n`;
}

/** Variables and rules as they are written. */
function whole(variables: string, ...clauses: readonly string[]): string {
  const written = clauses.map((rules, i) => `  - { id: ${i === 0 ? "c" : `c${i}`}, ${LITERALS}, ${rules} }\n`).join("");
  return `${HEAD}variables: { ${variables} }\nclauses:\n${written}`;
}

const TRUTHS = [
  "a and b",
  "a or not b",
  "(if a then n else n + 1) > 1",
  "z = rural",
  "y = rural or y != urban",
  "y = null",
  "k > 1 and not (k = 3)",
  "k != 1",
  "e <= d",
  "e = d or e != d",
  "not (d > 2026-03-01)",
  'z one of [rural, urban] and s = "x"',
  "age(d, last_day(month)) >= 18",
  "age(d, last_day(month)) > 6",
  "age(d, first_day(month - 2 months)) < 3",
  "age(e, last_day(month)) <= 5",
  "3 < age(d, last_day(month))",
  "d + 6 months <= first_day(month)",
  "first_day(month) < d + 30 days",
  "month = m",
  "month != m",
  "month + 2 months > m",
  "m <= month - 1 months",
  "month >= month_of(d)",
  "month_of(d) < month",
  "some p in people satisfies p.ill",
  "every p in people satisfies p.age > 3 and p.zone != null",
  "some p, q in people satisfies p.age = q.age",
  "some x in [1, 2, 3] satisfies x = n",
  "every x in [boss] satisfies x.ill",
  "some t in m..month satisfies (h at first_day(t)) ?? false",
  "every t in month_of(d)..month satisfies (hn at last_day(t)) < 2",
  "every t in 2026-01..2026-03 satisfies (p at t) > 1",
  "h ?? a",
  "(h at first_day(month)) = true",
  "someone = null or someone.ill = true",
  "someone.age > 3",
  "boss.paid > 10 VND",
  'reading("end") = "on"',
  "empty(list(p.age for p in people where p.ill))",
  "list(p.age for p in people) contains n",
  "item([1, 2], n) = 2",
  "p > 1",
  "(p at m) = 2",
] as const;

/** These read a history at the day that the variable is judged on. */
const NEED_A_DAY: ReadonlySet<string> = new Set(["h ?? a", "boss.paid > 10 VND"]);

const NUMBERS = [
  "n + 1",
  "n * n - 2",
  "let x = n in x + x",
  "k ?? 7",
  "(k + 1) ?? p",
  "max(n, 3)",
  "min(n, hn at 2026-03-01, 5)",
  "count(p in people where p.ill)",
  "sum(p.age for p in people where p.age > 3)",
  "home.size * 2",
  "round(n / 2, to: 1, mode: half_even)",
  "round(n / 3, to: 2, mode: half_up)",
  "round(n / 7, to: 5, mode: ceiling)",
  "round(1 / n, to: 1, mode: up)",
  "age(d, last_day(month))",
  "p + (p at (month - 1 months))",
  "if month > 2026-03 then p else n",
  "count(t in m..month where (hn at first_day(t)) > 0)",
] as const;

const OTHERS: readonly (readonly [type: string, value: string])[] = [
  ["int?", "highest(p.age for p in people where p.ill)"],
  ["int?", "lowest(p.age for p in people)"],
  ["int?", "first(p.age for p in people where p.ill)"],
  ["int?", "someone.age * 2 + k"],
  ["int?", "item(list(p.age for p in people), n)"],
  ["month?", "first(t in m..2027-01 where (hn at first_day(t)) > 0)"],
  ["month", "month_of(d)"],
  ["month", "month - 1 months"],
  ["month", 'if reading("end") = "on" then month else m'],
  ["date", "d + 1 months"],
  ["date", "last_day(month) + 30 days"],
  ["date", "if month = m then d else last_day(month - 1 months)"],
  ["date?", "e + 1 years"],
  ["money", "rate(z)"],
  ["money", "rate(z) at m"],
  ["money", "rate(y ?? urban)"],
  ["money", "round(amount * 10%, to: 10 VND, mode: up)"],
  ["money", "exactly(amount * 10%)"],
  ["money", "max(0 VND, amount - 100 VND)"],
  ["money(VND; 3)", "marginal(scale, amount)"],
  ["decimal(2)", "ratio"],
  ["decimal(3)", "ratio * 1.5"],
  ["text", 's + "x"'],
  ["zone", "if a then z else rural"],
  ["zone?", "boss.zone ?? y"],
  ["list(int)", "list(p.age for p in people where p.ill)"],
  ["list(int)", "[n, 1]"],
  ["list(text)", '[s, "x"]'],
  ["pair", "{ rank: n, name: s }"],
  ["pair?", "if a then { rank: n, name: s } else null"],
];

const FRAMES = [
  "per: month",
  "per: month, judged_on: first_day(month)",
  "per: month, judged_on: 'if month = m then d else last_day(month - 1 months)'",
] as const;

/** What needs more than one rule. */
const RULES: readonly (readonly [what: string, text: string])[] = [
  [
    "exceptions of exceptions",
    whole(
      "v: { type: int, otherwise: 0, output: true, per: month }",
      "rules: [{ set: v, value: 1 }]",
      "rules: [{ overrides: [c], of: v, when: a, value: 2 }]",
      "rules: [{ overrides: [c1], of: v, when: b }]",
    ),
  ],
  [
    "unique with conflict and gap",
    whole(
      "v: { type: int, output: true, per: month }",
      "rules: [{ set: v, value: 1, when: a }, { set: v, value: n, when: b }]",
    ),
  ],
  [
    "highest by a field",
    whole(
      "v: { type: pair, combine: highest, by_field: rank, output: true, per: month }",
      "rules: [{ add_to: v, value: '{ rank: 1, name: \"first\" }' }]",
      "rules: [{ add_to: v, value: '{ rank: n, name: s }', when: a }]",
    ),
  ],
  [
    "lowest with an otherwise",
    whole(
      "v: { type: int, combine: lowest, otherwise: 7, output: true, per: month }",
      "rules: [{ add_to: v, value: n, when: a }, { add_to: v, value: 5, when: b }]",
    ),
  ],
  [
    "sums, alls and anys",
    whole(
      "v: { type: int, combine: sum, output: true, per: month }, w: { type: bool, combine: all, output: true, per: month }, u: { type: bool, combine: any, otherwise: true, output: true, per: month }",
      "rules: [{ add_to: v, value: n, when: a }, { add_to: v, value: p }, { add_to: w, value: a }, { add_to: w, value: 'n > 1', when: b }, { add_to: u, value: a, when: 'n > 1' }]",
    ),
  ],
  [
    "lists and sets, for each member",
    whole(
      "v: { type: list(text), combine: list, output: true, per: month }, w: { type: list(clause), combine: set, output: true, per: month }, u: { type: list(int), combine: list, output: true, per: month }, t: { type: bool, output: true, per: month }",
      "rules: [{ add_to: v, value: '\"one\"', when: a }, { add_to: v, value: s, when: b }, { add_to: w, for_each: 'g in [§c, §c1]', value: g, when: 'n > 1' }, { add_to: u, for_each: 'q in people', value: q.age, when: q.ill }, { set: t, value: 'w contains §c1 and v contains \"one\"' }]",
      "rules: [{ add_to: w, when: a }]",
    ),
  ],
  [
    "lists held as bits",
    whole(
      "v: { type: list(text), combine: list, per: month, judged_on: last_day(month) }, w: { type: list(text), output: true, per: month }, x: { type: text?, output: true, per: month }, t: { type: bool, output: true, per: month }",
      "rules: [{ add_to: v, value: '\"one\"', when: a }, { add_to: v, value: '\"two\"', when: 'hn > 1' }, { set: w, value: 'list(g in v where g != s)' }, { set: x, value: 'first(g in [\"two\", \"one\"] where v contains g)' }, { set: t, value: 'empty(v) or (some g in v satisfies g = s)' }]",
    ),
  ],
  [
    "looking back",
    whole(
      "v: { type: int, output: true, per: month }",
      "rules: [{ set: v, value: 0, when: 'month <= 2026-01' }, { set: v, value: '(v at (month - 1 months)) + (if h at first_day(month) = true then 1 else 0)', when: 'month > 2026-01' }]",
    ),
  ],
  [
    "days and years",
    whole(
      "v: { type: int, output: true, per: day }, w: { type: int, output: true, per: year }, u: { type: int, output: true, per: month }",
      "rules: [{ set: v, value: 'if day >= d then hn else 0' }, { set: w, value: 'p at first_month(year)' }, { set: u, value: 'w + (v at last_day(month))' }]",
    ),
  ],
  [
    "a constant that looks at moments",
    whole(
      "v: { type: month?, output: true }, w: { type: bool, per: month }",
      "rules: [{ set: w, value: '(hn at last_day(month)) > 0' }, { set: v, value: 'first(t in m..2027-01 where not (w at t))' }]",
    ),
  ],
  [
    "amended clauses",
    `${HEAD}variables: { v: { type: int, per: month, otherwise: 0, output: true } }\nclauses:\n  - { id: c, ${LITERALS}, effective: 2026-01-01.., rules: [{ set: v, value: 1 }] }\n  - { id: c1, ${LITERALS}, effective: 2026-04-01.., replaces: { clause: c, from: 2026-04-01 }, rules: [{ set: v, value: n }] }\n`,
  ],
];

export const FORMULAS: readonly (readonly [what: string, text: string])[] = [
  ...TRUTHS.flatMap((value) =>
    FRAMES.filter((keys) => keys !== FRAMES[0] || !NEED_A_DAY.has(value)).map(
      (keys) => [`${value} (${keys})`, formula("bool", value, keys)] as const,
    ),
  ),
  ...NUMBERS.map((value) => [value, formula("int", value)] as const),
  ...OTHERS.map(([type, value]) => [`${value}: ${type}`, formula(type, value)] as const),
  ...RULES,
];
