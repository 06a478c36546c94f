/**
 * The grammar of formulas: a Chevrotain parser that builds `Expression`s as it goes, with recovery. One method a
 * production, loosest first. It is the only class in the project, as Chevrotain asks.
 */
import { EmbeddedActionsParser, type IToken, type TokenType } from "chevrotain";
import type { Argument, BinaryOperator, Expression, Identifier } from "./expression.ts";
import type { Nodes } from "./nodes.ts";
import { K, T } from "./tokens.ts";

const k = (word: string): TokenType => K[word] as TokenType;

const COMPARISONS: readonly [TokenType, BinaryOperator][] = [
  [T.Equal, "="],
  [T.NotEqual, "!="],
  [T.LessEqual, "<="],
  [T.GreaterEqual, ">="],
  [T.Less, "<"],
  [T.Greater, ">"],
  [k("contains"), "contains"],
  [k("one_of"), "one_of"],
];

export class FormulaParser extends EmbeddedActionsParser {
  /** Makes nodes; set before each parse. */
  nodes!: Nodes;
  /** A second comparison in a chain, for a better message than “unexpected token”. */
  chained: IToken | undefined;

  constructor() {
    super([...Object.values(T), ...Object.values(K)], { recoveryEnabled: true, maxLookahead: 3, skipValidations: true });
    this.performSelfAnalysis();
  }

  /** E := if | let | quantifier | or */
  readonly expression = this.RULE("expression", (): Expression =>
    this.OR([
      { ALT: () => this.SUBRULE(this.ifThenElse) },
      { ALT: () => this.SUBRULE(this.letIn) },
      { ALT: () => this.SUBRULE(this.quantifier) },
      { ALT: () => this.SUBRULE(this.disjunction) },
    ]),
  );

  /** if E then E else E */
  private readonly ifThenElse = this.RULE("ifThenElse", (): Expression => {
    const start = this.CONSUME(k("if"));
    const condition = this.SUBRULE(this.expression);
    this.CONSUME(k("then"));
    const then = this.SUBRULE1(this.expression);
    this.CONSUME(k("else"));
    const otherwise = this.SUBRULE2(this.expression);
    return this.ACTION(() => this.nodes.ifThenElse(start, condition, then, otherwise));
  });

  /** let x = E in E */
  private readonly letIn = this.RULE("letIn", (): Expression => {
    const start = this.CONSUME(k("let"));
    const name = this.CONSUME(T.Identifier);
    this.CONSUME(T.Equal);
    const value = this.SUBRULE(this.expression);
    this.CONSUME(k("in"));
    const body = this.SUBRULE1(this.expression);
    return this.ACTION(() => this.nodes.letIn(start, name, value, body));
  });

  /** (some | every) x, y in E satisfies E */
  private readonly quantifier = this.RULE("quantifier", (): Expression => {
    let quantifier: "some" | "every" = "some";
    const start = this.OR([
      { ALT: () => this.CONSUME(k("some")) },
      {
        ALT: () => {
          quantifier = "every";
          return this.CONSUME(k("every"));
        },
      },
    ]);
    const names: IToken[] = [];
    this.AT_LEAST_ONE_SEP({ SEP: T.Comma, DEF: () => names.push(this.CONSUME(T.Identifier)) });
    this.CONSUME(k("in"));
    const over = this.SUBRULE(this.rangeOrSum);
    this.CONSUME(k("satisfies"));
    const body = this.SUBRULE(this.expression);
    return this.ACTION(() => this.nodes.quantifier(start, quantifier, names, over, body));
  });

  /** E .. E, where a list is expected */
  private readonly rangeOrSum = this.RULE("rangeOrSum", (): Expression => {
    const from = this.SUBRULE(this.coalesce);
    let to: Expression | undefined;
    this.OPTION(() => {
      this.CONSUME(T.Arrow);
      to = this.SUBRULE1(this.coalesce);
    });
    return this.ACTION(() => (to === undefined ? from : this.nodes.range(from, to)));
  });

