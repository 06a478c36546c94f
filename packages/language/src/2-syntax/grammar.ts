/**
 * The grammar of formulas: a Chevrotain parser that builds `Expression`s as it goes, with recovery. One method a
 * production. With its base the only class in the language, as Chevrotain asks; it keeps no state between two formulas.
 */
import { formula, joinSpans } from "@khoan/diagnostics";
import type { IToken } from "chevrotain";
import { type ChainItem, resolveChain } from "./chain.ts";
import type { AggregateName, Argument, BinaryOperator, Expression, Identifier } from "./expression.ts";
import { type Binding, type CellSyntax, withMode } from "./parse-context.ts";
import { ParserBase } from "./parser-base.ts";
import { T } from "./tokens.ts";
import { toCanonical } from "./vocabulary.ts";

export class FormulaParser extends ParserBase {
  constructor(validate = false) {
    super(validate);
    this.performSelfAnalysis();
    this.building = true;
  }

  /** E := term (infix term)*; `chain.ts` makes the tree */
  readonly expression = this.rule("expression", (): Expression => {
    const items: ChainItem[] = [];
    this.SUBRULE(this.term, { ARGS: [items] });
    this.MANY(() => {
      const token = this.OR([
        { ALT: () => this.CONSUME(T.Operator) },
        { ALT: () => this.CONSUME(T.Order) },
        { ALT: () => this.CONSUME(T.Equal) },
        { ALT: () => this.CONSUME(T.Minus) },
      ]);
      if (this.building)
        items.push({ kind: "infix", operator: token.payload as BinaryOperator, span: this.spanOf(token) });
      this.SUBRULE1(this.term, { ARGS: [items] });
    });
    return this.building ? resolveChain(items, this.context.ids, this.context.report) : this.hole();
  });

  /** term := ("not" | "-")* (if | let | quantifier | postfix ("at" postfix)*) */
  private readonly term = this.RULE(
    "term",
    (items: ChainItem[]): void => {
      this.MANY(() => {
        const token = this.OR([{ ALT: () => this.CONSUME(T.Not) }, { ALT: () => this.CONSUME(T.Minus) }]);
        if (!this.building) return;
        items.push({
          kind: "prefix",
          operator: token.tokenType === T.Not ? "not" : "-",
          span: this.spanOf(token),
          word: token.image,
        });
      });
      const { image } = this.LA(1);
      let loose = true;
      const value: Expression = this.OR1([
        { ALT: () => this.SUBRULE(this.conditional) },
        { ALT: () => this.SUBRULE(this.binding) },
        { ALT: () => this.SUBRULE(this.quantifier) },
        {
          ALT: () => {
            loose = false;
            return this.momentful();
          },
        },
      ]);
      if (this.building) items.push(loose ? { kind: "operand", value, loose: image } : { kind: "operand", value });
    },
    { recoveryValueFunc: () => undefined },
  );

  /** postfix ("at" postfix)* */
  private momentful(): Expression {
    let body = this.SUBRULE(this.postfix);
    this.MANY1(() => {
      this.CONSUME(T.At);
      const moment = this.SUBRULE1(this.postfix);
      if (this.building) body = { kind: "at", id: this.id(), span: joinSpans(body.span, moment.span), body, moment };
    });
    return body;
  }

  /** "if" E "then" E "else" E */
  private readonly conditional = this.rule("conditional", (): Expression => {
    const start = this.CONSUME(T.If);
    const condition = this.SUBRULE(this.expression);
    this.CONSUME(T.Then);
    const then = this.SUBRULE1(this.expression);
    this.CONSUME(T.Else);
    const otherwise = this.SUBRULE2(this.expression);
    if (!this.building) return this.hole();
    return { kind: "if", id: this.id(), span: this.from(start), condition, then, otherwise };
  });

  /** "let" x "=" E "in" E */
  private readonly binding = this.rule("binding", (): Expression => {
    const start = this.CONSUME(T.Let);
    const name = this.CONSUME(T.Identifier);
    this.CONSUME(T.Equal);
    const value = this.SUBRULE(this.expression);
    this.CONSUME(T.In);
    const body = this.SUBRULE1(this.expression);
    if (!this.building) return this.hole();
    return { kind: "let", id: this.id(), span: this.from(start), name: this.identifier(name), value, body };
  });

