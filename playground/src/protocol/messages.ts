/**
 * The one protocol between the page and its workers. The page sends texts and questions, each question with a number;
 * an answer carries the number of the question it answers, and a worker leaves out questions that a newer one replaces.
 */
import type { CompiledView, DecisionView, GoldenCaseView, Lang, ReadingEffect, TestsView } from "./views.ts";

/** Files that changed since the last message, by path; `null` for one that is gone. */
export type FileChanges = Readonly<Record<string, string | null>>;

/** `saved` is what edits are compared with, `draft` what is on the screen. */
export type Layer = "saved" | "draft";

/** A life, a moment, and the readings chosen. */
export type CaseInput = {
  readonly facts: unknown;
  /** Facts taken as unknown though they have a default. */
  readonly unknown: readonly string[];
  /** `YYYY-MM` or `YYYY-MM-DD`. */
  readonly at: string;
  readonly to?: string;
  readonly readings: Readonly<Record<string, string>>;
};

export type ToWorker =
  | { readonly kind: "files"; readonly layer: Layer; readonly changes: FileChanges }
  | { readonly kind: "compile"; readonly ask: number; readonly folder: string; readonly lang: Lang }
  | {
      readonly kind: "decide";
      readonly ask: number;
      readonly folder: string;
      readonly lang: Lang;
      readonly input: CaseInput;
      /** The month looked at; the first one where absent. */
      readonly look?: number;
    }
  | { readonly kind: "cases"; readonly ask: number; readonly folder: string; readonly lang: Lang }
  | {
      readonly kind: "test";
      readonly ask: number;
      readonly folder: string;
      readonly lang: Lang;
      readonly readings: Readonly<Record<string, string>>;
    }
  | {
      readonly kind: "readings";
      readonly ask: number;
      readonly folder: string;
      readonly lang: Lang;
      readonly readings: Readonly<Record<string, string>>;
    };

export type FromWorker =
  | { readonly kind: "ready" }
  | { readonly kind: "compiled"; readonly ask: number; readonly view: CompiledView }
  | { readonly kind: "decision"; readonly ask: number; readonly view: DecisionView }
  | { readonly kind: "cases"; readonly ask: number; readonly cases: readonly GoldenCaseView[] }
  | { readonly kind: "tests"; readonly ask: number; readonly view: TestsView }
  | {
      readonly kind: "readings";
      readonly ask: number;
      readonly effects: readonly ReadingEffect[];
      readonly done: boolean;
    }
  /** A fault of ours, without any value of the case. */
  | { readonly kind: "fault"; readonly ask: number; readonly what: string };
