/**
 * Which tab this is. A tab keeps its name over a reload and holds a lock of that name while it lives, so that a copy of
 * it (which begins with the same name) takes another, and a draft without a lock is known to be left behind.
 */
const KEY = "khoan.tab";
const PREFIX = "khoan-draft-";
/** How long the page before a reload may take to let go of its lock, in milliseconds. */
const PATIENCE = 400;

export type Tab = {
  readonly id: string;
  /** The name it was opened with, where another tab holds that: the draft of that one is copied. */
  readonly copyOf?: string;
};

export async function nameTab(): Promise<Tab> {
  const known = sessionStorage.getItem(KEY);
  if (known !== null && (await hold(known))) return { id: known };
  const id = crypto.randomUUID();
  sessionStorage.setItem(KEY, id);
  await hold(id);
  return known === null ? { id } : { id, copyOf: known };
}

/** True where the lock is ours, until the page ends. */
function hold(id: string): Promise<boolean> {
  if (!("locks" in navigator)) return Promise.resolve(true);
  return new Promise((resolve) => {
    navigator.locks
      .request(`${PREFIX}${id}`, { signal: AbortSignal.timeout(PATIENCE) }, () => {
        resolve(true);
        return new Promise<never>(() => {});
      })
      .catch(() => resolve(false));
  });
}

/** Names of the tabs that live now. */
export async function livingTabs(): Promise<ReadonlySet<string>> {
  if (!("locks" in navigator)) return new Set();
  const { held } = await navigator.locks.query();
  return new Set(
    (held ?? []).flatMap(({ name }) => (name?.startsWith(PREFIX) === true ? [name.slice(PREFIX.length)] : [])),
  );
}

/** Calls back with the number of other tabs, now and whenever one comes or goes. */
export function watchTabs(tab: Tab, tell: (others: number) => void): void {
  const count = async (): Promise<void> => {
    const living = await livingTabs();
    living.size > 0 && tell([...living].filter((id) => id !== tab.id).length);
  };
  const channel = new BroadcastChannel("khoan");
  channel.onmessage = () => void count();
  addEventListener("pagehide", () => channel.postMessage("bye"));
  document.addEventListener("visibilitychange", () => void count());
  channel.postMessage("hello");
  void count();
}
