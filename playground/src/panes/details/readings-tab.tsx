/** Where the text can be read in several ways: switch one, and see how many cases each way would change. */
import type { JSX } from "preact";
import type { ReadingView } from "../../protocol/views.ts";
import { compiled, dispatch, readingEffects, work } from "../../state/store.ts";
import { words } from "../../words/words.ts";
import { ClauseLink } from "../decision/clause-links.tsx";
import { PlaceLink } from "./place-link.tsx";

export function ReadingsTab(): JSX.Element {
  const w = words.value;
  const readings = compiled.value?.readings ?? [];
  if (readings.length === 0) return <p class="empty">{w.readingsNone}</p>;
  return (
    <div class="readings">
      <p class="summary">{w.readingsIntro}</p>
      {readings.map((reading) => (
        <Reading key={reading.id} reading={reading} />
      ))}
    </div>
  );
}

function Reading({ reading }: { readonly reading: ReadingView }): JSX.Element {
  const w = words.value;
  const current = work.value.readings[reading.id] ?? reading.chosen;
  return (
    <fieldset class="reading-choice" lang={compiled.value?.language}>
      <legend>
        <strong>{reading.id}</strong> {reading.question}
      </legend>
      {reading.options.map((option) => (
        <label key={option.id} class={option.id === current ? "on" : ""}>
          <input
            type="radio"
            name={`reading-${reading.id}`}
            checked={option.id === current}
            onChange={() =>
              dispatch({
                kind: "reading",
                id: reading.id,
                option: option.id === reading.chosen ? undefined : option.id,
              })
            }
          />
          <span>
            <strong>{option.id}</strong>: {option.meaning}
            {option.id === reading.chosen && <span class="tag">{w.chosenByRules}</span>}
            {option.id !== current && <Effect id={reading.id} option={option.id} />}
          </span>
        </label>
      ))}
      <p class="under">
        {reading.clauses.map((id) => (
          <ClauseLink key={id} id={id} />
        ))}
        {reading.decidedBy !== undefined && (
          <span>
            {w.decidedBy} {reading.decidedBy}.
          </span>
        )}
        {reading.ground !== undefined && <span>{reading.ground}</span>}
        <PlaceLink place={reading.place} />
      </p>
    </fieldset>
  );
}

function Effect({ id, option }: { readonly id: string; readonly option: string }): JSX.Element {
  const w = words.value;
  const effect = readingEffects.value?.effects.find((one) => one.id === id && one.option === option);
  if (effect === undefined)
    return <span class="effect counting">{readingEffects.value?.done === true ? "" : w.counting}</span>;
  return (
    <span class={`effect ${effect.moved > 0 ? "some" : ""}`} title={effect.names.slice(0, 12).join("\n")}>
      {w.effect(effect.moved)}
    </span>
  );
}
