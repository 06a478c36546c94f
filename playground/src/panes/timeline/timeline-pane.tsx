/** The entitlement over time: a picture of rows, a slider through the months, and the same as a table. */
import type { JSX } from "preact";
import { monthWord } from "../../facts/scalar-text.ts";
import type { TimelineView } from "../../protocol/views.ts";
import { compiled, lang, lastDecided, look } from "../../state/store.ts";
import { words } from "../../words/words.ts";
import { ClauseLinks } from "../decision/clause-links.tsx";
import { TimelinePicture } from "./timeline-picture.tsx";

export function TimelinePane(): JSX.Element | null {
  const w = words.value;
  const shown = lastDecided.value;
  if (shown === undefined || shown.timeline.rows.length === 0) return null;
  const { timeline } = shown;
  const month = monthWord(shown.look, lang.value);
  return (
    <section class="pane timeline" aria-label={w.timeline}>
      <header class="pane-head">
        <h2>{w.timeline}</h2>
        <output class="look">
          {w.month}: <strong>{month}</strong>
        </output>
      </header>
      <div class="timeline-body">
        <TimelinePicture timeline={timeline} look={shown.look} />
        {timeline.to > timeline.from && (
          <input
            class="slider"
            type="range"
            min={timeline.from}
            max={timeline.to}
            value={shown.look}
            aria-label={w.month}
            aria-valuetext={month}
            onInput={(event) => {
              look.value = event.currentTarget.valueAsNumber;
            }}
          />
        )}
        <ChangesTable timeline={timeline} />
      </div>
    </section>
  );
}

function ChangesTable({ timeline }: { readonly timeline: TimelineView }): JSX.Element {
  const w = words.value;
  return (
    <details class="changes">
      <summary>
        {w.showTable} <span class="count">{timeline.changes.length}</span>
      </summary>
      <div class="scroll" tabIndex={0} role="region" aria-label={w.timelineTable}>
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
      </div>
    </details>
  );
}
