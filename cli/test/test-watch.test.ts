/** Which changed files concern a watched rule set. */

import { sourceText } from "@khoan/diagnostics";
import type { Program } from "@khoan/language";
import { describe, expect, it } from "vitest";
import type { Suite } from "../src/test-run.ts";
import { concerns } from "../src/test-watch.ts";

const SUITE: Suite = {
  folder: "rules/x",
  program: {} as Program,
  sources: new Map(
    ["rules/x/a.yaml", "rules/imported/b.yaml", "cases.yaml"].map((path) => [path, sourceText(path, "")]),
  ),
  files: ["cases.yaml"],
  cases: [],
  diagnostics: [],
};

describe("a changed file", () => {
  it.each([
    ["rules/x/a.yaml", "rules"],
    ["rules/x/new.yaml", "rules"],
    ["rules/imported/b.yaml", "rules"],
    ["rules/x/README.md", undefined],
    ["rules/other/c.yaml", undefined],
    ["cases.yaml", "cases"],
    ["test/golden/x/new.cases.yaml", "cases"],
    ["test/golden/x/suite.cases.xlsx", "cases"],
    ["rules/x/.a.yaml.swp", undefined],
  ])("%s concerns %s", (path, expected) => {
    expect(concerns(path, SUITE, "rules/x")).toBe(expected);
  });
});
