/** Comparisons at their boundary, arithmetic turned round, roundings in another mode, first days for last days. */
import { toWord } from "@khoan/language";
import { type Core, type Operator, required } from "@khoan/language/core";
import { rejoined } from "../source-words.ts";
import type { Around, Change } from "./change.ts";

type Apply = Extract<Core, { kind: "apply" }>;

export function operatorChanges(node: Apply, around: Around): readonly Change[] {
  switch (node.operator.name) {
    case "less":
    case "less_or_equal":
    case "equal":
    case "not_equal":
      return [comparison(node, node.operator.name, around)];
    case "add":
    case "subtract":
      return arithmetic(node, node.operator.name, around);
    case "max":
    case "min":
      return extremes(node, node.operator.name, around);
    case "round":
      return roundings(node, node.operator, around);
    case "range":
      return bounds(node, around);
    default:
      return endpoint(node, around);
  }
}

function withOperator(operator: Operator): Change["make"] {
  return (node) => ({ ...(node as Apply), operator });
}

const OPPOSITES = {
  less: "less_or_equal",
  less_or_equal: "less",
  equal: "not_equal",
  not_equal: "equal",
} as const;

const SIGNS: readonly (readonly [RegExp, string])[] = [
  [/<=/, "<"],
  [/>=/, ">"],
  [/!=/, "="],
  [/</, "<="],
  [/>/, ">="],
  [/=/, "!="],
];

/** The boundary case moves to the other side; `=` and `!=` change places. */
function comparison(node: Apply, name: keyof typeof OPPOSITES, around: Around): Change {
  const other = OPPOSITES[name];
  const turned = (text: string): string => {
    const row = SIGNS.find(([sign]) => sign.test(text));
    return row === undefined ? text : text.replace(row[0], row[1]);
  };
  const whole = around.words.of(node.span);
  // A cell of a table holds the sign and one operand only, or a range whose ends are part of it.
  const cell = node.operands.some(({ span }) => span.start < node.span.start || span.end > node.span.end);
  const after = cell ? cellText(whole, other, turned) : rejoined(node, node.operands, around.words, turned);
  return {
    kind: "comparison",
    detail: other,
    what: { vi: "so sánh khác ở đúng mốc", en: "another answer at the boundary itself" },
    after,
    make: withOperator({ name: other }),
  };
}

function cellText(whole: string, other: string, turned: (text: string) => string): string {
  return /[<>=]/.test(whole) ? turned(whole) : `${other === "not_equal" ? "!=" : "<, >"} ${whole}`;
}

function arithmetic(node: Apply, name: "add" | "subtract", around: Around): readonly Change[] {
  const [left, right] = node.operands;
  if (left === undefined || right === undefined) return [];
  // Two days have a difference but no sum.
  const both = required(left.type).kind === required(right.type).kind && DATED.has(required(left.type).kind);
  if (both) return [];
  const other = name === "add" ? "subtract" : "add";
  const signs = name === "add" ? (["+", "-"] as const) : (["-", "+"] as const);
  return [
    {
      kind: "arithmetic",
      detail: other,
      what: { vi: `“${signs[0]}” thành “${signs[1]}”`, en: `“${signs[0]}” becomes “${signs[1]}”` },
      after: rejoined(node, node.operands, around.words, (gap) => gap.replace(signs[0], signs[1])),
      make: withOperator({ name: other }),
    },
  ];
}

const DATED: ReadonlySet<string> = new Set(["date", "month", "year"]);

function extremes(node: Apply, name: "max" | "min", around: Around): readonly Change[] {
  const other = name === "max" ? "min" : "max";
  const text = (one: string): string => toWord("function", around.words.lang, one) ?? one;
  const swapped: Change = {
    kind: "extreme",
    detail: other,
    what: { vi: `${text(name)} thành ${text(other)}`, en: `${name} becomes ${other}` },
    after: around.words.of(node.span).replace(text(name), text(other)),
    make: withOperator({ name: other }),
  };
  const dropped = node.operands.map((operand, i): Change => {
    const left = node.operands.filter((_, j) => j !== i);
    return {
      kind: "extreme",
      detail: `-${i}`,
      what: {
        vi: `không so với “${around.words.of(operand.span)}”`,
        en: `not compared with “${around.words.of(operand.span)}”`,
      },
      after: left.map((one) => around.words.of(one.span)).join("; "),
      make: (one) => {
        const operands = (one as Apply).operands.filter((_, j) => j !== i);
        return operands.length === 1 ? (operands[0] as Core) : { ...(one as Apply), operands };
      },
    };
  });
  return [swapped, ...dropped];
}

