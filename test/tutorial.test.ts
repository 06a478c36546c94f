/** The tutorial, followed to the letter: its edits are made, its commands run, and what it says is said must be said. */
import { spawnSync } from "node:child_process";
import { closeSync, mkdirSync, mkdtempSync, openSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";

const BIN = resolve("cli/src/khoan.js");
const RULES = "rules/ho-tro-bua-trua";
const CASES = `${RULES}/ho-tro-bua-trua.cases.yaml`;

const STARTER = ["document.yaml", "facts.yaml", "dieu-1.yaml", "ho-tro-bua-trua.cases.yaml"];

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "khoan-tutorial-"));
  mkdirSync(join(folder, "rules"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

type Fence = { readonly said: string; readonly language: string; readonly text: string };

/** The blocks between fences, each with the sentences before it. */
const fences: readonly Fence[] = [
  ...readFileSync("docs/tutorial.md", "utf8").matchAll(/([\s\S]*?)^```(\w*)\n([\s\S]*?)\n```$/gm),
].map(([, said = "", language = "", text = ""]) => ({ said, language, text }));

/** What a person sees: both streams, in the order written. */
function khoan(args: readonly string[]): string {
  const screen = join(folder, "screen");
  const file = openSync(screen, "w");
  // The interview of the tutorial has one question.
  spawnSync(process.execPath, [BIN, ...args], {
    input: "02/09/2017\n",
    stdio: ["pipe", file, file],
    cwd: folder,
    env: { PATH: process.env["PATH"] ?? "", LANG: "vi_VN.UTF-8", XDG_CACHE_HOME: join(folder, "cache") },
  });
  closeSync(file);
  return readFileSync(screen, "utf8");
}

const read = (path: string): string => readFileSync(join(folder, path), "utf8");
const change = (path: string, edit: (text: string) => string): void => {
  const before = read(path);
  const after = edit(before);
  expect(after, path).not.toBe(before);
  writeFileSync(join(folder, path), after);
};
const append = (path: string, block: string): void => change(path, (text) => `${text.trimEnd()}\n${block}\n`);

/** Blocks that the text asks to write somewhere, by how they begin; all others show a file as it is. */
const EDITS: readonly (readonly [begins: string, (block: string) => void])[] = [
  ["{", (block) => writeFileSync(join(folder, "hoc-sinh.json"), block)],
  [
    "      - { từ: 01/01/2026",
    (block) => change(`${RULES}/facts.yaml`, (text) => text.replace(/( {6}- \{.*\n)+/, `${block}\n`)),
  ],
  [
    "  nghỉ_học:",
    (block) => change(`${RULES}/facts.yaml`, (text) => text.replace(/( {2}ở_nội_trú:.*\n)/, `$1${block}\n`)),
  ],
  ["  - mã: 3", (block) => append(`${RULES}/dieu-1.yaml`, block)],
  ["  - tên:", (block) => append(CASES, block)],
];

/** Corrections that a sentence asks for before its command. */
const CORRECTIONS: readonly (readonly [sentence: RegExp, (was: string, becomes: string) => void])[] = [
  [
    /Sửa `(\w+)` thành `([^`]+)`/u,
    (was, becomes) => change(`${RULES}/dieu-1.yaml`, (text) => text.replace(was, becomes)),
  ],
  [
    /Sửa thành `()([^`]+)`/,
    (_, becomes) => change(CASES, (text) => text.replace(/20\.000 đồng( \}\s*)$/, `${becomes}$1`)),
  ],
];

it("says what happens", { timeout: 120_000 }, () => {
  let command = "";
  let screen = "";
  let heard = 0;
  for (const { said, language, text } of fences) {
    for (const [sentence, correct] of CORRECTIONS) {
      const [, was, becomes] = sentence.exec(said) ?? [];
      if (was !== undefined && becomes !== undefined) correct(was, becomes);
    }
    if (language !== "") {
      const edit = EDITS.find(([begins]) => text.startsWith(begins))?.[1];
      if (edit === undefined) expect(STARTER.map((name) => read(`${RULES}/${name}`)).join("")).toContain(text);
      else edit(text);
    } else if (text.startsWith("npx khoan ")) {
      command = text;
      screen = khoan(text.slice("npx khoan ".length).split(" "));
    } else if (!/^(npm|rm) /.test(text)) {
      heard += 1;
      expect(screen, command).toContain(text);
    }
  }
  expect(heard).toBeGreaterThan(20);
});
