/** Brings a fact of the form into sight and puts the cursor in it. */
import { signal } from "@preact/signals";

/** A fact asked for by its path; the form opens the group it lies in. */
export const wantedFact = signal<string | undefined>(undefined);

export function focusFact(path: string): void {
  wantedFact.value = path;
  // After the form has opened the group.
  requestAnimationFrame(() => {
    const target = [...document.querySelectorAll<HTMLElement>("[data-fact]")].find(
      (one) =>
        path === one.dataset["fact"] ||
        path.startsWith(`${one.dataset["fact"]}.`) ||
        path.startsWith(`${one.dataset["fact"]}[`),
    );
    target?.scrollIntoView({ block: "center" });
    target?.querySelector<HTMLElement>("input, select, button")?.focus();
  });
}
