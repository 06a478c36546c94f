import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { decide, isKnown, parseMoment, toJson } from "@khoan/evaluate";
import type { Program } from "@khoan/language/core";
import { Ajv2020 } from "ajv/dist/2020.js";
import fc from "fast-check";
import { afterAll, describe, expect, it } from "vitest";
import { ownership } from "../../src/build/package-json.ts";
import { resultsSchema } from "../../src/schema/results-schema.ts";
import { exportedNames } from "../../src/types/types-text.ts";
import { livesOf } from "../lives.ts";
import { BROOKFIELD, EVERY_TYPE, NQ55 } from "../rule-sets.ts";
import { complaintsOf } from "../typescript.ts";
import { built, load, writeBuilt } from "./built.ts";

type Decided = {
  readonly kind: "decided";
  readonly outputs: Readonly<Record<string, { known: boolean; value?: unknown }>>;
};
type Failed = { readonly kind: "failed"; readonly errors: readonly { readonly code: string; readonly path: string }[] };
type Module = {
  readonly default: Readonly<Record<string, unknown>>;
  readonly evaluate: (facts: unknown, options: object) => Decided | Failed;
  readonly validate: (json: unknown) => { readonly kind: string };
};

const folder = mkdtempSync(join(tmpdir(), "khoan-build-"));
afterAll(() => rmSync(folder, { recursive: true }));

async function moduleOf(program: Program): Promise<Module> {
  const { id } = program.document;
  writeBuilt(join(folder, id), built(program));
  return load<Module>(join(folder, id), `${id}.js`);
}

const SETS = [
  ["NQ 55", NQ55, await moduleOf(NQ55)],
  ["Brookfield", BROOKFIELD, await moduleOf(BROOKFIELD)],
  ["every type", EVERY_TYPE, await moduleOf(EVERY_TYPE)],
] as const;

describe("a built module", () => {
  it("is the same to the byte for the same rule set", () => {
    expect(built(NQ55)).toEqual(built(NQ55));
  });

  it("holds no path of this machine and reaches for nothing outside", () => {
    for (const [name, text] of built(NQ55)) {
      expect(text, name).not.toContain(process.cwd());
      if (!name.endsWith(".js")) continue;
      expect(text, name).not.toMatch(/\beval\(|new Function\b|\brequire\(|node:|\bfetch\(|XMLHttpRequest|\bimport\(/);
      const imported = [...text.matchAll(/^import[^;]*?from\s*"([^"]+)"/gm)].map((match) => match[1]);
      expect(
        imported.filter((one) => one !== "./khoan-runtime.js"),
        name,
      ).toEqual([]);
    }
  });

  it("says in its package.json whose it is, and names files that are there", () => {
    const files = built(NQ55);
    const text = files.get("package.json") ?? "";
    expect(ownership(text)).toEqual({
      ruleSet: "nq-55-2025",
      digest: NQ55.digest,
      files: [...files.keys()].toSorted(),
    });
    const targets = [...text.matchAll(/"\.\/([^"]+\.(?:js|ts|json))"/g)].map((match) => match[1]);
    expect(targets.filter((name) => name === undefined || !files.has(name))).toEqual([]);
  });

  it.each(["", "{}", '{"khoan":true}', "[]", "null", '{"name":"x","khoan":{"ruleSet":1}}'])(
    "is not taken for one by another package.json: %s",
    (text) => expect(ownership(text)).toBeUndefined(),
  );

  it.each(SETS)("exports what its types declare (%s)", (_, program, module) => {
    const names = exportedNames(program).toSorted();
    expect(Object.keys(module.default).toSorted()).toEqual(names);
    expect(Object.keys(module)).toEqual(expect.arrayContaining(names));
    const types = built(program).get(`${program.document.id}.d.ts`) ?? "";
    const declared = [...types.matchAll(/^export declare (?:const|function) (\w+)/gm)].map((match) => match[1]);
    expect(declared.toSorted()).toEqual(names);
  });

  it.each(SETS)("declares types that TypeScript takes, the validator’s among them (%s)", (_, program) => {
    const { id } = program.document;
    const files = built(program);
    const use = `import { readFacts } from "./facts.validate.js";
import { evaluate, month } from "./${id}.js";
const read = readFacts({});
if (read.facts !== undefined) evaluate.trusted(read.facts, { at: month("2026-01") });
else for (const { code, path, expected, got } of read.errors) void [code, path, expected, got];
`;
    const names = [`${id}.d.ts`, "facts.validate.d.ts"];
    const types = Object.fromEntries(names.map((name) => [name, files.get(name) ?? ""]));
    expect(complaintsOf(mkdtempSync(join(folder, "types-")), { ...types, "use.ts": use })).toBe("");
  });

  it.each(SETS)("gives results that fit their schema, and decides as the evaluator does (%s)", (_, program, module) => {
    const valid = new Ajv2020({ allowUnionTypes: true }).compile(resultsSchema(program));
    const at = parseMoment("2026-03");
    if (at === undefined) throw new Error("no moment");
    fc.assert(
      fc.property(livesOf(program, 2), (facts) => {
        const result = module.evaluate(facts, { at: "2026-03", to: "2026-05" });
        expect(valid(JSON.parse(JSON.stringify(result))), JSON.stringify(valid.errors)).toBe(true);
        const expected = decide(program, { facts, at });
        expect(result.kind).toBe(expected.kind);
        if (result.kind !== "decided" || expected.kind !== "decided") return;
        for (const variable of program.variables.filter((one) => one.output)) {
          const value = expected.outputs.get(variable.name) ?? null;
          const known = isKnown(value);
          expect(result.outputs[variable.name]).toMatchObject(
            known ? { known, value: toJson(value, variable.type) } : { known },
          );
        }
      }),
      { numRuns: 60 },
    );
  });

  it("has a validator of its own, which finds what the module finds", async () => {
    const { readFacts } = await load<{
      readFacts: (json: unknown) => { errors?: readonly Failed["errors"][number][] };
    }>(join(folder, "nq-55-2025"), "facts.validate.js");
    const json = { trẻ: { ngày_sinh: 5, nhiễm_hiv: "x" }, lạ: 1 };
    const [, , module] = SETS[0];
    const result = module.validate(json) as Failed;
    const places = (errors: readonly Failed["errors"][number][]): string[] =>
      errors.map(({ code, path }) => `${code} ${path}`).toSorted();
    expect(places(readFacts(json).errors ?? [])).toEqual(places(result.errors));
  });

  it("refuses a schema's results where one is neither known nor unknown", () => {
    const valid = new Ajv2020({ allowUnionTypes: true }).compile(resultsSchema(NQ55));
    const result = SETS[0][2].evaluate({}, { at: "2026-03" }) as Decided;
    const { được_hưởng: _, ...others } = result.outputs;
    expect(valid(result)).toBe(true);
    expect(valid({ ...result, outputs: others })).toBe(false);
    expect(valid({ ...result, outputs: { ...result.outputs, được_hưởng: { known: false } } })).toBe(false);
    expect(valid({ ...result, outputs: { ...result.outputs, được_hưởng: { known: true, value: "có" } } })).toBe(false);
  });
});
