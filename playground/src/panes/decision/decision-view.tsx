/** The decision as a sentence, what is missing, the notes, and every result with its clauses. */
import type { JSX } from "preact";
import type { SentenceView } from "../../protocol/views.ts";
import { compiled, decision, fault, lastDecided } from "../../state/store.ts";
import { words } from "../../words/words.ts";
import { focusFact } from "../case/focus-fact.ts";
import { ClauseLinks } from "./clause-links.tsx";

export function DecisionView(): JSX.Element {
  const w = words.value;
  const view = decision.value;
  const shown = lastDecided.value;
  const stale = compiled.value?.sound === false || view?.kind === "failed";
  return (
    <div class={`decision ${stale ? "stale" : ""}`}>
      <div class="decision-body" aria-live="polite" aria-atomic="true">
        {shown === undefined ? <p class="empty">{w.working}</p> : <Sentence sentence={shown.sentence} />}
        {view?.kind === "failed" && (
          <div class="banner error" role="alert">
            <strong>{w.failed}.</strong>
            <ul>
              {view.errors.slice(0, 8).map((error) => (
                <li key={`${error.path}${error.code}`}>
                  {error.path !== "" && <code>{error.path}</code>} {error.message} {error.help}
                </li>
              ))}
            </ul>
          </div>
        )}
        {compiled.value?.sound === false && <p class="banner warning">{w.stale}</p>}
        {fault.value !== undefined && (
          <p class="banner error">
            {w.faultText} <code>{fault.value}</code>
          </p>
        )}
      </div>
      {shown !== undefined && shown.missing.length > 0 && view?.kind === "decided" && (
        <p class="missing">
          {w.stillNeeded}:{" "}
          {shown.missing.slice(0, 6).map((fact) => (
            <button key={fact.path} type="button" class="chip ask" onClick={() => focusFact(fact.path)}>
              {fact.label}
            </button>
          ))}
        </p>
      )}
    </div>
  );
}

function Sentence({ sentence }: { readonly sentence: SentenceView }): JSX.Element {
  const w = words.value;
  const symbol = { yes: "✓", no: "✕", open: "?" }[sentence.tone];
  return (
    <div class={`sentence ${sentence.tone}`}>
      <span class="tone" aria-hidden="true">
        {symbol}
      </span>
      <div>
        <p class="verdict">
          <span class="when">{sentence.when}: </span>
          {sentence.parts.map((part, i) => (
            <span key={part.text}>
              {i > 0 && ", "}
              <span class={`part ${part.tone} ${part.strong ? "strong" : ""}`}>{part.text}</span>
            </span>
          ))}
          .
        </p>
        <p class="under">
          {sentence.grounds.length > 0 && (
            <span>
              {w.grounds}: <ClauseLinks ids={sentence.grounds} most={6} />
            </span>
          )}
          {sentence.next !== undefined && (
            <span class="next">
              {w.nextChange}: {sentence.next}
            </span>
          )}
        </p>
        {sentence.before !== undefined && (
          <p class="was">
            <span class="delta" aria-hidden="true">
              Δ
            </span>{" "}
            {w.was}: <s>{sentence.before}</s>
          </p>
        )}
      </div>
    </div>
  );
}
