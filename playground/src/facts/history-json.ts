/** A fact that changes over time, as JSON: `[{ "from": "2026-01-01", "value": … }, …]`, ascending. */
export type HistoryEntry = { readonly from: string; readonly value: unknown };

export function isHistory(json: unknown): json is readonly HistoryEntry[] {
  return (
    Array.isArray(json) &&
    json.length > 0 &&
    json.every((entry) => typeof entry === "object" && entry !== null && "from" in entry && "value" in entry)
  );
}

/** In order of day, as a decision wants it. */
export function sorted(entries: readonly HistoryEntry[]): readonly HistoryEntry[] {
  return entries.toSorted((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0));
}
