/** A rule folder as a .zip, and back. What comes in is text under rule paths, within limits, or is refused. */
import { strToU8, unzipSync, zipSync } from "fflate";
import { isRulePath } from "./paths.ts";

const MOST_FILES = 2000;
const MOST_FILE = 8 * 1024 * 1024;
const MOST_ALL = 64 * 1024 * 1024;

/** The same texts give the same bytes: entries carry one fixed date. */
export function packZip(files: Readonly<Record<string, string>>): Uint8Array {
  const entries = Object.entries(files).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return zipSync(Object.fromEntries(entries.map(([path, text]) => [path, [strToU8(text), { mtime: "1980-01-01" }]])), {
    level: 6,
  });
}

export type Unpacked =
  | { readonly kind: "rules"; readonly files: Readonly<Record<string, string>>; readonly folder: string }
  | { readonly kind: "bad" | "no-rules" | "too-large" }
  | { readonly kind: "not-text"; readonly path: string };

export function unpackZip(bytes: Uint8Array): Unpacked {
  let large = false;
  let count = 0;
  let all = 0;
  let entries: Record<string, Uint8Array>;
  try {
    entries = unzipSync(bytes, {
      filter: ({ name, originalSize }) => {
        if (!/\.yaml$/.test(name)) return false;
        count++;
        all += originalSize;
        if (originalSize > MOST_FILE || count > MOST_FILES || all > MOST_ALL) large = true;
        return !large;
      },
    });
  } catch {
    return { kind: "bad" };
  }
  if (large) return { kind: "too-large" };
  const texts = new Map<string, string>();
  for (const [name, data] of Object.entries(entries)) {
    try {
      texts.set(name.normalize("NFC"), new TextDecoder("utf-8", { fatal: true }).decode(data));
    } catch {
      return { kind: "not-text", path: name };
    }
  }
  return placed(texts);
}

/** Puts files where they belong, whatever folder the .zip was made from. */
function placed(texts: ReadonlyMap<string, string>): Unpacked {
  const files: Record<string, string> = {};
  const folders: string[] = [];
  for (const [path, text] of texts) {
    if (path !== "document.yaml" && !path.endsWith("/document.yaml")) continue;
    const id = /^(?:mã|id):\s*['"]?([\p{L}\p{M}\p{N}_.-]+)/mu.exec(text)?.[1];
    if (id === undefined) continue;
    const from = path.slice(0, -"document.yaml".length);
    const known = /(?:^|\/)(rules\/(?:.*\/)?)[^/]+\/$/.exec(from)?.[1] ?? "rules/";
    const to = `${known}${id}/`;
    folders.push(to.slice(0, -1));
    for (const [other, inner] of texts) {
      const rest = other.slice(from.length);
      if (!other.startsWith(from) || rest.includes("/")) continue;
      files[rest.endsWith(".cases.yaml") ? `test/golden/${id}/${rest}` : to + rest] = inner;
    }
  }
  for (const [path, text] of texts) {
    const golden = /(?:^|\/)(test\/golden\/.+\.cases\.yaml)$/.exec(path)?.[1];
    if (golden !== undefined) files[golden] = text;
  }
  const bad = Object.keys(files).filter((path) => !isRulePath(path));
  for (const path of bad) delete files[path];
  const imported = new Set(Object.values(files).flatMap(importsOf));
  const folder = folders.find((one) => !imported.has(one.slice(one.lastIndexOf("/") + 1))) ?? folders[0];
  return folder === undefined ? { kind: "no-rules" } : { kind: "rules", files, folder };
}

/** The rule sets that a `document.yaml` names as imported: the one that nobody imports is the one to open. */
function importsOf(text: string): readonly string[] {
  const list = /^(?:nhập|imports):\s*\[([^\]]*)\]/mu.exec(text)?.[1] ?? "";
  return list.split(",").map((one) => one.trim());
}
