/** Every result with its value, the one before an edit, and its clauses. */
import type { JSX } from "preact";
import type { OutputView } from "../../protocol/views.ts";
import { compiled } from "../../state/store.ts";
import { words } from "../../words/words.ts";
import { ClauseLinks } from "../decision/clause-links.tsx";

export function OutputsTable({ outputs }: { readonly outputs: readonly OutputView[] }): JSX.Element {
  const w = words.value;
  return (
    <table class="outputs">
      <caption class="hidden">{w.results}</caption>
      <thead>
        <tr>
          <th scope="col">{w.output}</th>
          <th scope="col">{w.value}</th>
          <th scope="col">{w.grounds}</th>
        </tr>
      </thead>
      <tbody lang={compiled.value?.language}>
        {outputs.map((output) => (
          <tr key={output.name} class={output.before === undefined ? "" : "differs"}>
            <th scope="row">{output.label}</th>
            <td class={output.unknown ? "unknown" : ""}>
              {output.lines.length > 1 ? (
                <ul>
                  {output.lines.map((line) => (
                    <li key={line}>{line}</li>
                  ))}
                </ul>
              ) : (
                output.lines[0]
              )}
              {output.before !== undefined && (
                <div class="was">
                  <span class="delta" aria-hidden="true">
                    Δ
                  </span>{" "}
                  {w.was}: <s>{output.before}</s>
                </div>
              )}
            </td>
            <td>
              <ClauseLinks ids={output.grounds} most={4} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
