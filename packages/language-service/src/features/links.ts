/** Clauses that a clause cites, as links to where they stand: our own, and those of rule sets at hand. */
import { filePlaceOf, visitFields } from "@khoan/language";
import { type Context, rangeIn } from "../context.ts";
import type { DocumentLink } from "../lsp.ts";
import { clauseTarget } from "../names/formula-names.ts";
import { declarations } from "./navigation.ts";

export function documentLinks(path: string, context: Context): readonly DocumentLink[] {
  const { workspace } = context;
  const root = workspace.tree(path)?.root;
  const folder = workspace.folderOf(path);
  if (root === undefined || folder === undefined) return [];
  const { analysis } = workspace.ruleSet(folder);
  const main = analysis.ruleSets[0];
  const scope = main && context.names.context(analysis).scopes.get(main.document.id.name);
  if (scope === undefined) return [];
  const links: DocumentLink[] = [];
  visitFields(root, filePlaceOf(root), workspace.langOf(path), {
    scalar: (scalar, _kind, place, key) => {
      const cites = place === "clause" && key === "cites";
      const names = key === "clauses" && (place === "case" || place === "version" || place === "reading");
      if (!cites && !names) return;
      const reached = clauseTarget(scalar.text, scope);
      const [declared] = reached === undefined ? [] : declarations(reached, context);
      if (declared === undefined) return;
      const { start } = rangeIn(declared.span.uri, declared.span, context);
      const model = scope.symbols.clauses.get(scalar.text)?.model;
      const tooltip = model?.title ?? model?.summary;
      links.push({
        range: rangeIn(path, scalar.span, context),
        target: declared.span.uri,
        line: start.line + 1,
        ...(tooltip === undefined ? {} : { tooltip }),
      });
    },
  });
  return links;
}
