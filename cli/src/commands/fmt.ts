/** `khoan fmt`: formats rule and case files; with `--to` in the other vocabulary. Nothing is written unless all is well. */
import { globSync } from "node:fs";
import { type Diagnostic, files as rows, type SourceText, sourceText } from "@khoan/diagnostics";
import { formatFile, hostDiagnostic } from "@khoan/language";
import { hostError, nodeHost, writeAtomic } from "../node-host.ts";
import { isFolder, tidy } from "../rule-set.ts";
import { EXIT, type Shell, showFindings } from "../shell.ts";

export function fmt(shell: Shell, args: readonly string[], options: Readonly<Record<string, unknown>>): number {
  const paths = (args.length > 0 ? args.map(tidy) : ["rules", "test/golden"]).flatMap((path) =>
    isFolder(path) ? globSync(`${path}/**/*.yaml`).toSorted() : [path],
  );
  const diagnostics: Diagnostic[] = [];
  const sources = new Map<string, SourceText>();
  const changed: { path: string; text: string }[] = [];
  const languages = new Map<string, "vi" | "en">();
  for (const path of paths) {
    const read = nodeHost.readText(path);
    if ("error" in read) {
      diagnostics.push(hostDiagnostic(path, read, false));
      continue;
    }
    const source = sourceText(path, read.text);
    sources.set(path, source);
    const lang = languageOf(source, path, languages);
    const formatted = formatFile(source, lang, (options["to"] as "vi" | "en" | undefined) ?? lang);
    diagnostics.push(...formatted.diagnostics);
    if (formatted.value !== undefined && formatted.value !== read.text) changed.push({ path, text: formatted.value });
  }
  if (diagnostics.some((one) => one.severity === "error")) {
    showFindings(shell, diagnostics, sources, String(options["format"]));
    return EXIT.findings;
  }
  if (options["format"] === "json")
    shell.out(JSON.stringify({ files: paths.length, changed: changed.map((one) => one.path) }, null, 2));
  else shell.out(changed.map((one) => one.path).join("\n"));
  const count = changed.length;
  if (options["check"] === true) {
    shell.say(shell.tell({ vi: `${count} tệp chưa đúng trình bày`, en: `${count} files would change` }));
    return count > 0 ? EXIT.findings : EXIT.fine;
  }
  for (const { path, text } of changed) {
    try {
      writeAtomic(path, text);
    } catch (error) {
      const problem = hostError(error);
      showFindings(
        shell,
        [rows.cannotWrite({ file: path }, { path, reason: problem.reason ?? problem.error })],
        sources,
        "text",
      );
      return EXIT.findings;
    }
  }
  shell.say(shell.tell({ vi: `Đã trình bày ${count} tệp`, en: `${count} files formatted` }));
  return EXIT.fine;
}

/** A file's own word, else its folder's document.yaml. */
function languageOf(source: SourceText, path: string, known: Map<string, "vi" | "en">): "vi" | "en" {
  const own = /^(?:language|ngôn_ngữ):\s*["']?(vi|en)\b/mu.exec(source.text)?.[1];
  if (own === "vi" || own === "en") return own;
  const folder = path.includes("/") ? path.slice(0, path.lastIndexOf("/")) : ".";
  const cached = known.get(folder);
  if (cached !== undefined) return cached;
  const document = nodeHost.readText(`${folder}/document.yaml`);
  const found = "text" in document && /^(?:language|ngôn_ngữ):\s*["']?en\b/mu.test(document.text) ? "en" : "vi";
  known.set(folder, found);
  return found;
}
