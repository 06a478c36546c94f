/**
 * The explaining evaluator and the generated code say the same of every life: results, timelines, what is missing, notes,
 * errors, derivations. Lives come from each rule set's facts and from everything its rules turn on. `npm run test:long`
 * tries twenty times as many. A difference is shrunk and printed as a golden case.
 */
import { isDeepStrictEqual } from "node:util";
import { caseText } from "@khoan/cases";
import { type Life, lifeArbitrary, requestOf, sampleLives } from "@khoan/explore";
import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { allRuleSets } from "../cli/src/rule-set.ts";
import { derivations, explainedAnswer, generatedAnswer } from "./backends/answers.ts";
import { type Compiled, generated } from "./backends/generated.ts";

/** In all, shared out by how much a rule set has to say. */
const LIVES = Number(process.env["KHOAN_LIVES"] ?? 5000);
const SEED = 20_261_124;

const folders = allRuleSets();
const share = (compiled: Compiled, all: number): number => Math.ceil((LIVES * compiled.program.variables.length) / all);

describe.each(folders)("%s", (folder) => {
  let compiled: Compiled;
  let lives: number;
  beforeAll(async () => {
    compiled = await generated(folder);
    const all = (await Promise.all(folders.map(generated))).reduce((sum, one) => sum + one.program.variables.length, 0);
    lives = share(compiled, all);
  });

  it("agrees on results, timelines, unknowns, notes and errors", () => {
    const { program, module } = compiled;
    const agrees = (life: Life): boolean =>
      isDeepStrictEqual(generatedAnswer(module, life), explainedAnswer(program, life).answer);
    const run = fc.check(fc.property(lifeArbitrary(program), agrees), { numRuns: lives, seed: SEED });
    const [life] = run.counterexample ?? [];
    expect(life === undefined ? "" : pasteable(compiled, life)).toBe("");
  });

  it("agrees on lives drawn by seed, and mostly decides them in its own code", () => {
    const { program, module } = compiled;
    const seeded = sampleLives(program, SEED, Math.min(lives, 400));
    const differing = seeded.find(
      (life) => !isDeepStrictEqual(generatedAnswer(module, life, true), explainedAnswer(program, life).answer),
    );
    expect(differing === undefined ? "" : pasteable(compiled, differing)).toBe("");
    const known = seeded.filter((life) => {
      const { decision } = explainedAnswer(program, life);
      return decision !== undefined && decision.missing.length === 0;
    });
    const plain = known.filter((life) => decidesPlainly(module, life));
    expect(plain.length).toBeGreaterThanOrEqual(known.length * 0.9);
  });

  it("derives results from the same rules, conditions and reads", () => {
    const { program, module } = compiled;
    for (const life of sampleLives(program, SEED + 1, Math.min(lives, 40))) {
      const { decision } = explainedAnswer(program, life);
      if (decision === undefined) continue;
      const { explained, generated: ours } = derivations(program, module, life, decision);
      expect(ours).toEqual(explained);
    }
  });
});

/** Whether the generated code decides the life without the explaining evaluator. */
function decidesPlainly({ engine, prepare }: Compiled["module"], { facts, at, readings }: Life): boolean {
  const prepared = prepare(facts);
  const { generated: code } = engine;
  if (!("facts" in prepared) || prepared.facts === undefined) return false;
  try {
    code.read(code.readings.map(([id, , chosen]) => readings[id] ?? chosen));
    code.reset();
    code.put(prepared.facts);
    const moment = requestOf({ facts, at, readings }).at;
    for (const [, value] of code.outputs) value(moment.unit === "month" ? moment.value : 24_312, 20_454, 2);
    return true;
  } catch {
    return false;
  }
}

function pasteable({ program }: Compiled, life: Life): string {
  const { at, to, readings, facts } = requestOf(life);
  return caseText(
    program,
    {
      name: "Hai cách tính khác nhau",
      why: "",
      clauses: [],
      at,
      ...(to === undefined ? {} : { to }),
      readings: readings ?? {},
      facts,
      expect: new Map(program.variables.filter((one) => one.output).map((one) => [one.name, undefined])),
    },
    program.document.language,
  );
}
