/** The derivation as a tree; every node that comes from a rule leads to its clause and line. */
import { useSignal } from "@preact/signals";
import type { JSX } from "preact";
import type { WhyView } from "../../protocol/views.ts";
import { compiled, lastDecided } from "../../state/store.ts";
import { words } from "../../words/words.ts";
import { ClauseLink } from "../decision/clause-links.tsx";
import { PlaceLink } from "./place-link.tsx";

/** So many levels stand open at first. */
const OPEN_DEPTH = 1;

export function WhyTab(): JSX.Element {
  const w = words.value;
  const all = useSignal<{ readonly open: boolean; readonly turn: number }>({ open: false, turn: 0 });
  const shown = lastDecided.value;
  if (shown === undefined) return <p class="empty">{w.whyEmpty}</p>;
  const turn = (open: boolean): void => {
    all.value = { open, turn: all.value.turn + 1 };
  };
  return (
    <>
      <p class="tools">
        <button type="button" class="link" onClick={() => turn(true)}>
          {w.expandAll}
        </button>
        <button type="button" class="link" onClick={() => turn(false)}>
          {w.collapseAll}
        </button>
      </p>
      <ul class="why" lang={compiled.value?.language} key={all.value.turn}>
        {shown.why.map((tree, i) => (
          <WhyNode key={`${i}`} node={tree} depth={0} all={all.value.turn === 0 ? undefined : all.value.open} />
        ))}
      </ul>
    </>
  );
}

type NodeProps = { readonly node: WhyView; readonly depth: number; readonly all: boolean | undefined };

function WhyNode({ node, depth, all }: NodeProps): JSX.Element {
  const w = words.value;
  const open = useSignal(all ?? depth < OPEN_DEPTH);
  if (node.children.length === 0) {
    return (
      <li class="leaf">
        <WhyLine node={node} />
      </li>
    );
  }
  return (
    <li>
      <div class="why-head">
        <button
          type="button"
          class="twist"
          aria-expanded={open.value}
          aria-label={`${open.value ? w.collapse : w.expand}: ${node.text}`}
          onClick={() => {
            open.value = !open.value;
          }}
        >
          {open.value ? "▾" : "▸"}
        </button>
        <WhyLine node={node} />
      </div>
      {open.value && (
        <ul>
          {node.children.map((child, i) => (
            <WhyNode key={`${i}`} node={child} depth={depth + 1} all={all} />
          ))}
        </ul>
      )}
    </li>
  );
}

function WhyLine({ node }: { readonly node: WhyView }): JSX.Element {
  // The clause stands before the text as a link already.
  const text =
    node.clause !== undefined && node.text.startsWith(node.clause)
      ? node.text.slice(node.clause.length).replace(/^[,:]\s*/, "")
      : node.text;
  return (
    <span class="why-line">
      {node.clause !== undefined && <ClauseLink id={node.clause} />} <span>{text}</span>{" "}
      {node.place !== undefined && <PlaceLink place={node.place} />}
    </span>
  );
}
