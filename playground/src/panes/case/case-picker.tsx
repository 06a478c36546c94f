/** Chooses one of the golden cases, found by name, reason, clause or file without accents; or an empty case. */
import { fold } from "@khoan/diagnostics";
import { useSignal } from "@preact/signals";
import type { JSX } from "preact";
import { useRef } from "preact/hooks";
import type { GoldenCaseView } from "../../protocol/views.ts";
import { caseStateOf } from "../../state/engine.ts";
import { compiled, dispatch, goldenCases, look, work } from "../../state/store.ts";
import { words } from "../../words/words.ts";

/** More would not be scrolled through; typing narrows them down. */
const MOST_SHOWN = 120;

export function chooseCase(one: GoldenCaseView): void {
  look.value = undefined;
  dispatch({ kind: "case", case: caseStateOf(one), readings: one.readings });
}

export function CasePicker(): JSX.Element {
  const w = words.value;
  const dialog = useRef<HTMLDialogElement>(null);
  const filter = useSignal("");
  const name = work.value.case.from?.name ?? w.ownCase;
  const wanted = fold(filter.value.trim()).split(/\s+/);
  const found = goldenCases.value.filter((one) => {
    const text = fold(`${one.name} ${one.why} ${one.clauses.join(" ")} ${one.path}`);
    return wanted.every((word) => text.includes(word));
  });
  const choose = (run: () => void): void => {
    dialog.current?.close();
    run();
  };
  return (
    <>
      <button
        type="button"
        class="picker"
        aria-haspopup="dialog"
        title={w.pickCase}
        onClick={() => dialog.current?.showModal()}
      >
        <span class="picker-name" lang={compiled.value?.language}>
          {name}
        </span>
        <span aria-hidden="true">▾</span>
      </button>
      <dialog ref={dialog} class="sheet" aria-label={w.pickCase}>
        <div class="sheet-head">
          <h2>{w.pickCase}</h2>
          <button type="button" class="icon" aria-label={w.close} onClick={() => dialog.current?.close()}>
            ✕
          </button>
        </div>
        <div class="sheet-tools">
          <input
            type="search"
            class="field"
            placeholder={w.searchCases}
            aria-label={w.searchCases}
            value={filter.value}
            onInput={(event) => {
              filter.value = event.currentTarget.value;
            }}
          />
          <button type="button" class="button" onClick={() => choose(() => dispatch({ kind: "clear-case" }))}>
            {w.emptyCase}
          </button>
        </div>
        <ul class="case-list" lang={compiled.value?.language}>
          {found.slice(0, MOST_SHOWN).map((one) => (
            <li key={`${one.path}:${one.line}`}>
              <button type="button" class="case-choice" onClick={() => choose(() => chooseCase(one))}>
                <strong>{one.name}</strong>
                <span class="case-why">{one.why}</span>
                <span class="case-clauses">{one.clauses.slice(0, 5).join(" · ")}</span>
              </button>
            </li>
          ))}
        </ul>
        {found.length > MOST_SHOWN && <p class="more-cases">+{found.length - MOST_SHOWN}</p>}
      </dialog>
    </>
  );
}
