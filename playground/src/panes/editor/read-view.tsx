/** A rule file to read: its lines with numbers, and the chosen place in sight. */
import type { JSX } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { compiled, draftText, openPath, reveal } from "../../state/store.ts";

/** A file longer than this is shown in part: nobody reads so many lines on a telephone. */
const MOST_LINES = 2000;

export function ReadView({ note }: { readonly note: string }): JSX.Element {
  const list = useRef<HTMLOListElement>(null);
  const lines = (draftText(openPath.value) ?? "").slice(0, 400_000).split("\n").slice(0, MOST_LINES);
  const place = reveal.value?.path === openPath.value ? reveal.value : undefined;
  useEffect(() => {
    list.current?.querySelector(".shown")?.scrollIntoView({ block: "center" });
  }, [place]);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, so keys must reach it
    <section class="read-view" tabIndex={0} aria-label={openPath.value}>
      <p class="read-note">{note}</p>
      <ol ref={list} lang={compiled.value?.language}>
        {lines.map((line, i) => (
          <li key={`${i}`} class={place !== undefined && i + 1 >= place.line && i + 1 <= place.endLine ? "shown" : ""}>
            <code>{line === "" ? "\u00a0" : line}</code>
          </li>
        ))}
      </ol>
    </section>
  );
}
