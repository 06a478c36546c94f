/** `khoan coverage`: what the golden cases of a rule set cover, clause by clause and condition by condition. */
import { dirname, relative, resolve } from "node:path";
import { type Coverage, coverageHtml, measureCoverage, readAccepted, unamended } from "@khoan/coverage";
import { type Diagnostic, files, renderTerminal, type SourceText, sourceText } from "@khoan/diagnostics";
import { hostDiagnostic, type Program } from "@khoan/language/core";
import { acceptedFile } from "../coverage-files.ts";
import { coverageJson } from "../coverage-json.ts";
import { clauseLines, gapLines, matrixLines, reasonLines, summaryLines } from "../coverage-view.ts";
import { hostError, nodeHost, writeAtomic } from "../node-host.ts";
import { load, tidy } from "../rule-set.ts";
import { complain, EXIT, type Shell } from "../shell.ts";
import { readSuite } from "../test-run.ts";
import type { Options } from "../verbs.ts";

export async function coverage(shell: Shell, args: readonly string[], options: Options): Promise<number> {
  const folder = tidy(args[0] ?? ".");
  const format = String(options["format"]);
  const loaded = await load(shell, folder, format);
  if (loaded === undefined) return EXIT.findings;
  const { program, sources } = loaded;
  const suite = await readSuite(folder, program, sources);
  const reasons = readReasons(folder, program, sources);
  const whole = format === "json" || format === "html" || options["matrix"] === true;
  const found = measureCoverage({
    program,
    sources,
    cases: suite.cases,
    accepted: reasons.accepted,
    unamended: unamended(nodeHost, folder, sources),
    notice: whole ? "all" : "first",
    progress: progressLine(shell),
  });
  const diagnostics = [...suite.diagnostics, ...reasons.diagnostics, ...found.diagnostics];
  const out = options["out"];
  const text = render(shell, options, found, diagnostics);
  if (typeof out !== "string") shell.out(text);
  else {
    const problem = written(out, text);
    if (problem !== undefined) {
      complain(shell, problem);
      return EXIT.findings;
    }
    shell.say(shell.tell({ vi: `Đã ghi ${out}`, en: `Wrote ${out}` }));
  }
  // Cases that can’t be read cover nothing, which the numbers alone would not tell.
  shell.say(renderTerminal(diagnostics, sources, { lang: shell.lang, colour: shell.colourTalk }));
  shell.say(shell.tell(summaryLines(found)));
  const wrong = diagnostics.some((diagnostic) => diagnostic.severity === "error");
  return found.summary.empty > 0 || found.failed.length > 0 || wrong ? EXIT.findings : EXIT.fine;
}

function render(shell: Shell, options: Options, found: Coverage, diagnostics: readonly Diagnostic[]): string {
  switch (options["format"]) {
    case "json":
      return JSON.stringify(coverageJson(found, diagnostics, shell.lang), null, 2);
    case "reasons":
      return reasonLines(found).join("\n");
    case "html":
      return coverageHtml(found, { lang: shell.lang, links: linksFrom(options["out"]) });
    default: {
      const matrix = options["matrix"] === true ? ["", ...matrixLines(found, shell)] : [];
      const gaps = gapLines(found, shell);
      const head = shell.tell({ vi: `Chỗ hở: ${found.open.length}`, en: `Open gaps: ${found.open.length}` });
      return [...clauseLines(found, shell), ...matrix, ...(gaps.length === 0 ? [] : ["", head, ...gaps])].join("\n");
    }
  }
}

/** Rule lines and cases as a page at this path finds them. */
function linksFrom(out: unknown): (file: string, line: number) => string {
  const folder = typeof out === "string" ? dirname(resolve(out)) : process.cwd();
  return (file, line) => {
    const path = relative(folder, resolve(file)).replaceAll("\\", "/");
    return `${path.split("/").map(encodeURIComponent).join("/")}#L${line}`;
  };
}

/** The file of reasons, where there is one; its text is added to the sources. */
function readReasons(
  folder: string,
  program: Program,
  sources: Map<string, SourceText>,
): ReturnType<typeof readAccepted> {
  const path = acceptedFile(folder, program.document.id);
  if (path === undefined) return { accepted: [], diagnostics: [] };
  const read = nodeHost.readText(path);
  if ("error" in read) return { accepted: [], diagnostics: [hostDiagnostic(path, read, false)] };
  const source = sourceText(path, read.text);
  sources.set(path, source);
  return readAccepted(source, program);
}

function written(path: string, text: string): Diagnostic | undefined {
  try {
    writeAtomic(path, text.endsWith("\n") ? text : `${text}\n`);
    return undefined;
  } catch (error) {
    const problem = hostError(error);
    return files.cannotWrite({ file: path }, { path, reason: problem.reason ?? problem.error });
  }
}

/** How far it is, on one line that goes away when all is done; only where a person watches. */
function progressLine(shell: Shell): (part: number) => void {
  if (!shell.colourTalk || process.env["CI"] !== undefined) return () => undefined;
  let last = -1;
  return (part) => {
    const percent = Math.floor(part * 100);
    if (percent === last) return;
    last = percent;
    const bar = "█".repeat(Math.floor(percent / 5)).padEnd(20, "░");
    const word = shell.tell({ vi: "Đang đo độ phủ", en: "Measuring coverage" });
    process.stderr.write(percent >= 99 ? "\r\u001b[2K" : `\r\u001b[2K${word} ${bar} ${percent}%`);
  };
}
