/** The one place of state: the work with its history, and what is only looked at (file, tab, language, colours). */
import { computed, signal } from "@preact/signals";
import type {
  CompiledView,
  DecisionView,
  GoldenCaseView,
  Lang,
  PlaceView,
  ReadingEffect,
  TestsView,
} from "../protocol/views.ts";
import { BUNDLED_RULES } from "./bundled.ts";
import { FIRST_CASE, FIRST_FOLDER } from "./first-case.ts";
import { begin, type History, push, redo as redone, undo as undone } from "./history.ts";
import { type Action, apply, mergeKey, pathsIn, type Texts, textIn, type Work } from "./work.ts";

export const bundled = signal<Texts>(BUNDLED_RULES);

export const golden = computed(() => Object.keys(bundled.value).some((path) => path.startsWith("test/")));

const history = signal<History<Work>>(
  begin({ folder: FIRST_FOLDER, saved: {}, edits: {}, case: FIRST_CASE, readings: {} }),
);

export const work = computed(() => history.value.now);
export const canUndo = computed(() => history.value.past.length > 0);
export const canRedo = computed(() => history.value.future.length > 0);

/** A pause longer than this begins a new step of undo, in milliseconds. */
const STEP = 900;
let lastTime = 0;
let lastKey = "";
let step = 0;

export function dispatch(action: Action): void {
  const key = mergeKey(action) ?? "";
  const now = performance.now();
  if (key === "" || key !== lastKey || now - lastTime > STEP) step++;
  lastKey = key;
  lastTime = now;
  const next = apply(history.value.now, action, bundled.value);
  history.value = push(history.value, next, key === "" ? "" : `${key}#${step}`);
}

/** Puts kept work in place without a step of undo. */
export function restore(kept: Work): void {
  history.value = begin(kept);
}

export function undo(): void {
  lastKey = "";
  history.value = undone(history.value);
}

export function redo(): void {
  lastKey = "";
  history.value = redone(history.value);
}

/** What the workers last told. */
export const compiled = signal<CompiledView | undefined>(undefined);
export const decision = signal<DecisionView | undefined>(undefined);
/** The last decision that was one: shown greyed while the facts or the rules are broken. */
export const lastDecided = signal<Extract<DecisionView, { kind: "decided" }> | undefined>(undefined);
export const goldenCases = signal<readonly GoldenCaseView[]>([]);
export const tests = signal<TestsView | undefined>(undefined);
export const testing = signal(false);
export const readingEffects = signal<
  { readonly effects: readonly ReadingEffect[]; readonly done: boolean } | undefined
>(undefined);
export const fault = signal<string | undefined>(undefined);

/** The first decision is on the screen: what is heavier may load. */
export const settled = signal(false);

/** What is only looked at. */
export const lang = signal<Lang>("vi");
export type Theme = "system" | "light" | "dark";
export const theme = signal<Theme>("system");
export const look = signal<number | undefined>(undefined);
export const openPath = signal(`${FIRST_FOLDER}/iii-chinh-sach.yaml`);
export const reveal = signal<(PlaceView & { readonly focus: boolean }) | undefined>(undefined);
export const chosenClause = signal<string | undefined>(undefined);
export type ResultTab = "results" | "why" | "refused" | "moved" | "readings" | "problems" | "tests";
export const tab = signal<ResultTab>("why");
export const rememberCase = signal(false);
export const otherTabs = signal(0);
/** Share of the height that the upper row has, in percent. */
export const split = signal(42);

export type Notice = {
  readonly id: string;
  readonly text: () => string;
  readonly actions: readonly { readonly label: () => string; readonly run: () => void }[];
};
export const notices = signal<readonly Notice[]>([]);

export function dismiss(id: string): void {
  notices.value = notices.value.filter((notice) => notice.id !== id);
}

/** Says something once, in place of what was said under the same name. */
export function tell(id: string, text: () => string): void {
  notices.value = [...notices.value.filter((notice) => notice.id !== id), { id, text, actions: [] }];
}

export const edited = computed(() => Object.keys(work.value.edits));

export function draftText(path: string): string | undefined {
  return textIn(work.value, "draft", path, bundled.value);
}

/** Opens a file at a place, in the editor or the read view. */
export function show(place: PlaceView, focus = true): void {
  openPath.value = place.path;
  reveal.value = { ...place, focus };
}

/** Paths of the rule set open: its files, then those of the rule sets beside it, then its cases. */
export const filePaths = computed(() => {
  const { folder } = work.value;
  const id = folder.slice(folder.lastIndexOf("/") + 1);
  const paths = pathsIn(work.value, "draft", bundled.value);
  const own = paths.filter((path) => path.startsWith(`${folder}/`));
  const parent = folder.slice(0, folder.lastIndexOf("/") + 1);
  const used = new Set(compiled.value?.clauses.map((clause) => clause.place.path) ?? []);
  const imported = paths.filter((path) => path.startsWith(parent) && !own.includes(path) && used.has(path));
  const cases = paths.filter((path) => path.startsWith(`test/golden/${id}/`));
  return { own, imported, cases };
});

/** Every rule set there is: folders with a `document.yaml`. */
export const folders = computed(() =>
  pathsIn(work.value, "draft", bundled.value)
    .filter((path) => path.endsWith("/document.yaml"))
    .map((path) => {
      const folder = path.slice(0, -"/document.yaml".length);
      const title = draftText(path)
        ?.match(/^(?:tên|title):\s*(.+?)\s*$/m)?.[1]
        ?.replace(/^(['"])(.*)\1$/, "$2");
      return { folder, title: title ?? folder };
    }),
);
