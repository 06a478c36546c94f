/** What a reader should know besides the results: remarks of the rules, and rates that want a second look. */

import { noteTexts } from "@khoan/evaluate";
import type { Program } from "@khoan/language/core";
import type { Analysis } from "./analysis.ts";
import type { Module } from "./frame.ts";
import { declared } from "./frame.ts";
import { atMonth, handedOut } from "./outputs.ts";

/** `NOTES`: for each remark a function of the month and its texts; `USED`: what is said of rates once used. */
export function printNotes(program: Program, analysis: Analysis, module: Module): string {
  const functions: string[] = [];
  const entries = program.variables.flatMap((variable, i) => {
    if (variable.role !== "notes") return [];
    const { code, temporaries } = atMonth(i, program, analysis, module);
    functions.push(
      `function N${i}(m,d,s){${declared(temporaries)}return ${handedOut(code, variable.type, module, analysis.universes[i])}}`,
    );
    return [`[N${i},${variable.per !== undefined}]`];
  });
  const flags = program.parameters.flatMap((parameter, p) =>
    parameter.versions.flatMap((version, v) => {
      if (version.status !== "unverified" && version.reviewBy === undefined) return [];
      const { unverified, review } = noteTexts(program.document.language, parameter, version);
      return [{ name: `u${p}_${v}`, unverified, review }];
    }),
  );
  const names = flags.map((flag) => `${flag.name}=0`).join(",");
  const used = flags.map(
    ({ name, unverified, review }) =>
      `[${name},${JSON.stringify(unverified ?? null)},${JSON.stringify(review ?? null)}]`,
  );
  return [
    flags.length === 0 ? "" : `let UO=0,${names};`,
    ...functions,
    `const NOTES=[${entries.join(",")}];`,
    `function USED(fresh){if(fresh){${flags.length === 0 ? "" : `${flags.map((flag) => `${flag.name}=`).join("")}UO=0;`}return []}return [${used.join(",")}]}`,
  ]
    .filter((line) => line !== "")
    .join("\n");
}
