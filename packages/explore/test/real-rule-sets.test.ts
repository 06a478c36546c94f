/** The rule sets of this repository: nothing found as they stand; a slip in a rule is found by what they promise. */
import { readFileSync } from "node:fs";
import { readCases } from "@khoan/cases";
import { sourceText } from "@khoan/diagnostics";
import { compileFolder, type Program } from "@khoan/language";
import { describe, expect, it } from "vitest";
import { nodeHost } from "../../../cli/src/node-host.ts";
import { allRuleSets, caseFiles } from "../../../cli/src/rule-set.ts";
import { type Explored, explore, type Life, lifeOfCase, tell } from "../src/index.ts";

/** The rule set with one text in the place of another. */
function compiled(folder: string, slip?: readonly [from: string, to: string]): Program {
  let slipped = 0;
  const { program } = compileFolder(
    {
      ...nodeHost,
      readText: (path) => {
        const read = nodeHost.readText(path);
        if (slip === undefined || "error" in read || !read.text.includes(slip[0])) return read;
        slipped++;
        return { text: read.text.replace(slip[0], slip[1]) };
      },
    },
    folder,
  );
  if (program === undefined || slipped !== (slip === undefined ? 0 : 1)) throw new Error(`${folder} does not compile`);
  return program;
}

const KNOWN = 16;

function knownLives(folder: string, program: Program): readonly Life[] {
  const cases = caseFiles(folder, program.document.id).flatMap(
    (path) => readCases(sourceText(path, readFileSync(path, "utf8")), program).cases,
  );
  const lives = cases.filter((one) => one.error === undefined && one.implausible === undefined).map(lifeOfCase);
  // Some of each part of the law: the command takes them all.
  return lives.filter((_, i) => i % Math.ceil(lives.length / KNOWN) === 0);
}

function explored(folder: string, program: Program, count: number): Explored {
  return explore({ program, count, seed: 55, backends: [], known: knownLives(folder, program) });
}

const told = (program: Program, { found }: Explored): readonly string[] =>
  found.map((one) => tell(program, one).diagnostic.message.en);

describe.each(allRuleSets().filter((folder) => compiled(folder).variables.some((one) => one.output)))(
  "%s",
  (folder) => {
    it("keeps what it promises, in every life drawn", { timeout: 120_000 }, () => {
      const program = compiled(folder);
      const found = explored(folder, program, 40);
      expect(told(program, found)).toEqual([]);
      expect(found.lives).toBe(40);
    });

    it("says which lives can’t be, and promises something", () => {
      const program = compiled(folder);
      expect(program.plausibility.length).toBeGreaterThan(3);
      expect(program.variables.flatMap((one) => one.shapes ?? []).length).toBeGreaterThan(3);
    });
  },
);

const SLIPS: readonly (readonly [string, string, readonly [string, string], RegExp])[] = [
  [
    "a floor of nothing is forgotten",
    "rules/nq-55-2025",
    ["lớn_nhất(0 đồng; chuẩn_nghèo_tháng - trẻ.trợ_cấp_xã_hội)", "chuẩn_nghèo_tháng - trẻ.trợ_cấp_xã_hội"],
    /mức_bù.*never_negative/,
  ],
  [
    "an allowance is added where it should be taken off",
    "rules/nq-55-2025",
    ["chuẩn_nghèo_tháng - trẻ.trợ_cấp_xã_hội", "chuẩn_nghèo_tháng + trẻ.trợ_cấp_xã_hội"],
    /mức_hằng_tháng.*(?:at_most|monotone_in)/,
  ],
  [
    "reductions are not stopped at nothing",
    "rules/examples/brookfield-2026",
    ["max(levy - reductions, 0 EUR)", "levy - reductions"],
    /levy_due.*never_negative/,
  ],
  [
    "a row of a table pays more to who earns more",
    "rules/examples/brookfield-2026",
    ["{ when: [< 2_000 EUR, '-'], then: 100% }", "{ when: [< 2_000 EUR, '-'], then: 0% }"],
    /child_supplement.*monotone_in: members\.income/,
  ],
];

describe("a slip of the pen is found by a shape", () => {
  it.each(SLIPS)("%s", { timeout: 120_000 }, (_, folder, slip, expected) => {
    const program = compiled(folder, slip);
    expect(told(program, explored(folder, program, 10)).join("\n")).toMatch(expected);
  });
});
