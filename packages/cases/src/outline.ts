/** What a case file lists, without the rule set that it is about: names and clauses with their places. */
import type { SourceText } from "@khoan/diagnostics";
import { viewOf } from "@khoan/language";
import type { Named } from "./case.ts";
import { caseTree } from "./update/proposal.ts";

export type Outline = {
  /** The id of the rule set, as the file says. */
  readonly ruleSet: string | undefined;
  readonly cases: readonly (Named & { readonly clauses: readonly string[] })[];
};

/** Cases without a name are left out; a file that can’t be read lists nothing. */
export function outlineOf(source: SourceText): Outline {
  const tree = caseTree(source);
  if (tree === undefined) return { ruleSet: undefined, cases: [] };
  const file = viewOf(tree.root);
  return {
    ruleSet: file.text("rule_set"),
    cases: file.items("cases").flatMap((item) => {
      if (item.kind !== "mapping") return [];
      const view = viewOf(item);
      const name = view.scalar("name");
      const clauses = view.scalars("clauses").map((one) => one.text);
      return name === undefined ? [] : [{ name: name.text, span: name.span, clauses }];
    }),
  };
}
