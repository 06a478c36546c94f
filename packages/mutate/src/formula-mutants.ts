/**
 * Changes inside formulas. One word of the law may have become several nodes (a rule that feeds two variables, the input
 * of a table): all of them change together, as they would if a person changed the word.
 */
import type { Core, Program } from "@khoan/language/core";
import type { Change } from "./changes/change.ts";
import { nodeChanges } from "./changes/node-changes.ts";
import type { Draft } from "./mutant.ts";
import { countsMembers, orderMatters } from "./order-seen.ts";
import { changeAt, partsOf } from "./parts.ts";
import { type Edit, type Owns, type Root, rootsOf, withRoots } from "./roots.ts";
import { oneLine, type Words } from "./source-words.ts";

type Spot = {
  readonly root: Root;
  readonly path: readonly number[];
  readonly node: Core;
  readonly parent: Core | undefined;
};

export function formulaMutants(program: Program, owns: Owns, words: Words): readonly Draft[] {
  const sites = new Map<string, Spot[]>();
  for (const root of rootsOf(program, owns)) gather(root, root.core, [], undefined, sites);
  return [...sites.values()].flatMap((spots) => {
    const [first] = spots;
    if (first === undefined || !isWritten(first.node, words)) return [];
    const around = { program, words, parent: first.parent, ordered: isOrdered(first, program) };
    return nodeChanges(first.node, around).map((change) => draftOf(program, spots, change, words));
  });
}

/** All nodes by what they are and where they are written. */
function gather(
  root: Root,
  node: Core,
  path: readonly number[],
  parent: Core | undefined,
  sites: Map<string, Spot[]>,
): string {
  const parts = partsOf(node).map((part, i) => gather(root, part, [...path, i], node, sites));
  const { uri, start, end } = node.span;
  const signature = `${uri}:${start}-${end}:${node.kind}:${nameOf(node)}(${parts.join(",")})`;
  const spots = sites.get(signature);
  if (spots === undefined) sites.set(signature, [{ root, path, node, parent }]);
  else spots.push({ root, path, node, parent });
  return signature;
}

/** What tells nodes of one kind and place apart; slots do not, for each variable numbers its own. */
function nameOf(node: Core): string {
  switch (node.kind) {
    case "constant":
      return JSON.stringify(node.value);
    case "apply":
      return JSON.stringify(node.operator);
    case "fact":
      return String(node.fact);
    case "variable":
      return String(node.variable);
    case "parameter":
      return String(node.parameter);
    case "field":
      return node.field;
    case "local":
      return node.name;
    default:
      return "";
  }
}

/** Whether a person wrote the node: a clause named by standing in it, or the `true` of a rule without a value, is not. */
function isWritten(node: Core, words: Words): boolean {
  if (node.kind !== "constant") return true;
  const text = words.of(node.span);
  if (typeof node.value === "boolean") return /^(?:đúng|sai|true|false)$/.test(text);
  return typeof node.value !== "number" || /^-?\d/.test(text);
}

/** Whether the order of a list shows: where it breaks a tie or becomes the order of a result. */
function isOrdered({ root, path, parent }: Spot, program: Program): boolean {
  if (parent !== undefined) return !countsMembers(parent, path.at(-1) ?? 0);
  const { place } = root;
  if (place.at !== "contribution" || place.part === "when") return false;
  return place.part === "value" || orderMatters(program, place.variable);
}

function draftOf(program: Program, spots: readonly Spot[], change: Change, words: Words): Draft {
  const { root, path, node } = spots[0] as Spot;
  // The input of a table of the first hit may stand twice in one formula.
  const edits = (): readonly Edit[] => {
    const made = new Map<Root, Core>();
    for (const spot of spots) {
      made.set(spot.root, changeAt(made.get(spot.root) ?? spot.root.core, spot.path, change.make));
    }
    return [...made].map(([{ place }, core]) => ({ place, core }));
  };
  const places = [...new Set(spots.map((spot) => spot.root))];
  return {
    kind: change.kind,
    detail: change.detail,
    place: [root.label, ...path].join("."),
    text: oneLine(words.of(root.core.span)),
    clauses: [...new Set(places.flatMap((one) => one.clauses))],
    variables: [...new Set(places.flatMap(({ place }) => (place.at === "invariant" ? [] : [place.variable])))],
    everywhere: places.some(({ place }) => place.at === "invariant"),
    span: node.span,
    before: words.of(node.span),
    after: change.after,
    what: change.what,
    claim: { kind: "same", pairs: edits().map(({ core }, i) => [(places[i] as Root).core, core]) },
    apply: () => withRoots(program, edits()),
  };
}
