/** Rule sets written inside tests: a host that lives in memory, and short ways to compile what a test shows. */
import { createHash } from "node:crypto";
import { expect } from "vitest";
import type { Host } from "../src/1-source/host.ts";
import { type Compilation, compileFolder } from "../src/compile.ts";
import type { Program } from "../src/core/program.ts";

/** Text by path. */
export type Texts = Readonly<Record<string, string>>;

function memoryHost(texts: Texts): Host {
  const plain = (path: string): string => path.replace(/^\.\//, "");
  return {
    readText: (path) => {
      const text = texts[plain(path)];
      return text === undefined ? { error: "missing" } : { text };
    },
    list: (path) => {
      const folder = plain(path);
      const names = Object.keys(texts).filter((path) => path.startsWith(`${folder}/`));
      return names.length === 0 ? { error: "missing" } : names.map((path) => path.slice(folder.length + 1)).toSorted();
    },
    sha256: (text) => createHash("sha256").update(text).digest("hex"),
  };
}

export function compileTexts(texts: Texts, folder: string): Compilation {
  return compileFolder(memoryHost(texts), folder);
}

/** An English rule set `x` of one file, without the line break that begins a template; `document` adds keys. */
export function english(text: string, document = ""): Compilation {
  return compileTexts(
    { "x/document.yaml": `khoan: 1\nlanguage: en\nid: x\ntitle: X\n${document}`, "x/a.yaml": text.replace(/^\n/, "") },
    "x",
  );
}

/** A variable `v` and the one formula that gives it its value, among facts and types of every kind. */
export function englishFormula(value: string, type = "int", per = "month"): string {
  return `
types:
  zone: [rural, urban]
  colour: [red, blue]
  person: { born: { type: date }, alive: { type: bool? } }
facts:
  n: { type: int }
  k: { type: int? }
  amount: { type: money }
  euros: { type: money(EUR) }
  yes: { type: bool }
  maybe: { type: bool? }
  where_to: { type: zone }
  paint: { type: colour }
  d: { type: date }
  people: { type: list(person) }
  someone: { type: person? }
  home: { size: { type: int } }
parameters:
  rate: { type: money, by: [zone], values: [{ from: 2020-01-01, by_key: { rural: 1 VND, urban: 2 VND } }] }
  steps: { type: scale(money), values: [{ from: 2020-01-01, brackets: [{ above: 0 VND, rate: 5% }] }] }
variables:
  v: { type: '${type}', ${per === "" ? "" : `per: ${per}`} }
clauses:
  - id: c
    literals: [0, 1, 2, 1.5, 10%, 1 VND, 10 VND, 0 VND, 1 months, 1 days, 1 years, 2026-01-01, 2026-03]
    rules:
      - set: v
        value: '${value.replaceAll("'", "''")}'
`;
}

/** The codes of all errors, and of warnings where they are asked for. */
export function codesOf(compilation: Compilation, severities: readonly string[] = ["error"]): readonly string[] {
  return compilation.diagnostics.filter((one) => severities.includes(one.severity)).map((one) => one.code);
}

/** `a.yaml:3:5 KH301`, as an editor shows it; lines and columns count from 1. */
export function placesOf(compilation: Compilation): readonly string[] {
  return compilation.diagnostics.map((one) => {
    if (one.span === undefined) return `${one.uri} ${one.code}`;
    const text = compilation.sources.get(one.span.uri)?.text ?? "";
    const before = text.slice(0, one.span.start).split("\n");
    return `${one.span.uri.replace(/^.*\//, "")}:${before.length}:${(before.at(-1) ?? "").length + 1} ${one.code}`;
  });
}

/** The program; a test that meant to be free of errors fails with what was found. */
export function programOf(compilation: Compilation): Program {
  expect(
    compilation.diagnostics.filter((one) => one.severity === "error").map((one) => `${one.code} ${one.message.en}`),
  ).toEqual([]);
  return compilation.program as Program;
}

export function englishProgram(text: string, document = ""): Program {
  return programOf(english(text, document));
}

/** A rule set that is wrong, and how it is mended: by putting one text in the place of another. */
export type Wrong = {
  readonly says: string;
  readonly code: string;
  readonly text: string;
  readonly document?: string;
  readonly mend?: readonly [from: string, to: string];
};

export function expectWrong({ code, text, document, mend }: Wrong): void {
  const compiled = english(text, document);
  expect(codesOf(compiled, ["error", "warning"])).toContain(code);
  if (code !== "KH414" && code !== "KH606") expect(compiled.program).toBeUndefined();
  if (mend === undefined) return;
  const both = `${document ?? ""}\u0000${text}`;
  const mended = both.replaceAll(mend[0], mend[1]);
  expect(mended, "the mend changes something").not.toBe(both);
  const [documentText, rules] = mended.split("\u0000") as [string, string];
  expect(placesOf(english(rules, documentText))).toEqual([]);
}
