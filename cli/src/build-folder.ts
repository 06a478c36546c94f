/** The folder that a module is written to: whose it is, whether it may be written, and writing it in one go. */
import {
  closeSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { dirname, join, resolve, sep } from "node:path";
import { type Diagnostic, files as fileRows, command as rows } from "@khoan/diagnostics";
import { ownership } from "@khoan/emit";
import { hostError } from "./node-host.ts";

/** What keeps a module of this rule set from being written there; undefined where nothing does. */
export function outProblem(out: string, ruleFolders: readonly string[], ruleSet: string): Diagnostic | undefined {
  const whole = realOrPlanned(out);
  const around = ruleFolders.find((folder) => isWithin(whole, realOrPlanned(folder)));
  if (around !== undefined) return rows.outInsideRules({ file: "" }, { out, folder: around });
  const stat = statSync(out, { throwIfNoEntry: false });
  if (stat === undefined) return undefined;
  if (!stat.isDirectory()) return rows.outNotOurs({ file: "" }, { out });
  try {
    if (readdirSync(out).length === 0) return undefined;
    return ownership(readOwn(join(out, "package.json")))?.ruleSet === ruleSet
      ? undefined
      : rows.outNotOurs({ file: "" }, { out });
  } catch (error) {
    return cannotWrite(out, error);
  }
}

function readOwn(path: string): string {
  return statSync(path, { throwIfNoEntry: false })?.isFile() === true ? readFileSync(path, "utf8") : "";
}

/** The real path; of what is not there yet, that of its nearest folder with the rest behind it. */
function realOrPlanned(path: string): string {
  const whole = resolve(path);
  if (statSync(whole, { throwIfNoEntry: false }) !== undefined) return realpathSync(whole);
  const parent = dirname(whole);
  return parent === whole ? whole : join(realOrPlanned(parent), whole.slice(parent.length));
}

function isWithin(path: string, folder: string): boolean {
  return path === folder || path.startsWith(folder.endsWith(sep) ? folder : `${folder}${sep}`);
}

function cannotWrite(path: string, error: unknown): Diagnostic {
  const { error: kind, reason } = hostError(error);
  return fileRows.cannotWrite({ file: path }, { path, reason: reason ?? kind });
}

/**
 * Writes what differs, each file beside its place first and all renamed then, so that hardly anything can be left half
 * done; the names written. Nothing else in the folder is touched.
 */
export function writeFolder(
  out: string,
  files: ReadonlyMap<string, string>,
): { readonly written: readonly string[] } | { readonly problem: Diagnostic } {
  const staged: { readonly temporary: string; readonly path: string }[] = [];
  let at = out;
  try {
    makeFolder(resolve(out));
    for (const [name, text] of files) {
      at = join(out, name);
      if (readOwn(at) === text) continue;
      const temporary = join(out, `.${name}.${process.pid}.tmp`);
      staged.push({ temporary, path: at });
      writeWhole(temporary, text);
    }
    for (const { temporary, path } of staged) {
      at = path;
      renameSync(temporary, path);
    }
    return { written: staged.map(({ path }) => path.slice(out.length + 1)) };
  } catch (error) {
    for (const { temporary } of staged) rmSync(temporary, { force: true });
    return { problem: cannotWrite(at, error) };
  }
}

/** One folder after the other: where the system makes none (`/proc`), Node's own recursive way never ends. */
function makeFolder(path: string): void {
  if (statSync(path, { throwIfNoEntry: false })?.isDirectory() === true) return;
  makeFolder(dirname(path));
  mkdirSync(path);
}

function writeWhole(path: string, text: string): void {
  const descriptor = openSync(path, "wx");
  try {
    writeFileSync(descriptor, text);
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}
