/** Golden cases in spreadsheets: reading them as suites, and `khoan test --export` and `--import`. */
import { existsSync, readFileSync } from "node:fs";
import { relative } from "node:path";
import type { Case } from "@khoan/cases";
import { command, type Diagnostic, files as rows, type SourceText, sourceText } from "@khoan/diagnostics";
import { hostDiagnostic, MAX_FILE_BYTES, type Program } from "@khoan/language/core";
import {
  exportCsv,
  exportXlsx,
  importSheet as importContent,
  type NamedSource,
  readSheetCases,
  ruleSetOfSheet,
  type SheetContent,
} from "@khoan/spreadsheet";
import { usage } from "./command-words.ts";
import { hostError, nodeHost, writeAtomic } from "./node-host.ts";
import { compiled, isFolder, tidy } from "./rule-set.ts";
import { complain, EXIT, type Shell, showFindings } from "./shell.ts";
import { isSheet, suiteFiles, type Targets, targetsOf } from "./test-targets.ts";
import type { Options } from "./verbs.ts";

/** The id of the rule set that a sheet names; undefined where it can’t be read, which reading it will say. */
export async function ruleSetOf(path: string): Promise<string | undefined> {
  const content = contentOf(path);
  return "error" in content ? undefined : ruleSetOfSheet(content);
}

/** The cases of a sheet; adds its texts to the sources. */
export async function readSheetFile(
  path: string,
  program: Program,
  sources: Map<string, SourceText>,
): Promise<{ readonly cases: readonly Case[]; readonly diagnostics: readonly Diagnostic[] }> {
  const content = contentOf(path);
  if ("error" in content) return { cases: [], diagnostics: [hostDiagnostic(path, content, false)] };
  const read = await readSheetCases(content, path, program);
  for (const source of read.sources) sources.set(source.uri, source);
  return read;
}

function contentOf(path: string): SheetContent | ReturnType<typeof hostError> {
  if (/\.csv$/i.test(path)) return nodeHost.readText(path);
  try {
    const bytes = readFileSync(path);
    return bytes.length > MAX_FILE_BYTES ? { error: "too_large", bytes: bytes.length } : { bytes };
  } catch (error) {
    return hostError(error);
  }
}

/** Writes the YAML cases of one rule set, or of the files named, to a new spreadsheet. */
export async function exportSheet(shell: Shell, targets: Targets, options: Options): Promise<number> {
  const path = tidy(String(options["export"]));
  const [target, ...others] = targets.targets;
  if (!isSheet(path) || target === undefined || others.length > 0 || targets.words.length > 0) {
    complain(shell, usage(EXPORTS));
    return EXIT.usage;
  }
  if (targets.diagnostics.length > 0) return findings(shell, targets.diagnostics);
  if (existsSync(path)) return findings(shell, [command.nameTaken({ file: path }, { path })]);
  const { program, diagnostics, sources } = await compiled(target.folder);
  if (program === undefined) return findings(shell, diagnostics, sources);
  const chosen = (target.files ?? suiteFiles(target.folder, program.document.id)).filter((file) => !isSheet(file));
  const read = chosen.map((file) => ({ file, text: nodeHost.readText(file) }));
  const broken = read.flatMap(({ file, text }) => ("error" in text ? [hostDiagnostic(file, text, false)] : []));
  if (broken.length > 0) return findings(shell, broken);
  if (read.length === 0)
    return findings(shell, [command.noCases({ file: target.folder }, { id: program.document.id })]);
  const files = read.flatMap(({ file, text }): NamedSource[] =>
    "error" in text ? [] : [{ name: nameOf(file, program.document.id), source: sourceText(file, text.text) }],
  );
  const written = tryWrite(path, /\.csv$/i.test(path) ? exportCsv(files, program) : await exportXlsx(files, program));
  if (written !== undefined) return findings(shell, [written]);
  shell.out(path);
  shell.say(
    shell.tell({
      vi: `Đã ghi ${files.length} tệp ca vào ${path}. Tệp này chứa dữ kiện của các ca.`,
      en: `${files.length} case file(s) written to ${path}. It holds the facts of the cases.`,
    }),
  );
  return EXIT.fine;
}

