/** A value of any type: a scalar, a record of fields, a list of items, or a history of any of these. */
import type { JSX } from "preact";
import { type HistoryEntry, isHistory, sorted } from "../../facts/history-json.ts";
import type { FieldKind, FieldView } from "../../protocol/views.ts";
import { compiled, work } from "../../state/store.ts";
import { words } from "../../words/words.ts";
import { ScalarInput, type ValueProps } from "./scalar-input.tsx";

export function ValueEditor(props: ValueProps & { readonly history: boolean }): JSX.Element {
  if (props.history && isHistory(props.value)) return <HistoryEditor {...props} entries={props.value} />;
  return <PlainValue {...props} />;
}

function PlainValue(props: ValueProps): JSX.Element {
  if (props.kind.kind === "record") return <RecordEditor {...props} fields={props.kind.fields} />;
  if (props.kind.kind === "list") return <ListEditor {...props} element={props.kind.element} />;
  return <ScalarInput {...props} />;
}

function HistoryEditor({ entries, ...props }: ValueProps & { readonly entries: readonly HistoryEntry[] }): JSX.Element {
  const w = words.value;
  const change = (i: number, entry: HistoryEntry | undefined): void => {
    const next = entries.flatMap((one, at) => (at !== i ? [one] : entry === undefined ? [] : [entry]));
    props.onChange(next.length === 0 ? undefined : sorted(next));
  };
  const add = (): void => {
    const last = entries.at(-1);
    const from = last === undefined ? firstDayOf(work.value.case.at) : yearLater(last.from);
    props.onChange(
      sorted([...entries, { from, value: props.kind.kind === "bool" ? last?.value !== true : last?.value }]),
    );
  };
  return (
    <fieldset class="history" aria-label={props.label}>
      {entries.map((entry, i) => (
        <div class="history-entry" key={`${i}`}>
          <span class="history-from">
            <span class="from-word">{w.fromDay}</span>
            <ScalarInput
              id={`${props.id}-from${i}`}
              label={`${props.label}, ${w.fromDay}`}
              kind={{ kind: "date" }}
              value={entry.from}
              fallback={undefined}
              optional={false}
              unknown={false}
              onChange={(from) => {
                if (typeof from === "string") change(i, { ...entry, from });
              }}
            />
          </span>
          <PlainValue
            {...props}
            id={`${props.id}-${i}`}
            value={entry.value}
            fallback={undefined}
            onChange={(value) => change(i, { ...entry, value: value === undefined ? null : value })}
          />
          <button
            type="button"
            class="icon"
            aria-label={`${w.removeEntry}: ${entry.from}`}
            title={w.removeEntry}
            onClick={() => change(i, undefined)}
          >
            ✕
          </button>
        </div>
      ))}
      <button type="button" class="link" onClick={add}>
        + {w.addEntry}
      </button>
    </fieldset>
  );
}

export function firstDayOf(moment: string): string {
  return moment.length === 7 ? `${moment}-01` : moment;
}

function yearLater(day: string): string {
  return `${String(Number(day.slice(0, 4)) + 1).padStart(4, "0")}-01-01`;
}

function RecordEditor({ fields, ...props }: ValueProps & { readonly fields: readonly FieldView[] }): JSX.Element {
  const value = isRecord(props.value) ? props.value : {};
  const rows = <RecordFields {...props} fields={fields} value={value} />;
  // A record that is taken as usual is opened only by whoever has something to say of it.
  if (props.value !== undefined || props.fallback === undefined) return rows;
  return (
    <details class="record-more">
      <summary>{words.value.byDefault(props.fallback)}</summary>
      {rows}
    </details>
  );
}

function RecordFields({
  fields,
  value,
  ...props
}: ValueProps & {
  readonly fields: readonly FieldView[];
  readonly value: Readonly<Record<string, unknown>>;
}): JSX.Element {
  return (
    <fieldset class="record" aria-label={props.label}>
      {fields.map((field) => (
        <div class="record-field" key={field.name} lang={compiled.value?.language}>
          <span class="record-label">{field.label}</span>
          <ValueEditor
            id={`${props.id}-${field.name}`}
            label={`${props.label}: ${field.label}`}
            kind={field.type}
            value={value[field.name]}
            fallback={field.fallback}
            optional={field.optional}
            unknown={false}
            history={field.history}
            onChange={(next) => {
              const { [field.name]: _, ...others } = value;
              const all = next === undefined ? others : { ...others, [field.name]: next };
              props.onChange(Object.keys(all).length === 0 ? undefined : all);
            }}
          />
        </div>
      ))}
    </fieldset>
  );
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function ListEditor({ element, ...props }: ValueProps & { readonly element: FieldKind }): JSX.Element {
  const w = words.value;
  const items: readonly unknown[] = Array.isArray(props.value) ? props.value : [];
  const change = (i: number, item: unknown): void => props.onChange(items.map((one, at) => (at === i ? item : one)));
  return (
    <fieldset class="list" aria-label={props.label}>
      {items.map((item, i) => (
        <fieldset class="list-item" key={`${i}`}>
          <legend>
            {w.item(i + 1)}
            <button
              type="button"
              class="icon"
              aria-label={`${w.removeItem} ${w.item(i + 1)}`}
              onClick={() => props.onChange(items.filter((_, at) => at !== i))}
            >
              ✕
            </button>
          </legend>
          <PlainValue
            {...props}
            id={`${props.id}-item${i}`}
            label={`${props.label} ${i + 1}`}
            kind={element}
            value={item}
            fallback={undefined}
            onChange={(next) => change(i, next ?? (element.kind === "record" ? {} : null))}
          />
        </fieldset>
      ))}
      <button
        type="button"
        class="link"
        onClick={() => props.onChange([...items, element.kind === "record" ? {} : element.kind === "bool" ? true : ""])}
      >
        + {w.addItem}
      </button>
    </fieldset>
  );
}
