/** The result: the sentence, and below it the same over time. */
import type { JSX } from "preact";
import { words } from "../../words/words.ts";
import { TimelineView } from "../timeline/timeline-view.tsx";
import { DecisionView } from "./decision-view.tsx";

export function ResultPane(): JSX.Element {
  return (
    <section class="pane result" id="result" tabIndex={-1} aria-label={words.value.decision}>
      <h2 class="hidden">{words.value.decision}</h2>
      <DecisionView />
      <TimelineView />
    </section>
  );
}
