/** The document as a tree of clauses, each with its state as a symbol, a colour and words. */
import { fold } from "@khoan/diagnostics";
import { useComputed, useSignal } from "@preact/signals";
import type { JSX } from "preact";
import type { ClauseView } from "../../protocol/views.ts";
import { chosenClause, compiled, lastDecided, show, tests } from "../../state/store.ts";
import { words } from "../../words/words.ts";

type Mark = "tested" | "untested" | "rates" | "none" | "empty";

/** `cited`: number of cases that name it; undefined while that is not counted yet. */
function markOf(clause: ClauseView, cited: number | undefined): Mark {
  if (clause.state === "not_encoded") return "none";
  if (clause.state === "empty") return "empty";
  if (clause.state === "rates") return "rates";
  return cited === 0 ? "untested" : "tested";
}

const SYMBOLS: Readonly<Record<Mark, string>> = { tested: "●", untested: "◐", rates: "◆", none: "○", empty: "✕" };

export function TreePane(): JSX.Element {
  const w = words.value;
  const filter = useSignal("");
  const clauses = compiled.value?.clauses ?? [];
  const language = compiled.value?.language ?? "vi";
  const took = useComputed(() => new Set(lastDecided.value?.took ?? []));
  const wanted = fold(filter.value.trim());
  const found = clauses.filter(
    (one) => wanted === "" || fold(`${one.id} ${one.title} ${one.summary}`).includes(wanted),
  );
  const current = found.some((one) => one.id === chosenClause.value) ? chosenClause.value : found[0]?.id;
  const onKeyDown = (event: KeyboardEvent): void => {
    const items = [...(event.currentTarget as HTMLElement).querySelectorAll<HTMLElement>("[role=treeitem]")];
    const at = items.indexOf(document.activeElement as HTMLElement);
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: items.length - 1 }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    items[Math.max(0, Math.min(items.length - 1, to))]?.focus();
  };
  return (
    <section class="pane tree" aria-label={w.tree}>
      <header class="pane-head">
        <h2>{w.tree}</h2>
        <input
          type="search"
          class="field small"
          placeholder={w.filterClauses}
          aria-label={w.filterClauses}
          value={filter.value}
          onInput={(event) => {
            filter.value = event.currentTarget.value;
          }}
        />
      </header>
      <div class="pane-body">
        {found.length === 0 && <p class="empty">{w.noClause}</p>}
        <div class="clauses" role="tree" aria-label={w.tree} lang={language} onKeyDown={onKeyDown}>
          {found.map((clause, i) => (
            <ClauseItem
              key={clause.id}
              clause={clause}
              first={clause.imported && found[i - 1]?.imported === false}
              took={took.value.has(clause.id)}
              tabbable={clause.id === current}
            />
          ))}
        </div>
      </div>
      <Legend />
    </section>
  );
}

type ItemProps = {
  readonly clause: ClauseView;
  readonly first: boolean;
  readonly took: boolean;
  readonly tabbable: boolean;
};

function ClauseItem({ clause, first, took, tabbable }: ItemProps): JSX.Element {
  const w = words.value;
  const cited =
    tests.value === undefined || clause.imported ? undefined : (tests.value.coverage[clause.id]?.cited ?? 0);
  const mark = markOf(clause, cited);
  const open = (): void => {
    chosenClause.value = clause.id;
    show(clause.place, false);
  };
  const told = [
    w.states[clause.state],
    ...(cited !== undefined && (clause.state === "rules" || clause.state === "rates")
      ? [cited > 0 ? w.tested(cited) : w.untested]
      : []),
    ...(clause.readings.length > 0 ? [w.openReading] : []),
    ...(took ? [w.tookPart] : []),
  ].join(", ");
  return (
    <div
      role="treeitem"
      aria-level={clause.depth + 1}
      aria-selected={chosenClause.value === clause.id}
      tabIndex={tabbable ? 0 : -1}
      class={`clause ${took ? "took" : ""} ${clause.depth === 0 && clause.title !== "" ? "top" : ""} ${first ? "first-imported" : ""}`}
      style={{ "--depth": clause.depth }}
      title={`${clause.id}: ${told}`}
      onClick={open}
      onKeyDown={(event) => {
        if (event.key !== "Enter" && event.key !== " ") return;
        event.preventDefault();
        open();
      }}
    >
      <span class={`mark ${mark}`} aria-hidden="true">
        {SYMBOLS[mark]}
      </span>
      <span class="clause-id">{clause.id.slice(clause.id.indexOf("/") + 1)}</span>
      <span class="clause-text">{clause.title || clause.summary}</span>
      {clause.readings.length > 0 && (
        <span class="mark reading" aria-hidden="true">
          ?
        </span>
      )}
      <span class="hidden" lang={document.documentElement.lang}>
        {told}
      </span>
    </div>
  );
}

function Legend(): JSX.Element {
  const w = words.value;
  return (
    <details class="legend">
      <summary>{w.legend}</summary>
      <ul>
        <li>
          <span class="mark tested">●</span> {w.states.rules}
        </li>
        <li>
          <span class="mark untested">◐</span> {w.states.rules}, {w.untested}
        </li>
        <li>
          <span class="mark rates">◆</span> {w.states.rates}
        </li>
        <li>
          <span class="mark none">○</span> {w.states.not_encoded}
        </li>
        <li>
          <span class="mark empty">✕</span> {w.states.empty}
        </li>
        <li>
          <span class="mark reading">?</span> {w.openReading}
        </li>
        <li>
          <span class="took-sample" aria-hidden="true" /> {w.tookPart}
        </li>
      </ul>
    </details>
  );
}
