/** The run of the golden cases: how many pass, and what the others have otherwise than expected. */
import type { JSX } from "preact";
import { compiled, goldenCases, show, testing, tests } from "../../state/store.ts";
import { words } from "../../words/words.ts";
import { chooseCase } from "../case/case-picker.tsx";
import { PlaceLink } from "./place-link.tsx";
import { ProblemList } from "./problems-tab.tsx";

export function TestsTab(): JSX.Element {
  const w = words.value;
  const view = tests.value;
  if (view === undefined) return <p class="empty">{w.testsRunning}</p>;
  if (view.total === 0 && view.problems.length === 0) return <p class="empty">{w.testsNone}</p>;
  return (
    <div class={`tests ${testing.value ? "stale" : ""}`} aria-busy={testing.value}>
      <p class="summary">
        {view.failing.length === 0 ? "✓" : "✕"} {w.testsDone(view.passed, view.total)}
        {testing.value && `. ${w.testsRunning}`}
      </p>
      <progress
        class="bar"
        max={Math.max(1, view.total)}
        value={view.passed}
        aria-label={w.testsDone(view.passed, view.total)}
      />
      <ProblemList problems={view.problems} />
      <ul class="failing" lang={compiled.value?.language}>
        {view.failing.slice(0, 100).map((one) => {
          const golden = goldenCases.value.find((other) => other.path === one.path && other.name === one.name);
          return (
            <li key={`${one.path}:${one.line}`}>
              <button
                type="button"
                class="link"
                onClick={() => {
                  if (golden !== undefined) chooseCase(golden);
                  show({ path: one.path, line: one.line, column: 1, endLine: one.line, endColumn: 1 }, false);
                }}
              >
                {one.name}
              </button>
              <ul>
                {one.failures.map((failure, i) => (
                  <li key={`${i}`}>
                    {failure.message} {failure.place !== undefined && <PlaceLink place={failure.place} />}
                  </li>
                ))}
              </ul>
            </li>
          );
        })}
      </ul>
      {view.failing.length > 100 && <p class="more-cases">+{view.failing.length - 100}</p>}
    </div>
  );
}
