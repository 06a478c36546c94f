/** Why not: the clauses that could have given what was refused, what did not hold, and what would turn it. */
import type { JSX } from "preact";
import type { RefusalView } from "../../protocol/views.ts";
import { compiled, lastDecided } from "../../state/store.ts";
import { words } from "../../words/words.ts";
import { focusFact } from "../case/focus-fact.ts";
import { ClauseLink } from "../decision/clause-links.tsx";
import { PlaceLink } from "./place-link.tsx";

export function RefusedTab(): JSX.Element {
  const w = words.value;
  const shown = lastDecided.value;
  if (shown === undefined || shown.refusals.length === 0) return <p class="empty">{w.refusedEmpty}</p>;
  return (
    <div class="refusals" lang={compiled.value?.language}>
      {shown.refusals.map((refusal) => (
        <Refusal key={refusal.name} refusal={refusal} />
      ))}
    </div>
  );
}

function Refusal({ refusal }: { readonly refusal: RefusalView }): JSX.Element {
  const w = words.value;
  return (
    <section class="refusal">
      <h3>
        {refusal.label}: <em>{refusal.value}</em>
      </h3>
      {refusal.turns.length > 0 && (
        <p class="turns">
          {w.wouldTurn}:{" "}
          {refusal.turns.map((turn) => (
            <button
              key={`${turn.path}${turn.value}`}
              type="button"
              class="chip ask"
              onClick={() => focusFact(turn.path)}
            >
              {turn.label}: {turn.value.replaceAll("_", " ")}
            </button>
          ))}
        </p>
      )}
      <ul>
        {refusal.clauses.map((one, i) => (
          <li key={`${one.clause}${i}`}>
            <span class="why-line">
              <ClauseLink id={one.clause} /> <span>{one.text}</span> <PlaceLink place={one.place} />
            </span>
            {one.beatenBy.length > 0 && (
              <p class="condition">
                {w.beatenBy}{" "}
                {one.beatenBy.map((id) => (
                  <ClauseLink key={id} id={id} />
                ))}
              </p>
            )}
            {one.conditions.map((condition) => (
              <p class="condition" key={condition.formula}>
                <code>{condition.formula}</code>{" "}
                <span class={condition.open ? "open" : "no"}>{condition.open ? w.notKnown : w.notHeld}</span>
                {condition.known.length > 0 && <span class="known">{condition.known.join("; ")}</span>}
              </p>
            ))}
          </li>
        ))}
      </ul>
    </section>
  );
}
