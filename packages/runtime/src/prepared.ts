/** Facts made ready for many decisions. */

/** Facts validated and read once, for many decisions. Of one rule set and version only. */
export class Prepared {
  readonly digest: string;
  readonly json: unknown;
  /** As the module holds them; absent where only the explaining evaluator can use them. */
  readonly facts: readonly unknown[] | undefined;

  constructor(digest: string, json: unknown, facts: readonly unknown[] | undefined) {
    this.digest = digest;
    this.json = json;
    this.facts = facts;
    Object.freeze(this);
  }
}
