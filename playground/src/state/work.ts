/** All that a person changes and may undo: texts of rules, which are saved, the case, the readings. */
import { setFact } from "../facts/facts-edit.ts";

/** Texts over those that came with the page, by path; `null` for a file taken away. */
export type Overlay = Readonly<Record<string, string | null>>;

export type CaseState = {
  readonly facts: Readonly<Record<string, unknown>>;
  /** Facts taken as unknown though they have a default. */
  readonly unknown: readonly string[];
  /** `YYYY-MM` or `YYYY-MM-DD`. */
  readonly at: string;
  /** `YYYY-MM`; empty where only one month is asked for. */
  readonly to: string;
  /** The golden case it was taken from. */
  readonly from?: { readonly path: string; readonly name: string };
};

export type Work = {
  /** Folder of the rule set: `rules/nq-55-2025`. */
  readonly folder: string;
  /** What edits are compared with. */
  readonly saved: Overlay;
  readonly edits: Overlay;
  readonly case: CaseState;
  /** Chosen option by reading id; the others as the rules choose. */
  readonly readings: Readonly<Record<string, string>>;
};

export type Action =
  | { readonly kind: "open"; readonly folder: string; readonly case: CaseState }
  | { readonly kind: "edit"; readonly texts: Texts }
  | { readonly kind: "save" }
  | { readonly kind: "revert"; readonly path?: string }
  | { readonly kind: "reset" }
  | { readonly kind: "upload"; readonly files: Overlay; readonly folder: string; readonly case: CaseState }
  | { readonly kind: "overlay"; readonly edits: Overlay; readonly folder: string; readonly case?: CaseState }
  | { readonly kind: "fact"; readonly path: string; readonly value: unknown }
  | { readonly kind: "unknown"; readonly path: string; readonly on: boolean }
  | { readonly kind: "moment"; readonly at?: string; readonly to?: string }
  | { readonly kind: "case"; readonly case: CaseState; readonly readings: Readonly<Record<string, string>> }
  | { readonly kind: "clear-case" }
  | { readonly kind: "reading"; readonly id: string; readonly option: string | undefined };

export type Texts = Readonly<Record<string, string>>;

export const EMPTY_CASE: CaseState = { facts: {}, unknown: [], at: "2026-03", to: "" };

/** The work after an action. `bundled` are the texts that came with the page. */
export function apply(work: Work, action: Action, bundled: Texts): Work {
  switch (action.kind) {
    case "open":
      return { ...work, folder: action.folder, case: action.case, readings: {} };
    case "edit":
      return { ...work, edits: withTexts(work, action.texts, bundled) };
    case "save":
      return { ...work, saved: { ...work.saved, ...work.edits }, edits: {} };
    case "revert":
      return { ...work, edits: action.path === undefined ? {} : withPath(work.edits, action.path, undefined) };
    case "reset":
      return { ...work, saved: {}, edits: {} };
    case "upload":
      return { folder: action.folder, saved: action.files, edits: {}, case: action.case, readings: {} };
    case "overlay":
      return { ...work, folder: action.folder, saved: {}, edits: action.edits, case: action.case ?? work.case };
    case "fact":
      return { ...work, case: withFact(work.case, action.path, action.value, false) };
    case "unknown":
      return { ...work, case: withFact(work.case, action.path, undefined, action.on) };
    case "moment": {
      const at = action.at ?? work.case.at;
      const to = action.to ?? work.case.to;
      return { ...work, case: { ...work.case, at, to } };
    }
    case "case":
      return { ...work, case: action.case, readings: action.readings };
    case "clear-case":
      return { ...work, case: { facts: {}, unknown: [], at: work.case.at, to: work.case.to }, readings: {} };
    case "reading": {
      const { [action.id]: _, ...others } = work.readings;
      return { ...work, readings: action.option === undefined ? others : { ...others, [action.id]: action.option } };
    }
  }
}

/** A text that is again what was saved is no edit. */
function withTexts(work: Work, texts: Texts, bundled: Texts): Overlay {
  let edits = work.edits;
  for (const [path, text] of Object.entries(texts)) {
    const known = path in work.saved ? work.saved[path] : bundled[path];
    edits = withPath(edits, path, text === known ? undefined : text);
  }
  return edits;
}

function withFact(one: CaseState, path: string, value: unknown, unknown: boolean): CaseState {
  const others = one.unknown.filter((other) => other !== path);
  // A life of its own from here on, no longer the golden case that it was taken from.
  const { from: _, ...own } = one;
  return { ...own, facts: setFact(one.facts, path, value), unknown: unknown ? [...others, path] : others };
}

function withPath(overlay: Overlay, path: string, text: string | undefined): Overlay {
  const { [path]: _, ...others } = overlay;
  return text === undefined ? others : { ...others, [path]: text };
}

/** Actions of one kind at one place, close in time, are undone together: a word typed, a slider moved. */
export function mergeKey(action: Action): string | undefined {
  switch (action.kind) {
    case "edit":
      return `edit:${Object.keys(action.texts).join("\u0000")}`;
    case "fact":
      return `fact:${action.path}`;
    case "moment":
      return action.kind;
    default:
      return undefined;
  }
}

/** The text of a file in a layer; undefined where there is none. */
export function textIn(work: Work, layer: "saved" | "draft", path: string, bundled: Texts): string | undefined {
  const over = layer === "draft" && path in work.edits ? work.edits[path] : work.saved[path];
  return over === null ? undefined : (over ?? bundled[path]);
}

/** Every path of a layer, sorted. */
export function pathsIn(work: Work, layer: "saved" | "draft", bundled: Texts): readonly string[] {
  const all = new Set([...Object.keys(bundled), ...Object.keys(work.saved), ...Object.keys(work.edits)]);
  return [...all].filter((path) => textIn(work, layer, path, bundled) !== undefined).toSorted();
}

/** Texts that differ from those that came with the page: what a link carries and the browser keeps. */
export function overBundled(work: Work, bundled: Texts): Overlay {
  const all = { ...work.saved, ...work.edits };
  return Object.fromEntries(Object.entries(all).filter(([path, text]) => text !== (bundled[path] ?? null)));
}
