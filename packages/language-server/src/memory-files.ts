/** Files that exist only as texts sent by the client: what a page has instead of a disk. */
import type { HostError, ServiceHost } from "@khoan/language-service";
import { sha256 } from "./sha256.ts";

export type MemoryFiles = {
  readonly host: ServiceHost;
  readonly put: (path: string, text: string) => void;
  readonly remove: (path: string) => void;
};

export function memoryFiles(): MemoryFiles {
  const texts = new Map<string, string>();
  return {
    put: (path, text) => {
      texts.set(path, text);
    },
    remove: (path) => {
      texts.delete(path);
    },
    host: {
      readText: (path): { readonly text: string } | HostError => {
        const text = texts.get(path);
        return text === undefined ? { error: "missing" } : { text };
      },
      list: (path) => {
        const inside = [...texts.keys()].filter((one) => one.slice(0, one.lastIndexOf("/")) === path);
        return inside.length === 0 ? { error: "missing" } : inside.map((one) => one.slice(path.length + 1)).toSorted();
      },
      files: () => [...texts.keys()],
      sha256,
    },
  };
}
