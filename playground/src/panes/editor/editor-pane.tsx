/** The rule file: an editor where there is room, a read view where there is not or while the editor loads. */
import { useSignal } from "@preact/signals";
import type { JSX } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { room } from "../../app/room.ts";
import { dispatch, draftText, edited, filePaths, openPath, settled, work } from "../../state/store.ts";
import { words } from "../../words/words.ts";
import { ReadView } from "./read-view.tsx";

export function EditorPane(): JSX.Element {
  const w = words.value;
  const path = openPath.value;
  const isEdited = edited.value.includes(path);
  return (
    <section class="pane editor" aria-label={w.editor}>
      <header class="pane-head">
        <h2>{w.editor}</h2>
        <FileSelect />
        {isEdited && (
          <button type="button" class="link" onClick={() => dispatch({ kind: "revert", path })}>
            {w.revert}
          </button>
        )}
      </header>
      {room.value !== "narrow" ? <MonacoHost /> : <ReadView note={w.readOnly} />}
    </section>
  );
}

function FileSelect(): JSX.Element {
  const w = words.value;
  const { own, imported, cases } = filePaths.value;
  const { folder } = work.value;
  const groups = [
    { label: w.files.own, paths: own, from: folder.length + 1 },
    { label: w.files.imported, paths: imported, from: folder.lastIndexOf("/") + 1 },
    { label: w.files.cases, paths: cases, from: `test/golden/${folder.slice(folder.lastIndexOf("/") + 1)}/`.length },
  ];
  return (
    <select
      class="field small file-select"
      aria-label={w.file}
      value={openPath.value}
      onChange={(event) => {
        openPath.value = event.currentTarget.value;
      }}
    >
      {groups.map(
        ({ label, paths, from }) =>
          paths.length > 0 && (
            <optgroup key={label} label={label}>
              {paths.map((path) => (
                <option key={path} value={path}>
                  {edited.value.includes(path) ? "● " : ""}
                  {path.slice(from)}
                </option>
              ))}
            </optgroup>
          ),
      )}
    </select>
  );
}

/** Monaco comes in its own chunk, after the first decision is on the screen. */
function MonacoHost(): JSX.Element {
  const w = words.value;
  const box = useRef<HTMLDivElement>(null);
  const ready = useSignal(false);
  useEffect(() => {
    const element = box.current;
    if (element === null || !settled.value) return;
    let close: (() => void) | undefined;
    let gone = false;
    import("./monaco-editor.ts").then(({ openEditor }) => {
      if (gone) return;
      close = openEditor(element);
      ready.value = true;
    });
    return () => {
      gone = true;
      close?.();
    };
  }, [settled.value]);
  return (
    <div class="editor-body">
      <div ref={box} class="monaco" />
      {!ready.value && (
        <div class="editor-waiting">
          {draftText(openPath.value) === undefined ? (
            <p class="empty">{w.loadingEditor}</p>
          ) : (
            <ReadView note={w.loadingEditor} />
          )}
        </div>
      )}
    </div>
  );
}
