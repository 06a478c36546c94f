/**
 * Cases worth adding to a rule set: for what its cases do not cover, both sides of every threshold, dates that not every
 * year has, and every pair of yes-or-no facts and enums. None is there already; what each is for, its name says.
 */
import { type Coverage, type Ledger, openLedger } from "@khoan/coverage";
import type { Lang } from "@khoan/diagnostics";
import type { Program } from "@khoan/language";
import { canonical } from "../explore/backend.ts";
import { diverse, plainest } from "../explore/bases.ts";
import { shrink } from "../explore/shrink.ts";
import { type Life, lifeOfCase } from "../lives/life.ts";
import { ODD_DAYS, oddDayOf, onOddDay } from "./calendar.ts";
import { type EdgeLife, edgesAt, edgesFrom, keyOfEdge, moversOf, standsOn } from "./edges.ts";
import { type Goal, goalOf } from "./goals.ts";
import { type PairwiseLives, pairwiseLives } from "./pairwise-cases.ts";
import {
  type AtomSite,
  atomSite,
  calendarName,
  edgeName,
  gapName,
  gapRemark,
  type Proposal,
  type Purpose,
  pairsName,
} from "./proposal.ts";
import { searchCases } from "./search.ts";

export type Proposing = {
  readonly coverage: Coverage;
  readonly seed: number;
  /** How many random lives are tried for what is not covered. */
  readonly tries: number;
  /** How many cases of each purpose are proposed at most. */
  readonly most: number;
  readonly progress?: (purpose: Purpose, part: number) => void;
};

export type Proposed = {
  readonly proposals: readonly Proposal[];
  /** Gaps for which no life was found. */
  readonly unreached: number;
  /** How many more thresholds there are. */
  readonly moreEdges: number;
  /** Pairs of values that can't stand together, of how many parameters. */
  readonly impossiblePairs: PairwiseLives["impossible"];
  readonly parameters: PairwiseLives["parameters"];
};

/** Bases around which thresholds are looked for. */
const EDGE_BASES = 30;

type Work = Proposing & {
  readonly program: Program;
  readonly lang: Lang;
  readonly known: readonly Life[];
  /** Known lives that others may be made of. */
  readonly usable: readonly Life[];
  readonly scratch: Ledger;
};

export function propose(proposing: Proposing): Proposed {
  const { coverage } = proposing;
  const { program } = coverage;
  const known = coverage.cases.map(lifeOfCase);
  const usable = known.filter((_, i) => {
    const one = coverage.cases[i];
    return one?.error === undefined && one?.implausible === undefined;
  });
  const work: Work = {
    ...proposing,
    program,
    lang: program.document.language,
    known,
    usable,
    scratch: openLedger(program),
  };
  const gaps = gapProposals(work);
  const edges = edgeProposals(work);
  const pairs = pairProposals(work);
  const proposals = distinct([...gaps.proposals, ...edges.proposals, ...pairs.proposals], known);
  return {
    proposals: named(proposals),
    unreached: gaps.unreached,
    moreEdges: edges.more,
    impossiblePairs: pairs.impossible,
    parameters: pairs.parameters,
  };
}

function gapProposals(work: Work): { readonly proposals: readonly Proposal[]; readonly unreached: number } {
  const { coverage, program, known, usable, seed, tries, most, lang, progress } = work;
  const goals = coverage.open.flatMap((asked) => goalOf(asked, coverage.ledger) ?? []);
  const found = searchCases({
    ...{ program, known, from: usable, goals, seed, tries },
    ledger: coverage.ledger,
    onLife: (done) => progress?.("gap", done / tries),
  });
  const proposals = found.slice(0, most).map(({ life, goal }): Proposal => {
    const { asked } = goal;
    return {
      purpose: "gap",
      life,
      name: gapName(asked, coverage.telling, lang),
      remark: gapRemark(asked, coverage.telling, lang),
      variables: variablesOf(program, goal),
      ...(asked.clause === undefined ? {} : { clause: asked.clause }),
    };
  });
  return { proposals, unreached: goals.length - new Set(found.map(({ goal }) => goal)).size };
}

/** The variables that the rules of the gap's clause give values to. */
function variablesOf(program: Program, { asked }: Goal): readonly number[] {
  if (asked.record !== undefined) return [asked.record.condition.variable];
  return program.variables.flatMap(({ contributions }, i) =>
    contributions.some(({ clause }) => clause === asked.clause) ? [i] : [],
  );
}

