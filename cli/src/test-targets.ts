/** The arguments of `khoan test` as rule sets with their case files, and the words that are no path. */
import { existsSync, globSync, readFileSync } from "node:fs";
import { dirname } from "node:path";
import { type Diagnostic, command as rows } from "@khoan/diagnostics";
import { allRuleSets, caseFiles, isFolder, tidy } from "./rule-set.ts";

export type Target = {
  /** The folder of the rule set. */
  readonly folder: string;
  /** The case files asked for; absent: all of the rule set. */
  readonly files?: readonly string[];
};

export type Targets = {
  readonly targets: readonly Target[];
  readonly words: readonly string[];
  /** Whether rule sets or files were named, so that finding no case there is a fault. */
  readonly named: boolean;
  readonly diagnostics: readonly Diagnostic[];
};

const CASE_FILE = /\.cases?\.yaml$|\.(?:xlsx|csv)$/i;
const SHEET = /\.(?:xlsx|csv)$/i;

/** Whether a path is a spreadsheet, which is read otherwise than YAML. */
export function isSheet(path: string): boolean {
  return SHEET.test(path);
}

/** All case files of a rule set: YAML, and spreadsheets named `*.cases.xlsx` or `*.cases.csv`. */
export function suiteFiles(folder: string, id: string): readonly string[] {
  return caseFiles(folder, id, "**/*.{cases,case}.{yaml,xlsx,csv}");
}

/** What was asked for. A path that is neither rule set nor case file is a word, unless it looks like a path. */
export async function targetsOf(args: readonly string[]): Promise<Targets> {
  const folders: string[] = [];
  const files: string[] = [];
  const words: string[] = [];
  for (const arg of args) {
    const path = tidy(arg);
    if (isFolder(path) && !existsSync(`${path}/document.yaml`) && caseFilesIn(path).length > 0) {
      files.push(...caseFilesIn(path));
    } else if (isFolder(path)) folders.push(path);
    else if (CASE_FILE.test(arg)) files.push(path);
    else if (/[\\/]/.test(arg)) folders.push(path);
    else words.push(arg);
  }
  const named = folders.length > 0 || files.length > 0;
  const whole: readonly Target[] = (named ? folders : allRuleSets()).map((folder) => ({ folder }));
  const { targets, diagnostics } = await ofFiles([...new Set(files)]);
  return { targets: [...whole, ...targets], words, named, diagnostics };
}

function caseFilesIn(folder: string): readonly string[] {
  return globSync("**/*.{cases,case}.{yaml,xlsx,csv}", { cwd: folder })
    .map((path) => `${folder}/${path.replaceAll("\\", "/")}`)
    .toSorted();
}

/** Files by the rule set that each is about, found by the id that it names, or else by where it lies. */
async function ofFiles(files: readonly string[]): Promise<Pick<Targets, "targets" | "diagnostics">> {
  if (files.length === 0) return { targets: [], diagnostics: [] };
  const folders = folderById();
  const byFolder = new Map<string, string[]>();
  const diagnostics: Diagnostic[] = [];
  for (const file of files) {
    if (!existsSync(file)) {
      diagnostics.push(rows.noInput({ file }, { path: file }));
      continue;
    }
    const folder = await folderOf(file, folders);
    if (folder === undefined) diagnostics.push(rows.ruleSetOfFile({ file }, { ids: [...folders.keys()].join(", ") }));
    else byFolder.set(folder, [...(byFolder.get(folder) ?? []), file]);
  }
  return { targets: [...byFolder].map(([folder, own]) => ({ folder, files: own })), diagnostics };
}

const RULE_SET = /^(?:rule_set|bộ_quy_tắc):[ \t]*["']?([^\s"'#]+)/mu;
const ID = /^(?:id|mã):[ \t]*["']?([^\s"'#]+)/mu;

function folderById(): ReadonlyMap<string, string> {
  return new Map(
    allRuleSets().flatMap((folder) => {
      const id = ID.exec(readFileSync(`${folder}/document.yaml`, "utf8").normalize("NFC"))?.[1];
      return id === undefined ? [] : [[id, folder] as const];
    }),
  );
}

async function folderOf(file: string, folders: ReadonlyMap<string, string>): Promise<string | undefined> {
  const named = isSheet(file)
    ? await (await import("./test-sheets.ts")).ruleSetOf(file)
    : RULE_SET.exec(readFileSync(file, "utf8").normalize("NFC"))?.[1];
  if (named !== undefined) return folders.get(named);
  const parts = file.split("/");
  const golden = parts.indexOf("golden");
  const byPlace = golden === -1 ? undefined : folders.get(parts[golden + 1] ?? "");
  if (byPlace !== undefined) return byPlace;
  for (let up = dirname(file); up !== "."; up = dirname(up)) {
    if (existsSync(`${up}/document.yaml`)) return up;
    if (dirname(up) === up) break;
  }
  // The only rule set there is needs no name.
  return folders.size === 1 ? [...folders.values()][0] : undefined;
}
