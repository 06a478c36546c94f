/** One fact of the form: its label, question and note, its value, and the ways to leave it open or let it change. */
import type { JSX } from "preact";
import { getFact } from "../../facts/facts-edit.ts";
import { isHistory } from "../../facts/history-json.ts";
import type { FieldView } from "../../protocol/views.ts";
import { compiled, decision, dispatch, work } from "../../state/store.ts";
import { words } from "../../words/words.ts";
import { firstDayOf, ValueEditor } from "./value-editor.tsx";

export function FactField({ field, needed }: { readonly field: FieldView; readonly needed: boolean }): JSX.Element {
  const w = words.value;
  const value = getFact(work.value.case.facts, field.path);
  const unknown = work.value.case.unknown.includes(field.path);
  const id = `fact-${field.path}`;
  const set = (next: unknown): void => dispatch({ kind: "fact", path: field.path, value: next });
  const errors = decision.value?.kind === "failed" ? decision.value.errors : [];
  const own = errors.filter(
    (error) =>
      error.path === field.path || error.path.startsWith(`${field.path}.`) || error.path.startsWith(`${field.path}[`),
  );
  const history = field.history && isHistory(value);
  const given = value !== undefined;
  return (
    <div class={`fact ${needed ? "needed" : ""} ${given ? "given" : ""}`} data-fact={field.path}>
      <div class="fact-head">
        <label class="fact-label" for={id} lang={compiled.value?.language}>
          {needed && field.question !== undefined ? field.question : field.label}
        </label>
        {field.sensitive && <span class="tag">{w.sensitive}</span>}
        <span class="fact-tools">
          {field.history && !history && (
            <button
              type="button"
              class="icon"
              aria-label={`${w.overTime}: ${field.label}`}
              title={w.overTime}
              onClick={() => set([{ from: firstDayOf(work.value.case.at), value: given ? value : startOf(field) }])}
            >
              ↻
            </button>
          )}
          {(given || field.fallback !== undefined) && (
            <button
              type="button"
              class={`icon ${unknown ? "on" : ""}`}
              aria-pressed={unknown}
              aria-label={`${w.unknown}: ${field.label}`}
              title={w.unknown}
              onClick={() => dispatch({ kind: "unknown", path: field.path, on: !unknown })}
            >
              ?
            </button>
          )}
          {given && field.fallback !== undefined && (
            <button
              type="button"
              class="icon"
              aria-label={`${w.toDefault}: ${field.label}`}
              title={w.toDefault}
              onClick={() => set(undefined)}
            >
              ↺
            </button>
          )}
        </span>
      </div>
      {field.note !== undefined && (
        <p class="fact-note" lang={compiled.value?.language}>
          {field.note}
        </p>
      )}
      <ValueEditor
        id={id}
        label={field.label}
        kind={field.type}
        value={value}
        fallback={field.fallback}
        optional={field.optional}
        unknown={unknown}
        history={field.history}
        onChange={set}
      />
      {own.map((error) => (
        <p class="complaint" role="alert" key={`${error.path}${error.code}`}>
          {error.message} {error.help}
        </p>
      ))}
    </div>
  );
}

/** Where a history begins when nothing was said yet. */
function startOf(field: FieldView): unknown {
  switch (field.type.kind) {
    case "bool":
      return true;
    case "enum":
      return field.type.members[0];
    case "money":
      return 0;
    case "record":
      return {};
    default:
      return field.optional ? null : 0;
  }
}