function edgeProposals(work: Work): { readonly proposals: readonly Proposal[]; readonly more: number } {
  const { coverage, program, usable, scratch, most, lang, progress } = work;
  const covered = new Set<string>();
  const oddDays = new Set<string>();
  usable.forEach((life, i) => {
    for (const { edge } of edgesAt(program, scratch, life)) covered.add(keyOfEdge(edge));
    for (const { name, leaf, value } of moversOf(program, life)) {
      const odd = leaf?.type.kind === "date" ? oddDayOf(value) : undefined;
      if (odd !== undefined) oddDays.add(`${name} ${odd}`);
    }
    progress?.("edge", i / usable.length / 2);
  });
  const found = new Map<string, EdgeLife>();
  const datedEdges = new Map<string, EdgeLife>();
  const bases = diverse(program, usable, EDGE_BASES);
  bases.forEach((base, i) => {
    for (const one of edgesFrom(program, scratch, base)) {
      if (one.mover.leaf?.type.kind === "date" && one.mover.leaf.role === "value")
        datedEdges.set(one.mover.name ?? "", one);
      const key = keyOfEdge(one.edge);
      if (!covered.has(key) && !found.has(key)) found.set(key, one);
    }
    progress?.("edge", 0.5 + i / bases.length / 2);
  });
  const edges = [...found.values()].toSorted(byPlace);
  const proposals = edges.slice(0, most).flatMap((one): readonly Proposal[] => {
    const site = atomSite(one.edge.record, one.edge.atom, coverage.telling, scratch);
    if (site === undefined) return [];
    const told = { ...one, outputs: one.outputs.slice(0, MAX_OUTPUTS) };
    const life = shrink(program, one.life, (smaller) => standsOn(program, scratch, smaller, told));
    return [{ purpose: "edge", life, name: edgeName(one, site, coverage.telling, lang), ...about(site, told) }];
  });
  return {
    proposals: [...proposals, ...calendarProposals(work, datedEdges, oddDays)],
    more: Math.max(edges.length - most, 0),
  };
}

/** More outputs than these are not asked of a person. */
const MAX_OUTPUTS = 4;

function about({ clause, variable }: AtomSite, { outputs }: { readonly outputs: readonly string[] }) {
  return { outputs: outputs.slice(0, MAX_OUTPUTS), variables: [variable], ...(clause === undefined ? {} : { clause }) };
}

function byPlace(a: EdgeLife, b: EdgeLife): number {
  return a.edge.record - b.edge.record || a.edge.atom - b.edge.atom;
}

/** For each date at which a rule turns: on 29 February, and on a 31st, unless a case has one. */
function calendarProposals(
  { coverage, scratch, lang, most }: Work,
  edges: ReadonlyMap<string, EdgeLife>,
  oddDays: ReadonlySet<string>,
): readonly Proposal[] {
  const proposals = [...edges].flatMap(([name, one]) =>
    ODD_DAYS.filter((odd) => !oddDays.has(`${name} ${odd}`)).flatMap((odd): readonly Proposal[] => {
      const site = atomSite(one.edge.record, one.edge.atom, coverage.telling, scratch);
      const lives = onOddDay(scratch, one, odd);
      if (lives === undefined || site === undefined) return [];
      return lives.lives.map((life, i) => ({
        purpose: "calendar",
        life,
        name: calendarName(lives.date, name, site, i === 0 ? lives.first : !lives.first, coverage.telling, lang),
        ...about(site, lives),
      }));
    }),
  );
  return proposals.slice(0, most);
}

function pairProposals(work: Work): PairwiseLives & { readonly proposals: readonly Proposal[] } {
  const { program, usable, seed, most, lang } = work;
  const base = plainest(program, usable);
  if (base === undefined) return { parameters: [], lives: [], impossible: [], proposals: [] };
  const pairs = pairwiseLives(program, base, usable, seed);
  const outputs = program.variables.flatMap(({ output, type }, i) =>
    output && ["bool", "int", "money", "percent", "decimal"].includes(type.kind) ? [i] : [],
  );
  const proposals = pairs.lives
    .slice(0, most)
    .map((life, i): Proposal => ({ purpose: "pairs", life, name: pairsName(i + 1, lang), variables: outputs }));
  return { ...pairs, proposals };
}

/** Without lives that a case has already, or that were proposed before. */
function distinct(proposals: readonly Proposal[], known: readonly Life[]): readonly Proposal[] {
  const seen = new Set(known.map(keyOfLife));
  return proposals.filter(({ life }) => {
    const key = keyOfLife(life);
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

function keyOfLife({ facts, at, to, readings }: Life): string {
  return canonical({ facts, at, readings, ...(to === undefined ? {} : { to }) });
}

/** Two cases of a file can't have one name. */
function named(proposals: readonly Proposal[]): readonly Proposal[] {
  const counts = new Map<string, number>();
  return proposals.map((one) => {
    const count = (counts.get(one.name) ?? 0) + 1;
    counts.set(one.name, count);
    return count === 1 ? one : { ...one, name: `${one.name} (${count})` };
  });
}
