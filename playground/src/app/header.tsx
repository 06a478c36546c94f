/** The bar above: which document, undo, saving, sharing, language and colours. */
import type { JSX } from "preact";
import { SharePanel } from "../panes/share/share-panel.tsx";
import { firstCaseOf } from "../state/first-case.ts";
import {
  canRedo,
  canUndo,
  chosenClause,
  compiled,
  dispatch,
  edited,
  folders,
  lang,
  look,
  openPath,
  redo,
  type Theme,
  theme,
  undo,
  work,
} from "../state/store.ts";
import { words } from "../words/words.ts";

const THEMES: readonly Theme[] = ["system", "light", "dark"];

function openFolder(folder: string): void {
  look.value = undefined;
  chosenClause.value = undefined;
  dispatch({ kind: "open", folder, case: firstCaseOf(folder) });
  openPath.value = `${folder}/document.yaml`;
}

export function Header(): JSX.Element {
  const w = words.value;
  const count = edited.value.length;
  return (
    <header class="bar">
      <button type="button" class="skip" onClick={() => document.getElementById("result")?.focus()}>
        {w.skip}
      </button>
      <h1 class="brand">
        <img src="./khoan.svg" alt="" width="24" height="24" />
        {w.appName}
      </h1>
      <label class="rule-set">
        <span class="hidden">{w.ruleSet}</span>
        <select class="field" value={work.value.folder} onChange={(event) => openFolder(event.currentTarget.value)}>
          {folders.value.map(({ folder, title }) => (
            <option key={folder} value={folder}>
              {title}
            </option>
          ))}
        </select>
      </label>
      <div class="group">
        <button
          type="button"
          class="button quiet"
          disabled={!canUndo.value}
          title={`${w.undo} (Ctrl+Z)`}
          aria-label={w.undo}
          onClick={undo}
        >
          ↶
        </button>
        <button
          type="button"
          class="button quiet"
          disabled={!canRedo.value}
          title={`${w.redo} (Ctrl+Y)`}
          aria-label={w.redo}
          onClick={redo}
        >
          ↷
        </button>
      </div>
      <div class={`edit-state ${count > 0 ? "some" : ""}`}>
        <span role="status">{count > 0 ? w.edited(count) : w.unedited}</span>
        {count > 0 && (
          <>
            <button type="button" class="button" title={w.save} onClick={() => dispatch({ kind: "save" })}>
              {w.saveShort}
            </button>
            <button type="button" class="button quiet" onClick={() => dispatch({ kind: "revert" })}>
              {w.revert}
            </button>
          </>
        )}
      </div>
      <span class="space" />
      <SharePanel />
      <button
        type="button"
        class="button quiet"
        aria-label={`${w.language}: ${lang.value === "vi" ? "English" : "Tiếng Việt"}`}
        onClick={() => {
          lang.value = lang.value === "vi" ? "en" : "vi";
        }}
      >
        <span lang={lang.value === "vi" ? "en" : "vi"}>{lang.value === "vi" ? "English" : "Tiếng Việt"}</span>
      </button>
      <button
        type="button"
        class="button quiet"
        aria-label={`${w.theme}: ${w.themes[theme.value]}`}
        title={`${w.theme}: ${w.themes[theme.value]}`}
        onClick={() => {
          theme.value = THEMES[(THEMES.indexOf(theme.value) + 1) % THEMES.length] as Theme;
        }}
      >
        {{ system: "◐", light: "☀", dark: "☾" }[theme.value]}
      </button>
      <span class="hidden" role="status">
        {compiled.value?.title}
      </span>
    </header>
  );
}
