/** Builds the page once before all browser tests, so that they drive what would be published. */
import { fileURLToPath } from "node:url";
import { build } from "vite";

export async function setup(): Promise<void> {
  if (process.env["KHOAN_PLAYGROUND_BUILT"] === "1") return;
  const root = fileURLToPath(new URL("../../../playground", import.meta.url));
  await build({ root, configFile: `${root}/vite.config.ts`, logLevel: "error" });
}
