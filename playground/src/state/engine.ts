/** Keeps the workers in step with the work: sends what changed, asks again, and puts their answers into the store. */
import { effect } from "@preact/signals";
import type { FileChanges, FromWorker, Layer, ToWorker } from "../protocol/messages.ts";
import * as store from "./store.ts";
import { type CaseState, pathsIn, type Texts, textIn, type Work } from "./work.ts";

type Line = { readonly worker: Worker; readonly sent: Record<Layer, Map<string, string>> };

function openLine(listen: (message: FromWorker) => void): Line {
  const worker = new Worker(new URL("../worker/worker.ts", import.meta.url), { type: "module" });
  worker.onmessage = ({ data }: MessageEvent<FromWorker>) => listen(data);
  worker.onerror = ({ message }) => {
    store.fault.value = message;
  };
  return { worker, sent: { saved: new Map(), draft: new Map() } };
}

function post({ worker }: Line, message: ToWorker): void {
  worker.postMessage(message);
}

/** Sends the texts that this worker does not have yet. */
function sync(line: Line, work: Work, bundled: Texts): void {
  for (const layer of ["saved", "draft"] as const) {
    const sent = line.sent[layer];
    const changes: Record<string, string | null> = {};
    const paths = new Set(pathsIn(work, layer, bundled));
    for (const path of paths) {
      const text = textIn(work, layer, path, bundled) as string;
      if (sent.get(path) === text) continue;
      changes[path] = text;
      sent.set(path, text);
    }
    for (const path of [...sent.keys()].filter((one) => !paths.has(one))) {
      changes[path] = null;
      sent.delete(path);
    }
    if (Object.keys(changes).length > 0) post(line, { kind: "files", layer, changes: changes satisfies FileChanges });
  }
}

let asked = 0;
const latest = new Map<string, number>();

function ask(kind: string): number {
  latest.set(kind, ++asked);
  return asked;
}

function listen(message: FromWorker): void {
  if (message.kind === "ready") return;
  if (message.kind === "fault") {
    store.fault.value = message.what;
    return;
  }
  if (latest.get(message.kind) !== message.ask) return;
  store.fault.value = undefined;
  switch (message.kind) {
    case "compiled":
      store.compiled.value = message.view;
      return;
    case "decision":
      store.decision.value = message.view;
      if (message.view.kind === "decided") store.lastDecided.value = message.view;
      return;
    case "cases":
      store.goldenCases.value = message.cases;
      return;
    case "tests":
      store.tests.value = message.view;
      store.testing.value = false;
      return;
    case "readings":
      store.readingEffects.value = { effects: message.effects, done: message.done };
  }
}

/** The rule texts of the work, by identity of its parts: facts may change without them. */
function onRules(run: (work: Work, bundled: Texts) => void): void {
  let last: readonly unknown[] = [];
  effect(() => {
    const work = store.work.value;
    const key = [work.folder, work.saved, work.edits, store.bundled.value, store.lang.value];
    if (key.every((part, i) => part === last[i])) return;
    last = key;
    run(work, store.bundled.value);
  });
}

/** After the keys rest for so long, golden cases run again, in milliseconds. */
const REST = 250;

export function startEngine(): void {
  const quick = openLine(listen);

  onRules((work, bundled) => {
    sync(quick, work, bundled);
    post(quick, { kind: "compile", ask: ask("compiled"), folder: work.folder, lang: store.lang.value });
  });
  effect(() => {
    const { folder, case: one, readings, saved, edits } = store.work.value;
    void [saved, edits];
    const look = store.look.value;
    const input = {
      facts: one.facts,
      unknown: one.unknown,
      at: one.at,
      readings,
      ...(one.to === "" ? {} : { to: one.to }),
    };
    post(quick, {
      kind: "decide",
      ask: ask("decision"),
      folder,
      lang: store.lang.value,
      input,
      ...(look === undefined ? {} : { look }),
    });
  });

  let shownFolder = "";
  effect(() => {
    const { folder } = store.work.value;
    if (!store.golden.value || shownFolder === folder) return;
    shownFolder = folder;
    sync(quick, store.work.value, store.bundled.value);
    post(quick, { kind: "cases", ask: ask("cases"), folder, lang: store.lang.value });
  });
}

/** Golden cases run on a thread of their own, once their texts are there. */
export function startTests(): void {
  const slow = openLine(listen);
  const askReadings = (): void => {
    const { folder, readings } = store.work.value;
    post(slow, { kind: "readings", ask: ask("readings"), folder, lang: store.lang.value, readings });
  };
  const runTests = (): void => {
    const { folder, readings } = store.work.value;
    sync(slow, store.work.value, store.bundled.value);
    store.testing.value = true;
    post(slow, { kind: "test", ask: ask("tests"), folder, lang: store.lang.value, readings });
    if (store.tab.value === "readings") askReadings();
  };
  let timer: ReturnType<typeof setTimeout> | undefined;
  let first = true;
  effect(() => {
    const { folder, saved, edits, readings } = store.work.value;
    void [folder, saved, edits, readings, store.lang.value];
    clearTimeout(timer);
    timer = setTimeout(runTests, first ? 0 : REST);
    first = false;
  });
  effect(() => {
    if (store.tab.value !== "readings") return;
    store.readingEffects.value = undefined;
    askReadings();
  });
}

/** A case as the form holds it, from a golden case. */
export function caseStateOf(one: (typeof store.goldenCases.value)[number]): CaseState {
  return {
    facts: one.facts as CaseState["facts"],
    unknown: [],
    at: one.at,
    to: one.to ?? "",
    from: { path: one.path, name: one.name },
  };
}