function roundings(node: Apply, operator: Extract<Operator, { name: "round" }>, around: Around): readonly Change[] {
  const mode = (canonical: string): string => toWord("rounding_mode", around.words.lang, canonical) ?? canonical;
  const whole = around.words.of(node.span);
  const others = operator.mode === "down" || operator.mode === "floor" ? ["up", "half_up"] : ["up", "down", "half_up"];
  const modes = others
    .filter((one) => one !== operator.mode)
    .map((one): Change => {
      const after = whole.includes(mode(operator.mode))
        ? whole.replace(mode(operator.mode), mode(one))
        : `${whole} → ${mode(one)}`;
      return {
        kind: "rounding",
        detail: one,
        what: {
          vi: `làm tròn “${mode(operator.mode)}” thành “${mode(one)}”`,
          en: `rounded ${one}, not ${operator.mode}`,
        },
        after,
        make: withOperator({ ...operator, mode: one as typeof operator.mode }),
      };
    });
  if (operator.step === 1) return modes;
  const dropped: Change = {
    kind: "rounding",
    detail: "drop",
    what: { vi: "không làm tròn", en: "not rounded" },
    after: around.words.of((node.operands[0] as Core).span),
    make: withOperator({ ...operator, step: 1, mode: "half_even" }),
  };
  return [...modes, dropped];
}

/** One member fewer at either end of a range. */
function bounds(node: Apply, around: Around): readonly Change[] {
  return ([0, 1] as const).flatMap((end): Change[] => {
    const bound = node.operands[end];
    if (bound === undefined) return [];
    const type = bound.type;
    return [
      {
        kind: "bound",
        detail: end === 0 ? "first" : "last",
        what:
          end === 0
            ? { vi: "bỏ phần tử đầu", en: "without the first" }
            : { vi: "bỏ phần tử cuối", en: "without the last" },
        after: `${around.words.of(node.span)} \\ ${around.words.of(bound.span)}`,
        make: (one) => {
          const apply = one as Apply;
          const at = apply.operands[end] as Core;
          const unit: Core = { kind: "constant", value: 1, type: { kind: "int" }, span: at.span };
          const name = end === 0 ? "add" : "subtract";
          const moved: Core = { kind: "apply", operator: { name }, operands: [at, unit], type, span: at.span };
          return { ...apply, operands: apply.operands.with(end, moved) };
        },
      },
    ];
  });
}

const ENDPOINTS = {
  first_day_of_month: ["last_day_of_month", "first_day", "last_day"],
  last_day_of_month: ["first_day_of_month", "last_day", "first_day"],
  first_day_of_year: ["last_day_of_year", "first_day", "last_day"],
  last_day_of_year: ["first_day_of_year", "last_day", "first_day"],
  first_month: ["last_month", "first_month", "last_month"],
  last_month: ["first_month", "last_month", "first_month"],
} as const;

function endpoint(node: Apply, around: Around): readonly Change[] {
  const { name } = node.operator;
  if (!Object.hasOwn(ENDPOINTS, name)) return [];
  const [other, from, to] = ENDPOINTS[name as keyof typeof ENDPOINTS];
  const text = (one: string): string => toWord("function", around.words.lang, one) ?? one;
  return [
    {
      kind: "endpoint",
      detail: other,
      what: { vi: `${text(from)} thành ${text(to)}`, en: `${text(from)} becomes ${text(to)}` },
      after: around.words.of(node.span).replace(text(from), text(to)),
      make: withOperator({ name: other }),
    },
  ];
}
