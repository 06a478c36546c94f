/** How much room there is: a telephone reads, a tablet scrolls, a desk has all side by side. */
import { computed, signal } from "@preact/signals";

export type Room = "narrow" | "middle" | "wide";

const NARROW = matchMedia("(max-width: 700px)");
const WIDE = matchMedia("(min-width: 1200px)");

function now(): Room {
  return NARROW.matches ? "narrow" : WIDE.matches ? "wide" : "middle";
}

const followed = signal<Room>(now());
for (const query of [NARROW, WIDE]) {
  query.addEventListener("change", () => {
    followed.value = now();
  });
}

export const room = computed(() => followed.value);
