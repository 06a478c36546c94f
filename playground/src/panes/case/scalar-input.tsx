/** One value of a fact: yes or no, one of a list, or typed text that is taken once it can be read. */
import { useSignal } from "@preact/signals";
import type { JSX } from "preact";
import { readScalar, writeScalar } from "../../facts/scalar-text.ts";
import type { FieldKind } from "../../protocol/views.ts";
import { lang } from "../../state/store.ts";
import { words } from "../../words/words.ts";

export type ValueProps = {
  readonly id: string;
  readonly label: string;
  readonly kind: FieldKind;
  /** JSON; `undefined`: not given. */
  readonly value: unknown;
  /** What holds when it is not given, in words. */
  readonly fallback: string | undefined;
  readonly optional: boolean;
  /** Marked as unknown though it has a default. */
  readonly unknown: boolean;
  readonly onChange: (value: unknown) => void;
};

export function ScalarInput(props: ValueProps): JSX.Element {
  if (props.kind.kind === "bool") return <YesNo {...props} />;
  if (props.kind.kind === "enum") return <Choice {...props} members={props.kind.members} />;
  return <Typed {...props} />;
}

function YesNo({ id, label, value, fallback, unknown, onChange }: ValueProps): JSX.Element {
  const w = words.value;
  const options = [
    { json: true, text: w.yes },
    { json: false, text: w.no },
  ];
  return (
    <fieldset class="yes-no" aria-label={label}>
      {options.map(({ json, text }) => {
        const assumed = value === undefined && !unknown && fallback?.toLowerCase() === text.toLowerCase();
        return (
          <label
            key={text}
            class={`${value === json ? "on" : ""} ${assumed ? "assumed" : ""}`}
            title={assumed ? w.byDefault(text) : ""}
          >
            <input
              type="radio"
              name={id}
              checked={value === json}
              onClick={() => onChange(json)}
              onChange={() => onChange(json)}
            />
            {text}
          </label>
        );
      })}
    </fieldset>
  );
}

function Choice({
  id,
  label,
  value,
  fallback,
  optional,
  unknown,
  onChange,
  members,
}: ValueProps & { readonly members: readonly string[] }): JSX.Element {
  const w = words.value;
  const chosen = value === undefined ? "" : value === null ? "\u0000" : `=${String(value)}`;
  return (
    <select
      id={id}
      class={`field ${value === undefined ? "assumed" : ""}`}
      aria-label={label}
      value={chosen}
      onChange={(event) => {
        const next = event.currentTarget.value;
        onChange(next === "" ? undefined : next === "\u0000" ? null : next.slice(1));
      }}
    >
      <option value="">
        {unknown || fallback === undefined ? w.unknown : w.byDefault(fallback.replaceAll("_", " "))}
      </option>
      {members.map((member) => (
        <option key={member} value={`=${member}`}>
          {member.replaceAll("_", " ")}
        </option>
      ))}
      {optional && <option value={"\u0000"}>{w.none}</option>}
    </select>
  );
}

function Typed({ id, label, kind, value, fallback, unknown, onChange }: ValueProps): JSX.Element {
  const w = words.value;
  /** What is in the field while it can’t be read, or is being typed. */
  const typing = useSignal<string | undefined>(undefined);
  const text = typing.value ?? writeScalar(kind, value, lang.value);
  const bad =
    typing.value !== undefined &&
    typing.value.trim() !== "" &&
    readScalar(kind, typing.value, lang.value) === undefined;
  const complaint = kind.kind === "date" ? w.badDate : kind.kind === "month" ? w.badMonth : w.badNumber;
  const unit = "unit" in kind ? kind.unit : "";
  const hint = kind.kind === "date" ? w.dateHint : kind.kind === "month" ? w.monthHint : "";
  return (
    <span class="typed">
      <span class="typed-line">
        <input
          id={id}
          class={`field ${bad ? "bad" : ""} ${kind.kind}`}
          type="text"
          inputMode={
            kind.kind === "text" ? "text" : kind.kind === "date" || kind.kind === "month" ? "numeric" : "decimal"
          }
          autocomplete="off"
          spellcheck={false}
          aria-label={label}
          aria-invalid={bad}
          aria-describedby={bad ? `${id}-bad` : undefined}
          placeholder={unknown ? w.unknown : fallback === undefined || fallback === "—" ? hint : w.byDefault(fallback)}
          value={text}
          onInput={(event) => {
            typing.value = event.currentTarget.value;
            if (typing.value.trim() === "") onChange(undefined);
            else {
              const read = readScalar(kind, typing.value, lang.value);
              if (read !== undefined) onChange(read.json);
            }
          }}
          onBlur={() => {
            if (!bad) typing.value = undefined;
          }}
        />
        {unit !== "" && <span class="unit">{unit}</span>}
      </span>
      {bad && (
        <span class="complaint" id={`${id}-bad`} role="alert">
          {complaint}
        </span>
      )}
    </span>
  );
}
