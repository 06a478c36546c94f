/**
 * The monthly amount of NQ 55 over columns, written by hand for what a ward's table holds of a child: no histories, the
 * ward itself as residence, the default readings. Such facts only ever add a group (a parent's death) after the
 * signature, so that a month's right follows from the signature and the month alone.
 */
import { anniversary, firstDay, lastDay } from "./days.ts";

export type Columns = {
  readonly rows: number;
  readonly signed: Int32Array;
  readonly birth: Int32Array;
  /** −2147483648 where alive. */
  readonly death: Int32Array;
  readonly fatherDeath: Int32Array;
  readonly motherAllowance: Uint8Array;
  /** 0 other, 1 poor, 2 near-poor. */
  readonly household: Uint8Array;
  readonly beneficiary: Uint8Array;
  readonly hiv: Uint8Array;
  readonly allowance: Float64Array;
};

const ALIVE = -2147483648;
const CARE = 750_000;
const LINE_2026 = 2_000_000;
const LINE_2027 = 2_800_000;
const PERIOD_START = firstDay(2026 * 12);
const PERIOD_END = lastDay(2030 * 12 + 11);

/** Amounts of a month (year × 12 + month − 1), in đồng. */
export function monthlyAmounts(t: Columns, month: number): Float64Array {
  const amounts = new Float64Array(t.rows);
  const [first, last, before] = [firstDay(month), lastDay(month), firstDay(month) - 1];
  const line = month < 2027 * 12 ? LINE_2026 : LINE_2027;
  for (let i = 0; i < t.rows; i++) {
    const signed = t.signed[i] as number;
    if (signed > last || signed < PERIOD_START || last > PERIOD_END) continue;
    const birth = t.birth[i] as number;
    const death = t.death[i] as number;
    const day = signed >= first ? signed : before;
    if (birth > signed || (death !== ALIVE && death <= day) || turnedSixteen(birth, day)) continue;
    const household = t.household[i] as number;
    const beneficiary = t.beneficiary[i] === 1;
    const allowance = t.allowance[i] as number;
    const excluded = household === 2 || beneficiary || allowance > 0;
    const father = t.fatherDeath[i] as number;
    const orphan = !excluded && t.motherAllowance[i] === 1 && father !== ALIVE;
    const right = household === 2 || t.hiv[i] === 1 || (orphan && father <= signed);
    if (!right) continue;
    let amount = t.hiv[i] === 1 || (orphan && father <= day) ? CARE : 0;
    if (household === 2) amount = Math.max(amount, beneficiary ? Math.max(0, line - allowance) : line);
    amounts[i] = amount;
  }
  return amounts;
}

/** A rough bound decides most children; the calendar is asked only near the birthday. */
function turnedSixteen(birth: number, day: number): boolean {
  const age = day - birth;
  if (age < 16 * 365) return false;
  if (age > 16 * 366) return true;
  return anniversary(calendarDay(birth), 16, "28-02") <= day;
}

function calendarDay(day: number): { month: number; dayOfMonth: number; day: number } {
  let month = Math.floor(day / 30.436875) + 1970 * 12;
  while (firstDay(month) > day) month--;
  while (lastDay(month) < day) month++;
  return { month, dayOfMonth: day - firstDay(month) + 1, day };
}