const EXPORTS = {
  vi: "--export cần một tệp .xlsx hoặc .csv mới, và một bộ quy tắc (hoặc các tệp ca của nó)",
  en: "--export takes a new .xlsx or .csv file, and one rule set (or case files of it)",
} as const;

/** The path of a case file below the rule set’s golden cases, without its ending. */
function nameOf(file: string, id: string): string {
  const below = file.split(`test/golden/${id}/`).at(-1) ?? file;
  return below.replace(/\.cases?\.yaml$/, "");
}

/** A spreadsheet as YAML: to standard output, to the file named, or as several files under the folder named. */
export async function importSheet(shell: Shell, args: readonly string[], options: Options): Promise<number> {
  const path = tidy(String(options["import"]));
  const [to, ...more] = args;
  if (!isSheet(path) || more.length > 0) {
    complain(shell, usage(IMPORTS));
    return EXIT.usage;
  }
  const targets = await targetsOf([path]);
  const [target] = targets.targets;
  if (target === undefined) return findings(shell, targets.diagnostics);
  const { program, diagnostics, sources } = await compiled(target.folder);
  if (program === undefined) return findings(shell, diagnostics, sources);
  const content = contentOf(path);
  if ("error" in content) return findings(shell, [hostDiagnostic(path, content, false)]);
  const [imported, read] = [await importContent(content, path, program), await readSheetCases(content, path, program)];
  const places = new Map(imported.sources.map((source) => [source.uri, source]));
  // Only what would be read as cases is written as such.
  if (read.diagnostics.length > 0) return findings(shell, read.diagnostics, places);
  const files = imported.files.map(({ name, text }) => ({ path: pathFor(name, to), text }));
  const [first] = files;
  if (to === undefined) {
    if (files.length > 1) {
      complain(shell, usage(MANY));
      return EXIT.usage;
    }
    shell.out(first?.text ?? "");
    return EXIT.fine;
  }
  const taken = files.find((file) => existsSync(file.path));
  if (taken !== undefined) return findings(shell, [command.nameTaken({ file: taken.path }, { path: taken.path })]);
  for (const file of files) {
    const problem = tryWrite(file.path, file.text);
    if (problem !== undefined) return findings(shell, [problem]);
    shell.out(relative(process.cwd(), file.path).replaceAll("\\", "/"));
  }
  return EXIT.fine;
}

const IMPORTS = {
  vi: "--import cần một tệp .xlsx hoặc .csv, và nhiều nhất một tệp hoặc thư mục đích",
  en: "--import takes one .xlsx or .csv file, and at most one file or folder to write to",
} as const;

const MANY = {
  vi: "bảng tính có nhiều tệp ca (cột “tệp”); hãy nêu thư mục để ghi",
  en: "the spreadsheet holds several case files (column “file”); name a folder to write them to",
} as const;

/** Files of a workbook keep their names below a folder; nothing is written outside of it. */
function pathFor(name: string, to = ""): string {
  if (/\.cases?\.yaml$/.test(to) && !isFolder(to)) return to;
  const inside = name
    .split(/[\\/]/)
    .filter((part) => part !== "" && part !== "." && part !== "..")
    .join("/");
  return `${to}/${inside === "" ? "imported" : inside}.cases.yaml`;
}

function tryWrite(path: string, content: string | Uint8Array): Diagnostic | undefined {
  try {
    writeAtomic(path, content);
    return undefined;
  } catch (error) {
    const problem = hostError(error);
    return rows.cannotWrite({ file: path }, { path, reason: problem.reason ?? problem.error });
  }
}

function findings(
  shell: Shell,
  diagnostics: readonly Diagnostic[],
  sources: ReadonlyMap<string, SourceText> = new Map(),
): number {
  showFindings(shell, diagnostics, sources, "text");
  return EXIT.findings;
}
