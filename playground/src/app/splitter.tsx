/** The line between the upper and the lower row, moved by mouse, finger or arrow keys. */
import type { JSX } from "preact";
import { split } from "../state/store.ts";
import { words } from "../words/words.ts";

const LEAST = 20;
const MOST = 80;
const STEP = 4;

function set(percent: number): void {
  split.value = Math.round(Math.min(MOST, Math.max(LEAST, percent)));
}

export function Splitter(): JSX.Element {
  return (
    // biome-ignore lint/a11y/useSemanticElements: an hr can’t be moved; this separator has a value and takes keys
    <div
      class="splitter"
      role="separator"
      aria-orientation="horizontal"
      aria-label={words.value.resize}
      aria-valuemin={LEAST}
      aria-valuemax={MOST}
      aria-valuenow={split.value}
      tabIndex={0}
      onKeyDown={(event) => {
        const step = { ArrowUp: -STEP, ArrowDown: STEP }[event.key];
        if (step === undefined) return;
        event.preventDefault();
        set(split.value + step);
      }}
      onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)}
      onPointerMove={(event) => {
        const board = event.currentTarget.parentElement;
        if (board === null || !event.currentTarget.hasPointerCapture(event.pointerId)) return;
        const { top, height } = board.getBoundingClientRect();
        set(((event.clientY - top) / height) * 100);
      }}
    />
  );
}
