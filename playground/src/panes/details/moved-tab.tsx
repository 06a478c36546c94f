/** Golden cases whose result differs from that by the saved rules: old and new, by the clauses that moved them. */
import type { JSX } from "preact";
import type { MovedCaseView } from "../../protocol/views.ts";
import { compiled, edited, goldenCases, testing, tests, work } from "../../state/store.ts";
import { words } from "../../words/words.ts";
import { chooseCase } from "../case/case-picker.tsx";
import { ClauseLink } from "../decision/clause-links.tsx";

/** More rows would not be read; the count says how many there are. */
const MOST_SHOWN = 60;

export function MovedTab(): JSX.Element {
  const w = words.value;
  const view = tests.value;
  const idle = edited.value.length === 0 && Object.keys(work.value.readings).length === 0;
  if (view === undefined) return <p class="empty">{w.testsRunning}</p>;
  if (view.moved.length === 0) return <p class="empty">{idle ? w.noEdits : w.movedNone}</p>;
  const groups = [...Map.groupBy(view.moved, (one) => one.clauses[0] ?? "")].toSorted(
    (a, b) => b[1].length - a[1].length,
  );
  return (
    <div class={`moved ${testing.value ? "stale" : ""}`}>
      <p class="summary">
        <span class="delta" aria-hidden="true">
          Δ
        </span>{" "}
        {w.movedSome(view.moved.length, view.total)}.
      </p>
      {groups.map(([clause, cases]) => (
        <MovedGroup key={clause} clause={clause} cases={cases} />
      ))}
    </div>
  );
}

function MovedGroup({
  clause,
  cases,
}: {
  readonly clause: string;
  readonly cases: readonly MovedCaseView[];
}): JSX.Element {
  const w = words.value;
  const text = compiled.value?.clauses.find((one) => one.id === clause);
  return (
    <details open class="moved-group">
      <summary>
        <strong>{clause}</strong> <span lang={compiled.value?.language}>{text?.title || text?.summary}</span>{" "}
        <span class="count">{w.cases(cases.length)}</span>
      </summary>
      <table>
        <thead>
          <tr>
            <th scope="col">{w.case}</th>
            <th scope="col">{w.output}</th>
            <th scope="col">{w.before}</th>
            <th scope="col">{w.after}</th>
          </tr>
        </thead>
        <tbody lang={compiled.value?.language}>
          {cases.slice(0, MOST_SHOWN).map((one) => (
            <MovedRows key={`${one.path}:${one.line}`} one={one} />
          ))}
        </tbody>
      </table>
      {cases.length > MOST_SHOWN && <p class="more-cases">+{cases.length - MOST_SHOWN}</p>}
    </details>
  );
}

function MovedRows({ one }: { readonly one: MovedCaseView }): JSX.Element {
  const golden = goldenCases.value.find((other) => other.path === one.path && other.name === one.name);
  const [first] = one.changes;
  return (
    <>
      {one.changes.map((change, i) => (
        <tr key={`${change.label}${change.when}`} class={i === 0 ? "first" : ""}>
          {change === first && (
            <th scope="rowgroup" rowSpan={one.changes.length}>
              <button
                type="button"
                class="link"
                disabled={golden === undefined}
                onClick={() => golden !== undefined && chooseCase(golden)}
              >
                {one.name}
              </button>
              {one.clauses.length > 1 && (
                <span class="clause-links">
                  {one.clauses.slice(1, 4).map((id) => (
                    <ClauseLink key={id} id={id} />
                  ))}
                </span>
              )}
            </th>
          )}
          <td>
            {change.label}
            {change.when !== "" && <small> {change.when}</small>}
          </td>
          <td class="old">
            <s>{change.before}</s>
          </td>
          <td class="new">{change.after}</td>
        </tr>
      ))}
    </>
  );
}
