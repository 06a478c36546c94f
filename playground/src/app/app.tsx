/** The page: the bar, the document and the rules and the case side by side, the result below. */
import type { JSX } from "preact";
import { CasePane } from "../panes/case/case-pane.tsx";
import { DecisionPane } from "../panes/decision/decision-pane.tsx";
import { DetailsPane } from "../panes/details/details-pane.tsx";
import { EditorPane } from "../panes/editor/editor-pane.tsx";
import { TimelinePane } from "../panes/timeline/timeline-pane.tsx";
import { TreePane } from "../panes/tree/tree-pane.tsx";
import { Header } from "./header.tsx";

export function App(): JSX.Element {
  return (
    <div class="page">
      <Header />
      <main class="board">
        <TreePane />
        <EditorPane />
        <CasePane />
        <div class="result">
          <DecisionPane />
          <TimelinePane />
        </div>
        <DetailsPane />
      </main>
    </div>
  );
}
