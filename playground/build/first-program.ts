/**
 * The rule set that the page opens on, compiled when the page is built: the first decision waits for no compiler. The
 * page uses it only while the texts are those it was made from.
 */
import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { compileFolder } from "@khoan/language";
import { encodeProgram, type Host } from "@khoan/language/core";
import type { Plugin } from "vite";
import { FIRST_FOLDER } from "../src/state/first-case.ts";
import { sha256 } from "../src/worker/sha256.ts";

const NAME = "virtual:khoan-first-program";
const ROOT = fileURLToPath(new URL("../../", import.meta.url));

const host: Host = {
  readText: (path) => ({ text: readFileSync(ROOT + path, "utf8") }),
  list: (path) => {
    const entries = readdirSync(ROOT + path, { withFileTypes: true }).filter((entry) => entry.isFile());
    return entries.map((entry) => entry.name).toSorted();
  },
  sha256,
};

export function firstProgram(): Plugin {
  return {
    name: "khoan-first-program",
    resolveId: (id) => (id === NAME ? `\0${NAME}` : undefined),
    load: (id) => {
      if (id !== `\0${NAME}`) return undefined;
      const { program, diagnostics, sources } = compileFolder(host, FIRST_FOLDER);
      const first = {
        folder: FIRST_FOLDER,
        paths: [...sources.keys()],
        program: program === undefined ? "" : encodeProgram(program),
        diagnostics,
      };
      return `export default ${JSON.stringify(first)};`;
    },
  };
}
