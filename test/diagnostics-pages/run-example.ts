/**
 * Runs one form of a page's example by what its files are: rules are compiled; cases, where there are some, are run by
 * them; a request is decided; commands run in a folder that holds the files. Gives what was found, as a person sees it.
 */
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { readCases, runCase } from "@khoan/cases";
import { type Diagnostic, facts, renderTerminal, sortDiagnostics, sourceText } from "@khoan/diagnostics";
import { decide, type InputError, type Moment, parseMoment } from "@khoan/evaluate";
import type { Program } from "@khoan/language";
import { parseJson } from "../../cli/src/json-input.ts";
import { compileTexts, type Texts } from "../../packages/language/test/rule-set.ts";

export type Outcome = { readonly codes: readonly string[]; readonly answer: string };

const FOLDER = "vi-du";
const DOCUMENT = `khoản: 1\nngôn_ngữ: vi\nmã: ${FOLDER}\ntên: Ví dụ\n`;

/** Files by path; a path without a folder lies in the rule set's. */
export function runExample(files: Texts): Outcome {
  const texts: Record<string, string> = { [`${FOLDER}/document.yaml`]: DOCUMENT };
  for (const [path, text] of Object.entries(files)) texts[path.includes("/") ? path : `${FOLDER}/${path}`] = text;
  const ending = (end: string): string | undefined => Object.keys(texts).find((path) => path.endsWith(end));
  const commands = ending(".sh");
  if (commands !== undefined) return runCommands(texts, texts[commands] as string);
  const beside = (path: string): boolean => /\.(?:cases\.yaml|json)$/.test(path);
  const compiled = compileTexts(Object.fromEntries(Object.entries(texts).filter(([path]) => !beside(path))), FOLDER);
  const sources = new Map(compiled.sources);
  const found: Diagnostic[] = [...compiled.diagnostics];
  const cases = ending(".cases.yaml");
  const request = ending(".json");
  if (cases !== undefined && compiled.program !== undefined) {
    const source = sourceText(cases, texts[cases] as string);
    sources.set(cases, source);
    found.push(...failuresOf(source, compiled.program));
  }
  if (request !== undefined && compiled.program !== undefined) {
    found.push(...refusals(texts[request] as string, compiled.program));
  }
  const sorted = sortDiagnostics(found);
  return {
    codes: sorted.map((one) => one.code),
    answer: renderTerminal(sorted, sources, { lang: "vi", colour: false }),
  };
}

function failuresOf(source: ReturnType<typeof sourceText>, program: Program): Diagnostic[] {
  const read = readCases(source, program);
  const ran = read.cases.flatMap((one) => runCase(program, one).failures.map((failure) => failure.diagnostic));
  return [...read.diagnostics, ...ran];
}

type Request = {
  readonly at?: string;
  readonly to?: string;
  readonly readings?: Readonly<Record<string, string>>;
  readonly facts?: unknown;
};

/** As `khoan eval` tells them: by the path of the fact, without a place in the rules. */
function refusals(text: string, program: Program): Diagnostic[] {
  return errorsOf(text, program).map(({ path, diagnostic: { span: _, ...rest } }) => ({ ...rest, uri: path }));
}

function errorsOf(text: string, program: Program): readonly InputError[] {
  const parsed = parseJson(text);
  if ("diagnostic" in parsed) return [parsed];
  const { at = "2026-03", to, readings, facts: given } = parsed.json as Request;
  const moments = [at, ...(to === undefined ? [] : [to])].map((moment) => parseMoment(moment));
  if (moments.includes(undefined)) return [{ path: "at", diagnostic: facts.badMoment({ file: "at" }, {}) }];
  const decision = decide(program, {
    facts: given ?? {},
    at: moments[0] as Moment,
    ...(moments[1] === undefined ? {} : { to: moments[1] }),
    ...(readings === undefined ? {} : { readings }),
  });
  return decision.kind === "failed" ? decision.errors : [];
}

const FINDING = /^(?:lỗi|cảnh báo) KH\d+/mu;
const BIN = resolve("cli/src/khoan.js");

/** A line that begins with `khoan` is run, in a folder that holds the files (`< file` is its input); others are for the reader. */
function runCommands(texts: Texts, script: string): Outcome {
  const folder = mkdtempSync(join(tmpdir(), "khoan-page-"));
  try {
    for (const [path, text] of Object.entries(texts)) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), text);
    }
    const env = {
      PATH: process.env["PATH"] ?? "",
      LANG: "vi_VN.UTF-8",
      NO_COLOR: "1",
      HOME: folder,
      TMPDIR: folder,
      XDG_CACHE_HOME: join(folder, ".cache"),
    };
    const said = script
      .split("\n")
      .filter((line) => line.startsWith("khoan "))
      .map((line) => {
        const [command = "", input] = line.split(" < ");
        const words = [...command.matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, plain]) => quoted ?? plain ?? "");
        const ran = spawnSync(process.execPath, [BIN, ...words.slice(1)], {
          cwd: folder,
          env,
          encoding: "utf8",
          input: input === undefined ? "" : (texts[input.trim()] ?? ""),
        });
        return `${ran.stdout}${ran.stderr}`.replaceAll(`${folder}/`, "");
      })
      .join("");
    // Only what is found is shown; a command's own output, and its last line of counts, are another page's matter.
    const first = said.search(FINDING);
    const lines = first === -1 ? [] : said.slice(first).split("\n");
    const answer = lines.filter((line) => line === "" || line.startsWith(" ") || FINDING.test(line)).join("\n");
    return { codes: lines.filter((line) => FINDING.test(line)).map((line) => /KH\d+/.exec(line)?.[0] ?? ""), answer };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
