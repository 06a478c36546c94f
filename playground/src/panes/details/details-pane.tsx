/** What stands behind the decision, one tab each. */
import type { JSX } from "preact";
import { compiled, lastDecided, type ResultTab, tab, tests } from "../../state/store.ts";
import { words } from "../../words/words.ts";
import { MovedTab } from "./moved-tab.tsx";
import { OutputsTable } from "./outputs-table.tsx";
import { ProblemsTab } from "./problems-tab.tsx";
import { ReadingsTab } from "./readings-tab.tsx";
import { RefusedTab } from "./refused-tab.tsx";
import { TestsTab } from "./tests-tab.tsx";
import { WhyTab } from "./why-tab.tsx";

const TABS: readonly ResultTab[] = ["results", "why", "refused", "moved", "readings", "problems", "tests"];

export function DetailsPane(): JSX.Element {
  const w = words.value;
  const current = tab.value;
  const onKeyDown = (event: KeyboardEvent): void => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const next = TABS[(TABS.indexOf(current) + step + TABS.length) % TABS.length] as ResultTab;
    tab.value = next;
    document.getElementById(`tab-${next}`)?.focus();
  };
  return (
    <section class="pane details" aria-label={w.resultTabs}>
      <div class="tabs" role="tablist" aria-label={w.resultTabs} onKeyDown={onKeyDown}>
        {TABS.map((one) => (
          <button
            key={one}
            type="button"
            role="tab"
            id={`tab-${one}`}
            class="tab"
            aria-selected={one === current}
            aria-controls="tab-panel"
            tabIndex={one === current ? 0 : -1}
            onClick={() => {
              tab.value = one;
            }}
          >
            {w.tabs[one]}
            <Count tab={one} />
          </button>
        ))}
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, so keys must reach it */}
      <div class="pane-body" role="tabpanel" id="tab-panel" aria-labelledby={`tab-${current}`} tabIndex={0}>
        <TabBody tab={current} />
      </div>
    </section>
  );
}

function Count({ tab: one }: { readonly tab: ResultTab }): JSX.Element | null {
  const problems = compiled.value?.problems.filter((problem) => problem.severity !== "note").length ?? 0;
  const counts: Partial<Record<ResultTab, number>> = {
    moved: tests.value?.moved.length ?? 0,
    problems,
    tests: tests.value?.failing.length ?? 0,
  };
  const count = counts[one] ?? 0;
  return count === 0 ? null : <span class={`count ${one}`}>{count}</span>;
}

function TabBody({ tab: one }: { readonly tab: ResultTab }): JSX.Element {
  switch (one) {
    case "results":
      return <ResultsTab />;
    case "why":
      return <WhyTab />;
    case "refused":
      return <RefusedTab />;
    case "moved":
      return <MovedTab />;
    case "readings":
      return <ReadingsTab />;
    case "problems":
      return <ProblemsTab />;
    case "tests":
      return <TestsTab />;
  }
}

function ResultsTab(): JSX.Element {
  const w = words.value;
  const shown = lastDecided.value;
  if (shown === undefined) return <p class="empty">{w.working}</p>;
  return (
    <>
      <OutputsTable outputs={shown.outputs} />
      {shown.notes.length > 0 && (
        <section class="notes" lang={compiled.value?.language}>
          <h3>{w.notes}</h3>
          <ul>
            {shown.notes.map((note) => (
              <li key={note}>{note}</li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}
