/** `khoan check`: compiles rule sets and shows what was found. */
import {
  type Diagnostic,
  renderJson,
  renderSarif,
  renderTerminal,
  type SourceText,
  sortDiagnostics,
  summaryLine,
} from "@khoan/diagnostics";
import { compileFolder } from "@khoan/language";
import { nodeHost } from "../node-host.ts";
import { allRuleSets, tidy } from "../rule-set.ts";
import { EXIT, type Shell, VERSION } from "../shell.ts";
import type { Options } from "../verbs.ts";

export function check(shell: Shell, args: readonly string[], options: Options): number {
  const folders = args.length > 0 ? args.map(tidy) : allRuleSets();
  // Where there is none, what is wrong with `rules` is the finding.
  if (folders.length === 0) folders.push("rules");
  const diagnostics: Diagnostic[] = [];
  const sources = new Map<string, SourceText>();
  for (const folder of folders) {
    const compiled = compileFolder(nodeHost, folder);
    diagnostics.push(...compiled.diagnostics);
    for (const [uri, source] of compiled.sources) sources.set(uri, source);
  }
  const sorted = sortDiagnostics(diagnostics);
  switch (options["format"]) {
    case "json":
      shell.out(JSON.stringify({ ruleSets: folders, diagnostics: renderJson(sorted, sources, shell.lang) }, null, 2));
      break;
    case "sarif":
      shell.out(JSON.stringify(renderSarif(sorted, sources, shell.lang, VERSION), null, 2));
      break;
    default:
      shell.out(renderTerminal(sorted, sources, { lang: shell.lang, colour: shell.colour }));
  }
  const count = folders.length;
  const ruleSets = shell.tell({ vi: `${count} bộ quy tắc`, en: count === 1 ? "1 rule set" : `${count} rule sets` });
  shell.say(`${ruleSets}: ${summaryLine(sorted, shell.lang)}`);
  const fails = options["strict"] === true ? ["error", "warning"] : ["error"];
  return sorted.some((one) => fails.includes(one.severity)) ? EXIT.findings : EXIT.fine;
}
