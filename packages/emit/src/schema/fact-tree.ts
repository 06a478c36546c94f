/** The flat list of facts as the tree that their JSON is: nested by the dots of their names, in declared order. */
import type { FactDeclaration } from "@khoan/language/core";

export type FactTree = ReadonlyMap<string, FactNode>;

export type FactNode =
  | { readonly kind: "fact"; readonly fact: FactDeclaration }
  | { readonly kind: "group"; readonly path: string; readonly members: FactTree };

/** No fact's name is a group's name too, so that a node is one or the other. */
export function factTree(facts: readonly FactDeclaration[], prefix = ""): FactTree {
  const tree = new Map<string, FactNode>();
  for (const fact of facts) {
    const [name = "", ...rest] = fact.path.slice(prefix.length).split(".");
    if (rest.length === 0) tree.set(name, { kind: "fact", fact });
    else if (!tree.has(name)) {
      const path = `${prefix}${name}`;
      const inside = facts.filter((one) => one.path.startsWith(`${path}.`));
      tree.set(name, { kind: "group", path, members: factTree(inside, `${path}.`) });
    }
  }
  return tree;
}
