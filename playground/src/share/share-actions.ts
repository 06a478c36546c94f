/** What the share panel does: a link, a .zip out and in, a print. */

import { firstCaseOf } from "../state/first-case.ts";
import { bundled, chosenClause, dispatch, draftText, filePaths, look, openPath, tell, work } from "../state/store.ts";
import { overBundled } from "../state/work.ts";
import { words } from "../words/words.ts";
import { linkFragment, openFragment } from "./link.ts";
import { packZip, unpackZip } from "./rule-zip.ts";

/** The whole address; `withCase` only after the person has agreed. */
export function linkOf(withCase: boolean): string {
  const { folder, case: one, readings } = work.value;
  const { from: _, ...life } = one;
  const fragment = linkFragment(
    { folder, edits: overBundled(work.value, bundled.value), ...(withCase ? { case: { ...life, readings } } : {}) },
    bundled.value,
  );
  return `${location.origin}${location.pathname}${fragment}`;
}

/** Opens what the address carries, and takes it out of the address: a reload goes by the draft. */
export function openLink(): void {
  const fragment = location.hash;
  if (!fragment.startsWith("#r=")) return;
  history.replaceState(null, "", `${location.pathname}${location.search}`);
  const opened = openFragment(fragment, bundled.value);
  if (opened === undefined) {
    tell("link", () => words.value.linkBroken);
    return;
  }
  const { folder, edits, case: shared } = opened.shared;
  look.value = undefined;
  dispatch({ kind: "overlay", folder, edits, case: firstCaseOf(folder) });
  if (shared !== undefined) {
    const { readings, ...life } = shared;
    dispatch({ kind: "case", case: life, readings });
  }
  openPath.value = Object.keys(edits)[0] ?? `${folder}/document.yaml`;
  tell("link", () => (opened.stale ? words.value.linkStale : words.value.linkOpened));
}

/** The rule set, what it imports, and its cases; never the case on the screen. */
export function downloadZip(): void {
  const { own, imported, cases } = filePaths.value;
  const files: Record<string, string> = {};
  for (const path of [...own, ...imported, ...cases]) files[path] = draftText(path) ?? "";
  const { folder } = work.value;
  const id = folder.slice(folder.lastIndexOf("/") + 1);
  const address = URL.createObjectURL(new Blob([packZip(files) as BlobPart], { type: "application/zip" }));
  const anchor = document.createElement("a");
  anchor.href = address;
  anchor.download = `${id}.zip`;
  anchor.click();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}

export async function uploadZip(file: File): Promise<void> {
  const unpacked = unpackZip(new Uint8Array(await file.arrayBuffer()));
  const w = words.value;
  switch (unpacked.kind) {
    case "bad":
      return tell("zip", () => words.value.zipBad);
    case "no-rules":
      return tell("zip", () => words.value.zipNoRules);
    case "too-large":
      return tell("zip", () => words.value.zipTooLarge);
    case "not-text":
      return tell("zip", () => w.zipNotText(unpacked.path));
    case "rules": {
      const { folder, files } = unpacked;
      // Files of the same rule set that the .zip does not have are gone.
      const gone = Object.keys(bundled.value).filter((path) => path.startsWith(`${folder}/`) && !(path in files));
      look.value = undefined;
      chosenClause.value = undefined;
      dispatch({
        kind: "upload",
        folder,
        files: { ...files, ...Object.fromEntries(gone.map((path) => [path, null])) },
        case: firstCaseOf(folder),
      });
      openPath.value = `${folder}/document.yaml`;
      tell("zip", () => words.value.zipOpened(folder));
    }
  }
}
