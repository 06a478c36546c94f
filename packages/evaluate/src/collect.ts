/** Quantifiers and aggregates over lists whose members, or whose membership, may be unknown. */
import type { Core, Program } from "@khoan/language/core";
import { addSafe } from "@khoan/values";
import { membersOf, type Plan, plan } from "./plan.ts";
import type { Frame, Session } from "./session.ts";
import { between, listOf, type Member, missingIn, oneOf, Unknown, union, type Value } from "./value.ts";

export function quantify(core: Extract<Core, { kind: "quantify" }>, program: Program): Plan {
  const over = plan(core.over, program);
  const body = plan(core.body, program);
  const settling = core.quantifier === "some";
  return (frame, session) => {
    const list = over(frame, session);
    const members = membersOf(list);
    if (members === undefined) return new Unknown((list as Unknown).missing);
    let missing: readonly string[] = [];
    let unknown = false;
    const used: Member[] = [];
    const last = core.slots.length - 1;
    /** Goes through all ordered tuples of different members; true once one settles it. */
    const settles = (place: number, surely: boolean): boolean => {
      for (const member of members) {
        if (used.includes(member)) continue;
        frame.slots[core.slots[place] as number] = member.value;
        const sure = surely && member.sure;
        if (place < last) {
          used.push(member);
          if (settles(place + 1, sure)) return true;
          used.pop();
          continue;
        }
        const value = body(frame, session);
        if (value === settling && sure) return true;
        if (value instanceof Unknown || value === settling) {
          unknown = true;
          missing = union(missing, value instanceof Unknown ? value.missing : []);
          if (!sure) missing = union(missing, (list as Unknown).missing);
        }
      }
      return false;
    };
    if (settles(0, true)) return settling;
    return unknown ? new Unknown(missing) : !settling;
  };
}

export function collect(core: Extract<Core, { kind: "collect" }>, program: Program): Plan {
  const over = plan(core.over, program);
  const where = core.where && plan(core.where, program);
  const value = plan(core.value, program);
  return (frame, session) => {
    const list = over(frame, session);
    const members = membersOf(list);
    if (members === undefined) return new Unknown((list as Unknown).missing);
    const outer = list instanceof Unknown ? list.missing : [];
    let missing: readonly string[] = outer;
    const kept: Member[] = [];
    for (const member of members) {
      frame.slots[core.slot] = member.value;
      const holds = where === undefined ? true : where(frame, session);
      if (holds === false) continue;
      if (holds instanceof Unknown) missing = union(missing, holds.missing);
      const sure = member.sure && holds === true;
      kept.push({ value: evaluateMember(value, core.slot, member.value, frame, session), sure });
      if (core.aggregate === "first" && sure) break;
    }
    return aggregate(core.aggregate, kept, missing);
  };
}

function evaluateMember(value: Plan, slot: number, member: Value, frame: Frame, session: Session): Value {
  frame.slots[slot] = member;
  return value(frame, session);
}

function aggregate(
  name: Extract<Core, { kind: "collect" }>["aggregate"],
  kept: readonly Member[],
  missing: readonly string[],
): Value {
  switch (name) {
    case "list":
      return listOf(kept, missing);
    case "count":
      return between(kept.filter((member) => member.sure).length, kept.length, missing);
    case "sum":
      return total(kept, missing);
    case "first": {
      const sure = kept.findIndex((member) => member.sure);
      const possible: (Value | undefined)[] = (sure === -1 ? kept : kept.slice(0, sure + 1)).map(
        (member) => member.value,
      );
      return oneOf(sure === -1 ? [...possible, null] : possible, missing);
    }
    case "highest":
    case "lowest":
      return extreme(name, kept, missing);
  }
}

/** The sum; members that add nothing either way can't make it unknown. */
export function total(members: readonly Member[], missing: readonly string[]): Value {
  let sum = 0;
  let unknown: readonly string[] | undefined;
  for (const { value, sure } of members) {
    if (value instanceof Unknown) unknown = union(unknown ?? [], sure ? value.missing : union(value.missing, missing));
    else if (!sure && value !== 0) unknown = union(unknown ?? [], missing);
    else if (typeof value === "number") sum = addSafe(sum, value);
  }
  return unknown === undefined ? sum : new Unknown(unknown);
}

/** The best member; uncertain ones matter only where they could win. Absent where there is none. */
function extreme(name: "highest" | "lowest", members: readonly Member[], missing: readonly string[]): Value {
  const better = (a: number, b: number): boolean => (name === "highest" ? a > b : a < b);
  let best: number | undefined;
  const open = missingIn(members.map((member) => member.value));
  if (open.length > 0) return new Unknown(union(missing, open));
  for (const { value, sure } of members) {
    if (sure && typeof value === "number" && (best === undefined || better(value, best))) best = value;
  }
  const rivals = members.filter(
    ({ value, sure }) => !sure && typeof value === "number" && (best === undefined || better(value, best)),
  );
  return oneOf([best ?? null, ...rivals.map((rival) => rival.value)], missing);
}
