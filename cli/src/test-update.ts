/**
 * `khoan test --update`: changes what failing cases expect, one expectation at a time, each with a reason and an author.
 * A person at a terminal is shown the difference and asked; a script names the case, the reason and the author.
 */
import { cancel, confirm, intro, isCancel, log, outro, select, text } from "@clack/prompts";
import {
  type Acceptance,
  applyProposal,
  type CaseResult,
  isChosen,
  type Proposal,
  proposalsOf,
  readCases,
  runCase,
} from "@khoan/cases";
import { files, place, command as rows, type SourceText, sourceText } from "@khoan/diagnostics";
import type { Program } from "@khoan/language/core";
import { usage } from "./command-words.ts";
import { type Asked, choiceOf } from "./commands/test.ts";
import { hostError, writeAtomic } from "./node-host.ts";
import { compiled } from "./rule-set.ts";
import { complain, EXIT, type Shell, showFindings } from "./shell.ts";
import { readSuite, runSuite } from "./test-run.ts";
import { isSheet, type Targets } from "./test-targets.ts";
import type { Options } from "./verbs.ts";

const MILLISECONDS_A_DAY = 86_400_000;

/** Today where the person is, as an epoch day. */
function today(): number {
  const now = new Date();
  return Math.floor(Date.UTC(now.getFullYear(), now.getMonth(), now.getDate()) / MILLISECONDS_A_DAY);
}

type Failing = { readonly program: Program; readonly sources: Map<string, SourceText>; readonly result: CaseResult };

export async function update(shell: Shell, targets: Targets, asked: Asked, options: Options): Promise<number> {
  const given = (name: string): string => (typeof options[name] === "string" ? options[name].trim() : "");
  const [reason, author] = [given("reason"), given("author")];
  const alone = asked.choice.name !== undefined && reason !== "" && author !== "";
  if (!alone && !(process.stdin.isTTY === true && process.stdout.isTTY === true)) {
    complain(shell, usage(NEEDED));
    return EXIT.usage;
  }
  const failing = await failingCases(shell, targets, asked);
  if (failing === undefined) return EXIT.findings;
  if (alone) return updateOne(shell, failing, { author, why: reason, on: today() });
  return converse(shell, failing, author);
}

const NEEDED = {
  vi: "ngoài cửa sổ lệnh, --update cần --case, --reason và --author",
  en: "outside a terminal, --update takes --case, --reason and --author",
} as const;

/** The cases that fail; undefined, and said, where files or rule sets can’t be read. */
async function failingCases(shell: Shell, targets: Targets, asked: Asked): Promise<readonly Failing[] | undefined> {
  const failing: Failing[] = [];
  if (targets.diagnostics.length > 0) {
    showFindings(shell, targets.diagnostics, new Map(), asked.format);
    return undefined;
  }
  for (const target of targets.targets) {
    const { program, diagnostics, sources } = await compiled(target.folder);
    const suite = program && (await readSuite(target.folder, program, sources, target.files));
    const findings = suite?.diagnostics ?? diagnostics;
    if (program === undefined || suite === undefined || findings.some((one) => one.severity === "error")) {
      showFindings(shell, findings, sources, asked.format);
      return undefined;
    }
    const choice = choiceOf(asked, targets);
    const run = runSuite(suite, { choose: (one) => isChosen(one, choice) });
    for (const result of run.results) if (result.failures.length > 0) failing.push({ program, sources, result });
  }
  return failing;
}

/** All expectations of one case that a person named, for one reason. */
function updateOne(shell: Shell, failing: readonly Failing[], acceptance: Acceptance): number {
  const [one, ...others] = failing;
  const refuse = (vi: string, en: string): number => {
    complain(shell, rows.noChangeChosen({ file: "" }, { reason: { vi, en } }));
    return EXIT.findings;
  };
  if (one === undefined) return refuse("không ca nào hỏng có tên đó", "no failing case has that name");
  if (others.length > 0)
    return refuse(
      `${failing.length} ca hỏng cùng tên; thêm --file`,
      `${failing.length} failing cases have that name; add --file`,
    );
  let count = 0;
  for (let current: Failing | undefined = one; current !== undefined; ) {
    const [proposal] = proposalsIn(current);
    if (proposal === undefined) break;
    const written = write(shell, current, proposal, acceptance);
    if (written === undefined) return EXIT.findings;
    shell.out(changeText(shell, proposal, current.sources));
    count++;
    current = written;
  }
  if (count === 0)
    return refuse(
      isSheet(one.result.case.span.uri.split("#")[0] ?? "")
        ? "ca nằm trong bảng tính; hãy sửa ô đó trong bảng tính"
        : "chỗ hỏng của ca không phải là một giá trị mong đợi",
      isSheet(one.result.case.span.uri.split("#")[0] ?? "")
        ? "the case is in a spreadsheet; change the cell there"
        : "what fails in the case is not an expected value",
    );
  shell.say(shell.tell({ vi: `Đã đổi ${count} mong đợi.`, en: `${count} expectation(s) changed.` }));
  return EXIT.fine;
}

function proposalsIn({ program, sources, result }: Failing): readonly Proposal[] {
  const source = sources.get(result.case.span.uri);
  return source === undefined ? [] : proposalsOf(result, source, program);
}

