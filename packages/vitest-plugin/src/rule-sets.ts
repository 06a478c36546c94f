/**
 * Rule sets compiled once for all threads that run cases: kept as a file, which each thread reads back faster than it
 * could compile, and written anew when a file of the rule set has changed.
 */
import { createHash } from "node:crypto";
import {
  existsSync,
  globSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { dirname, join, resolve } from "node:path";
import { type Diagnostic, place, type SourceText } from "@khoan/diagnostics";
import { compileFolder, encodeProgram, type Host } from "@khoan/language";

/** What a thread finds in the file. */
export type KeptRuleSet = {
  /** Findings of the compiler, told with their places; none where there is a program. */
  readonly findings: readonly string[];
  /** Whole texts of the rule files by path, for the words of explanations. */
  readonly sources: readonly (readonly [string, string])[];
  readonly program: string | undefined;
};

export type Kept = {
  /** The file that holds a `KeptRuleSet` as JSON. */
  readonly path: string;
  readonly digest: string;
  /** The rule files, absolute. */
  readonly files: readonly string[];
};

const host: Host = {
  readText: (path) => {
    try {
      return { text: readFileSync(path, "utf8").replace(/^\ufeff/, "") };
    } catch (error) {
      return { error: existsSync(path) ? "other" : "missing", reason: String((error as NodeJS.ErrnoException).code) };
    }
  },
  list: (path) => {
    try {
      const entries = readdirSync(path, { withFileTypes: true });
      return entries
        .filter((entry) => !entry.isDirectory())
        .map((entry) => entry.name)
        .toSorted();
    } catch {
      return { error: "missing" };
    }
  },
  sha256: (text) => createHash("sha256").update(text).digest("hex"),
};

const ID = /^(?:id|mã):[ \t]*["']?([^\s"'#]+)/mu;

/** The folders of rule sets by their ids. */
export function ruleSetFolders(root: string, rules: readonly string[]): ReadonlyMap<string, string> {
  const documents = rules.flatMap((folder) =>
    globSync("**/document.yaml", { cwd: resolve(root, folder) }).map((path) => resolve(root, folder, path)),
  );
  return new Map(
    documents.flatMap((path) => {
      const id = ID.exec(readFileSync(path, "utf8").normalize("NFC"))?.[1];
      return id === undefined ? [] : [[id, dirname(path)] as const];
    }),
  );
}

const KNOWN = new Map<string, Kept & { readonly stamp: string }>();

/** Compiles the rule set unless no file of it has changed, and keeps it in the cache folder. */
export function keepRuleSet(folder: string, cache: string): Kept {
  const key = `${cache}\n${folder}`;
  const known = KNOWN.get(key);
  if (known !== undefined && known.stamp === stampOf(folder, known.files) && existsSync(known.path)) return known;
  const { program, diagnostics, sources } = compileFolder(host, folder);
  const files = [...sources.keys()].map((path) => resolve(path));
  const kept: KeptRuleSet = {
    findings: diagnostics.map((one) => told(one, sources)),
    sources: [...sources.values()].map(({ uri, text }) => [uri, text]),
    program: program && encodeProgram(program),
  };
  const text = JSON.stringify(kept);
  const path = join(cache, `${host.sha256(folder).slice(0, 24)}.json`);
  mkdirSync(cache, { recursive: true });
  const temporary = `${path}.${process.pid}.tmp`;
  writeFileSync(temporary, text);
  renameSync(temporary, path);
  const made = { path, digest: host.sha256(text), files, stamp: stampOf(folder, files) };
  KNOWN.set(key, made);
  return made;
}

/** What changes whenever the compiler would read something else: names, sizes and times of writing. */
function stampOf(folder: string, files: readonly string[]): string {
  const folders = [...new Set([folder, ...files.map((path) => dirname(path))])].toSorted();
  const names = folders.map((path) => host.list(path));
  const states = files.map((path) => {
    const stat = statSync(path, { throwIfNoEntry: false });
    return [stat?.mtimeMs, stat?.size];
  });
  return JSON.stringify([names, states]);
}

function told(one: Diagnostic, sources: ReadonlyMap<string, SourceText>): string {
  return `${one.code} ${one.message.en} (${place(one.span, one.span?.uri ?? one.uri ?? "", sources)})`;
}
