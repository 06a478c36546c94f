/** `khoan test --generate DIR`: proposes cases for what the cases of a rule set leave open, as YAML to paste. */
import { caseFileText } from "@khoan/cases";
import { measureCoverage, readAccepted } from "@khoan/coverage";
import { type SourceText, sourceText } from "@khoan/diagnostics";
import { draftProposal, type Proposal, type Proposed, type Purpose, propose } from "@khoan/explore";
import type { Program } from "@khoan/language/core";
import { usage } from "../command-words.ts";
import { acceptedFile } from "../coverage-files.ts";
import { nodeHost } from "../node-host.ts";
import { load, tidy } from "../rule-set.ts";
import { complain, EXIT, type Shell } from "../shell.ts";
import { readSuite } from "../test-run.ts";
import type { Options } from "../verbs.ts";

const TRIES = 3000;
const MOST = 25;

/**
 * `--generate [dir]`, the folder as its value or as the first argument; `--seed S`, `--most N` of each purpose,
 * `--tries N`, `--with-answers`. The cases go to standard output, talk to standard error.
 */
export async function generate(shell: Shell, args: readonly string[], options: Options): Promise<number> {
  const given = typeof options["generate"] === "string" ? options["generate"] : args[0];
  const seed = numberOf(options["seed"], 1);
  const most = numberOf(options["most"], MOST);
  const tries = numberOf(options["tries"], TRIES);
  if (given === undefined || seed === undefined || most === undefined || tries === undefined) {
    complain(shell, usage(WANTED));
    return EXIT.usage;
  }
  const folder = tidy(given);
  const loaded = await load(shell, folder, "text");
  if (loaded === undefined) return EXIT.findings;
  const { program, sources } = loaded;
  const suite = await readSuite(folder, program, sources);
  if (suite.diagnostics.length > 0) {
    // Cases that can’t be read would be proposed again.
    complain(shell, ...suite.diagnostics);
    return EXIT.findings;
  }
  const progress = progressOn(shell);
  const coverage = measureCoverage({
    ...{ program, sources, cases: suite.cases, notice: "first" },
    accepted: acceptedGaps(folder, program, sources),
  });
  const proposed = propose({ coverage, seed, tries, most, progress: progress.show });
  progress.done();
  const { language } = program.document;
  const withAnswers = options["withAnswers"] === true;
  const drafts = proposed.proposals.map((one) => draftProposal(program, one, withAnswers));
  if (drafts.length > 0) shell.out(caseFileText(program, drafts, language));
  shell.say(`${folder}: ${shell.tell(summaryOf(proposed, seed))}`);
  return EXIT.fine;
}

const WANTED = {
  vi: "--generate cần thư mục bộ quy tắc; --seed, --most, --tries cần số nguyên không âm",
  en: "--generate takes the folder of a rule set; --seed, --most and --tries whole numbers, not negative",
} as const;

function numberOf(option: unknown, usual: number): number | undefined {
  if (option === undefined) return usual;
  const number = Number(option);
  return Number.isSafeInteger(number) && number >= 0 ? number : undefined;
}

/** Gaps with a written reason need no case. What is wrong with the file of reasons, `khoan coverage` says. */
function acceptedGaps(folder: string, program: Program, sources: Map<string, SourceText>) {
  const path = acceptedFile(folder, program.document.id);
  const read = path === undefined ? undefined : nodeHost.readText(path);
  if (path === undefined || read === undefined || "error" in read) return [];
  const source = sourceText(path, read.text);
  sources.set(path, source);
  return readAccepted(source, program).accepted;
}

const PURPOSES = {
  gap: { vi: "chỗ hở", en: "gaps" },
  edge: { vi: "ngưỡng", en: "thresholds" },
  calendar: { vi: "ngày 29/02 và 31", en: "29 February and the 31st" },
  pairs: { vi: "từng cặp", en: "pairs" },
} as const satisfies Readonly<Record<Purpose, object>>;

function summaryOf({ proposals, unreached, moreEdges, impossiblePairs, parameters }: Proposed, seed: number) {
  const count = (purpose: Purpose): number => proposals.filter((one: Proposal) => one.purpose === purpose).length;
  const parts = (lang: "vi" | "en"): string =>
    (Object.keys(PURPOSES) as Purpose[]).map((purpose) => `${PURPOSES[purpose][lang]} ${count(purpose)}`).join(", ");
  return {
    vi:
      `đề xuất ${proposals.length} ca (${parts("vi")}); ${unreached} chỗ hở chưa tìm được ca, ` +
      `còn ${moreEdges} ngưỡng nữa, ${impossiblePairs.length} cặp không thể có (${parameters.length} dữ kiện); hạt giống ${seed}`,
    en:
      `${proposals.length} cases proposed (${parts("en")}); ${unreached} gaps for which none was found, ` +
      `${moreEdges} more thresholds, ${impossiblePairs.length} pairs that can’t be (${parameters.length} facts); seed ${seed}`,
  };
}

/** On a terminal, what is being looked for and how far it is. */
function progressOn(shell: Shell): {
  readonly show: (purpose: Purpose, part: number) => void;
  readonly done: () => void;
} {
  if (process.stderr.isTTY !== true) return { show: () => undefined, done: () => undefined };
  let shownAt = performance.now() + 500;
  return {
    show: (purpose, part) => {
      if (performance.now() < shownAt) return;
      shownAt = performance.now() + 100;
      process.stderr.write(`\r\u001b[2K${shell.tell(PURPOSES[purpose])}: ${Math.round(part * 100)}%`);
    },
    done: () => {
      process.stderr.write("\r\u001b[2K");
    },
  };
}
