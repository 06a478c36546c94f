/** The section `clauses` to a flat list in document order, ids put together from their parents'. */
import { defaults, files } from "@khoan/diagnostics";
import type { YamlMapping, YamlNode } from "../1-source/yaml-tree.ts";
import { parseRange } from "../2-syntax/parse-literal.ts";
import { toKeyWord } from "../2-syntax/places.ts";
import type { AmendmentModel, ClauseModel, Name, RestateModel } from "./model.ts";
import { readRule } from "./read-rule.ts";
import { dateOf, literalOf, nameOf, type ReadContext } from "./scalars.ts";
import { clauseShape } from "./shapes.ts";
import { checkShape, type View, viewOf } from "./view.ts";

export function readClauses(section: YamlNode, context: ReadContext): ClauseModel[] {
  const clauses: ClauseModel[] = [];
  if (section.kind !== "sequence") {
    context.report(
      files.wrongShape(section.span, { expected: "list", got: section.kind === "scalar" ? section.text : "mapping" }),
    );
    return clauses;
  }
  for (const item of section.items) readClause(item, undefined, clauses, context);
  return clauses;
}

/** `II.4` + `b` is `II.4.b`; `I.1` + `-1` is `I.1-1`: an unnumbered paragraph. */
function joinId(parent: string | undefined, id: string): string {
  if (parent === undefined) return id;
  return id.startsWith("-") ? parent + id : `${parent}.${id}`;
}

function readClause(node: YamlNode, parent: ClauseModel | undefined, into: ClauseModel[], context: ReadContext): void {
  if (!checkShape(node, clauseShape, toKeyWord("sections", context.lang, "clauses") ?? "clauses", "clause", context))
    return;
  const view = viewOf(node);
  const own = view.scalar("id");
  if (own === undefined) return;
  const id: Name = { name: joinId(parent?.id.name, own.text), span: own.span };
  const title = view.text("title");
  const summary = view.text("summary");
  const digest = view.text("source");
  const effectiveText = view.scalar("effective");
  const effective = effectiveText && parseRange(effectiveText, context.lang, context.report);
  const note = view.text("note");
  const notEncoded = readNotEncoded(view);
  const rules = view.items("rules").flatMap((item) => readRule(item, context) ?? []);
  const clause: ClauseModel = {
    id,
    limb: view.flag("limb"),
    literals: view.scalars("literals").flatMap((scalar) => literalOf(scalar, context) ?? []),
    restates: view
      .items("restates")
      .flatMap((item) => (item.kind === "mapping" ? (readRestate(item, context) ?? []) : [])),
    amendments: [...readAmendment(view, "replaces", context), ...readAmendment(view, "repeals", context)],
    cites: view.scalars("cites").map(nameOf),
    rules,
    span: own.span,
    ...(parent === undefined ? {} : { parent: parent.id.name }),
    ...(title === undefined ? {} : { title }),
    ...(summary === undefined ? {} : { summary }),
    ...(digest === undefined ? {} : { sourceDigest: digest.slice("sha256:".length) }),
    ...(effective === undefined || effectiveText === undefined
      ? {}
      : { effective: { value: effective, span: effectiveText.span } }),
    ...(notEncoded === undefined ? {} : { notEncoded }),
    ...(note === undefined ? {} : { note }),
  };
  into.push(clause);
  const computes = rules.length > 0 || clause.restates.length > 0 || clause.amendments.length > 0;
  if (computes && notEncoded !== undefined) context.report(defaults.encodedAndNot(own.span, { clause: id.name }));
  for (const child of view.items("clauses")) readClause(child, clause, into, context);
}

function readNotEncoded(view: View): ClauseModel["notEncoded"] {
  const node = view.get("not_encoded");
  if (node?.kind !== "mapping") return undefined;
  const inner = viewOf(node);
  return {
    kind: inner.text("kind") as NonNullable<ClauseModel["notEncoded"]>["kind"],
    why: inner.text("because") ?? "",
  };
}

function readRestate(node: YamlMapping, context: ReadContext): RestateModel | undefined {
  const view = viewOf(node);
  const parameter = view.scalar("parameter");
  const fromText = view.scalar("from");
  const valueText = view.scalar("value");
  const from = fromText && dateOf(fromText, context);
  const value = valueText && literalOf(valueText, context);
  if (parameter === undefined || from === undefined || value === undefined) return undefined;
  return { span: parameter.span, parameter: nameOf(parameter), keys: view.scalars("key").map(nameOf), from, value };
}

function readAmendment(view: View, kind: AmendmentModel["kind"], context: ReadContext): AmendmentModel[] {
  const node = view.get(kind);
  if (node?.kind !== "mapping") return [];
  const inner = viewOf(node);
  const clause = inner.scalar("clause");
  const fromText = inner.scalar("from");
  const from = fromText && dateOf(fromText, context);
  if (clause === undefined || from === undefined) return [];
  const document = inner.scalar("document");
  return [
    {
      kind,
      span: node.entries[0]?.key.span ?? node.span,
      clause: nameOf(clause),
      from,
      ...(document === undefined ? {} : { document: nameOf(document) }),
    },
  ];
}
