/**
 * Findings are worked out between messages, phase by phase: whoever types again stops what was under way. Only files
 * whose findings differ from what the client has are sent.
 */
import type { DiagnosticItem, Service } from "@khoan/language-service";

export type Scheduler = {
  /** A file was opened, changed or closed. */
  readonly touched: (path: string) => void;
  readonly all: () => void;
};

type Send = (path: string, items: readonly DiagnosticItem[]) => void;

/** `pause` lets waiting messages in; `rest` waits until nobody has typed for a while. */
export type Pauses = { readonly pause: () => Promise<void>; readonly rest: () => Promise<void> };

/** `studied` is told when the golden cases of a rule set have been run. */
export type Told = { readonly send: Send; readonly studied: () => void };

export function createScheduler(
  service: Service,
  isOpen: (path: string) => boolean,
  { send, studied }: Told,
  pauses: Pauses,
): Scheduler {
  const waiting = new Set<string>();
  const sent = new Map<string, string>();
  let round = 0;

  const publish = (path: string): void => {
    const items = service.diagnostics(path);
    const text = JSON.stringify(items);
    if ((sent.get(path) ?? "[]") === text) return;
    sent.set(path, text);
    send(path, items);
  };
  const work = async (): Promise<void> => {
    const mine = ++round;
    const stopped = (): boolean => mine !== round;
    await pauses.pause();
    const later = new Set<string>();
    const open = [...waiting].filter(isOpen);
    for (const path of [...waiting]) {
      if (stopped()) return;
      const steps = service.update(path);
      while (steps.next().done !== true) {
        await pauses.pause();
        if (stopped()) return;
      }
      publish(path);
      for (const other of service.affectedBy(path)) {
        if (service.isCaseFile(other) && !isOpen(other)) later.add(other);
        else publish(other);
      }
      waiting.delete(path);
    }
    await pauses.rest();
    for (const path of later) {
      if (stopped()) return;
      publish(path);
      await pauses.pause();
    }
    for (const path of open) {
      const steps = service.study(path);
      while (steps.next().done !== true) {
        await pauses.pause();
        if (stopped()) return;
      }
    }
    // Cases that were run may have failed.
    for (const path of later) publish(path);
    for (const path of open)
      for (const other of service.affectedBy(path)) if (service.isCaseFile(other)) publish(other);
    studied();
  };
  const start = (): void => {
    void work();
  };
  return {
    touched: (path) => {
      waiting.add(path);
      start();
    },
    all: () => {
      for (const folder of service.workspace.folders()) waiting.add(`${folder}/document.yaml`);
      for (const path of service.workspace.caseFiles()) waiting.add(path);
      start();
    },
  };
}
