/** Keys that work all over the page: undo, redo, save. Fields of text keep their own undo while they have the cursor. */
import { dispatch, redo, undo } from "../state/store.ts";

export function listenToKeys(): void {
  addEventListener("keydown", (event) => {
    if (!(event.ctrlKey || event.metaKey) || event.altKey) return;
    const key = event.key.toLowerCase();
    if (key === "s") {
      event.preventDefault();
      dispatch({ kind: "save" });
      return;
    }
    const inEditor = (event.target as HTMLElement).closest(".monaco") !== null;
    if (inEditor || (key !== "z" && key !== "y")) return;
    event.preventDefault();
    // A field shows what it was given: the text being typed gives way.
    if (document.activeElement instanceof HTMLInputElement) document.activeElement.blur();
    if (key === "y" || event.shiftKey) redo();
    else undo();
  });
}
