/** Every number, date and percentage in a rule's formula is in the clause's own words (`literals`), or a parameter. */

import type { Lang, Report } from "@khoan/diagnostics";
import { defaults } from "@khoan/diagnostics";
import type { LiteralValue } from "../2-syntax/expression.ts";
import { literalText } from "../2-syntax/numbers.ts";
import type { ClauseModel } from "../3-model/model.ts";
import type { UsedLiteral } from "./context.ts";

/** Words, truth values and absence need no ground. */
function needsGround(literal: LiteralValue): boolean {
  return literal.type !== "text" && literal.type !== "bool" && literal.type !== "absent";
}

/** One key for literals of equal meaning: `1,50` and `1,5` are one. */
function keyOf(literal: LiteralValue): string {
  if (!("value" in literal) || typeof literal.value !== "number") return literal.type;
  let { value } = literal;
  let scale = "scale" in literal ? literal.scale : 0;
  while (scale > 0 && value % 10 === 0) {
    value /= 10;
    scale--;
  }
  const unit = literal.type === "money" ? literal.currency : literal.type === "duration" ? literal.unit : "";
  return `${literal.type} ${value}e-${scale} ${unit}`;
}

/** `own` and its ancestors' literals are the words that the clause may use. */
export function checkGrounding(
  used: readonly UsedLiteral[],
  own: ClauseModel,
  ancestors: readonly ClauseModel[],
  lang: Lang,
  report: Report,
): void {
  const stated = new Set(
    [own, ...ancestors].flatMap((clause) => clause.literals.map((literal) => keyOf(literal.value))),
  );
  for (const { literal, span } of used) {
    if (!needsGround(literal) || stated.has(keyOf(literal))) continue;
    report(defaults.ungroundedLiteral(span, { literal: literalText(literal, lang), clause: own.id.name }));
  }
}
