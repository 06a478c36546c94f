/** A case that a survivor would not outlive: small, in the rule set's language, for a person to finish. */
import { readCases } from "@khoan/cases";
import { sourceText } from "@khoan/diagnostics";
import { describe, expect, it } from "vitest";
import { judge, proposalFor, trialsOf } from "../../src/index.ts";
import { judged, line, mutant, PROGRAM } from "../bus-pass.ts";

const CHILD = line("a child", '"1", "3"', "born: 2016-05-20, zone: hill, rich: false, guest: false", "free: true");
const propose = (before: string, after: string, lives = 600): string => {
  const { cases, trials } = judged(CHILD);
  return proposalFor(mutant(before, after), PROGRAM, cases, trials, { lives })?.text ?? "";
};

describe("proposalFor", () => {
  it("finds the life at the boundary of an age, and gives only the facts that it needs", () => {
    const text = propose("16", "17");
    expect(text).toContain("born: ");
    expect(text).not.toContain("rich");
    expect(text).toContain("# 16 → 17");
    expect(text).toContain("# fill in");
  });

  it("kills the survivor, once a person has filled in what the law says", () => {
    const filled = propose("16", "17")
      .replace(/free: # .*/, "free: false")
      .replace(/reasons: # .*/, "reasons: [old]")
      .replace(/fare: # .*/, "fare: 20 VND")
      .replace(/why: .*/, "why: Of 16 years, no longer under 16.");
    const { cases, diagnostics } = readCases(
      sourceText("new.cases.yaml", `language: en\nrule_set: bus\ncases:\n${filled}`),
      PROGRAM,
    );
    expect(diagnostics).toEqual([]);
    expect(judge(mutant("16", "17"), cases, trialsOf(PROGRAM, cases)).state).toBe("killed");
  });

  it("is the same every time", () => {
    expect(propose("rich", "always")).toBe(propose("rich", "always"));
  });

  it("finds a moment when a date moves", () => {
    expect(propose("5: 2026-06-01..", "5: 2026-07-01..")).toContain("at: 2026-06");
  });

  it("finds nothing for what can't be seen", () => {
    expect(propose("5: 2026-06-01..", "5: 2026-05-31..", 50)).toBe("");
  });
});
