/**
 * How deep a formula is, found before it can hurt: nesting on the tokens, so that the parser's stack holds, and the depth
 * of the tree afterwards, for a chain of ten thousand `or` nests as deep as it is long. Both are counted without recursion.
 */
import type { IToken } from "chevrotain";
import type { Expression } from "./expression.ts";
import { T } from "./tokens.ts";

/** Brackets, conditionals, lets, quantifiers and prefixes inside each other. */
export const MAX_NESTING = 200;
/** Levels of the tree, which later phases walk by recursion. */
export const MAX_TREE_DEPTH = 400;

/** The first token that nests too deeply. */
export function tooNested(tokens: readonly IToken[]): IToken | undefined {
  if (tokens.length <= MAX_NESTING) return undefined;
  /** For each open bracket, the loose forms since it opened: each reaches to the bracket's end. */
  const open = [0];
  let loose = 0;
  let prefixes = 0;
  for (const token of tokens) {
    switch (token.tokenType) {
      case T.OpenParen:
      case T.OpenBracket:
      case T.OpenBrace:
        open.push(0);
        break;
      case T.CloseParen:
      case T.CloseBracket:
      case T.CloseBrace:
        loose -= open.length > 1 ? (open.pop() as number) : 0;
        prefixes = 0;
        break;
      case T.Semicolon:
        loose -= open.at(-1) as number;
        open[open.length - 1] = 0;
        break;
      case T.If:
      case T.Let:
      case T.Quantifier:
        loose++;
        open[open.length - 1] = (open.at(-1) as number) + 1;
        break;
      case T.Not:
      case T.Minus:
        prefixes++;
        break;
      default:
        prefixes = 0;
    }
    if (open.length - 1 + loose + prefixes > MAX_NESTING) return token;
  }
  return undefined;
}

/** Whether some node lies deeper than `MAX_TREE_DEPTH`. */
export function tooDeep(root: Expression): boolean {
  let level: Expression[] = [root];
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > MAX_TREE_DEPTH) return true;
    const next: Expression[] = [];
    for (const node of level) for (const child of children(node)) next.push(child);
    level = next;
  }
  return false;
}

/** The parts of a node that are formulas, in the order of the text. */
export function children(node: Expression): readonly Expression[] {
  switch (node.kind) {
    case "if":
      return [node.condition, node.then, node.otherwise];
    case "let":
      return [node.value, node.body];
    case "quantifier":
      return [node.over, node.body];
    case "aggregate":
      return [
        ...(node.value === undefined ? [] : [node.value]),
        node.over,
        ...(node.where === undefined ? [] : [node.where]),
      ];
    case "binary":
      return [node.left, node.right];
    case "unary":
      return [node.operand];
    case "at":
      return [node.body, node.moment];
    case "range":
      return [node.from, node.to];
    case "call":
      return node.arguments.map((argument) => argument.value);
    case "field":
      return [node.record];
    case "record":
      return node.fields.map((field) => field.value);
    case "list":
      return node.items;
    case "name":
    case "literal":
    case "moment":
    case "this_clause":
    case "clause":
    case "error":
      return [];
  }
}
