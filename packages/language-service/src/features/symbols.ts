/** A file as an outline: sections, declarations, and the law's own tree with the rules under their clauses. */
import { fold, type Span } from "@khoan/diagnostics";
import { canonicalFile, filePlaceOf, type View, viewOf, type YamlMapping, type YamlNode } from "@khoan/language";
import { type Context, locationOf, rangeIn } from "../context.ts";
import { type DocumentSymbol, SYMBOL_KIND, type WorkspaceSymbol } from "../lsp.ts";

type Made = {
  readonly name: string;
  readonly detail: string | undefined;
  readonly kind: number;
  readonly span: Span;
  readonly selection: Span;
  readonly children: readonly Made[];
};

/** Words for the head of each section as the file writes it. */
export function documentSymbols(path: string, context: Context): readonly DocumentSymbol[] {
  const shown = ({ name, detail, kind, span, selection, children }: Made): DocumentSymbol => ({
    name,
    kind,
    range: rangeIn(path, span, context),
    selectionRange: rangeIn(path, selection, context),
    children: children.map(shown),
    ...(detail === undefined ? {} : { detail }),
  });
  return outline(path, context).map(shown);
}

/** What people look up across files: everything with a name of its own, accents apart. */
export function workspaceSymbols(query: string, context: Context): readonly WorkspaceSymbol[] {
  const wanted = fold(query.trim());
  const found: WorkspaceSymbol[] = [];
  const visit = (one: Made, container: string): void => {
    const text = fold(`${one.name} ${one.detail ?? ""}`);
    if (one.kind !== SYMBOL_KIND.namespace && one.kind !== SYMBOL_KIND.event && text.includes(wanted)) {
      const name = one.detail === undefined ? one.name : `${one.name} — ${one.detail}`;
      found.push({ name, kind: one.kind, containerName: container, location: locationOf(one.selection, context) });
    }
    for (const child of one.children) visit(child, container);
  };
  const { workspace } = context;
  for (const folder of workspace.folders()) {
    const { analysis } = workspace.ruleSet(folder);
    const container = folder.slice(folder.lastIndexOf("/") + 1);
    const paths = analysis.ruleSets[0]?.parts.map((part) => part.uri) ?? [];
    for (const path of paths) for (const one of outline(path, context)) visit(one, container);
  }
  for (const path of workspace.caseFiles())
    for (const one of outline(path, context)) visit(one, path.slice(path.lastIndexOf("/") + 1));
  return found.slice(0, 500);
}

function outline(path: string, context: Context): readonly Made[] {
  const root = context.workspace.tree(path)?.root;
  if (root === undefined) return [];
  const place = filePlaceOf(root);
  const canonical = canonicalFile(root, place, context.workspace.langOf(path), () => undefined);
  if (place === "case_file") return viewOf(canonical).items("cases").flatMap(caseSymbol);
  if (place === "document") return canonical.entries.map((entry, i) => plainSymbol(entry, root.entries[i]?.key.text));
  return canonical.entries.map(({ key, value }, i) => ({
    name: root.entries[i]?.key.text ?? key.text,
    detail: undefined,
    kind: SYMBOL_KIND.namespace,
    span: joined(key.span, value.span),
    selection: key.span,
    children: sectionSymbols(key.text, value),
  }));
}

function joined(a: Span, b: Span): Span {
  return { uri: a.uri, start: Math.min(a.start, b.start), end: Math.max(a.end, b.end) };
}

type Entry = YamlMapping["entries"][number];

function plainSymbol({ key, value }: Entry, written: string | undefined): Made {
  return {
    name: written ?? key.text,
    detail: value.kind === "scalar" ? value.text : undefined,
    kind: SYMBOL_KIND.property,
    span: joined(key.span, value.span),
    selection: key.span,
    children: [],
  };
}

function sectionSymbols(section: string, node: YamlNode): readonly Made[] {
  if (section === "clauses") return itemsOf(node).flatMap((item) => clauseSymbol(item, undefined));
  if (node.kind !== "mapping") return [];
  const kind =
    section === "variables"
      ? SYMBOL_KIND.variable
      : section === "parameters"
        ? SYMBOL_KIND.constant
        : section === "readings"
          ? SYMBOL_KIND.string
          : SYMBOL_KIND.struct;
  return node.entries.map((entry) => (section === "facts" ? factSymbol(entry) : declared(entry, kind)));
}

function itemsOf(node: YamlNode): readonly YamlNode[] {
  return node.kind === "sequence" ? node.items : [];
}

function declared({ key, value }: Entry, kind: number): Made {
  const view = value.kind === "mapping" ? viewOf(value) : undefined;
  return {
    name: key.text,
    detail: view?.text("label") ?? view?.text("question"),
    kind,
    span: joined(key.span, value.span),
    selection: key.span,
    children: [],
  };
}

function factSymbol(entry: Entry): Made {
  const { value } = entry;
  if (value.kind !== "mapping" || viewOf(value).get("type") !== undefined) return declared(entry, SYMBOL_KIND.field);
  return { ...declared(entry, SYMBOL_KIND.object), detail: undefined, children: value.entries.map(factSymbol) };
}

function clauseSymbol(node: YamlNode, parent: string | undefined): readonly Made[] {
  if (node.kind !== "mapping") return [];
  const view = viewOf(node);
  const own = view.scalar("id");
  if (own === undefined) return [];
  const id = parent === undefined ? own.text : own.text.startsWith("-") ? parent + own.text : `${parent}.${own.text}`;
  return [
    {
      name: id,
      detail: view.text("title") ?? view.text("summary"),
      kind: SYMBOL_KIND.class,
      span: joined(own.span, node.span),
      selection: own.span,
      children: [
        ...view.items("rules").flatMap(ruleSymbol),
        ...view.items("clauses").flatMap((child) => clauseSymbol(child, id)),
      ],
    },
  ];
}

function ruleSymbol(node: YamlNode): readonly Made[] {
  if (node.kind !== "mapping") return [];
  const [first] = node.entries;
  if (first === undefined) return [];
  const { value } = first;
  const what =
    value.kind === "scalar"
      ? value.text
      : value.kind === "sequence"
        ? value.items.map((item) => (item.kind === "scalar" ? item.text : "…")).join(", ")
        : "";
  const name = what.split("\n")[0] ?? "";
  return [
    {
      name: name.length > 60 ? `${name.slice(0, 60)}…` : name || first.key.text,
      detail: detailOf(viewOf(node)),
      kind: SYMBOL_KIND.event,
      span: joined(first.key.span, node.span),
      selection: first.key.span,
      children: [],
    },
  ];
}

function detailOf(view: View): string | undefined {
  const text = view.text("value")?.split("\n")[0];
  return text === undefined ? undefined : text.length > 60 ? `${text.slice(0, 60)}…` : text;
}

function caseSymbol(node: YamlNode): readonly Made[] {
  const name = node.kind === "mapping" ? viewOf(node).scalar("name") : undefined;
  if (name === undefined || node.kind !== "mapping") return [];
  const clauses = viewOf(node)
    .scalars("clauses")
    .map((one) => one.text)
    .join(", ");
  return [
    {
      name: name.text === "" ? "…" : name.text,
      detail: clauses === "" ? undefined : clauses,
      kind: SYMBOL_KIND.function,
      span: joined(name.span, node.span),
      selection: name.span,
      children: [],
    },
  ];
}
