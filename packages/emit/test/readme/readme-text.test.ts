import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Program } from "@khoan/language/core";
import { afterAll, describe, expect, it } from "vitest";
import { exampleText } from "../../src/readme/example.ts";
import { readmeText } from "../../src/readme/readme-text.ts";
import { built, writeBuilt } from "../build/built.ts";
import { BROOKFIELD, EVERY_TYPE, NQ55, shipped } from "../rule-sets.ts";

const folder = mkdtempSync(join(tmpdir(), "khoan-readme-"));
afterAll(() => rmSync(folder, { recursive: true }));

/** The example as the README shows it, run by Node beside the module. */
function run(program: Program): { readonly out: string; readonly code: number | null; readonly said: string } {
  const { id } = program.document;
  const files = built(program);
  writeBuilt(join(folder, id), files);
  const example = /```js\n([\s\S]*?)\n```/.exec(files.get("README.md") ?? "")?.[1] ?? "";
  writeFileSync(join(folder, id, "example.js"), example);
  const ran = spawnSync(process.execPath, [join(folder, id, "example.js")], { encoding: "utf8" });
  return { out: ran.stdout.trim(), code: ran.status, said: ran.stderr };
}

describe("the README of a module", () => {
  it.each([
    ["NQ 55", NQ55, "false"],
    ["Brookfield", BROOKFIELD, undefined],
    ["every type", EVERY_TYPE, "true"],
    ["rates alone", shipped("nd-351-2025"), "[]"],
  ])("shows five lines that run (%s)", (_, program, out) => {
    expect(exampleText(program).split("\n")).toHaveLength(5);
    const ran = run(program);
    expect(ran).toMatchObject({ code: 0, said: "" });
    if (out !== undefined) expect(ran.out).toBe(out);
  });

  it("names title, version, digest, every result and every fact, in the language of the rule set", () => {
    const text = readmeText(NQ55);
    expect(text).toContain(`# ${NQ55.document.title}`);
    expect(text).toContain(NQ55.digest);
    expect(text).toContain("| `mức_hằng_tháng` | Mức hỗ trợ hằng tháng | `tiền (đồng)` | III.1, IV.1 |");
    for (const fact of NQ55.facts) expect(text).toContain(`\`${fact.path}\``);
    expect(readmeText(BROOKFIELD)).toContain("## Results");
  });
});
