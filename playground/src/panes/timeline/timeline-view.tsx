/** The entitlement over time: a picture of rows, a slider through the months, and the same as a table. */
import type { JSX } from "preact";
import { room } from "../../app/room.ts";
import { monthWord } from "../../facts/scalar-text.ts";
import type { TimelineView as Timeline } from "../../protocol/views.ts";
import { compiled, lang, lastDecided, look } from "../../state/store.ts";
import { words } from "../../words/words.ts";
import { ClauseLinks } from "../decision/clause-links.tsx";
import { TimelinePicture } from "./timeline-picture.tsx";

export function TimelineView(): JSX.Element | null {
  const w = words.value;
  const shown = lastDecided.value;
  if (shown === undefined || shown.timeline.rows.length === 0) return null;
  const { timeline } = shown;
  const month = monthWord(shown.look, lang.value);
  return (
    <div class="timeline">
      <h3 class="hidden">{w.timeline}</h3>
      <TimelinePicture timeline={timeline} look={shown.look} />
      {timeline.to > timeline.from && (
        <label class="look">
          <span>
            {w.month} <strong>{month}</strong>
          </span>
          <input
            class="slider"
            type="range"
            min={timeline.from}
            max={timeline.to}
            value={look.value ?? shown.look}
            aria-valuetext={month}
            onInput={(event) => {
              look.value = event.currentTarget.valueAsNumber;
            }}
          />
        </label>
      )}
      <ChangesTable timeline={timeline} />
    </div>
  );
}

function ChangesTable({ timeline }: { readonly timeline: Timeline }): JSX.Element {
  const w = words.value;
  // Where the table finds room below the picture, it stands open.
  const roomy = room.value === "wide" && innerHeight >= 860;
  return (
    <details class="changes" open={roomy}>
      <summary>
        {w.showTable} <span class="count">{timeline.changes.length}</span>
      </summary>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, so keys must reach it */}
      <section class="scroll" tabIndex={0} aria-label={w.timelineTable}>
        <table>
          <caption class="hidden">{w.timelineTable}</caption>
          <thead>
            <tr>
              <th scope="col">{w.period}</th>
              <th scope="col">{w.changes}</th>
              <th scope="col">{w.causes}</th>
              <th scope="col">{w.grounds}</th>
            </tr>
          </thead>
          <tbody lang={compiled.value?.language}>
            {timeline.changes.map((change) => (
              <tr key={change.month}>
                <th scope="row">
                  <button
                    type="button"
                    class="link"
                    onClick={() => {
                      look.value = change.month;
                    }}
                  >
                    {change.period}
                  </button>
                </th>
                <td>
                  {change.texts.map((text) => (
                    <div key={text}>{text}</div>
                  ))}
                </td>
                <td>
                  {change.causes.map((text) => (
                    <div key={text}>{text}</div>
                  ))}
                </td>
                <td>
                  <ClauseLinks ids={change.grounds} most={4} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </details>
  );
}
