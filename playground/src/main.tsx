/** Starts the page: the workers first, so that they load while the page is drawn. */
import { render } from "preact";
import { App } from "./app/app.tsx";
import { followAppearance } from "./app/theme.ts";
import { loadGolden } from "./state/bundled.ts";
import { startEngine } from "./state/engine.ts";
import { bundled } from "./state/store.ts";
import "./style/page.css";

startEngine();
followAppearance();
const root = document.getElementById("app");
if (root !== null) render(<App />, root);
loadGolden().then((golden) => {
  bundled.value = { ...bundled.value, ...golden };
});
