/** The messages that are ours and not the protocol's: files and settings of a page, rule sets, trees, cases, decisions. */
import type { Answer, EvaluationRequest, Service } from "@khoan/language-service";
import { type CancellationToken, LSPErrorCodes, ResponseError } from "vscode-languageserver";
import type { MemoryFiles } from "./memory-files.ts";
import type { Pauses, Scheduler } from "./scheduler.ts";
import { type Uris, withUris } from "./uris.ts";

/** What any connection offers that these messages can travel on. */
export type Line = {
  readonly onRequest: (method: string, handler: (params: never, token: CancellationToken) => unknown) => unknown;
  readonly onNotification: (method: string, handler: (params: never) => void) => unknown;
};

export type ChosenCase = { readonly uri: string; readonly name: string };
export type SettingsMessage = {
  readonly language?: string;
  /** `2026-11-24` */
  readonly today?: string;
  readonly case?: ChosenCase | null;
};

type FilesMessage = {
  readonly files?: readonly { readonly uri: string; readonly text: string }[];
  readonly removed?: readonly string[];
};
type Named = { readonly ruleSet: string };

export type OwnContext = {
  readonly service: Service;
  readonly uris: Uris;
  readonly scheduler: Scheduler;
  readonly pauses: Pauses;
  /** Where files sent by the client go; absent where files come from a disk. */
  readonly files?: MemoryFiles;
  readonly settings: (message: SettingsMessage) => void;
};

const NOT_COMPILED = { error: "no such rule set, or it has not compiled yet" };

export function answerOwn(line: Line, { service, uris, scheduler, pauses, files, settings }: OwnContext): void {
  const nameOf = (ruleSet: string): string => (ruleSet.includes("/") ? uris.toPath(ruleSet) : ruleSet);
  const out = <T>(answer: Answer<T> | undefined): unknown => {
    if (answer === undefined) return NOT_COMPILED;
    const value = withUris(answer.value, uris);
    return Array.isArray(value) || !answer.stale ? value : { ...value, stale: true };
  };

  /** Step by step, so that other messages come through and the question may be taken back. */
  const drive = async <T>(steps: Generator<void, T>, token: CancellationToken): Promise<T> => {
    for (;;) {
      const step = steps.next();
      if (step.done === true) return step.value;
      await pauses.pause();
      if (token.isCancellationRequested) throw new ResponseError(LSPErrorCodes.RequestCancelled, "cancelled");
    }
  };

  line.onNotification("khoan/files", ({ files: written = [], removed = [] }: FilesMessage) => {
    if (files === undefined) return;
    for (const { uri, text } of written) files.put(uris.toPath(uri), text);
    for (const uri of removed) files.remove(uris.toPath(uri));
    service.filesChanged([...written.map(({ uri }) => uri), ...removed].map(uris.toPath));
    scheduler.all();
  });
  line.onNotification("khoan/settings", settings);
  line.onRequest("khoan/ruleSets", () => withUris(service.ruleSets(), uris));
  line.onRequest("khoan/tree", async ({ ruleSet }: Named, token) =>
    out(await drive(service.tree(nameOf(ruleSet)), token)),
  );
  line.onRequest("khoan/cases", async ({ ruleSet }: Named, token) =>
    out(await drive(service.cases(nameOf(ruleSet)), token)),
  );
  line.onRequest("khoan/evaluate", async ({ ruleSet, ...request }: Named & EvaluationRequest, token) =>
    out(await drive(service.evaluate(nameOf(ruleSet), request), token)),
  );
}
