/** `khoan test --explore N`: random lives through all backends, invariants and shapes; what fails, as a case to paste. */
import { caseText } from "@khoan/cases";
import { type Lang, renderJson, renderTerminal } from "@khoan/diagnostics";
import { type Backend, type Explored, explore as exploreLives, lifeOfCase, type Told, tell } from "@khoan/explore";
import type { Program } from "@khoan/language/core";
import { usage } from "../command-words.ts";
import { compiled, type Loaded } from "../rule-set.ts";
import { complain, EXIT, type Shell, showFindings } from "../shell.ts";
import { readSuite } from "../test-run.ts";
import { targetsOf } from "../test-targets.ts";
import type { Options } from "../verbs.ts";

/** What else decides, beside the explaining evaluator; each is compared with it on every life. */
async function backendsOf(loaded: Loaded): Promise<readonly Backend[]> {
  return [await (await import("../generated-backend.ts")).generatedBackend(loaded)];
}

type Report = {
  readonly folder: string;
  readonly program: Program;
  readonly explored: Explored;
  readonly told: readonly Told[];
};

/** `--explore N [--seed S]`; without rule sets, all of them. */
export async function explore(shell: Shell, args: readonly string[], options: Options): Promise<number> {
  const count = wholeNumber(options["explore"]);
  const seed = options["seed"] === undefined ? Date.now() % 1_000_000 : wholeNumber(options["seed"]);
  if (count === undefined || count < 1 || seed === undefined) {
    complain(shell, usage(WANTED));
    return EXIT.usage;
  }
  const format = String(options["format"] ?? "text");
  const { targets, diagnostics } = await targetsOf(args);
  if (diagnostics.length > 0) {
    complain(shell, ...diagnostics);
    return EXIT.findings;
  }
  const reports: (Report & { readonly loaded: Loaded })[] = [];
  for (const { folder, files } of targets) {
    const { program, diagnostics: findings, sources } = await compiled(folder);
    if (program === undefined) {
      showFindings(shell, findings, sources, format);
      return EXIT.findings;
    }
    const loaded = { program, sources };
    const suite = await readSuite(folder, program, sources, files);
    // A case that expects an error holds facts of another kind.
    const known = suite.cases.filter((one) => one.error === undefined && one.implausible === undefined).map(lifeOfCase);
    const onLife = progressOn(shell, folder, count);
    const explored = exploreLives({ program, count, seed, known, backends: await backendsOf(loaded), onLife });
    onLife(0);
    const report = { folder, program, explored, told: explored.found.map((one) => tell(program, one)) };
    reports.push({ ...report, loaded });
    if (format !== "json") showText(shell, report, loaded, seed);
  }
  if (format === "json") showJson(shell, reports, seed);
  return reports.some(({ told }) => told.length > 0) ? EXIT.findings : EXIT.fine;
}

const WANTED = {
  vi: "--explore cần số đời sống (từ 1), --seed một số nguyên không âm",
  en: "--explore takes a number of lives (from 1), --seed a whole number, not negative",
} as const;

function wholeNumber(option: unknown): number | undefined {
  const number = Number(option);
  return typeof option === "string" && Number.isSafeInteger(number) && number >= 0 ? number : undefined;
}

function showText(shell: Shell, { folder, program, explored, told }: Report, { sources }: Loaded, seed: number): void {
  for (const { diagnostic, drafts } of told) {
    shell.out(renderTerminal([diagnostic], sources, { lang: shell.lang, colour: shell.colour }));
    shell.out(`${shell.tell(drafts.length > 1 ? PASTE.two : PASTE.one)}\n`);
    shell.out(drafts.map((draft) => caseText(program, draft, program.document.language)).join("\n"));
  }
  shell.say(`${folder}: ${summary(explored, seed, shell.lang)}`);
}

const PASTE = {
  one: {
    vi: "  Đời sống nhỏ nhất còn thấy được, dán vào tệp ca:",
    en: "  The smallest life that shows it, to paste into a case file:",
  },
  two: { vi: "  Hai đời sống kề nhau, dán vào tệp ca:", en: "  Two neighbouring lives, to paste into a case file:" },
} as const;

function summary({ lives, passedOver, trials, found }: Explored, seed: number, lang: Lang): string {
  return lang === "vi"
    ? `${lives} đời sống (bỏ qua ${passedOver} đời không thể có), ${trials} phép thử tính chất ở ngưỡng; ${found.length} phát hiện; hạt giống ${seed}`
    : `${lives} lives (passing over ${passedOver} that can’t be), ${trials} trials of shapes at thresholds; ${found.length} findings; seed ${seed}`;
}

function showJson(shell: Shell, reports: readonly (Report & { readonly loaded: Loaded })[], seed: number): void {
  const shown = reports.map(({ folder, program, explored, told, loaded }) => {
    const findings = told.map(({ diagnostic, drafts }) => ({
      ...(renderJson([diagnostic], loaded.sources, shell.lang)[0] as object),
      cases: drafts.map((draft) => caseText(program, draft, program.document.language)),
    }));
    const { lives, passedOver, trials } = explored;
    return { folder, lives, passedOver, trials, findings };
  });
  shell.out(JSON.stringify({ seed, explored: shown }, null, 2));
}

/** On a terminal, how far it is; called with 0 it wipes itself away. */
function progressOn(shell: Shell, folder: string, count: number): (done: number) => void {
  if (process.stderr.isTTY !== true) return () => undefined;
  const start = performance.now();
  let shownAt = start + 500;
  return (done) => {
    const now = performance.now();
    if (done === 0) process.stderr.write("\r\u001b[2K");
    if (done === 0 || now < shownAt) return;
    shownAt = now + 100;
    const left = Math.ceil((((now - start) / done) * (count - done)) / 1000);
    const text = {
      vi: `${folder}: ${done}/${count}, còn khoảng ${left} giây`,
      en: `${folder}: ${done}/${count}, about ${left} s left`,
    };
    process.stderr.write(`\r\u001b[2K${shell.tell(text)}`);
  };
}
