/**
 * What the productions of `grammar.ts` stand on: the formula at hand, recovery, places, and the operands that are one
 * token. Nothing is built while Chevrotain records the grammar.
 */
import { joinSpans, type Span } from "@khoan/diagnostics";
import { EmbeddedActionsParser, type IToken, type TokenType } from "chevrotain";
import type { Expression, Identifier, LiteralValue } from "./expression.ts";
import { EXPECTED, type ParseContext } from "./parse-context.ts";
import { endOf } from "./scan.ts";
import { T } from "./tokens.ts";

export abstract class ParserBase extends EmbeddedActionsParser {
  protected context!: ParseContext;
  /** False while Chevrotain records the grammar, when no node must be built. */
  protected building = false;

  /** `validate`: whether Chevrotain looks for ambiguities, which a test asks for and a run has no time for. */
  constructor(validate: boolean) {
    super(Object.values(T), {
      recoveryEnabled: true,
      maxLookahead: 2,
      skipValidations: !validate,
      errorMessageProvider: EXPECTED,
    });
  }

  /** Recovery may add what closes, and nothing that would need a meaning. */
  override canTokenTypeBeInsertedInRecovery(type: TokenType): boolean {
    return type === T.CloseParen || type === T.CloseBracket || type === T.CloseBrace;
  }

  override canTokenTypeBeDeletedInRecovery(): boolean {
    return false;
  }

  /** Sets the formula that the next call of a rule parses. */
  prepare(tokens: IToken[], context: ParseContext): void {
    this.input = tokens;
    this.context = context;
  }

  /** A literal whose text was reported already is a hole. */
  protected literal(): Expression {
    const token = this.CONSUME(T.Literal);
    if (!this.building) return this.hole();
    const literal = token.payload as LiteralValue | undefined;
    if (literal === undefined) return { kind: "error", id: this.id(), span: this.spanOf(token) };
    return { kind: "literal", id: this.id(), span: this.spanOf(token), literal };
  }

  /** "day" | "month" | "year" */
  protected moment(): Expression {
    const token = this.CONSUME(T.Moment);
    if (!this.building) return this.hole();
    return {
      kind: "moment",
      id: this.id(),
      span: this.spanOf(token),
      moment: token.payload as "day" | "month" | "year",
    };
  }

  /** "§II.4.b" */
  protected clause(): Expression {
    const token = this.CONSUME(T.Clause);
    return this.building
      ? { kind: "clause", id: this.id(), span: this.spanOf(token), clause: token.image.slice(1) }
      : this.hole();
  }

  /** "this_clause" */
  protected thisClause(): Expression {
    const token = this.CONSUME(T.ThisClause);
    return this.building ? { kind: "this_clause", id: this.id(), span: this.spanOf(token) } : this.hole();
  }

  /** A rule that gives a hole where recovery had to skip it. */
  protected rule(name: string, implementation: () => Expression) {
    return this.RULE(name, implementation, { recoveryValueFunc: () => this.hole() });
  }

  protected id(): number {
    return this.context.ids.next();
  }

  /** Stands where the text could not be read. */
  protected hole(): Expression {
    if (!this.building) return { kind: "error", id: 0, span: { uri: "", start: 0, end: 0 } };
    const before = this.LA(0);
    const end = before.startOffset < 0 ? 0 : endOf(before);
    return { kind: "error", id: this.id(), span: this.context.at(end, end) };
  }

  protected spanOf(token: IToken): Span {
    return token.startOffset < 0 ? this.hole().span : this.context.at(token.startOffset, endOf(token));
  }

  /** From a token to the last one read. */
  protected from(start: IToken): Span {
    return joinSpans(this.spanOf(start), this.spanOf(this.LA(0)));
  }

  protected identifier(token: IToken): Identifier {
    return { name: token.image, span: this.spanOf(token) };
  }
}
