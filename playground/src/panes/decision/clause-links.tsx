/** Clause numbers that lead to their places. */
import type { JSX } from "preact";
import { chosenClause, compiled, show } from "../../state/store.ts";
import { words } from "../../words/words.ts";

export function ClauseLinks({ ids, most }: { readonly ids: readonly string[]; readonly most: number }): JSX.Element {
  return (
    <span class="clause-links">
      {ids.slice(0, most).map((id) => (
        <ClauseLink key={id} id={id} />
      ))}
      {ids.length > most && <span class="more">+{ids.length - most}</span>}
    </span>
  );
}

export function ClauseLink({ id }: { readonly id: string }): JSX.Element {
  const clause = compiled.value?.clauses.find((one) => one.id === id);
  const text = clause?.title || clause?.summary || "";
  return (
    <button
      type="button"
      class="chip clause-chip"
      title={text === "" ? id : `${id}. ${text}`}
      aria-label={words.value.goTo(id)}
      onClick={() => {
        chosenClause.value = id;
        if (clause !== undefined) show(clause.place);
      }}
    >
      {id}
    </button>
  );
}
