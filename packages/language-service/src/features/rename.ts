/**
 * A new name for what is under a position, in all files that know it, golden cases too. A name that is taken, that a
 * formula concerned uses for something of its own, or that would break a file, is refused with a reason.
 */
import { type Context, rangeIn } from "../context.ts";
import { proved, type Splice } from "../edits/proof.ts";
import type { Position, Range, WorkspaceEdit } from "../lsp.ts";
import { type Occurrence, type Target, target } from "../names/target.ts";
import { nameAt } from "./navigation.ts";

export type Refusal = { readonly refused: Readonly<Record<"vi" | "en", string>> };

/** What may be renamed, and how it is written here. */
export function prepareRename(
  path: string,
  position: Position,
  context: Context,
): { readonly range: Range; readonly placeholder: string } | undefined {
  const name = nameAt(path, position, context);
  if (name === undefined || name.target.kind === "rule_set") return undefined;
  const text = context.workspace.source(path)?.text ?? "";
  const span = ownPart(name, text, name.target, ownText(name.target, context));
  return { range: rangeIn(path, span, context), placeholder: text.slice(span.start, span.end) };
}

const NAME = /^[\p{L}_][\p{L}\p{M}\p{N}_]*$/u;
const ID = /^[\p{L}\p{M}\p{N}_](?:[\p{L}\p{M}\p{N}_.-]*[\p{L}\p{M}\p{N}_])?$/u;
const CLAUSE_PART = /^-?[\p{L}\p{M}\p{N}_-]+$/u;

export function rename(
  path: string,
  position: Position,
  written: string,
  context: Context,
): WorkspaceEdit | Refusal | undefined {
  const name = nameAt(path, position, context);
  if (name === undefined || name.target.kind === "rule_set") return undefined;
  const newName = written.normalize("NFC").trim();
  const what = name.target;
  if (!formOf(what).test(newName))
    return refusal(`“${newName}” không dùng làm tên được ở đây.`, `“${newName}” can’t be a name here.`);
  if (isTaken(what, newName, context)) return refusal(`Đã có “${newName}”.`, `There is “${newName}” already.`);
  const own = ownText(what, context);
  if (what.kind === "clause" && newName.startsWith("-") !== own.startsWith("-"))
    return refusal(
      "Mã điều khoản con giữ nguyên việc có hay không có dấu “-” ở đầu.",
      "A clause’s own part keeps its leading “-”, or its lack of one.",
    );
  const all = occurrences(what, context);
  if (what.kind !== "local" && hidesLocal(newName, all, context))
    return refusal(
      `Có công thức đã dùng “${newName}” làm tên riêng của nó.`,
      `A formula uses “${newName}” as a name of its own.`,
    );
  const splices = new Map<string, Splice[]>();
  for (const one of all) {
    const text = context.workspace.source(one.span.uri)?.text ?? "";
    const span = ownPart(one, text, what, own);
    const here = splices.get(one.span.uri) ?? [];
    if (!here.some((splice) => splice.start === span.start)) here.push({ ...span, newText: newName });
    splices.set(one.span.uri, here);
  }
  return (
    proved(splices, context) ??
    refusal("Tên mới làm hỏng một tệp.", "With the new name a file would not be well-formed.")
  );
}

function refusal(vi: string, en: string): Refusal {
  return { refused: { vi, en } };
}

function formOf({ kind }: Target): RegExp {
  switch (kind) {
    case "clause":
      return CLAUSE_PART;
    case "reading":
    case "option":
    case "member":
      return ID;
    default:
      return NAME;
  }
}

/** Of a clause, all ids that begin with its own, too. */
function occurrences(what: Target, context: Context): readonly Occurrence[] {
  if (what.kind !== "clause") return context.names.of(what);
  return [what, ...below(what, context)].flatMap((one) =>
    context.names.of(one).filter((found) => one === what || found.role !== "declares"),
  );
}

function below(what: Target, context: Context): readonly Target[] {
  for (const folder of context.workspace.folders()) {
    const main = context.workspace.ruleSet(folder).analysis.ruleSets[0];
    if (main?.document.id.name !== what.owner) continue;
    return main.clauses
      .filter(({ id }) => id.name !== what.name && isBelow(id.name, what.name))
      .map(({ id }) => target("clause", what.owner, id.name));
  }
  return [];
}

function isBelow(id: string, parent: string): boolean {
  return id.startsWith(`${parent}.`) || id.startsWith(`${parent}-`);
}

/** Where a clause is declared: its own part, `b` of `II.4.b`, `-1` of `I.1-1`. Of others, the name. */
function ownText(what: Target, context: Context): string {
  if (what.kind !== "clause") return what.name;
  const declared = context.names.of(what).find((one) => one.role === "declares");
  const text =
    declared && context.workspace.source(declared.span.uri)?.text.slice(declared.span.start, declared.span.end);
  return text?.replace(/^(["'])(.*)\1$/u, "$2") ?? what.name;
}

/** The part of a written name that is the target's own: of a clause's id, neither what stands before nor below. */
function ownPart(
  one: Occurrence,
  text: string,
  what: Target,
  own: string,
): { readonly start: number; readonly end: number } {
  const { start, end } = one.span;
  if (what.kind !== "clause" || one.role === "declares") return { start, end };
  // The id may have the rule set before it, and quotes around it.
  const from = start + text.slice(start, end).indexOf(one.target.name);
  return { start: from + what.name.length - own.length, end: from + what.name.length };
}

const IN_FORMULAS: readonly Target["kind"][] = ["fact", "group", "variable", "parameter"];

function isTaken(what: Target, newName: string, context: Context): boolean {
  if (newName === what.name) return false;
  const before =
    what.kind === "clause" ? what.name.slice(0, what.name.length - ownText(what, context).length) : pathBefore(what);
  const name = before + newName;
  if (name === what.name) return false;
  return (IN_FORMULAS.includes(what.kind) ? IN_FORMULAS : [what.kind]).some((kind) =>
    context.names.of({ ...what, kind, name }).some((one) => one.role === "declares"),
  );
}

function pathBefore({ kind, name }: Target): string {
  return kind === "fact" || kind === "group" ? name.slice(0, name.lastIndexOf(".") + 1) : "";
}

/** Whether some formula of the files concerned binds the new name itself. */
function hidesLocal(newName: string, all: readonly Occurrence[], context: Context): boolean {
  const paths = new Set(all.map((one) => one.span.uri));
  return [...paths].some((path) =>
    context.names.inFile(path).some((one) => one.target.kind === "local" && one.target.name === newName),
  );
}
