/**
 * A result that three-valued logic leaves open may still not depend on what is missing (`x or not x`). Where the
 * missing facts are few and can take few values, all of these are tried.
 */
import { type FieldDeclaration, required } from "@khoan/language/core";
import { DecisionError } from "./errors.ts";
import { openSession, type Session } from "./session.ts";
import { equal, isKnown, missingIn, type Value } from "./value.ts";
import { variableAt } from "./variable.ts";

const MAX_FACTS = 6;
const MAX_WAYS = 64;

/** The value where all completions agree, else the unknown value as it was. */
export function settle(session: Session, variable: number, moment: number, open: Value): Value {
  const missing = missingIn([open]);
  const { program } = session;
  const facts = missing.map((path) => program.facts.findIndex((fact) => fact.path === path));
  if (facts.length > MAX_FACTS || facts.includes(-1)) return open;
  const domains = facts.map((index) => domainOf(program.facts[index] as FieldDeclaration));
  const ways = domains.reduce((product, domain) => product * domain.length, 1);
  if (ways === 0 || ways > MAX_WAYS) return open;
  let agreed: Value | undefined;
  for (let way = 0; way < ways; way++) {
    const values = [...session.facts];
    let rest = way;
    facts.forEach((index, i) => {
      const domain = domains[i] as readonly Value[];
      values[index] = domain[rest % domain.length] as Value;
      rest = Math.floor(rest / domain.length);
    });
    let value: Value;
    try {
      value = variableAt(openSession(program, values, session.readings), variable, moment);
    } catch (error) {
      if (error instanceof DecisionError) return open;
      throw error;
    }
    if (!isKnown(value) || (agreed !== undefined && !equal(agreed, value))) return open;
    agreed = value;
  }
  return agreed ?? open;
}

/** All values of a bool or an enum; none for what has too many, as a history has. */
function domainOf(fact: FieldDeclaration): readonly Value[] {
  if (fact.history) return [];
  const type = required(fact.type);
  const values: Value[] = type.kind === "bool" ? [true, false] : type.kind === "enum" ? [...type.members] : [];
  return values.length > 0 && fact.type.kind === "optional" ? [...values, null] : values;
}
