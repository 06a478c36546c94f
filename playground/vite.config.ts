/** How the playground is served while it is worked on, and built into a folder of static files. */
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";
import { defineConfig } from "vite";
import { contentPolicy } from "./build/content-policy.ts";
import { firstProgram } from "./build/first-program.ts";

/** Monaco’s LSP client: its package names it only together with some eighty languages that are of no use here. */
const editor = createRequire(import.meta.url).resolve("monaco-editor");
const lspClient = editor.replace(/(monaco-editor[/\\]).*$/, "$1esm/external/monaco-lsp-client/out/index.js");

export default defineConfig({
  root: fileURLToPath(new URL(".", import.meta.url)),
  // Relative, so that the folder can be put anywhere.
  base: "./",
  plugins: [contentPolicy(), firstProgram()],
  resolve: { alias: { "monaco-lsp-client": lspClient } },
  worker: { format: "es", plugins: () => [firstProgram()] },
  build: {
    outDir: "dist",
    emptyOutDir: true,
    target: "es2023",
    // Fonts and pictures stay files: the policy allows no data: addresses but for images.
    assetsInlineLimit: 0,
    // The polyfill would fetch, which the policy forbids; module workers need browsers that do without it.
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 6000,
  },
});
