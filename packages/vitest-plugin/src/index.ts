/**
 * A Vite plugin under which golden cases are test files of Vitest: `x.cases.yaml` becomes a module with one test a case,
 * each on its own line of the YAML, so that names, filters, failures and reports point there. A change of a rule runs
 * again the cases of the rule sets that read it.
 */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { outlineOf } from "@khoan/cases";
import { positionAt, sourceText } from "@khoan/diagnostics";
import type { Plugin } from "vite";
// Its declarations add the hook for Vitest to the plugins of Vite.
import type {} from "vitest/config";
import { type Kept, keepRuleSet, ruleSetFolders } from "./rule-sets.ts";
import { identityMap } from "./source-map.ts";

export type KhoanCasesOptions = {
  /** Folders, from Vite’s root, under which rule sets lie; `["rules"]` where nothing is said. */
  readonly rules?: readonly string[];
};

/** What test modules import: this package by its name, as a project that uses it finds it. */
const RUNNER = "@khoan/vitest-plugin/run";

const CASE_FILE = /\.cases?\.yaml$/;
const RULE_FILE = /\?khoan-rule-of=(.+)$/;

/** Turns case files into test modules; which of them are run, `test.include` says as for other test files. */
export function khoanCases({ rules = ["rules"] }: KhoanCasesOptions = {}): Plugin {
  let root = process.cwd();
  let cache = "";
  let folders: ReadonlyMap<string, string> = new Map();
  const keep = (folder: string): Kept => keepRuleSet(folder, cache);
  const folderOf = (ruleSet: string): string | undefined => {
    // A rule set that is not known may have come since, or a known one have gone.
    const known = folders.get(ruleSet);
    if (known === undefined || !existsSync(join(known, "document.yaml"))) folders = ruleSetFolders(root, rules);
    return folders.get(ruleSet);
  };
  return {
    name: "khoan-cases",
    enforce: "pre",
    configResolved(config) {
      root = config.root;
      cache = join(config.cacheDir, "khoan");
    },
    // Vitest keeps transformed modules between runs by their own text; these depend on the other rule files too.
    configureVitest({ defineCacheKeyGenerator }) {
      defineCacheKeyGenerator(({ id }) => (CASE_FILE.test(id) || RULE_FILE.test(id) ? false : undefined));
    },
    // A rule file is a module without content, so that a test module can depend on it. It is loaded anew when it
    // changes, and with it the rule set is compiled anew, before the tests run.
    load(id) {
      const folder = RULE_FILE.exec(id)?.[1];
      if (folder === undefined) return undefined;
      return { code: `export default ${JSON.stringify(keep(decodeURIComponent(folder)).digest)};`, map: null };
    },
    transform(_code, id) {
      const path = id.split("?")[0] ?? id;
      if (!CASE_FILE.test(path)) return undefined;
      const source = sourceText(path, readFileSync(path, "utf8"));
      const { ruleSet, cases } = outlineOf(source);
      const folder = folderOf(ruleSet ?? "");
      const kept = folder === undefined ? undefined : keep(folder);
      const lines = source.text.split("\n").map(() => "");
      const imports = (kept?.files ?? []).map((file) => {
        const asked = `${file}?khoan-rule-of=${encodeURIComponent(folder ?? "")}`;
        return `import ${JSON.stringify(asked)};`;
      });
      lines[0] = [
        'import { test } from "vitest";',
        `import { caseFile } from ${JSON.stringify(RUNNER)};`,
        ...imports,
        `const file = caseFile(${JSON.stringify({ path, kept: kept?.path, ruleSet: ruleSet ?? "" })});`,
        `test("reads and compiles without findings", () => file.check());`,
      ].join(" ");
      for (const { name, clauses, span } of cases) {
        const { line, column } = positionAt(source, span.start);
        const call = `test(${JSON.stringify(name)}, { meta: ${JSON.stringify({ clauses })} }, () => file.run(${span.start}));`;
        lines[line - 1] = before(lines[line - 1] ?? "", column) + call;
      }
      return { code: lines.join("\n"), map: identityMap(source, lines) };
    },
  };
}

/** The line so far, up to the column where the name stands in the YAML. */
function before(line: string, column: number): string {
  return line.length > 0 ? `${line} ` : " ".repeat(column - 1);
}
