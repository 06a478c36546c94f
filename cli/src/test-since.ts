/**
 * What a change since a git revision may have touched: cases that were changed themselves, and cases in whose decision,
 * then or now, a changed clause took part.
 */
import { spawnSync } from "node:child_process";
import { realpathSync } from "node:fs";
import { dirname, relative, resolve } from "node:path";
import { type Case, caseTexts, changedClauses } from "@khoan/cases";
import { type Diagnostic, command as rows, sourceText } from "@khoan/diagnostics";
import { decide } from "@khoan/evaluate";
import { compileFolder } from "@khoan/language";
import type { Host, Program } from "@khoan/language/core";
import { nodeHost } from "./node-host.ts";
import type { Suite } from "./test-run.ts";
import { isSheet } from "./test-targets.ts";

/** A revision of the repository in which the person stands. */
export type Revision = {
  /** Absolute paths of files that differ from the revision, untracked ones too. */
  readonly changed: ReadonlySet<string>;
  /** A file as it was; undefined where there was none. */
  readonly textAt: (path: string) => string | undefined;
  /** The names of the files that a folder had. */
  readonly namesAt: (folder: string) => readonly string[] | undefined;
};

/** Git’s own limit is far higher; no rule set has files like that. */
const MOST_BYTES = 64 * 1024 * 1024;

function git(args: readonly string[]): { readonly out: string } | { readonly error: string } {
  const run = spawnSync("git", args, { encoding: "utf8", maxBuffer: MOST_BYTES });
  if (run.error !== undefined) return { error: run.error.message };
  return run.status === 0 ? { out: run.stdout } : { error: run.stderr.trim() };
}

/** Looks up a revision; a diagnostic where there is no git, no repository or no such revision. */
export function revision(name: string): Revision | Diagnostic {
  const refused = (error: string): Diagnostic =>
    rows.noRevision({ file: "" }, { revision: name, reason: error.split("\n")[0] ?? "" });
  // A revision that begins with a hyphen would be an option.
  const found = git(["rev-parse", "--verify", "--quiet", "--end-of-options", `${name}^{commit}`]);
  if ("error" in found) {
    const inside = git(["rev-parse", "--show-toplevel"]);
    return refused("error" in inside ? inside.error : "");
  }
  const commit = found.out.trim();
  const top = git(["rev-parse", "--show-toplevel"]);
  if ("error" in top) return refused(top.error);
  const root = top.out.trim();
  const differing = git(["-C", root, "diff", "--name-only", "--no-renames", "-z", commit, "--"]);
  const untracked = git(["-C", root, "ls-files", "--others", "--exclude-standard", "-z"]);
  if ("error" in differing) return refused(differing.error);
  if ("error" in untracked) return refused(untracked.error);
  const changed = `${differing.out}\0${untracked.out}`.split("\0").filter((path) => path !== "");
  const inRepository = (path: string): string => relative(root, realPath(path)).replaceAll("\\", "/");
  return {
    changed: new Set(changed.map((path) => resolve(root, path))),
    textAt: (path) => {
      const shown = git(["-C", root, "show", `${commit}:${inRepository(path)}`]);
      return "out" in shown ? shown.out : undefined;
    },
    namesAt: (folder) => {
      const listed = git(["-C", root, "ls-tree", "-z", commit, `${inRepository(folder)}/`]);
      if ("error" in listed) return undefined;
      const names = listed.out.split("\0").filter((entry) => / blob /.test(entry));
      return names.length === 0 ? undefined : names.map((name) => name.slice(name.lastIndexOf("/") + 1)).toSorted();
    },
  };
}

/** The path as git knows it, without links; a file that is gone lies in a folder that may be a link. */
function realPath(path: string): string {
  const whole = resolve(path);
  try {
    return realpathSync(whole);
  } catch {
    const parent = dirname(whole);
    return parent === whole ? whole : resolve(realPath(parent), whole.slice(parent.length + 1));
  }
}

/** The cases of a suite that what was changed since then may concern. */
export function affectedSince(rev: Revision, suite: Suite): ReadonlySet<Case> {
  const isChanged = (path: string): boolean => rev.changed.has(realPath(path));
  const affected = new Set(changedCases(rev, suite, isChanged));
  const folders = new Set([...suite.sources.keys()].filter((path) => !suite.files.includes(path)).map(dirname));
  const rulesChanged = [...rev.changed].some((path) =>
    [...folders].some((folder) => dirname(path) === realPath(folder)),
  );
  if (!rulesChanged) return affected;
  const before = compileFolder(hostAt(rev), suite.folder).program;
  if (before === undefined) return new Set(suite.cases);
  const { clauses, everything } = changedClauses(before, suite.program);
  if (everything) return new Set(suite.cases);
  for (const one of suite.cases) {
    if (affected.has(one)) continue;
    const touches = (program: Program): boolean => tookPart(program, one).some((id) => clauses.has(id));
    if (one.clauses.some(({ name }) => clauses.has(name)) || touches(suite.program) || touches(before))
      affected.add(one);
  }
  return affected;
}

/** Cases that are new, or written otherwise than they were. */
function changedCases(rev: Revision, suite: Suite, isChanged: (path: string) => boolean): readonly Case[] {
  const files = Map.groupBy(suite.cases, (one) => one.span.uri);
  return [...files].flatMap(([path, cases]) => {
    if (!isChanged(path)) return [];
    const old = isSheet(path) ? undefined : rev.textAt(path);
    const source = suite.sources.get(path);
    if (old === undefined || source === undefined) return cases;
    const [before, now] = [caseTexts(sourceText(path, old)), caseTexts(source)];
    if (before.head !== now.head) return cases;
    return cases.filter(({ name }) => before.cases.get(name) !== now.cases.get(name));
  });
}

/** The rule set as it was: files from the repository’s past. */
export function hostAt({ textAt, namesAt }: Revision): Host {
  return {
    ...nodeHost,
    readText: (path) => {
      const text = textAt(path);
      return text === undefined ? { error: "missing" } : { text };
    },
    list: (path) => namesAt(path) ?? { error: "missing" },
  };
}

/** Ids of the clauses that take part in a case’s decision; none where there is no decision. */
function tookPart(program: Program, { facts, at, to, readings }: Case): readonly string[] {
  const decision = decide(program, { facts, at, readings, ...(to === undefined ? {} : { to }) });
  if (decision.kind === "failed") return [];
  return [...decision.session.took].map((clause) => program.clauses[clause]?.id ?? "");
}
