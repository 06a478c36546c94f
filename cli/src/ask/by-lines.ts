/** The interview without a screen: one answer a line from a pipe, so that it can be scripted; the talk goes to stderr. */
import { createInterface } from "node:readline";
import { saysBack, saysUnknown } from "@khoan/evaluate";
import type { Shell } from "../shell.ts";
import type { Asker, Prompt, Reply } from "./prompt.ts";

export function askByLines(shell: Shell): Asker {
  const reader = createInterface({ input: process.stdin, crlfDelay: Number.POSITIVE_INFINITY });
  const lines = reader[Symbol.asyncIterator]();
  let line = 0;
  return {
    patient: false,
    ask: async (prompt): Promise<Reply> => {
      shell.say(asText(prompt, shell));
      const next = await lines.next();
      if (next.done === true) return { kind: "ended" };
      line++;
      const text = next.value.normalize("NFC");
      if (saysBack(text)) return { kind: "back" };
      if (saysUnknown(text)) return { kind: "unknown" };
      if (text.trim() === "" && prompt.initial !== undefined) return { kind: "answer", json: prompt.initial.json };
      const read = prompt.read(text);
      return "json" in read ? { kind: "answer", json: read.json } : { kind: "wrong", line, problem: read.problem };
    },
    close: () => reader.close(),
  };
}

function asText({ title, notes, choices, form, initial, remaining }: Prompt, shell: Shell): string {
  const kinds = choices === undefined ? form : choices.map((one, i) => `${i + 1} ${one.label}`).join(" / ");
  const usual =
    initial === undefined ? "" : shell.tell({ vi: `; để trống: ${initial.label}`, en: `; empty: ${initial.label}` });
  const left = shell.tell({ vi: `còn tối đa ${remaining}`, en: `at most ${remaining} left` });
  return [`${title} (${left})`, ...notes.map((note) => `  ${note}`), `  [${kinds}${usual}]`].join("\n");
}
