/** Drafts in the browser’s own database, one a tab. Where there is none (a private window), nothing is kept. */
const NAME = "khoan";
const STORE = "drafts";

let opened: Promise<IDBDatabase | undefined> | undefined;

function open(): Promise<IDBDatabase | undefined> {
  opened ??= new Promise((resolve) => {
    try {
      const request = indexedDB.open(NAME, 1);
      request.onupgradeneeded = () => request.result.createObjectStore(STORE, { keyPath: "id" });
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => resolve(undefined);
      request.onblocked = () => resolve(undefined);
    } catch {
      resolve(undefined);
    }
  });
  return opened;
}

async function run<T>(
  mode: IDBTransactionMode,
  make: (store: IDBObjectStore) => IDBRequest<T>,
): Promise<T | undefined> {
  const database = await open();
  if (database === undefined) return undefined;
  return new Promise((resolve) => {
    try {
      const request = make(database.transaction(STORE, mode).objectStore(STORE));
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => resolve(undefined);
    } catch {
      resolve(undefined);
    }
  });
}

export type Kept<D> = { readonly id: string; readonly updated: number; readonly draft: D };

export const drafts = {
  get: <D>(id: string): Promise<Kept<D> | undefined> => run("readonly", (store) => store.get(id)),
  all: <D>(): Promise<readonly Kept<D>[] | undefined> => run("readonly", (store) => store.getAll()),
  put: <D>(kept: Kept<D>): Promise<unknown> => run("readwrite", (store) => store.put(kept)),
  remove: (id: string): Promise<unknown> => run("readwrite", (store) => store.delete(id)),
  clear: (): Promise<unknown> => run("readwrite", (store) => store.clear()),
};
