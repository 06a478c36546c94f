/** The rule sets that emitters are tested on: the shipped ones, and one of every type that facts can have. */
import { compileFolder, type Program } from "@khoan/language";
import { nodeHost } from "../../../cli/src/node-host.ts";
import { englishProgram } from "../../language/test/rule-set.ts";

export function shipped(folder: string): Program {
  const { program } = compileFolder(nodeHost, `rules/${folder}`);
  if (program === undefined) throw new Error(`${folder} does not compile`);
  return program;
}

export const NQ55 = shipped("nq-55-2025");
export const BROOKFIELD = shipped("examples/brookfield-2026");

/** A fact of every type, with and without history, default and `null`. */
export const EVERY_TYPE = englishProgram(
  `
types:
  colour: [red, blue]
  address: { street: { type: text }, since: { type: date?, default: null, ground: c } }
  person:
    born: { type: date, when_null: unknown, label: Day of birth }
    married: { type: bool, history: true, default: false, ground: c }
    home: { type: address? }
    from: { type: int? }
    value: { type: int? }
facts:
  yes: { type: bool, question: Is it so? }
  count: { type: int, label: A count }
  price: { type: money }
  fine: { type: money(VND; 2) }
  ratio: { type: decimal(2), default: 1.5, ground: c }
  whole: { type: decimal(0) }
  rate: { type: percent(1), history: true, default: 10.5%, ground: c }
  born: { type: date }
  start: { type: month? }
  since: { type: year }
  stay: { type: months }
  name: { type: text, sensitivity: sensitive, note: As in the passport }
  clause: { type: clause? }
  paint: { type: colour, history: true, default: red, ground: c }
  tints: { type: list(colour)?, history: true, default: null, ground: c }
  dates: { type: list(date?) }
  people: { type: list(person), label: Those who live there }
  home:
    size: { type: int }
    owner: { type: person, when_null: default }
    tenant: { type: person? }
    address: { type: address?, history: true }
variables:
  ok: { type: bool, per: month, output: true, label: Whether it holds }
  amount: { type: money?, per: month, output: true, otherwise: 'null' }
  exact: { type: money(VND; 2), output: true }
  tint: { type: colour?, output: true, otherwise: 'null' }
  ground: { type: clause?, output: true, otherwise: 'null' }
  who: { type: list(text), output: true, combine: list }
  end: { type: month?, output: true, otherwise: 'null' }
  day_of: { type: date?, output: true, otherwise: 'null' }
  how_long: { type: months?, output: true, otherwise: 'null' }
readings:
  strictness: { clauses: [c], question: How strict?, chosen: mild, options: { mild: as is, hard: to the letter } }
clauses:
  - id: c
    literals: [0, 1, 2, 1 VND, 1.5, 10.5%]
    rules:
      - { set: ok, value: yes and reading("strictness") = "mild" }
      - { set: amount, when: yes, value: price }
      - { set: exact, value: fine }
      - { set: end, when: start != null, value: start }
`,
);
