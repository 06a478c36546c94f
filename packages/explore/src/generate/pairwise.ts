/**
 * Pairwise testing: few rows in which every pair of values of any two parameters stands together, given what is covered
 * and what can't be. Greedy, one row at a time (as AETG does): the row begins with a pair not covered yet, and each
 * further parameter takes the value that covers most pairs with those set before.
 */

/** The number of values of each parameter; a row has one value index for each. */
export type Sizes = readonly number[];
export type Row = readonly number[];

export type PairwiseOptions = {
  readonly sizes: Sizes;
  /** Rows there are already. */
  readonly covered: readonly Row[];
  /** Whether a row can be; a pair that stands in no row that can is given up after a few tries. */
  readonly allowed: (row: Row) => boolean;
  /** A whole number from 0 up to, not including, the bound. */
  readonly choose: (bound: number) => number;
  /** Value that is written down least, by parameter: taken where it makes no difference. */
  readonly plain: Row;
};

export type Pairs = {
  readonly rows: readonly Row[];
  /** Pairs for which no row was found that can be: parameter, value, parameter, value. */
  readonly impossible: readonly (readonly [number, number, number, number])[];
};

/** How many rows are tried for one pair. */
const TRIES = 24;

export function pairwise({ sizes, covered, allowed, choose, plain }: PairwiseOptions): Pairs {
  const open = new Set<string>();
  forPairs(sizes, (key) => open.add(key));
  for (const row of covered) cover(open, row);
  const rows: Row[] = [];
  const impossible: (readonly [number, number, number, number])[] = [];
  for (const key of [...open]) {
    if (!open.has(key)) continue;
    const pair = pairOf(key);
    const row = rowFor(pair, { sizes, open, allowed, choose, plain });
    if (row === undefined) {
      open.delete(key);
      impossible.push(pair);
      continue;
    }
    cover(open, row);
    rows.push(row);
  }
  return { rows, impossible };
}

type Pair = readonly [number, number, number, number];

/** Parameter a < parameter b. */
function keyOf(a: number, valueA: number, b: number, valueB: number): string {
  return a < b ? `${a} ${valueA} ${b} ${valueB}` : `${b} ${valueB} ${a} ${valueA}`;
}

function pairOf(key: string): Pair {
  const [a = 0, valueA = 0, b = 0, valueB = 0] = key.split(" ").map(Number);
  return [a, valueA, b, valueB];
}

function forPairs(sizes: Sizes, give: (key: string) => void): void {
  sizes.forEach((sizeA, a) => {
    for (let b = a + 1; b < sizes.length; b++) {
      for (let valueA = 0; valueA < sizeA; valueA++) {
        for (let valueB = 0; valueB < (sizes[b] ?? 0); valueB++) give(keyOf(a, valueA, b, valueB));
      }
    }
  });
}

function cover(open: Set<string>, row: Row): void {
  row.forEach((valueA, a) => {
    for (let b = a + 1; b < row.length; b++) open.delete(keyOf(a, valueA, b, row[b] as number));
  });
}

type Rest = Pick<PairwiseOptions, "sizes" | "allowed" | "choose" | "plain"> & { readonly open: ReadonlySet<string> };

/** A row that holds the pair and many others; towards the last tries a plainer one, since each value may be what can't be. */
function rowFor([a, valueA, b, valueB]: Pair, rest: Rest): Row | undefined {
  const { sizes, allowed, choose, plain } = rest;
  for (let attempt = 0; attempt < TRIES; attempt++) {
    const row: number[] = [...plain];
    row[a] = valueA;
    row[b] = valueB;
    const set = [a, b];
    const others = shuffled(
      sizes.map((_, i) => i).filter((i) => i !== a && i !== b),
      choose,
    );
    const keep = Math.ceil((others.length * (TRIES - 1 - attempt)) / (TRIES - 1));
    for (const parameter of others.slice(0, keep)) {
      const before = row[parameter] as number;
      row[parameter] = bestValue(parameter, row, set, rest);
      // A value that can't stand beside the others is not taken, rather than the whole row lost.
      if (row[parameter] !== before && !allowed(row)) row[parameter] = before;
      else set.push(parameter);
    }
    if (allowed(row)) return row;
  }
  return undefined;
}

/** The value that covers most open pairs with those set; the plain one where none covers any. */
function bestValue(
  parameter: number,
  row: readonly number[],
  set: readonly number[],
  { sizes, open, plain }: Rest,
): number {
  let best = plain[parameter] ?? 0;
  let most = 0;
  for (let value = 0; value < (sizes[parameter] ?? 0); value++) {
    const gain = set.filter((other) => open.has(keyOf(parameter, value, other, row[other] as number))).length;
    if (gain > most) [best, most] = [value, gain];
  }
  return best;
}

function shuffled(items: readonly number[], choose: (bound: number) => number): readonly number[] {
  const mixed = [...items];
  for (let i = mixed.length - 1; i > 0; i--) {
    const j = choose(i + 1);
    [mixed[i], mixed[j]] = [mixed[j] as number, mixed[i] as number];
  }
  return mixed;
}
