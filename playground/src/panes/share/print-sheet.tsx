/** The decision on paper, in the layout of Decree 30/2020, always marked as a draft. Seen only when printed. */
import type { JSX } from "preact";
import { getFact } from "../../facts/facts-edit.ts";
import { isHistory } from "../../facts/history-json.ts";
import { writeScalar } from "../../facts/scalar-text.ts";
import type { FieldKind, FieldView, WhyView } from "../../protocol/views.ts";
import { compiled, lang, lastDecided, work } from "../../state/store.ts";
import { words } from "../../words/words.ts";

export function PrintSheet(): JSX.Element | null {
  const w = words.value;
  const shown = lastDecided.value;
  const rules = compiled.value;
  if (shown === undefined || rules === undefined) return null;
  return (
    <article class="print" lang={rules.language} aria-hidden="true">
      <p class="draft-mark">{w.draft}</p>
      <header class="print-head">
        <p>
          <strong>{rules.title}</strong>
          {rules.number !== undefined && <span>{rules.number}</span>}
        </p>
        <p>
          <strong>CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM</strong>
          <span class="motto">Độc lập - Tự do - Hạnh phúc</span>
        </p>
      </header>
      <h1>
        {w.decision} ({w.draft})
      </h1>
      <p class="print-sentence">
        {shown.sentence.when}: {shown.sentence.parts.map((part) => part.text).join(", ")}.
      </p>
      <h2>{w.printedFacts}</h2>
      <table>
        <tbody>
          {rules.fields.map((field) => (
            <FactRow key={field.path} field={field} />
          ))}
        </tbody>
      </table>
      <h2>{w.results}</h2>
      <table>
        <tbody>
          {shown.outputs.map((output) => (
            <tr key={output.name}>
              <th scope="row">{output.label}</th>
              <td>{output.lines.join("; ")}</td>
              <td>{output.grounds.join(", ")}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <h2>{w.timeline}</h2>
      <table>
        <tbody>
          {shown.timeline.changes.map((change) => (
            <tr key={change.month}>
              <th scope="row">{change.period}</th>
              <td>{change.texts.join("; ")}</td>
              <td>{change.grounds.slice(0, 6).join(", ")}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {shown.notes.length > 0 && <h2>{w.notes}</h2>}
      <ul>
        {shown.notes.map((note) => (
          <li key={note}>{note}</li>
        ))}
      </ul>
      <h2>{w.tabs.why}</h2>
      <WhyList nodes={shown.why} />
      <footer>
        {w.rulesDigest}: {rules.id}, sha256:{rules.digest}. {w.draftText}
      </footer>
    </article>
  );
}

function WhyList({ nodes }: { readonly nodes: readonly WhyView[] }): JSX.Element {
  return (
    <ul>
      {nodes.map((node, i) => (
        <li key={`${i}`}>
          {node.text}
          {node.children.length > 0 && <WhyList nodes={node.children} />}
        </li>
      ))}
    </ul>
  );
}

/** Only what was given: defaults stand in the rules. */
function FactRow({ field }: { readonly field: FieldView }): JSX.Element | null {
  const value = getFact(work.value.case.facts, field.path);
  const unknown = work.value.case.unknown.includes(field.path);
  if (value === undefined && !unknown) return null;
  return (
    <tr>
      <th scope="row">{field.label}</th>
      <td>{unknown ? words.value.unknown : told(field.type, value)}</td>
    </tr>
  );
}

function told(kind: FieldKind, value: unknown): string {
  const w = words.value;
  if (isHistory(value)) {
    return value
      .map(
        (entry) => `${w.fromDay} ${writeScalar({ kind: "date" }, entry.from, lang.value)}: ${told(kind, entry.value)}`,
      )
      .join("; ");
  }
  if (value === null) return w.none;
  if (typeof value === "boolean") return value ? w.yes : w.no;
  if (Array.isArray(value) && kind.kind === "list") return value.map((one) => told(kind.element, one)).join("; ");
  if (typeof value === "object" && kind.kind === "record") {
    const record = value as Readonly<Record<string, unknown>>;
    return kind.fields
      .filter((field) => field.name in record)
      .map((field) => `${field.label}: ${told(field.type, record[field.name])}`)
      .join(", ");
  }
  const text = writeScalar(kind, value, lang.value).replaceAll("_", " ");
  return "unit" in kind && kind.unit !== "" ? `${text} ${kind.unit}` : text;
}
