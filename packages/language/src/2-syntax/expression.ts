/**
 * The syntax tree of a formula: a readonly union on `kind`, the same for both vocabularies.
 * Every node has a span in the YAML file (not in the formula) and an `id`, unique within one `FormulaContext`,
 * by which later phases hang what they learn in side tables. `error` stands where the text could not be parsed.
 */
import type { Span } from "@khoan/diagnostics";

export type NodeId = number;

export type Expression =
  | IfExpression
  | LetExpression
  | QuantifierExpression
  | AggregateExpression
  | BinaryExpression
  | UnaryExpression
  | AtExpression
  | RangeExpression
  | CallExpression
  | FieldExpression
  | NameExpression
  | RecordExpression
  | ListExpression
  | LiteralExpression
  | MomentExpression
  | ThisClauseExpression
  | ClauseExpression
  | ErrorExpression;

type Node<K extends string> = { readonly kind: K; readonly id: NodeId; readonly span: Span };

export type Identifier = { readonly name: string; readonly span: Span };

export type IfExpression = Node<"if"> & {
  readonly condition: Expression;
  readonly then: Expression;
  readonly otherwise: Expression;
};
export type LetExpression = Node<"let"> & {
  readonly name: Identifier;
  readonly value: Expression;
  readonly body: Expression;
};
/** `names` range over ordered tuples of different members of `over`. */
export type QuantifierExpression = Node<"quantifier"> & {
  readonly quantifier: "some" | "every";
  readonly names: readonly Identifier[];
  readonly over: Expression;
  readonly body: Expression;
};
export type AggregateName = "count" | "sum" | "list" | "highest" | "lowest" | "first";
/** `value` is absent in the short form `agg(x in xs where C)`: the member itself. */
export type AggregateExpression = Node<"aggregate"> & {
  readonly aggregate: AggregateName;
  readonly value?: Expression;
  readonly name: Identifier;
  readonly over: Expression;
  readonly where?: Expression;
};
export type BinaryOperator =
  | "or"
  | "and"
  | "="
  | "!="
  | "<"
  | "<="
  | ">"
  | ">="
  | "contains"
  | "one_of"
  | "??"
  | "+"
  | "-"
  | "*"
  | "/";
export type BinaryExpression = Node<"binary"> & {
  readonly operator: BinaryOperator;
  readonly operatorSpan: Span;
  readonly left: Expression;
  readonly right: Expression;
};
export type UnaryExpression = Node<"unary"> & { readonly operator: "not" | "-"; readonly operand: Expression };
export type AtExpression = Node<"at"> & { readonly body: Expression; readonly moment: Expression };
export type RangeExpression = Node<"range"> & { readonly from: Expression; readonly to: Expression };
export type Argument = { readonly label?: Identifier; readonly value: Expression };
/** A function or a keyed parameter. A built-in function's name is in its vocabulary-free form (`round`), an own name as written. */
export type CallExpression = Node<"call"> & { readonly callee: Identifier; readonly arguments: readonly Argument[] };
export type FieldExpression = Node<"field"> & { readonly record: Expression; readonly field: Identifier };
export type NameExpression = Node<"name"> & { readonly name: string };
export type RecordExpression = Node<"record"> & {
  readonly fields: readonly { readonly name: Identifier; readonly value: Expression }[];
};
export type ListExpression = Node<"list"> & { readonly items: readonly Expression[] };
export type DurationUnit = "days" | "months" | "years";
/**
 * Literal values in their run-time form (see `@khoan/values`): numbers are scaled integers, dates epoch days,
 * months `year*12 + month-1`, money whole minor units times 10^scale.
 */
export type LiteralValue =
  | { readonly type: "number"; readonly value: number; readonly scale: number }
  | { readonly type: "money"; readonly value: number; readonly scale: number; readonly currency: string }
  | { readonly type: "percent"; readonly value: number; readonly scale: number }
  | { readonly type: "duration"; readonly value: number; readonly unit: DurationUnit }
  | { readonly type: "date"; readonly value: number }
  | { readonly type: "month"; readonly value: number }
  | { readonly type: "text"; readonly value: string }
  | { readonly type: "bool"; readonly value: boolean }
  | { readonly type: "absent" };
export type LiteralExpression = Node<"literal"> & { readonly literal: LiteralValue };
/** `day`, `month`, `year`: the moment asked for. */
export type MomentExpression = Node<"moment"> & { readonly moment: "day" | "month" | "year" };
export type ThisClauseExpression = Node<"this_clause">;
/** `§II.4.b`, or `§nd-351-2025/3.1` for a clause of an imported rule set. */
export type ClauseExpression = Node<"clause"> & { readonly clause: string };
export type ErrorExpression = Node<"error">;

/** Hands out node ids; one for a whole compilation. */
export type NodeIds = { readonly next: () => NodeId };
