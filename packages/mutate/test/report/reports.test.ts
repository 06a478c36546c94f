/** The reports: the score, what is open with a case to add, and a page that needs nothing else. */
import { describe, expect, it } from "vitest";
import {
  judge,
  type MutationReport,
  mutationHtml,
  mutationJson,
  mutationSummary,
  mutationText,
  proofOf,
  resultOf,
  scoreOf,
} from "../../src/index.ts";
import { judged, line, MUTANTS, mutant, PROGRAM, SOURCES } from "../bus-pass.ts";

const { cases, trials } = judged(line("just 16", '"1"', "born: 2010-03-31, zone: hill", "free: false"));
const CHOSEN = [
  mutant("16", "17"),
  mutant("16", "15"),
  mutant("5: 2026-06-01..", "5: 2026-05-31.."),
  mutant("rich", "always"),
];
const results = CHOSEN.map((one) => resultOf(one, judge(one, cases, trials), cases, proofOf(one, PROGRAM), undefined));
const report: MutationReport = {
  ruleSet: "bus",
  title: "Bus <pass>",
  program: PROGRAM,
  sources: SOURCES,
  results,
  cases: 1,
};

describe("scoreOf", () => {
  it("leaves out what changes nothing", () => {
    expect(scoreOf(results)).toMatchObject({ total: 3, noticed: 1, percent: 33.3, counts: { proved: 1, killed: 1 } });
  });

  it("is whole where nothing could be changed", () => {
    expect(scoreOf([]).percent).toBe(100);
  });
});

describe("mutationText", () => {
  const text = mutationText(report, { lang: "en", colour: false, all: false });

  it("has a bar for each clause and tells the open ones with their place", () => {
    expect(text).toMatch(/^1 {2}[█░=]+ +50%/m);
    expect(text).toContain("✗ 1  survived: number, date, one unit less");
    expect(text).toMatch(/bus\/rules\.yaml:\d+:\d+/);
    expect(text).not.toContain("17");
  });

  it("tells the rest where asked", () => {
    expect(mutationText(report, { lang: "en", colour: false, all: true })).toContain("proof: what is in force");
  });
});

describe("mutationJson", () => {
  it("is plain data, the same every time", () => {
    const [once, again] = [JSON.stringify(mutationJson(report, "vi")), JSON.stringify(mutationJson(report, "vi"))];
    expect(once).toBe(again);
    expect(JSON.parse(once).score).toMatchObject({ percent: 33.3, noticed: 1, total: 3 });
  });
});

describe("mutationHtml", () => {
  const page = mutationHtml(report, "vi");

  it("asks nothing of the network and lets no text become markup", () => {
    expect(page).not.toMatch(/(?:src|href)="(?:https?:)?\/\//);
    expect(page).toContain("Bus &lt;pass&gt;");
    expect(page).not.toContain("Bus <pass>");
  });

  it("marks only the words that differ", () => {
    expect(page).toContain("<del>16</del>");
    expect(page).toContain("<ins>15</ins>");
  });

  it("holds every mutant once", () => {
    expect(page.match(/<article/g)?.length).toBe(CHOSEN.length);
  });
});

describe("mutationSummary", () => {
  it("says the score and what is open", () => {
    expect(mutationSummary(report, "en")).toBe(
      "bus: 33.3% (1 of 3 mutants killed by a case that names the clause; 1 equivalent); 2 without case or reason.",
    );
    expect(mutationSummary(report, "vi")).toMatch(/^bus: 33,3% /);
    expect(MUTANTS.length).toBeGreaterThan(CHOSEN.length);
  });
});