  /** E or E */
  private readonly disjunction = this.RULE("disjunction", (): Expression => {
    let left = this.SUBRULE(this.conjunction);
    this.MANY(() => {
      const operator = this.CONSUME(k("or"));
      const right = this.SUBRULE1(this.conjunction);
      this.ACTION(() => {
        left = this.nodes.binary("or", operator, left, right);
      });
    });
    return left;
  });

  /** E and E; the right side may be a quantifier or a conditional, which then reaches to the end */
  private readonly conjunction = this.RULE("conjunction", (): Expression => {
    let left = this.SUBRULE(this.not);
    this.MANY(() => {
      const operator = this.CONSUME(k("and"));
      const right = this.SUBRULE(this.tail);
      this.ACTION(() => {
        left = this.nodes.binary("and", operator, left, right);
      });
    });
    return left;
  });

  private readonly tail = this.RULE("tail", (): Expression =>
    this.OR([
      { ALT: () => this.SUBRULE(this.quantifier) },
      { ALT: () => this.SUBRULE(this.ifThenElse) },
      { ALT: () => this.SUBRULE(this.not) },
    ]),
  );

  /** not E */
  private readonly not = this.RULE("not", (): Expression =>
    this.OR([
      {
        ALT: () => {
          const operator = this.CONSUME(k("not"));
          const operand = this.SUBRULE(this.tail);
          return this.ACTION(() => this.nodes.unary("not", operator, operand));
        },
      },
      { ALT: () => this.SUBRULE(this.comparison) },
    ]),
  );

  /** E (= | != | < | <= | > | >= | contains | one of) E */
  private readonly comparison = this.RULE("comparison", (): Expression => {
    let left = this.SUBRULE(this.coalesce);
    let count = 0;
    this.MANY(() => {
      let name: BinaryOperator = "=";
      const operator = this.OR(
        COMPARISONS.map(([token, operatorName]) => ({
          ALT: () => {
            name = operatorName;
            return this.CONSUME(token);
          },
        })),
      );
      const right = this.SUBRULE1(this.coalesce);
      this.ACTION(() => {
        if (++count > 1) this.chained ??= operator;
        left = this.nodes.binary(name, operator, left, right);
      });
    });
    return left;
  });

  /** E ?? E */
  private readonly coalesce = this.RULE("coalesce", (): Expression => {
    let left = this.SUBRULE(this.sum);
    this.MANY(() => {
      const operator = this.CONSUME(T.Coalesce);
      const right = this.SUBRULE1(this.sum);
      this.ACTION(() => {
        left = this.nodes.binary("??", operator, left, right);
      });
    });
    return left;
  });

  /** E (+ | -) E */
  private readonly sum = this.RULE("sum", (): Expression => {
    let left = this.SUBRULE(this.product);
    this.MANY(() => {
      let name: BinaryOperator = "+";
      const operator = this.OR([
        { ALT: () => this.CONSUME(T.Plus) },
        {
          ALT: () => {
            name = "-";
            return this.CONSUME(T.Minus);
          },
        },
      ]);
      const right = this.SUBRULE1(this.product);
      this.ACTION(() => {
        left = this.nodes.binary(name, operator, left, right);
      });
    });
    return left;
  });

  /** E (* | /) E */
  private readonly product = this.RULE("product", (): Expression => {
    let left = this.SUBRULE(this.negation);
    this.MANY(() => {
      let name: BinaryOperator = "*";
      const operator = this.OR([
        { ALT: () => this.CONSUME(T.Times) },
        {
          ALT: () => {
            name = "/";
            return this.CONSUME(T.Divide);
          },
        },
      ]);
      const right = this.SUBRULE1(this.negation);
      this.ACTION(() => {
        left = this.nodes.binary(name, operator, left, right);
      });
    });
    return left;
  });

  /** -E */
  private readonly negation = this.RULE("negation", (): Expression =>
    this.OR([
      {
        ALT: () => {
          const operator = this.CONSUME(T.Minus);
          const operand = this.SUBRULE(this.negation);
          return this.ACTION(() => this.nodes.unary("-", operator, operand));
        },
      },
      { ALT: () => this.SUBRULE(this.atMoment) },
    ]),
  );

