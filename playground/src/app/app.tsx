/** The page: the bar, the document and the rules and the case side by side, the result below. */
import type { JSX } from "preact";
import { CasePane } from "../panes/case/case-pane.tsx";
import { ResultPane } from "../panes/decision/result-pane.tsx";
import { DetailsPane } from "../panes/details/details-pane.tsx";
import { EditorPane } from "../panes/editor/editor-pane.tsx";
import { PrintSheet } from "../panes/share/print-sheet.tsx";
import { TreePane } from "../panes/tree/tree-pane.tsx";
import { split } from "../state/store.ts";
import { Header } from "./header.tsx";
import { Notices } from "./notices.tsx";
import { type Room, room } from "./room.ts";
import { Splitter } from "./splitter.tsx";

type PaneName = "tree" | "editor" | "case" | "splitter" | "result" | "details";

/** The order of panes in the page is the order in which they are read and tabbed through. */
const ORDER: Readonly<Record<Room, readonly PaneName[]>> = {
  wide: ["tree", "editor", "case", "splitter", "result", "details"],
  middle: ["result", "editor", "case", "details", "tree"],
  narrow: ["result", "case", "details", "tree", "editor"],
};

function Pane({ name }: { readonly name: PaneName }): JSX.Element {
  switch (name) {
    case "tree":
      return <TreePane />;
    case "editor":
      return <EditorPane />;
    case "case":
      return <CasePane />;
    case "splitter":
      return <Splitter />;
    case "result":
      return <ResultPane />;
    case "details":
      return <DetailsPane />;
  }
}

export function App(): JSX.Element {
  return (
    <>
      <div class="page">
        <Header />
        <Notices />
        <main class="board" style={{ "--split": `${split.value}fr`, "--rest": `${100 - split.value}fr` }}>
          {ORDER[room.value].map((name) => (
            <Pane key={name} name={name} />
          ))}
        </main>
      </div>
      <PrintSheet />
    </>
  );
}
