/** What the compiler found, with how to mend it. */
import type { JSX } from "preact";
import type { ProblemView } from "../../protocol/views.ts";
import { compiled } from "../../state/store.ts";
import { words } from "../../words/words.ts";
import { PlaceLink } from "./place-link.tsx";

const SYMBOLS = { error: "✕", warning: "!", note: "i" } as const;

export function ProblemsTab(): JSX.Element {
  const problems = compiled.value?.problems ?? [];
  if (problems.length === 0) return <p class="empty">✓ {words.value.problemsNone}</p>;
  return <ProblemList problems={problems} />;
}

/** More would not be mended at once: the first error often brings the others about. */
const MOST_SHOWN = 100;

export function ProblemList({ problems }: { readonly problems: readonly ProblemView[] }): JSX.Element {
  const w = words.value;
  return (
    <ul class="problems">
      {problems.slice(0, MOST_SHOWN).map((problem, i) => (
        <li key={`${problem.code}${i}`} class={problem.severity}>
          <span class="symbol" role="img" aria-label={w.severities[problem.severity]}>
            {SYMBOLS[problem.severity]}
          </span>
          <span>
            <span class="message">{problem.message}</span> <span class="help">{problem.help}</span>{" "}
            <span class="code">{problem.code}</span>{" "}
            {problem.place !== undefined && <PlaceLink place={problem.place} />}
          </span>
        </li>
      ))}
      {problems.length > MOST_SHOWN && <li class="more-cases">+{problems.length - MOST_SHOWN}</li>}
    </ul>
  );
}
