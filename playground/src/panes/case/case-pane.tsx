/** The case: where it comes from, the months asked for, and the facts, those first that still matter. */
import { fold } from "@khoan/diagnostics";
import { useSignal } from "@preact/signals";
import type { JSX } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { getFact } from "../../facts/facts-edit.ts";
import { monthText, readMonth } from "../../facts/scalar-text.ts";
import type { FieldView } from "../../protocol/views.ts";
import { compiled, dispatch, lang, lastDecided, rememberCase, work } from "../../state/store.ts";
import { words } from "../../words/words.ts";
import { CasePicker } from "./case-picker.tsx";
import { FactField } from "./fact-field.tsx";
import { wantedFact } from "./focus-fact.ts";

type Section = "needed" | "matters" | "others";

/** Whether a path named by the evaluator lies at or inside a fact. */
function within(path: string, fact: string): boolean {
  return path === fact || path.startsWith(`${fact}.`) || path.startsWith(`${fact}[`);
}

export function CasePane(): JSX.Element {
  const w = words.value;
  const filter = useSignal("");
  /** The fact under the cursor keeps its place, lest it move away from under the hands. */
  const held = useSignal<{ readonly path: string; readonly section: Section } | undefined>(undefined);
  const others = useRef<HTMLDetailsElement>(null);
  const fields = compiled.value?.fields ?? [];
  const shown = lastDecided.value;
  const sectionOf = (field: FieldView): Section => {
    if (held.value?.path === field.path) return held.value.section;
    if (shown?.missing.some((one) => within(one.path, field.path)) === true) return "needed";
    return shown === undefined || shown.relevant.some((path) => within(path, field.path)) ? "matters" : "others";
  };
  const sections = Map.groupBy(fields, sectionOf);
  const needed = (shown?.missing ?? []).flatMap(({ path }) => fields.find((field) => within(path, field.path)) ?? []);
  const neededOrder = [...new Set([...needed, ...(sections.get("needed") ?? [])])].filter(
    (one) => sectionOf(one) === "needed",
  );
  const isGiven = (field: FieldView): boolean => getFact(work.value.case.facts, field.path) !== undefined;
  const matters = (sections.get("matters") ?? []).toSorted((a, b) => Number(isGiven(b)) - Number(isGiven(a)));
  const wanted = fold(filter.value.trim());
  const rest = (sections.get("others") ?? []).filter(
    (one) => wanted === "" || fold(`${one.label} ${one.path}`).includes(wanted),
  );
  useEffect(() => {
    const path = wantedFact.value;
    if (path !== undefined && rest.some((one) => within(path, one.path)) && others.current !== null)
      others.current.open = true;
  }, [wantedFact.value]);
  return (
    <section class="pane case" aria-label={w.case}>
      <header class="pane-head">
        <h2>{w.case}</h2>
        <CasePicker />
      </header>
      <div
        class="pane-body"
        onFocusIn={(event) => {
          const path = (event.target as HTMLElement).closest<HTMLElement>("[data-fact]")?.dataset["fact"];
          const field = fields.find((one) => one.path === path);
          held.value = field === undefined ? undefined : { path: field.path, section: sectionOf(field) };
        }}
      >
        <div class="moments">
          <MomentField name="at" label={w.at} />
          <MomentField name="to" label={w.to} />
        </div>
        {neededOrder.length > 0 ? (
          <FactSection title={w.stillNeeded} fields={neededOrder} needed />
        ) : (
          shown !== undefined && <p class="settled">✓ {w.nothingNeeded}</p>
        )}
        <FactSection title={w.matters} fields={matters} needed={false} />
        <details class="others" ref={others}>
          <summary>
            {w.others} <span class="count">{sections.get("others")?.length ?? 0}</span>
          </summary>
          <input
            type="search"
            class="field small"
            placeholder={w.searchFacts}
            aria-label={w.searchFacts}
            value={filter.value}
            onInput={(event) => {
              filter.value = event.currentTarget.value;
            }}
          />
          {rest.map((field) => (
            <FactField key={field.path} field={field} needed={false} />
          ))}
        </details>
        <label class="remember">
          <input
            type="checkbox"
            checked={rememberCase.value}
            onChange={(event) => {
              rememberCase.value = event.currentTarget.checked;
            }}
          />
          <span>
            {w.rememberCase}
            <small>{w.rememberHint}</small>
          </span>
        </label>
      </div>
    </section>
  );
}

function FactSection({
  title,
  fields,
  needed,
}: {
  readonly title: string;
  readonly fields: readonly FieldView[];
  readonly needed: boolean;
}): JSX.Element | null {
  if (fields.length === 0) return null;
  return (
    <section class={`facts ${needed ? "needed" : ""}`} aria-label={title}>
      <h3>
        {title} <span class="count">{fields.length}</span>
      </h3>
      {fields.map((field) => (
        <FactField key={field.path} field={field} needed={needed} />
      ))}
    </section>
  );
}

function MomentField({ name, label }: { readonly name: "at" | "to"; readonly label: string }): JSX.Element {
  const typing = useSignal<string | undefined>(undefined);
  const text = typing.value ?? monthText(work.value.case[name], lang.value);
  const bad = typing.value !== undefined && typing.value !== "" && readMonth(typing.value) === undefined;
  return (
    <label class="moment">
      <span>{label}</span>
      <input
        class={`field month ${bad ? "bad" : ""}`}
        type="text"
        inputMode="numeric"
        autocomplete="off"
        aria-invalid={bad}
        placeholder={words.value.monthHint}
        value={text}
        onInput={(event) => {
          typing.value = event.currentTarget.value;
          const read = typing.value.trim() === "" && name === "to" ? "" : readMonth(typing.value);
          if (read !== undefined) dispatch({ kind: "moment", [name]: read });
        }}
        onBlur={() => {
          typing.value = undefined;
        }}
      />
      {bad && (
        <span class="complaint" role="alert">
          {words.value.badMonth}
        </span>
      )}
    </label>
  );
}
