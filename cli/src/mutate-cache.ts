/**
 * Keeps what became of mutants between runs. A verdict holds as long as the rules say the same, the engine is the same,
 * and the cases that were tried, in their order, are the same: so one new case runs again only what it could change.
 * Nothing of a case is kept but digests.
 */
import { readdirSync, readFileSync, statSync } from "node:fs";
import { homedir } from "node:os";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import type { Case } from "@khoan/cases";
import { encodeProgram, type Program } from "@khoan/language/core";
import { affected, type Mutant, type Trial, type Verdict } from "@khoan/mutate";
import { nodeHost, writeAtomic } from "./node-host.ts";

type Entry = { readonly state: Verdict["state"]; readonly tried: number; readonly cases: string };
type Kept = { readonly engine: string; readonly rules: string; readonly entries: Readonly<Record<string, Entry>> };

export type VerdictCache = {
  /** The verdict of an earlier run, where it would come out the same now. */
  readonly get: (mutant: Mutant) => Verdict | undefined;
  readonly set: (mutant: Mutant, verdict: Verdict) => void;
  readonly save: () => void;
};

function entryOf(folder: string, ruleSet: string): string {
  const base = process.env["XDG_CACHE_HOME"] || join(homedir(), ".cache");
  return join(base, "khoan", `mutants-${nodeHost.sha256(`${resolve(folder)}\u0000${ruleSet}`).slice(0, 32)}.json`);
}

const ENGINE = ["values", "language", "evaluate", "cases", "mutate"];

/** Changes whenever a source file of what runs the cases does. */
function engineStamp(): string {
  const stamps = ENGINE.flatMap((name) => {
    const root = fileURLToPath(new URL(`../../packages/${name}/src/`, import.meta.url));
    return readdirSync(root, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => {
        const path = join(entry.parentPath, entry.name);
        const { mtimeMs, size } = statSync(path);
        return `${path} ${mtimeMs} ${size}`;
      });
  });
  return nodeHost.sha256(stamps.toSorted().join("\n"));
}

/** What the rules say, wherever in the files they stand. */
function rulesDigest(program: Program): string {
  const bare = JSON.parse(encodeProgram(program), (key, value: unknown) => (key === "span" ? undefined : value));
  return nodeHost.sha256(JSON.stringify({ ...bare, digest: "" }));
}

/** What a case asks and expects, wherever it stands. */
function caseDigest({ places: _, ...one }: Case): string {
  return nodeHost.sha256(JSON.stringify(one, (key, value: unknown) => (key === "span" ? undefined : value)));
}

/** Opens the cache of a rule set’s mutants on a program; `fresh`: nothing kept is used. */
export function verdictCache(
  folder: string,
  ruleSet: string,
  program: Program,
  cases: readonly Case[],
  trials: readonly Trial[],
  fresh: boolean,
): VerdictCache {
  const path = entryOf(folder, ruleSet);
  const engine = engineStamp();
  const rules = rulesDigest(program);
  const kept = fresh ? undefined : read(path);
  const old = kept !== undefined && kept.engine === engine && kept.rules === rules ? kept.entries : {};
  const entries: Record<string, Entry> = {};
  const digests = cases.map(caseDigest);
  const orderOf = (mutant: Mutant): readonly number[] => {
    const { citing, others } = affected(mutant, trials);
    return [...citing, ...others];
  };
  const digest = (order: readonly number[], tried: number): string =>
    nodeHost.sha256(
      order
        .slice(0, tried)
        .map((i) => digests[i])
        .join("\n"),
    );
  return {
    get: (mutant) => {
      const entry = old[mutant.key];
      if (entry === undefined || entry.state === "timeout") return undefined;
      const order = orderOf(mutant);
      const noticed = entry.state === "killed" || entry.state === "elsewhere";
      if (entry.tried > order.length || (!noticed && entry.tried !== order.length)) return undefined;
      if (entry.cases !== digest(order, entry.tried)) return undefined;
      entries[mutant.key] = entry;
      const by = order[entry.tried - 1];
      return noticed ? (by === undefined ? undefined : { state: entry.state, by }) : { state: entry.state };
    },
    set: (mutant, verdict) => {
      const order = orderOf(mutant);
      const tried = "by" in verdict ? order.indexOf(verdict.by) + 1 : order.length;
      entries[mutant.key] = { state: verdict.state, tried, cases: digest(order, tried) };
    },
    save: () => {
      try {
        writeAtomic(path, JSON.stringify({ engine, rules, entries: { ...old, ...entries } } satisfies Kept));
      } catch {
        // A read-only home is no reason to fail.
      }
    },
  };
}

function read(path: string): Kept | undefined {
  try {
    return JSON.parse(readFileSync(path, "utf8")) as Kept;
  } catch {
    // Nothing kept, or nothing that can be read: all is run as if for the first time.
    return undefined;
  }
}
