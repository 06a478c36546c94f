/** Literals one unit or one day off, other members of an enum, neighbouring clauses, other texts. */
import { literalText, numberLiteral, toWord } from "@khoan/language";
import { type Core, type CoreValue, required, type Type } from "@khoan/language/core";
import type { Around, Change } from "./change.ts";

type Constant = Extract<Core, { kind: "constant" }>;

export function literalChanges(node: Constant, around: Around): readonly Change[] {
  const type = required(node.type);
  const { value } = node;
  if (value === null) return [];
  if (typeof value === "number") return offByOne(node, type, value, around);
  if (typeof value === "boolean") return [flipped(node, value, around)];
  if (typeof value !== "string") return [];
  switch (type.kind) {
    case "enum":
      return otherMembers(node, type, value, around);
    case "clause":
      return neighbourClause(node, value, around);
    default:
      return [otherText()];
  }
}

function replaced(value: CoreValue): Change["make"] {
  return (node) => ({ ...(node as Constant), value });
}

const STEPS = [
  { by: 1, detail: "+1", what: { vi: "thêm một đơn vị", en: "one unit more" } },
  { by: -1, detail: "-1", what: { vi: "bớt một đơn vị", en: "one unit less" } },
] as const;

function offByOne(node: Constant, type: Type, value: number, around: Around): readonly Change[] {
  const unit = unitOf(type, around.words.of(node.span));
  return STEPS.map(({ by, detail, what }) => ({
    kind: "literal",
    detail,
    what: type.kind === "date" ? (by > 0 ? LATER : EARLIER) : what,
    after: numberText(value + by * unit, type, around.words.lang),
    make: replaced(value + by * unit),
  }));
}

const LATER = { vi: "muộn một ngày", en: "one day later" } as const;
const EARLIER = { vi: "sớm một ngày", en: "one day earlier" } as const;

/**
 * The step that is one unit for a reader: the last decimal written of a number or a percentage, the currency's smallest
 * unit of money, one day, month or year.
 */
function unitOf(type: Type, written: string): number {
  const scale = type.kind === "decimal" || type.kind === "percent" ? type.scale : 0;
  const decimals = /\d[,.](\d+)\s*%?\s*$/.exec(written)?.[1]?.length ?? 0;
  if (type.kind === "money") return 10 ** type.scale;
  return 10 ** Math.max(scale - decimals, 0);
}

/** A number of a type as the vocabulary writes it. */
export function numberText(value: number, type: Type, lang: "vi" | "en"): string {
  return literalText(numberLiteral(value, type), lang);
}

function flipped(_: Constant, value: boolean, { words }: Around): Change {
  return {
    kind: "literal",
    detail: "flip",
    what: { vi: "đảo đúng và sai", en: "true and false exchanged" },
    after: toWord("bool", words.lang, String(!value)) ?? String(!value),
    make: replaced(!value),
  };
}

function otherMembers(
  node: Constant,
  type: Extract<Type, { kind: "enum" }>,
  value: string,
  { words }: Around,
): readonly Change[] {
  const at = type.members.indexOf(value);
  const count = type.members.length;
  const beside = new Set([type.members[(at + 1) % count], type.members[(at - 1 + count) % count]]);
  const quoted = words.of(node.span).startsWith('"');
  return [...beside].flatMap((member): Change[] =>
    member === undefined || member === value
      ? []
      : [
          {
            kind: "enum",
            detail: member,
            what: { vi: "giá trị khác của danh mục", en: "another member" },
            after: quoted ? `"${member}"` : member,
            make: replaced(member),
          },
        ],
  );
}

/** The clause after it, or before it, under the same parent; not one that the list around names already. */
function neighbourClause(node: Constant, value: string, { program, words, parent }: Around): readonly Change[] {
  if (!words.of(node.span).startsWith("§")) return [];
  const index = program.clauses.findIndex((clause) => clause.id === value);
  const own = program.clauses[index];
  if (own === undefined) return [];
  const siblings = program.clauses.filter((one) => one.parent === own.parent && one.ruleSet === own.ruleSet);
  const at = siblings.indexOf(own);
  const named =
    parent?.kind === "list" ? parent.items.flatMap((item) => (item.kind === "constant" ? [item.value] : [])) : [];
  const other = [siblings[at + 1], siblings[at - 1]].find(
    (one) => one !== undefined && one.notEncoded === undefined && !named.includes(one.id),
  );
  if (other === undefined) return [];
  return [
    {
      kind: "clause",
      detail: other.id,
      what: { vi: "điều khoản bên cạnh", en: "the neighbouring clause" },
      after: `§${other.id}`,
      make: replaced(other.id),
    },
  ];
}

/** A text that no part of the old one is in, so that a case which looks for a part of it notices too. */
function otherText(): Change {
  return {
    kind: "text",
    detail: "other",
    what: { vi: "lời văn khác", en: "another text" },
    after: JSON.stringify(OTHER_TEXT),
    make: replaced(OTHER_TEXT),
  };
}

const OTHER_TEXT = "≠";
