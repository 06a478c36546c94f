/** `khoan fmt`: formats rule and case files; with `--to` in the other vocabulary. Nothing is written unless all is well. */
import { globSync } from "node:fs";
import { type Diagnostic, files, type Lang, command as rows, type SourceText, sourceText } from "@khoan/diagnostics";
import { formatFile } from "@khoan/language";
import { hostDiagnostic } from "@khoan/language/core";
import { hostError, nodeHost, writeAtomic } from "../node-host.ts";
import { isFolder, tidy } from "../rule-set.ts";
import { complain, EXIT, type Shell, showFindings } from "../shell.ts";
import type { Options } from "../verbs.ts";

type Change = { readonly path: string; readonly text: string };
type Formatted = {
  readonly changes: readonly Change[];
  readonly diagnostics: readonly Diagnostic[];
  readonly sources: ReadonlyMap<string, SourceText>;
};

export function fmt(shell: Shell, args: readonly string[], options: Options): number {
  const named = args.length > 0 ? args.map(tidy) : ["rules", "test/golden"].filter(isFolder);
  const to = options["to"] as Lang | undefined;
  const alone = to === undefined ? undefined : named.find((path) => !isFolder(path) && !path.endsWith(".cases.yaml"));
  if (alone !== undefined) {
    complain(shell, rows.translateWhole({ file: "" }, { path: alone }));
    return EXIT.usage;
  }
  const paths = [...new Set(named.flatMap(filesOf))];
  const { changes, diagnostics, sources } = formatAll(paths, to);
  if (diagnostics.some((one) => one.severity === "error")) {
    showFindings(shell, diagnostics, sources, String(options["format"]));
    return EXIT.findings;
  }
  const check = options["check"] === true;
  if (!check) {
    const problem = writeAll(changes);
    if (problem !== undefined) {
      showFindings(shell, [problem], sources, String(options["format"]));
      return EXIT.findings;
    }
  }
  const changed = changes.map((one) => one.path);
  if (options["format"] === "json") shell.out(JSON.stringify({ files: paths.length, changed }, null, 2));
  else shell.out(changed.join("\n"));
  shell.say(summary(shell, paths.length, changed.length, check));
  return check && changed.length > 0 ? EXIT.findings : EXIT.fine;
}

function filesOf(path: string): readonly string[] {
  if (!isFolder(path)) return [path];
  return globSync("**/*.yaml", { cwd: path })
    .map((name) => `${path}/${name.replaceAll("\\", "/")}`)
    .toSorted();
}

function formatAll(paths: readonly string[], to: Lang | undefined): Formatted {
  const diagnostics: Diagnostic[] = [];
  const sources = new Map<string, SourceText>();
  const changes: Change[] = [];
  const languages = new Map<string, Lang>();
  for (const path of paths) {
    const read = nodeHost.readText(path);
    if ("error" in read) {
      diagnostics.push(hostDiagnostic(path, read, false));
      continue;
    }
    const source = sourceText(path, read.text);
    sources.set(path, source);
    const lang = languageOf(read.text, path, languages);
    const formatted = formatFile(source, lang, to ?? lang);
    diagnostics.push(...formatted.diagnostics);
    if (formatted.value !== undefined && formatted.value !== read.text) changes.push({ path, text: formatted.value });
  }
  return { changes, diagnostics, sources };
}

/** Each file is written whole or not at all; the first that can’t be written ends it. */
function writeAll(changes: readonly Change[]): Diagnostic | undefined {
  for (const { path, text } of changes) {
    try {
      writeAtomic(path, text);
    } catch (error) {
      const problem = hostError(error);
      return files.cannotWrite({ file: path }, { path, reason: problem.reason ?? problem.error });
    }
  }
  return undefined;
}

function summary(shell: Shell, all: number, changed: number, check: boolean): string {
  if (check) {
    return shell.tell({
      vi: `${changed}/${all} tệp chưa đúng trình bày`,
      en: `${changed} of ${all} files would change`,
    });
  }
  return shell.tell({ vi: `Đã trình bày lại ${changed}/${all} tệp`, en: `${changed} of ${all} files formatted anew` });
}

const LANGUAGE = /^(?:language|ngôn_ngữ):[ \t]*["']?(vi|en)\b/mu;

/** A file’s own word, else that of its folder’s document.yaml. */
function languageOf(text: string, path: string, known: Map<string, Lang>): Lang {
  const own = LANGUAGE.exec(text.normalize("NFC"))?.[1];
  if (own === "vi" || own === "en") return own;
  const folder = path.includes("/") ? path.slice(0, path.lastIndexOf("/")) : ".";
  let lang = known.get(folder);
  if (lang === undefined) {
    const document = nodeHost.readText(`${folder}/document.yaml`);
    lang = "text" in document && LANGUAGE.exec(document.text.normalize("NFC"))?.[1] === "en" ? "en" : "vi";
    known.set(folder, lang);
  }
  return lang;
}
