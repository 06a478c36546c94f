/** Rows of bars over the months, drawn in shares of the width so that it fits any; every change has its own label. */

import type { JSX } from "preact";
import { useRef } from "preact/hooks";
import { useElementWidth } from "../../app/element-width.ts";
import { monthWord } from "../../facts/scalar-text.ts";
import type { TimelineRow, TimelineView } from "../../protocol/views.ts";
import { compiled, lang, look as lookSignal } from "../../state/store.ts";
import { words } from "../../words/words.ts";

const LABEL = 18;
const AMOUNT = 40;
const TRUTH = 20;
const GAP = 7;
const AXIS = 22;
/** Pixels that a letter of a label takes, about. */
const LETTER = 6.6;

export function TimelinePicture({
  timeline,
  look,
}: {
  readonly timeline: TimelineView;
  readonly look: number;
}): JSX.Element {
  const w = words.value;
  const box = useRef<HTMLDivElement>(null);
  // Drawn in the units of a page of ordinary size, then enlarged like all its type.
  const scale = Number.parseFloat(getComputedStyle(document.documentElement).fontSize) / 16;
  const width = useElementWidth(box, 640) / scale;
  const months = timeline.to - timeline.from + 1;
  const x = (month: number): number => ((month - timeline.from) / months) * width;
  let top = 0;
  const rows = timeline.rows.map((row) => {
    const height = row.kind === "amount" ? AMOUNT : TRUTH;
    const at = top;
    top += (row.kind === "amount" ? LABEL : 0) + height + GAP;
    return { row, at, height };
  });
  const height = top + AXIS;
  const told = timeline.changes.map((change) => `${change.period}: ${change.texts.join("; ")}`).join(". ");
  return (
    <div class="picture" ref={box} lang={compiled.value?.language}>
      <svg
        width={width * scale}
        height={height * scale}
        viewBox={`0 0 ${width} ${height}`}
        role="img"
        aria-label={`${w.timeline}. ${told}`}
      >
        <rect class="looked" x={x(look)} y={0} width={Math.max(2, width / months)} height={top} />
        {rows.map(({ row, at, height: tall }) => (
          <Row key={row.name} row={row} top={at} tall={tall} x={x} />
        ))}
        {timeline.changes.slice(1).map((change) => (
          <g key={change.month} class="change">
            <title>{[change.period, ...change.texts, ...change.causes].join("\n")}</title>
            <line x1={x(change.month)} x2={x(change.month)} y1={0} y2={top} />
            {/* biome-ignore lint/a11y/noStaticElementInteractions: the slider and the table do the same by keyboard */}
            <rect
              class="hit"
              x={x(change.month) - 6}
              y={0}
              width={12}
              height={height}
              onClick={() => {
                lookSignal.value = change.month;
              }}
            />
          </g>
        ))}
        <Axis timeline={timeline} x={x} top={top} width={width} />
      </svg>
    </div>
  );
}

type RowProps = {
  readonly row: TimelineRow;
  readonly top: number;
  readonly tall: number;
  readonly x: (month: number) => number;
};

function Row({ row, top, tall, x }: RowProps): JSX.Element {
  const base = top + tall + (row.kind === "amount" ? LABEL : 0);
  return (
    <g class={`row ${row.kind}`}>
      {row.kind === "amount" && (
        <text class="row-label" x={0} y={top + 13}>
          {row.label}
        </text>
      )}
      {row.segments.map((segment, i) => (
        <Bar key={segment.from} row={row} segment={segment} first={i === 0} base={base} tall={tall} x={x} />
      ))}
    </g>
  );
}

type BarProps = {
  readonly row: TimelineRow;
  readonly segment: TimelineRow["segments"][number];
  readonly first: boolean;
  readonly base: number;
  readonly tall: number;
  readonly x: (month: number) => number;
};

function Bar({ row, segment, first, base, tall, x }: BarProps): JSX.Element {
  const w = words.value;
  const left = x(segment.from);
  const wide = x(segment.to + 1) - left;
  const amount = row.kind === "amount";
  const kind = segment.unknown ? "unknown" : segment.level === 0 ? "nothing" : "some";
  const drawn = !amount || segment.unknown ? tall : segment.level === 0 ? 4 : Math.max(6, segment.level * tall);
  const period = `${monthWord(segment.from, lang.value)}–${monthWord(segment.to, lang.value)}`;
  const was = segment.before === undefined ? "" : ` (${w.savedValue(segment.before)})`;
  // A yes or no says in its own bar what it is of; an amount has its name above.
  const texts = amount
    ? [segment.text, segment.text.split(" ")[0] ?? ""]
    : [...(first ? [`${row.label}: ${segment.text}`] : []), segment.text];
  const text = texts.find((one) => one.length * LETTER + 12 <= wide) ?? "";
  const inside = drawn >= 18;
  return (
    <g class={`bar ${kind} ${segment.before === undefined ? "" : "differs"}`}>
      <title>{`${row.label}, ${period}: ${segment.text}${was}`}</title>
      <rect x={left} y={base - drawn} width={Math.max(1, wide - 1)} height={drawn} rx={3} />
      {text !== "" && (
        <text
          class={inside ? "bar-text" : "bar-text above"}
          x={left + 7}
          y={inside ? base - drawn + 14 : base - drawn - 5}
        >
          {text}
        </text>
      )}
      {segment.before !== undefined && (
        <text class="delta-mark" x={left + Math.max(2, wide - 15)} y={base - 5}>
          Δ
        </text>
      )}
    </g>
  );
}

type AxisProps = {
  readonly timeline: TimelineView;
  readonly x: (month: number) => number;
  readonly top: number;
  readonly width: number;
};

function Axis({ timeline, x, top, width }: AxisProps): JSX.Element {
  const first = Math.ceil(timeline.from / 12);
  const last = Math.floor(timeline.to / 12);
  const years = Array.from({ length: Math.max(0, last - first + 1) }, (_, i) => first + i);
  const step = Math.max(1, Math.ceil((years.length * 44) / width));
  return (
    <g class="axis">
      <text x={0} y={top + 16}>
        {x(first * 12) > 56 ? monthWord(timeline.from, lang.value) : ""}
      </text>
      {years
        .filter((_, i) => i % step === 0)
        .map((year) => (
          <g key={year}>
            <line x1={x(year * 12)} x2={x(year * 12)} y1={top} y2={top + 5} />
            <text x={x(year * 12)} y={top + 16}>
              {year}
            </text>
          </g>
        ))}
    </g>
  );
}
