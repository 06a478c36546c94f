/** Which facts can’t all be true: only what is surely false is told, at the entry that begins too early. */
import { describe, expect, it } from "vitest";
import { englishProgram } from "../../language/test/rule-set.ts";
import { implausible, type Moment, parseMoment } from "../src/index.ts";

const PROGRAM = englishProgram(
  `
types:
  person: { born: { type: date }, ill: { type: bool, history: true, default: false, ground: x } }
  place: { since: { type: int?, default: null, ground: x }, safe: { type: bool, history: true, default: true, ground: x } }
facts:
  born: { type: date }
  mother: { type: person }
  poor: { type: bool, history: true, default: false, ground: x }
  home: { type: place?, history: true, default: null, ground: x }
  people: { type: list(person) }
variables: { v: { type: int, otherwise: 0 } }
plausible:
  - { must: born <= day, because: unborn }
  - { must: mother.born + 10 years <= born, because: mother younger }
  - { not_before: born, of: [poor, mother.ill, home], because: too early }
  - { not_before: p.born, for_each: p in people, of: p, because: ill before birth }
`,
  "month_end: down\n",
);

const found = (facts: unknown, at: string): readonly string[] =>
  implausible(PROGRAM, facts, parseMoment(at) as Moment).map(
    ({ rule, path }) => `${PROGRAM.plausibility[rule]?.why}${path === undefined ? "" : ` ${path}`}`,
  );

describe("implausible facts", () => {
  it.each<[name: string, facts: unknown, expected: readonly string[], at?: string]>([
    ["a child of an older mother", { born: "2020-05-01", mother: { born: "1990-01-01" } }, []],
    ["a child as old as the mother", { born: "2020-05-01", mother: { born: "2020-05-01" } }, ["mother younger"]],
    ["a mother of unknown age", { born: "2020-05-01" }, []],
    ["nothing known", {}, []],
    ["born on the last day of the month asked for", { born: "2026-03-31" }, []],
    ["born the day after", { born: "2026-04-01" }, ["unborn"]],
    ["born on the day asked for", { born: "2026-03-15" }, [], "2026-03-15"],
    ["born the day after the day asked for", { born: "2026-03-16" }, ["unborn"], "2026-03-15"],
    ["a history from birth", { born: "2020-05-01", poor: [{ from: "2020-05-01", value: true }] }, []],
    [
      "a history from before birth",
      {
        born: "2020-05-01",
        poor: [
          { from: "2020-04-30", value: true },
          { from: "2021-01-01", value: false },
        ],
      },
      ["too early poor[0].from"],
    ],
    ["what is always so", { born: "2020-05-01", poor: true }, []],
    [
      "a history within a record, and one within the entries of another",
      {
        born: "2020-05-01",
        mother: { ill: [{ from: "2000-01-01", value: true }] },
        home: [{ from: "2020-06-01", value: { safe: [{ from: "2019-01-01", value: false }] } }],
      },
      ["too early mother.ill[0].from", "too early home[0].value.safe[0].from"],
    ],
    [
      "members of a list, each by its own birth",
      {
        people: [
          { born: "1990-01-01", ill: [{ from: "1991-01-01", value: true }] },
          { born: "2000-01-01", ill: [{ from: "1991-01-01", value: true }] },
          { ill: [{ from: "1900-01-01", value: true }] },
        ],
      },
      ["ill before birth people[1].ill[0].from"],
    ],
    ["facts that can’t be read", { born: 3 }, []],
    ["a date beyond all calendars", { born: "2020-01-01", mother: { born: "9999-01-01" } }, []],
  ])("%s", (_, facts, expected, at = "2026-03") => {
    expect(found(facts, at)).toEqual(expected);
  });
});
