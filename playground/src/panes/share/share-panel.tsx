import type { JSX } from "preact";
import { words } from "../../words/words.ts";

export function SharePanel(): JSX.Element {
  return (
    <button type="button" class="button">
      {words.value.share}
    </button>
  );
}
