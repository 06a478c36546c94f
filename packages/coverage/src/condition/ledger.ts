/**
 * What the cases of a rule set show: the observations of its conditions, and which of its rules, exceptions, rates and
 * readings were at work. A case is observed after its decision, at every moment at which the decision took a variable.
 */
import type { Session } from "@khoan/evaluate";
import type { Program } from "@khoan/language/core";
import type { ConditionRecord, Witness } from "./condition.ts";
import { type Item, itemsOf, keyOfItem, ownParts } from "./item.ts";
import { observeAt } from "./observe-at.ts";
import { stationsOf } from "./stations.ts";

export type Ledger = {
  readonly program: Program;
  readonly conditions: readonly ConditionRecord[];
  readonly items: readonly Item[];
  /** The first witness of each item, by `keyOfItem`. */
  readonly used: ReadonlyMap<string, Witness>;
  /**
   * Takes in a decision of case number `one`; returns the clauses that had an effect on it or may have had. `wanted`
   * limits it to some moments of some variables, for who has thousands of lives to look at.
   */
  readonly observe: (session: Session, one: number, wanted?: Wanted) => ReadonlySet<number>;
  /** Lets go of all that was observed, so that one life can be looked at after the other. */
  readonly forget: () => void;
};

export type Wanted = (variable: number, moment: number) => boolean;

export function openLedger(program: Program): Ledger {
  const own = ownParts(program);
  const used = new Map<string, Witness>();
  const take = (item: Item, witness: Witness): void => {
    const key = keyOfItem(item);
    if (!used.has(key)) used.set(key, witness);
  };
  const { stations, conditions } = stationsOf(program, own, (parameter, version, bracket, witness) => {
    take({ kind: "bracket", parameter, version, bracket }, witness);
  });
  return {
    program,
    conditions,
    items: itemsOf(program, own),
    used,
    observe: (session, one, wanted) => {
      const touched = new Set<number>();
      for (const station of stations) {
        // The moments first: observing may take variables at moments of its own.
        for (const moment of [...(session.memo[station.index]?.keys() ?? [])]) {
          if (wanted?.(station.index, moment) === false) continue;
          const witness = { case: one, variable: station.index, moment };
          observeAt(session, station, moment, { witness, take, touched });
        }
      }
      program.invariants.forEach((_, invariant) => {
        take({ kind: "must", invariant }, { case: one, variable: -1, moment: 0 });
      });
      return touched;
    },
    forget: () => {
      used.clear();
      for (const { seen } of conditions) seen.clear();
    },
  };
}