  /** ("some" | "every") x ("," y)* "in" over "satisfies" E */
  private readonly quantifier = this.rule("quantifier", (): Expression => {
    const start = this.CONSUME(T.Quantifier);
    const names: IToken[] = [];
    this.AT_LEAST_ONE_SEP({ SEP: T.Comma, DEF: () => names.push(this.CONSUME(T.Identifier)) });
    this.CONSUME(T.In);
    const over = this.SUBRULE(this.over);
    this.CONSUME(T.Satisfies);
    const body = this.SUBRULE(this.expression);
    if (!this.building) return this.hole();
    const quantifier = start.payload as "some" | "every";
    return {
      kind: "quantifier",
      id: this.id(),
      span: this.from(start),
      quantifier,
      names: names.map((name) => this.identifier(name)),
      over,
      body,
    };
  });

  /** over := E (".." E)? */
  private readonly over = this.rule("over", (): Expression => {
    const from = this.SUBRULE(this.expression);
    let result = from;
    this.OPTION(() => {
      this.CONSUME(T.Range);
      const to = this.SUBRULE1(this.expression);
      if (this.building) result = { kind: "range", id: this.id(), span: joinSpans(from.span, to.span), from, to };
    });
    return result;
  });

  /** postfix := primary ("." name)* */
  private readonly postfix = this.rule("postfix", (): Expression => {
    let value = this.OR([
      { ALT: () => this.literal() },
      { ALT: () => this.moment() },
      { ALT: () => this.clause() },
      { ALT: () => this.thisClause() },
      { ALT: () => this.SUBRULE(this.nameOrCall) },
      { ALT: () => this.SUBRULE(this.aggregate) },
      { ALT: () => this.parenthesis() },
      { ALT: () => this.SUBRULE(this.list) },
      { ALT: () => this.SUBRULE(this.record) },
    ]);
    this.MANY(() => {
      this.CONSUME(T.Dot);
      const field = this.CONSUME(T.Identifier);
      if (this.building) {
        value = {
          kind: "field",
          id: this.id(),
          span: joinSpans(value.span, this.spanOf(field)),
          record: value,
          field: this.identifier(field),
        };
      }
    });
    return value;
  });

  /** "(" E ")"; brackets leave no node, for the tree says what they said. */
  private parenthesis(): Expression {
    this.CONSUME(T.OpenParen);
    const inner = this.SUBRULE(this.expression);
    this.CONSUME(T.CloseParen);
    return inner;
  }

  /** name ("(" (argument (separator argument)*)? ")")? */
  private readonly nameOrCall = this.rule("nameOrCall", (): Expression => {
    const name = this.CONSUME(T.Identifier);
    let args: Argument[] | undefined;
    this.OPTION(() => {
      this.CONSUME(T.OpenParen);
      args = [];
      this.OPTION1(() => {
        args?.push(this.SUBRULE(this.argument));
        this.MANY(() => {
          this.SUBRULE(this.separator);
          args?.push(this.SUBRULE1(this.argument));
        });
      });
      this.CONSUME(T.CloseParen);
    });
    if (!this.building) return this.hole();
    if (args === undefined) return { kind: "name", id: this.id(), span: this.spanOf(name), name: name.image };
    const callee = { name: (name.payload as string | undefined) ?? name.image, span: this.spanOf(name) };
    return {
      kind: "call",
      id: this.id(),
      span: this.from(name),
      callee,
      arguments: callee.name === "round" ? withMode(args, this.context.lang) : args,
    };
  });

  /** argument := (label ":")? E */
  private readonly argument = this.RULE(
    "argument",
    (): Argument => {
      let label: Identifier | undefined;
      this.OPTION(() => {
        const token = this.CONSUME(T.Identifier);
        this.CONSUME(T.Colon);
        if (this.building)
          label = {
            name: toCanonical("label", this.context.lang, token.image) ?? token.image,
            span: this.spanOf(token),
          };
      });
      const value = this.SUBRULE(this.expression);
      return label === undefined ? { value } : { label, value };
    },
    { recoveryValueFunc: () => ({ value: this.hole() }) },
  );

