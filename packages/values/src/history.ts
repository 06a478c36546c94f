/** Values that hold from a day on: dated facts and parameters. */

/** Entries by ascending `from` (an epoch day), each in force until the next; no two share a day. */
export type History<T> = readonly { readonly from: number; readonly value: T }[];

/** The value in force on a day, or `before` where the first entry is later. O(log n). */
export function valueAt<T, B>(history: History<T>, day: number, before: B): T | B {
  let low = 0;
  let high = history.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((history[middle] as History<T>[number]).from <= day) low = middle + 1;
    else high = middle;
  }
  const entry = history[low - 1];
  return entry === undefined ? before : entry.value;
}
