/** Undo and redo over whole states. States share what did not change, so keeping many costs little. */
export type History<S> = {
  readonly past: readonly S[];
  readonly now: S;
  readonly future: readonly S[];
  readonly mark: string;
};

/** More steps than anyone goes back. */
const MOST_STEPS = 300;

export function begin<S>(now: S): History<S> {
  return { past: [], now, future: [], mark: "" };
}

/** `mark`: a change with the same mark as the last one joins its step; an empty mark never joins. */
export function push<S>(history: History<S>, now: S, mark: string): History<S> {
  if (now === history.now) return history;
  if (mark !== "" && mark === history.mark) return { ...history, now, future: [] };
  return { past: [...history.past.slice(-MOST_STEPS + 1), history.now], now, future: [], mark };
}

export function undo<S>(history: History<S>): History<S> {
  const last = history.past.at(-1);
  if (last === undefined) return history;
  return { past: history.past.slice(0, -1), now: last, future: [history.now, ...history.future], mark: "" };
}

export function redo<S>(history: History<S>): History<S> {
  const [next, ...rest] = history.future;
  return next === undefined ? history : { past: [...history.past, history.now], now: next, future: rest, mark: "" };
}
