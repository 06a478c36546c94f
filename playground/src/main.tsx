/** Starts the page: kept work first, then the worker that decides; what can wait comes after the first decision. */
import { effect } from "@preact/signals";
import { render } from "preact";
import { App } from "./app/app.tsx";
import { listenToKeys } from "./app/shortcuts.ts";
import { followAppearance } from "./app/theme.ts";
import { keepDrafts } from "./keep/drafts.ts";
import { keepSettings } from "./keep/settings.ts";
import { openLink } from "./share/share-actions.ts";
import { loadGolden } from "./state/bundled.ts";
import { startEngine, startTests } from "./state/engine.ts";
import { bundled, decision, settled } from "./state/store.ts";
import "./style/page.css";

keepSettings();
followAppearance();
listenToKeys();
const root = document.getElementById("app");
if (root !== null) render(<App />, root);

keepDrafts().then(() => {
  openLink();
  addEventListener("hashchange", openLink);
});
startEngine();

const stop = effect(() => {
  if (decision.value === undefined) return;
  settled.value = true;
  queueMicrotask(() => stop());
  loadGolden().then((golden) => {
    bundled.value = { ...bundled.value, ...golden };
    startTests();
  });
});
