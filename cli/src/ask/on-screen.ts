/** The interview on a screen: choices with the arrow keys, typed answers checked at once; all of it on stderr. */

import { isCancel, select, text } from "@clack/prompts";
import { displayWidth, visible } from "@khoan/diagnostics";
import { saysBack, saysUnknown } from "@khoan/evaluate";
import type { Shell } from "../shell.ts";
import type { Asker, Prompt, Reply } from "./prompt.ts";

export function askOnScreen(shell: Shell): Asker {
  return {
    patient: true,
    ask: (prompt) => (prompt.choices === undefined ? typed(prompt, shell, prompt.form) : picked(prompt, shell)),
    close: () => undefined,
  };
}

const TEXTS = {
  vi: {
    unknown: "Không biết",
    back: "Quay lại câu trước",
    changed: "Đã thay đổi theo thời gian…",
    stretches: "mỗi giai đoạn: giá trị từ ngày; như không từ 01/01/2026; có từ 10/02/2026",
    keys: "? không biết, < quay lại",
    left: (count: number) => `còn tối đa ${count} câu`,
  },
  en: {
    unknown: "I don’t know",
    back: "Back to the last question",
    changed: "It changed over time…",
    stretches: "each stretch: value since day; such as no since 2026-01-01; yes since 2026-02-10",
    keys: "? not known, < back",
    left: (count: number) => `at most ${count} to go`,
  },
} as const;

async function picked(prompt: Prompt, shell: Shell): Promise<Reply> {
  const words = TEXTS[shell.lang];
  const choices = prompt.choices ?? [];
  const usual = choices.findIndex((one) => one.json === prompt.initial?.json);
  const answer = await select<number | "changed" | "unknown" | "back">({
    message: messageOf(prompt, shell).join("\n"),
    options: [
      ...choices.map(({ label, hint }, i) => ({
        value: i,
        label: visible(label),
        ...(hint === undefined ? {} : { hint }),
      })),
      ...(prompt.history ? [{ value: "changed" as const, label: words.changed }] : []),
      { value: "unknown", label: words.unknown },
      { value: "back", label: words.back },
    ],
    initialValue: Math.max(usual, 0),
    showInstructions: false,
    output: process.stderr,
  });
  if (isCancel(answer)) return { kind: "cancelled" };
  if (answer === "changed") return typed(prompt, shell, words.stretches);
  return typeof answer === "number" ? { kind: "answer", json: choices[answer]?.json } : { kind: answer };
}

async function typed(prompt: Prompt, shell: Shell, form: string): Promise<Reply> {
  const { initial } = prompt;
  const words = TEXTS[shell.lang];
  const usual = initial === undefined ? undefined : visible(initial.label);
  const hints = [...(usual === undefined ? [] : [`${usual} (Enter)`]), form, words.keys];
  const bar = shell.colourTalk ? "\u001b[90m│\u001b[0m" : "│";
  const answer = await text({
    message: messageOf(prompt, shell).join(`\n${bar}  `),
    output: process.stderr,
    placeholder: hints.join(" · "),
    ...(usual === undefined ? {} : { defaultValue: usual }),
    validate: (given) => {
      const said = given ?? "";
      if (saysBack(said) || saysUnknown(said) || (said.trim() === "" && initial !== undefined)) return undefined;
      const read = prompt.read(said.normalize("NFC"));
      return "problem" in read ? read.problem[shell.lang] : undefined;
    },
  });
  if (isCancel(answer)) return { kind: "cancelled" };
  const said = (answer ?? "").normalize("NFC");
  if (initial !== undefined && (said.trim() === "" || said === usual)) return { kind: "answer", json: initial.json };
  if (saysBack(said)) return { kind: "back" };
  if (saysUnknown(said)) return { kind: "unknown" };
  const read = prompt.read(said);
  return "json" in read ? { kind: "answer", json: read.json } : { kind: "back" };
}

/** What stands left of a line on the screen, and a little room at its end. */
const MARGIN = 5;

/** The question, and under it what is dim: what it is called, why it is asked. Lines fit the screen. */
function messageOf({ title, notes, remaining }: Prompt, shell: Shell): readonly string[] {
  const dim = (line: string): string => (shell.colourTalk ? `\u001b[2m${line}\u001b[0m` : line);
  const width = Math.max(30, (process.stderr.columns ?? 80) - MARGIN);
  const left = remaining > 1 ? ` (${TEXTS[shell.lang].left(remaining)})` : "";
  const head = wrapped(visible(title), width);
  const last = head.at(-1) ?? "";
  const told =
    displayWidth(last + left) <= width ? [...head.slice(0, -1), last + dim(left)] : [...head, dim(left.trim())];
  return [...told, ...notes.flatMap((note) => wrapped(visible(note), width).map(dim))];
}

/** Lines of whole words, each at most so wide. */
function wrapped(text: string, width: number): readonly string[] {
  const lines: string[] = [];
  let line = "";
  for (const word of text.split(" ")) {
    const longer = line === "" ? word : `${line} ${word}`;
    if (line !== "" && displayWidth(longer) > width) {
      lines.push(line);
      line = word;
    } else line = longer;
  }
  return [...lines, line];
}