  /** E at P */
  private readonly atMoment = this.RULE("atMoment", (): Expression => {
    let body = this.SUBRULE(this.postfix);
    this.MANY(() => {
      this.CONSUME(k("at"));
      const moment = this.SUBRULE1(this.postfix);
      this.ACTION(() => {
        body = this.nodes.atMoment(body, moment);
      });
    });
    return body;
  });

  /** P.name */
  private readonly postfix = this.RULE("postfix", (): Expression => {
    let record = this.SUBRULE(this.primary);
    this.MANY(() => {
      this.CONSUME(T.Dot);
      const field = this.CONSUME(T.Identifier);
      this.ACTION(() => {
        record = this.nodes.field(record, field);
      });
    });
    return record;
  });

  private readonly primary = this.RULE("primary", (): Expression =>
    this.OR([
      { ALT: () => this.SUBRULE(this.parenthesis) },
      { ALT: () => this.SUBRULE(this.list) },
      { ALT: () => this.SUBRULE(this.record) },
      { ALT: () => this.SUBRULE(this.number) },
      { ALT: () => this.leaf(this.CONSUME(T.Date), "date") },
      { ALT: () => this.leaf(this.CONSUME(T.Month), "month") },
      { ALT: () => this.leaf(this.CONSUME(T.Text), "text") },
      { ALT: () => this.leaf(this.CONSUME(T.ClauseReference), "clause") },
      { ALT: () => this.leaf(this.CONSUME(k("true")), "true") },
      { ALT: () => this.leaf(this.CONSUME(k("false")), "false") },
      { ALT: () => this.leaf(this.CONSUME(k("null")), "null") },
      { ALT: () => this.leaf(this.CONSUME(k("day")), "day") },
      { ALT: () => this.leaf(this.CONSUME1(k("month")), "month_now") },
      { ALT: () => this.leaf(this.CONSUME(k("year")), "year") },
      { ALT: () => this.leaf(this.CONSUME(k("this_clause")), "this_clause") },
      { ALT: () => this.SUBRULE(this.nameOrCall) },
    ]),
  );

  private leaf(token: IToken, kind: Parameters<Nodes["leaf"]>[1]): Expression {
    return this.ACTION(() => this.nodes.leaf(token, kind));
  }

  private readonly parenthesis = this.RULE("parenthesis", (): Expression => {
    this.CONSUME(T.OpenParen);
    const inner = this.SUBRULE(this.expression);
    this.CONSUME(T.CloseParen);
    return inner;
  });

  /** [E; E] */
  private readonly list = this.RULE("list", (): Expression => {
    const open = this.CONSUME(T.OpenBracket);
    const items: Expression[] = [];
    this.OPTION(() => {
      items.push(this.SUBRULE(this.expression));
      this.MANY(() => {
        this.SUBRULE(this.separator);
        items.push(this.SUBRULE1(this.expression));
      });
    });
    const close = this.CONSUME(T.CloseBracket);
    return this.ACTION(() => this.nodes.list(open, items, close));
  });

  /** { name: E; name: E } */
  private readonly record = this.RULE("record", (): Expression => {
    const open = this.CONSUME(T.OpenBrace);
    const fields: { name: IToken; value: Expression }[] = [];
    const one = (): void => {
      const name = this.CONSUME(T.Identifier);
      this.CONSUME(T.Colon);
      fields.push({ name, value: this.SUBRULE(this.expression) });
    };
    one();
    this.MANY(() => {
      this.SUBRULE(this.separator);
      const name = this.CONSUME1(T.Identifier);
      this.CONSUME1(T.Colon);
      fields.push({ name, value: this.SUBRULE1(this.expression) });
    });
    const close = this.CONSUME(T.CloseBrace);
    return this.ACTION(() => this.nodes.record(open, fields, close));
  });

