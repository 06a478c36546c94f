/**
 * Lines above clauses and rates: how many golden cases name a clause, how many of those come out the same without it,
 * how many fail; and from when a rate will be another.
 */
import { type Context, rangeIn } from "../context.ts";
import type { CodeLens } from "../lsp.ts";
import { partOf } from "../names/name-index.ts";
import { target } from "../names/target.ts";
import { isCaseFile } from "../workspace.ts";
import { dayWord } from "./describe.ts";

const WORDS = {
  vi: {
    cases: (n: number): string => (n === 0 ? "Chưa có ca kiểm thử" : `${n} ca`),
    idle: (n: number): string => `${n} chưa chứng tỏ có tác dụng`,
    failing: (n: number): string => `${n} ca sai`,
    changes: (day: string): string => `Đổi từ ${day}`,
    run: "Chạy các ca của tệp này",
  },
  en: {
    cases: (n: number): string => (n === 0 ? "No golden case yet" : n === 1 ? "1 case" : `${n} cases`),
    idle: (n: number): string => `${n} not shown to matter`,
    failing: (n: number): string => `${n} failing`,
    changes: (day: string): string => `Changes ${day}`,
    run: "Run the cases of this file",
  },
} as const;

export function codeLenses(path: string, context: Context): readonly CodeLens[] {
  const folder = context.workspace.folderOf(path);
  if (folder === undefined) return [];
  return isCaseFile(path)
    ? caseLenses(path, context)
    : [...clauseLenses(path, folder, context), ...rateLenses(path, folder, context)];
}

function caseLenses(path: string, context: Context): readonly CodeLens[] {
  const first = context.workspace.tree(path)?.root?.entries[0]?.key.span;
  if (first === undefined) return [];
  const { lang } = context.settings();
  return [
    {
      range: rangeIn(path, first, context),
      command: { title: WORDS[lang].run, command: "khoan.runCases", arguments: [{ uri: path }] },
    },
  ];
}

function clauseLenses(path: string, folder: string, context: Context): readonly CodeLens[] {
  const { workspace, names, settings } = context;
  const words = WORDS[settings().lang];
  const { analysis } = workspace.ruleSet(folder);
  const main = analysis.ruleSets[0];
  const part = main && partOf(main, path);
  if (main === undefined || part === undefined) return [];
  const results = context.runs.known(folder)?.flatMap((run) => run.results);
  const idleOf = context.runs.idle(folder);
  return part.sections.clauses.flatMap((model): readonly CodeLens[] => {
    if (model.rules.length === 0 && model.restates.length === 0) return [];
    const id = model.id.name;
    const naming = results?.filter((one) => one.case.clauses.some((clause) => clause.name === id));
    const idle = idleOf?.get(id) ?? 0;
    const failing = naming?.filter((one) => one.failures.length > 0).length ?? 0;
    const cited = names
      .of(target("clause", main.document.id.name, id))
      .filter((one) => isCaseFile(one.span.uri) && one.role === "cites");
    const title = [
      words.cases(naming?.length ?? cited.length),
      idle === 0 ? "" : words.idle(idle),
      failing === 0 ? "" : words.failing(failing),
    ]
      .filter((one) => one !== "")
      .join(", ");
    const range = rangeIn(path, model.id.span, context);
    const locations = cited.map((one) => ({ uri: one.span.uri, range: rangeIn(one.span.uri, one.span, context) }));
    return [
      {
        range,
        command: {
          title,
          command: "khoan.showReferences",
          arguments: [{ uri: path }, range.start, locations],
        },
      },
    ];
  });
}

function rateLenses(path: string, folder: string, context: Context): readonly CodeLens[] {
  const { workspace, settings } = context;
  const { lang, today } = settings();
  const { analysis } = workspace.ruleSet(folder);
  const main = analysis.ruleSets[0];
  const part = main && partOf(main, path);
  if (part === undefined || today === undefined) return [];
  return part.sections.parameters.flatMap((model) => {
    const next = model.versions
      .map((version) => version.from.value)
      .toSorted((a, b) => a - b)
      .find((day) => day > today);
    if (next === undefined) return [];
    const at = model.versions.find((version) => version.from.value === next)?.span ?? model.name.span;
    const range = rangeIn(path, model.name.span, context);
    return [
      {
        range,
        command: {
          title: WORDS[lang].changes(dayWord(next, lang)),
          command: "khoan.goTo",
          arguments: [{ uri: at.uri, range: rangeIn(at.uri, at, context) }],
        },
      },
    ];
  });
}
