/** A rule set seen as a whole: what there is, the law's tree with the state of each clause, its cases with their results. */

import { coverageOf } from "@khoan/cases";
import type { Lang } from "@khoan/diagnostics";
import { decide, formatMoment } from "@khoan/evaluate";
import type { Program } from "@khoan/language";
import { type Context, locationOf } from "../context.ts";
import { dayWord } from "../features/describe.ts";
import type { Location, Range } from "../lsp.ts";
import { rangeOf } from "../positions.ts";
import type { CaseRun } from "./case-runs.ts";
import { clauseIds, type Output, outputsOf } from "./evaluation.ts";

export type RuleSetInfo = {
  readonly id: string;
  readonly uri: string;
  readonly title: string;
  readonly number?: string;
  readonly language: Lang;
  readonly ok: boolean;
  readonly imports: readonly string[];
  readonly files: readonly { readonly uri: string }[];
  readonly cases: readonly { readonly uri: string }[];
};

export function ruleSets(context: Context): readonly RuleSetInfo[] {
  const { workspace } = context;
  return workspace.folders().map((folder) => {
    const { analysis } = workspace.ruleSet(folder);
    const main = analysis.ruleSets[0];
    const id = main?.document.id.name ?? folder.slice(folder.lastIndexOf("/") + 1);
    const number = main?.document.number;
    return {
      id,
      uri: `${folder}/document.yaml`,
      title: main?.document.title ?? id,
      language: main?.document.language ?? "vi",
      ok: analysis.ok,
      imports: main?.document.imports.map((one) => one.name) ?? [],
      files: [`${folder}/document.yaml`, ...(main?.parts.map((part) => part.uri) ?? [])].map((uri) => ({ uri })),
      cases: workspace.caseFilesOf(folder).map((uri) => ({ uri })),
      ...(number === undefined ? {} : { number }),
    };
  });
}

export type TreeNode = {
  readonly id: string;
  readonly title: string;
  readonly summary?: string;
  readonly limb: boolean;
  readonly state: "rules" | "rates" | "not_encoded" | "empty";
  readonly why?: string;
  readonly readings: readonly string[];
  readonly cited: number;
  readonly examined: number;
  readonly failing: number;
  readonly effective: { readonly from?: string; readonly to?: string };
  readonly location: Location;
  readonly children: readonly TreeNode[];
};

export function clauseTree(program: Program, runs: readonly CaseRun[], context: Context): readonly TreeNode[] {
  const results = runs.flatMap((run) => run.results);
  const covered = new Map(coverageOf(program, results).clauses.map((one) => [one.id, one]));
  const childrenOf = Map.groupBy(
    program.clauses.flatMap((clause, index) => (clause.ruleSet === program.document.id ? [{ clause, index }] : [])),
    ({ clause }) => clause.parent ?? -1,
  );
  const node = ({ clause, index }: { clause: Program["clauses"][number]; index: number }): TreeNode => {
    const coverage = covered.get(clause.id);
    const failing = results.filter(
      (result) => result.failures.length > 0 && result.case.clauses.some((one) => one.name === clause.id),
    ).length;
    const { from, to } = clause.effective;
    return {
      id: clause.id,
      title: clause.title ?? clause.summary ?? clause.id,
      limb: clause.limb,
      state: coverage?.state ?? "empty",
      readings: program.readings.filter((one) => one.clauses.includes(index)).map((one) => one.id),
      cited: coverage?.cited ?? 0,
      examined: coverage?.examined ?? 0,
      failing,
      effective: {
        ...(from === undefined ? {} : { from: dayWord(from, "en") }),
        ...(to === undefined ? {} : { to: dayWord(to, "en") }),
      },
      location: locationOf(clause.span, context),
      children: (childrenOf.get(index) ?? []).map(node),
      ...(clause.summary === undefined ? {} : { summary: clause.summary }),
      ...(clause.notEncoded === undefined ? {} : { why: clause.notEncoded.why }),
    };
  };
  return (childrenOf.get(-1) ?? []).map(node);
}

export type CaseOutcome = {
  readonly uri: string;
  readonly name: string;
  readonly why: string;
  readonly clauses: readonly string[];
  readonly at: string;
  readonly to?: string;
  readonly range: Range;
  readonly ok: boolean;
  readonly examined: readonly string[];
  readonly facts: unknown;
  readonly readings: Readonly<Record<string, string>>;
  readonly failures: readonly {
    readonly range: Range;
    readonly message: string;
    readonly help: string;
    readonly code: string;
    readonly expected?: unknown;
    readonly got?: unknown;
  }[];
  readonly outputs: readonly Output[];
};

export type CaseReport = { readonly ok: number; readonly failed: number; readonly results: readonly CaseOutcome[] };

/** Each case with its outcome, in the order of files and cases. */
export function caseReport(program: Program, runs: readonly CaseRun[], context: Context): CaseReport {
  const { lang } = context.settings();
  const results = runs.flatMap(({ file, results: all }): readonly CaseOutcome[] => {
    const source = context.workspace.source(file.uri);
    if (source === undefined) return [];
    return all.map(({ case: one, failures, took }) => {
      const decision = decide(program, { facts: one.facts, at: one.at, readings: one.readings });
      return {
        uri: file.uri,
        name: one.name,
        why: one.why,
        clauses: one.clauses.map((clause) => clause.name),
        at: formatMoment(one.at.unit, one.at.value, "en"),
        range: rangeOf(source, one.span),
        ok: failures.length === 0,
        examined: clauseIds(program, took),
        facts: one.facts,
        readings: one.readings,
        failures: failures.map(({ diagnostic, difference }) => ({
          range: rangeOf(source, diagnostic.span ?? one.span),
          message: diagnostic.message[lang],
          help: diagnostic.help[lang],
          code: diagnostic.code,
          ...(difference === undefined ? {} : { expected: difference.expected, got: difference.got }),
        })),
        outputs: decision.kind === "decided" ? outputsOf(program, decision.outputs, lang) : [],
        ...(one.to === undefined ? {} : { to: formatMoment(one.to.unit, one.to.value, "en") }),
      };
    });
  });
  const ok = results.filter((one) => one.ok).length;
  return { ok, failed: results.length - ok, results };
}
