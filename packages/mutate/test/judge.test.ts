/** Who notices a change: a case that names the clause, another one, or none. */
import { describe, expect, it } from "vitest";
import { findingsOf, judge } from "../src/index.ts";
import { judged, line, MUTANTS, mutant, PROGRAM } from "./bus-pass.ts";

const CHILD = "born: 2016-05-20, zone: hill";
const OFF = mutant("16", "17");

describe("judge", () => {
  it("counts a case that names the clause and turns red", () => {
    const { cases, trials } = judged(line("just 16", '"1"', "born: 2010-03-31, zone: hill", "free: false"));
    expect(judge(OFF, cases, trials)).toEqual({ state: "killed", by: 0 });
  });

  it("tells a case that does not name it", () => {
    const text = line("just 16", '"3"', "born: 2010-03-31, zone: hill", "free: false, fare: 20 VND");
    const { cases, trials } = judged(text);
    expect(judge(OFF, cases, trials)).toEqual({ state: "elsewhere", by: 0 });
  });

  it("lets one survive that no case notices", () => {
    const { cases, trials } = judged(line("a child", '"1"', CHILD, "free: true"));
    expect(judge(OFF, cases, trials)).toEqual({ state: "survived" });
  });

  it("says where no case looks", () => {
    expect(judge(OFF, [], [])).toEqual({ state: "uncovered" });
  });

  it("does not count that the clause took no part", () => {
    // Without its only rule the clause named is idle, but the case expects nothing that the rule gives.
    const { cases, trials } = judged(line("idle", '"2"', CHILD, "free: true, fare: 0 VND"));
    expect(judge(mutant("set: fare value: price(zone)", "∅"), cases, trials).state).toBe("survived");
  });

  it("takes the quicker of two cases that name the clause", () => {
    const both =
      line("long", '"1"', "born: 2010-03-31, zone: hill", "free: false").replace(
        "at: 2026-03",
        "at: 2026-03, timeline: [{ from: 2026-03, to: 2026-05, expect: { free: false } }]",
      ) + line("short", '"1"', "born: 2010-03-31, zone: hill", "free: false");
    const { cases, trials } = judged(both);
    expect(judge(OFF, cases, trials)).toEqual({ state: "killed", by: 1 });
  });

  it("comes to the same verdict, whether or not it looks quickly first", () => {
    const text =
      line("a child", '"1", "3"', CHILD, "free: true, fare: 0 VND, reasons: [young]") +
      line("just 16", '"1", "2"', "born: 2010-03-31, zone: town", "free: false, fare: 10 VND, reasons: [old]") +
      line("a rich child", '"3", "4"', `${CHILD}, rich: true`, "fare: 20 VND") +
      line("a guest", '"5"', `${CHILD}, guest: true`, "free: false, fare: 25 VND", "2027-01");
    const { cases, trials } = judged(text);
    const findings = findingsOf(PROGRAM, cases);
    const slow = MUTANTS.map((one) => judge(one, cases, trials));
    expect(MUTANTS.map((one) => judge(one, cases, trials, findings))).toEqual(slow);
    expect(new Set(slow.map((one) => one.state)).size).toBeGreaterThan(1);
  });
});
