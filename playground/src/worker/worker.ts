/**
 * A worker of the page. One script serves every role, so that the compiler is loaded once: deciding the case at hand,
 * or running golden cases, which takes longer and so has a thread of its own.
 */
import type { FromWorker, ToWorker } from "../protocol/messages.ts";
import { compiledView } from "./compiled-view.ts";
import { decisionView, type Ruled } from "./decision-view.ts";
import { type Compiled, openLibrary } from "./library.ts";

const library = openLibrary();
/** By kind of question: the newest one asked. */
const newest = new Map<string, number>();

function send(message: FromWorker): void {
  postMessage(message);
}

function ruled({ program, sources }: Compiled): Ruled | undefined {
  return program === undefined ? undefined : { program, sources };
}

/** After the cases are read, the page has time to draw before the compiler warms up, in milliseconds. */
const REST = 400;

/** Other messages have their turn every so many milliseconds. */
const TURN = 12;

function pauseFor(kind: string, ask: number): () => Promise<boolean> {
  let last = performance.now();
  return async () => {
    if (performance.now() - last < TURN) return false;
    await new Promise<void>((resolve) => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => {
        port1.close();
        resolve();
      };
      port2.postMessage(null);
    });
    last = performance.now();
    return newest.get(kind) !== ask;
  };
}

type Question = Exclude<ToWorker, { kind: "files" }>;

async function answer(question: Question): Promise<void> {
  const { ask, folder, lang, kind } = question;
  const draft = await library.compiled("draft", folder);
  const rules = ruled(draft);
  const replaced = (): boolean => newest.get(kind) !== ask;
  if (replaced()) return;
  const id = folder.slice(folder.lastIndexOf("/") + 1);
  switch (kind) {
    case "compile":
      send({ kind: "compiled", ask, view: compiledView(draft, folder, lang) });
      return;
    case "decide": {
      if (rules === undefined) return;
      const saved = ruled(await library.compiled("saved", folder));
      if (replaced()) return;
      send({
        kind: "decision",
        ask,
        view: decisionView(rules, saved, { input: question.input, look: question.look, lang }),
      });
      return;
    }
    case "cases": {
      const { goldenCases } = await import("./golden-cases.ts");
      const cases = rules === undefined ? [] : goldenCases(rules.program, library.caseFiles("draft", id));
      send({ kind: "cases", ask, cases });
      setTimeout(() => void library.warmUp(folder), REST);
      return;
    }
    case "test": {
      const { runTests } = await import("./golden-cases.ts");
      if (rules === undefined) return;
      const saved = ruled(await library.compiled("saved", folder));
      const files = library.caseFiles("draft", id);
      await runTests(rules, saved, files, question.readings, lang, pauseFor(kind, ask), (view) =>
        send({ kind: "tests", ask, view }),
      );
      return;
    }
    case "readings": {
      const { readingEffects } = await import("./golden-cases.ts");
      if (rules === undefined) return;
      const files = library.caseFiles("draft", id);
      await readingEffects(rules, files, question.readings, lang, pauseFor(kind, ask), (effects, done) =>
        send({ kind: "readings", ask, effects, done }),
      );
    }
  }
}

addEventListener("message", ({ data }: MessageEvent<ToWorker>) => {
  if (data.kind === "files") {
    library.change(data.layer, data.changes);
    return;
  }
  newest.set(data.kind, data.ask);
  // Behind the messages that wait already: of many questions of one kind only the newest is answered.
  setTimeout(() => {
    if (newest.get(data.kind) !== data.ask) return;
    answer(data).catch((error: unknown) => {
      send({ kind: "fault", ask: data.ask, what: error instanceof Error ? `${error.name}: ${error.message}` : "?" });
    });
  }, 0);
});

send({ kind: "ready" });