  /** `;` in Vietnamese, `,` in English: there the comma is no part of a number. */
  private readonly separator = this.RULE("separator", (): void => {
    this.OR([{ ALT: () => this.CONSUME(T.Semicolon) }, { ALT: () => this.CONSUME(T.Comma) }]);
  });

  /** 1.500 | 1.500 đồng | 10% | 24 tháng */
  private readonly number = this.RULE("number", (): Expression => {
    const number = this.CONSUME(T.Number);
    let unit: IToken | undefined;
    this.OPTION(() => {
      unit = this.OR([
        { ALT: () => this.CONSUME(T.Percent) },
        { ALT: () => this.CONSUME(k("day")) },
        { ALT: () => this.CONSUME(k("month")) },
        { ALT: () => this.CONSUME(k("year")) },
        { ALT: () => this.CONSUME(T.Identifier) },
      ]);
    });
    return this.ACTION(() => this.nodes.number(number, unit));
  });

  /** name | name(arguments) | aggregate(E for x in E where E) */
  private readonly nameOrCall = this.RULE("nameOrCall", (): Expression => {
    const name = this.CONSUME(T.Identifier);
    let result: Expression | undefined;
    this.OPTION(() => {
      this.CONSUME(T.OpenParen);
      result = this.OR([
        {
          ALT: () => {
            const close = this.CONSUME(T.CloseParen);
            return this.ACTION(() => this.nodes.call(name, [], close));
          },
        },
        { ALT: () => this.SUBRULE(this.comprehension, { ARGS: [name] }) },
        { ALT: () => this.SUBRULE(this.argumentList, { ARGS: [name] }) },
      ]);
    });
    return this.ACTION(() => result ?? this.nodes.name(name));
  });

  /** x in E (where E)? ) */
  private readonly comprehension = this.RULE("comprehension", (callee: IToken): Expression => {
    const name = this.CONSUME(T.Identifier);
    this.CONSUME(k("in"));
    const over = this.SUBRULE(this.rangeOrSum);
    let where: Expression | undefined;
    this.OPTION(() => {
      this.CONSUME(k("where"));
      where = this.SUBRULE(this.expression);
    });
    const close = this.CONSUME(T.CloseParen);
    return this.ACTION(() => this.nodes.aggregate(callee, undefined, name, over, where, close));
  });

  /** E for x in E (where E)? ) | (label:)? E ; … ) */
  private readonly argumentList = this.RULE("argumentList", (callee: IToken): Expression => {
    const first = this.SUBRULE(this.argument);
    return this.OR([
      {
        ALT: () => {
          this.CONSUME(k("for"));
          const name = this.CONSUME(T.Identifier);
          this.CONSUME(k("in"));
          const over = this.SUBRULE(this.rangeOrSum);
          let where: Expression | undefined;
          this.OPTION(() => {
            this.CONSUME(k("where"));
            where = this.SUBRULE(this.expression);
          });
          const close = this.CONSUME(T.CloseParen);
          return this.ACTION(() => this.nodes.aggregate(callee, first.value, name, over, where, close));
        },
      },
      {
        ALT: () => {
          const rest: Argument[] = [];
          this.MANY(() => {
            this.SUBRULE(this.separator);
            rest.push(this.SUBRULE1(this.argument));
          });
          const close = this.CONSUME1(T.CloseParen);
          return this.ACTION(() => this.nodes.call(callee, [first, ...rest], close));
        },
      },
    ]);
  });

  private readonly argument = this.RULE("argument", (): Argument => {
    let label: Identifier | undefined;
    this.OPTION(() => {
      const token = this.CONSUME(T.Identifier);
      this.CONSUME(T.Colon);
      label = this.ACTION(() => this.nodes.label(token));
    });
    const value = this.SUBRULE(this.expression);
    return this.ACTION(() => (label === undefined ? { value } : { label, value }));
  });

  /** x in E, of `for_each` */
  readonly binding = this.RULE("binding", (): { name: IToken; over: Expression } => {
    const name = this.CONSUME(T.Identifier);
    this.CONSUME(k("in"));
    const over = this.SUBRULE(this.rangeOrSum);
    return { name, over };
  });
}
