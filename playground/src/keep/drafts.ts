/** Keeps what was edited in this tab over a reload, offers what a closed tab left behind, and forgets on demand. */
import { effect } from "@preact/signals";
import { FIRST_FOLDER, firstCaseOf } from "../state/first-case.ts";
import { bundled, notices, openPath, otherTabs, rememberCase, restore, work } from "../state/store.ts";
import { type CaseState, type Overlay, overBundled, type Work } from "../state/work.ts";
import { words } from "../words/words.ts";
import { drafts, type Kept } from "./database.ts";
import { livingTabs, nameTab, watchTabs } from "./tab.ts";

/** Rules always; a case only where the person asked for it. */
export type Draft = {
  readonly folder: string;
  readonly saved: Overlay;
  readonly edits: Overlay;
  readonly openPath: string;
  readonly case?: CaseState;
  readonly readings?: Readonly<Record<string, string>>;
};

/** After the last change, in milliseconds. */
const REST = 200;

/** Puts this tab’s draft back, then follows the work. */
export async function keepDrafts(): Promise<void> {
  const tab = await nameTab();
  const own = await drafts.get<Draft>(tab.copyOf ?? tab.id);
  if (own !== undefined) put(own.draft);
  follow(tab.id);
  watchTabs(tab, (others) => {
    otherTabs.value = others;
  });
  await offerOrphans(own?.id);
}

function put(draft: Draft): void {
  const kept: Work = {
    folder: draft.folder,
    saved: draft.saved,
    edits: draft.edits,
    case: draft.case ?? firstCaseOf(draft.folder),
    readings: draft.readings ?? {},
  };
  restore(kept);
  openPath.value = draft.openPath;
}

function follow(id: string): void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let pending: Work | undefined;
  const write = (): void => {
    clearTimeout(timer);
    if (pending === undefined) return;
    const { folder, saved, edits, case: one, readings } = pending;
    pending = undefined;
    const asked = rememberCase.peek();
    const nothing = Object.keys(saved).length === 0 && Object.keys(edits).length === 0 && !asked;
    if (nothing && folder === FIRST_FOLDER) {
      void drafts.remove(id);
      return;
    }
    const draft: Draft = { folder, saved, edits, openPath: openPath.peek(), ...(asked ? { case: one, readings } : {}) };
    void drafts.put<Draft>({ id, updated: Date.now(), draft });
  };
  effect(() => {
    pending = work.value;
    void rememberCase.value;
    void openPath.value;
    clearTimeout(timer);
    timer = setTimeout(write, REST);
  });
  addEventListener("pagehide", write);
  document.addEventListener("visibilitychange", write);
}

/** The newest draft of a tab that is no more. */
async function offerOrphans(own: string | undefined): Promise<void> {
  const living = await livingTabs();
  const all = (await drafts.all<Draft>()) ?? [];
  const orphans = all.filter((one) => !living.has(one.id) && one.id !== own).toSorted((a, b) => b.updated - a.updated);
  const [newest, ...older] = orphans;
  for (const old of older) void drafts.remove(old.id);
  if (newest === undefined || !hasEdits(newest)) return;
  const when = new Date(newest.updated).toLocaleString("vi-VN", { dateStyle: "short", timeStyle: "short" });
  notices.value = [
    ...notices.value,
    {
      id: "orphan",
      text: () => words.value.orphan(when),
      actions: [
        {
          label: () => words.value.orphanOpen,
          run: () => {
            put(newest.draft);
            void drafts.remove(newest.id);
          },
        },
        { label: () => words.value.orphanDrop, run: () => void drafts.remove(newest.id) },
      ],
    },
  ];
}

function hasEdits({ draft }: Kept<Draft>): boolean {
  const over = overBundled({ ...work.peek(), saved: draft.saved, edits: draft.edits }, bundled.peek());
  return Object.keys(over).length > 0 || draft.case !== undefined;
}

/** Everything that this page has kept in the browser. */
export async function forgetAll(): Promise<void> {
  rememberCase.value = false;
  await drafts.clear();
}