  /** aggregate "(" E "for" x "in" over ("where" E)? ")" | aggregate "(" x "in" over ("where" E)? ")" */
  private readonly aggregate = this.rule("aggregate", (): Expression => {
    const callee = this.CONSUME(T.Aggregate);
    this.CONSUME(T.OpenParen);
    let value: Expression | undefined;
    this.OPTION({
      GATE: () => !(this.LA(1).tokenType === T.Identifier && this.LA(2).tokenType === T.In),
      DEF: () => {
        value = this.SUBRULE(this.expression);
        this.CONSUME(T.For);
      },
    });
    const name = this.CONSUME(T.Identifier);
    this.CONSUME(T.In);
    const over = this.SUBRULE(this.over);
    let where: Expression | undefined;
    this.OPTION1(() => {
      this.CONSUME(T.Where);
      where = this.SUBRULE1(this.expression);
    });
    this.CONSUME(T.CloseParen);
    if (!this.building) return this.hole();
    return {
      kind: "aggregate",
      id: this.id(),
      span: this.from(callee),
      aggregate: callee.payload as AggregateName,
      name: this.identifier(name),
      over,
      ...(value === undefined ? {} : { value }),
      ...(where === undefined ? {} : { where }),
    };
  });

  /** "[" (E (separator E)*)? "]" */
  private readonly list = this.rule("list", (): Expression => {
    const open = this.CONSUME(T.OpenBracket);
    const items: Expression[] = [];
    this.OPTION(() => {
      items.push(this.SUBRULE(this.expression));
      this.MANY(() => {
        this.SUBRULE(this.separator);
        items.push(this.SUBRULE1(this.expression));
      });
    });
    this.CONSUME(T.CloseBracket);
    return this.building ? { kind: "list", id: this.id(), span: this.from(open), items } : this.hole();
  });

  /** "{" name ":" E (separator name ":" E)* "}" */
  private readonly record = this.rule("record", (): Expression => {
    const open = this.CONSUME(T.OpenBrace);
    const fields: { name: Identifier; value: Expression }[] = [];
    const first = this.CONSUME(T.Identifier);
    this.CONSUME(T.Colon);
    const value = this.SUBRULE(this.expression);
    if (this.building) fields.push({ name: this.identifier(first), value });
    this.MANY(() => {
      this.SUBRULE(this.separator);
      const name = this.CONSUME1(T.Identifier);
      this.CONSUME1(T.Colon);
      const next = this.SUBRULE1(this.expression);
      if (this.building) fields.push({ name: this.identifier(name), value: next });
    });
    this.CONSUME(T.CloseBrace);
    return this.building ? { kind: "record", id: this.id(), span: this.from(open), fields } : this.hole();
  });

  /** separator := ";" (vi) | "," (en); the other's is read too, and reported. */
  private readonly separator = this.RULE("separator", (): undefined => {
    const token = this.OR([{ ALT: () => this.CONSUME(T.Semicolon) }, { ALT: () => this.CONSUME(T.Comma) }]);
    if (!this.building || token.payload === true) return undefined;
    const expected = token.tokenType === T.Comma ? ";" : ",";
    const span = this.spanOf(token);
    const title = { vi: `Đổi thành “${expected}”`, en: `Change to “${expected}”` };
    const fixes = [{ title, edits: [{ span, newText: expected }] }];
    this.context.report(formula.wordOfOtherLanguage(span, { word: token.image, expected }, { fixes }));
    return undefined;
  });

  /** x "in" over, of `for_each` */
  readonly each = this.RULE("each", (): Binding | undefined => {
    const name = this.CONSUME(T.Identifier);
    this.CONSUME(T.In);
    const over = this.SUBRULE(this.over);
    return this.building ? { name: this.identifier(name), over } : undefined;
  });

  /** cell := "-" | ("<" | "<=" | ">" | ">=") E | E ".." E | E (separator E)* */
  readonly cell = this.RULE("cell", (): CellSyntax => {
    let result: CellSyntax = { kind: "any" };
    this.OR([
      {
        GATE: () => this.LA(1).tokenType === T.Minus && this.LA(2).tokenType.name === "EOF",
        ALT: () => this.CONSUME(T.Minus),
      },
      {
        ALT: () => {
          const operator = this.CONSUME(T.Order).payload as "<" | "<=" | ">" | ">=";
          result = { kind: "compare", operator, value: this.SUBRULE(this.expression) };
        },
      },
      {
        ALT: () => {
          const values = [this.SUBRULE1(this.expression)];
          result = { kind: "one_of", values };
          this.OPTION(() => {
            this.OR1([
              {
                ALT: () => {
                  this.CONSUME(T.Range);
                  result = { kind: "range", from: values[0] as Expression, to: this.SUBRULE2(this.expression) };
                },
              },
              {
                ALT: () =>
                  this.AT_LEAST_ONE(() => {
                    this.SUBRULE(this.separator);
                    values.push(this.SUBRULE3(this.expression));
                  }),
              },
            ]);
          });
        },
      },
    ]);
    return result;
  });
}
