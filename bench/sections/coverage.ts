/** Coverage of the plan's golden cases, against running the same cases once. */
import { readFileSync } from "node:fs";
import { readCases, runCase } from "@khoan/cases";
import { measureCoverage } from "@khoan/coverage";
import { sourceText } from "@khoan/diagnostics";
import { compileFolder } from "@khoan/language";
import { nodeHost } from "../../cli/src/node-host.ts";
import { caseFiles } from "../../cli/src/rule-set.ts";
import { compare } from "../support/measure.ts";
import type { Row } from "../support/row.ts";

const FOLDER = "rules/nq-55-2025";

/** How many runs of all cases the two ways of measuring coverage cost; both run the cases twice themselves. */
export function coverageRows(): readonly Row[] {
  const { program, sources } = compileFolder(nodeHost, FOLDER);
  if (program === undefined) return [];
  const texts = new Map(sources);
  const cases = caseFiles(FOLDER, program.document.id).flatMap((path) => {
    const source = sourceText(path, readFileSync(path, "utf8"));
    texts.set(path, source);
    return readCases(source, program).cases;
  });
  const run = (): void => {
    for (const one of cases) runCase(program, one);
  };
  const against = `running the ${cases.length} golden cases once`;
  const measured = (notice: "first" | "all") => (): unknown =>
    measureCoverage({ program, sources: texts, cases, notice });
  return [
    { what: "coverage by clause and condition", against, ratio: compare(measured("first"), run, 5, 1) },
    { what: "the whole matrix: every case that would notice", against, ratio: compare(measured("all"), run, 3, 1) },
  ];
}