/** Writes an accepted proposal; the case as it stands then, undefined where it could not be written, which is said. */
function write(shell: Shell, failing: Failing, proposal: Proposal, acceptance: Acceptance): Failing | undefined {
  const { program, sources, result } = failing;
  const { uri } = result.case.span;
  const source = sources.get(uri) as SourceText;
  const applied = applyProposal(source, program, proposal, acceptance);
  if ("problem" in applied) {
    complain(shell, rows.noChangeChosen({ file: uri }, { reason: applied.problem }));
    return undefined;
  }
  try {
    writeAtomic(uri, applied.text);
  } catch (error) {
    const problem = hostError(error);
    complain(shell, files.cannotWrite({ file: uri }, { path: uri, reason: problem.reason ?? problem.error }));
    return undefined;
  }
  return again(failing, applied.text);
}

/** The case as its file says it now. */
function again({ program, sources, result }: Failing, newText: string): Failing {
  const source = sourceText(result.case.span.uri, newText);
  sources.set(source.uri, source);
  const one = readCases(source, program).cases.find(({ name }) => name === result.case.name);
  return { program, sources, result: one === undefined ? { ...result, failures: [] } : runCase(program, one, sources) };
}

/** What differs, as a person would mark it. */
function changeText(
  shell: Shell,
  { case: one, item, was, becomes, failure }: Proposal,
  sources: Failing["sources"],
): string {
  const { span } = failure.diagnostic;
  const paint = (code: number, line: string): string => (shell.colour ? `\u001b[${code}m${line}\u001b[0m` : line);
  const parting = failure.diagnostic.related.map(
    (related) => `  ↳ ${related.message[shell.lang]}\n    ${place(related.span, related.span.uri, sources)}`,
  );
  return [
    `${one.name} (${place(span ?? one.span, one.span.uri, sources)})`,
    `  ${item}`,
    paint(31, `  - ${was}`),
    paint(32, `  + ${becomes}`),
    ...parting,
    `  ${shell.tell({ vi: "vì", en: "why" })}: ${one.why.trim().replaceAll(/\s+/g, " ")}`,
  ].join("\n");
}

/** Asks about one expectation after the other. */
async function converse(shell: Shell, failing: readonly Failing[], author: string): Promise<number> {
  const { tell } = shell;
  intro(
    tell({
      vi: `Đổi mong đợi: ${failing.length} ca hỏng`,
      en: `Changing expectations: ${failing.length} failing cases`,
    }),
  );
  let last = author;
  let [changed, skipped] = [0, 0];
  for (const first of failing) {
    const left = new Set<string>();
    for (let current: Failing = first; ; ) {
      // The file may have been written since this case was run.
      const source = current.sources.get(current.result.case.span.uri);
      if (source !== undefined) current = again(current, source.text);
      const proposal = proposalsIn(current).find(({ item }) => !left.has(item));
      if (proposal === undefined) break;
      log.message(changeText(shell, proposal, current.sources));
      const choice = await select({
        message: tell({ vi: "Mong đợi nào đúng với văn bản?", en: "Which expectation is right by the text?" }),
        options: [
          {
            value: "skip",
            label: tell({
              vi: `Giữ ${proposal.was} (quy tắc sai, sẽ sửa sau)`,
              en: `Keep ${proposal.was} (the rule is wrong, to be mended)`,
            }),
          },
          {
            value: "accept",
            label: tell({ vi: `Đổi thành ${proposal.becomes}`, en: `Change to ${proposal.becomes}` }),
          },
          { value: "quit", label: tell({ vi: "Dừng ở đây", en: "Stop here" }) },
        ],
      });
      if (isCancel(choice) || choice === "quit") return stopped(shell, changed);
      const acceptance = choice === "accept" ? await acceptanceFrom(shell, last) : undefined;
      if (acceptance === "stopped") return stopped(shell, changed);
      if (acceptance === undefined) {
        left.add(proposal.item);
        skipped++;
        continue;
      }
      last = acceptance.author;
      const written = write(shell, current, proposal, acceptance);
      if (written === undefined) left.add(proposal.item);
      else {
        current = written;
        changed++;
      }
    }
  }
  outro(
    tell({
      vi: `Đã đổi ${changed} mong đợi, giữ ${skipped}.`,
      en: `${changed} expectation(s) changed, ${skipped} kept.`,
    }),
  );
  return skipped > 0 ? EXIT.findings : EXIT.fine;
}

/** Who accepts, and why; undefined where the person thinks better of it. */
async function acceptanceFrom(shell: Shell, last: string): Promise<Acceptance | undefined | "stopped"> {
  const { tell } = shell;
  const required = (value: string | undefined): string | undefined =>
    value === undefined || value.trim() === "" ? tell({ vi: "Cần ghi điều này.", en: "This is needed." }) : undefined;
  const why = await text({
    message: tell({ vi: "Vì sao? (văn bản, điều khoản)", en: "Why? (the text, the clause)" }),
    validate: required,
  });
  if (isCancel(why)) return "stopped";
  const author = await text({
    message: tell({ vi: "Ai chịu trách nhiệm?", en: "Who answers for it?" }),
    initialValue: last,
    validate: required,
  });
  if (isCancel(author)) return "stopped";
  const sure = await confirm({
    message: tell({ vi: "Ghi vào tệp?", en: "Write it to the file?" }),
    active: tell({ vi: "Ghi", en: "Write" }),
    inactive: tell({ vi: "Thôi", en: "Don’t" }),
  });
  if (isCancel(sure)) return "stopped";
  return sure ? { author: author.trim(), why: why.trim(), on: today() } : undefined;
}

function stopped(shell: Shell, changed: number): number {
  cancel(shell.tell({ vi: `Dừng; đã đổi ${changed} mong đợi.`, en: `Stopped; ${changed} expectation(s) changed.` }));
  return EXIT.findings;
}
