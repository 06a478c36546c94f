/**
 * A link that carries edits of rules in its fragment, which browsers send to nobody: JSON, deflated, in base64url. An
 * edit of a file that came with the page is kept as the stretch that differs; where the page has another version of
 * that file, the edit is not put in its place by guess but left out and told.
 */
import { deflateSync, Inflate, strFromU8, strToU8 } from "fflate";
import type { CaseState, Overlay, Texts } from "../state/work.ts";
import { isRulePath } from "./paths.ts";

/** Longer links are cut by mail programs and messengers. */
export const MOST_LINK = 60_000;
/** What a link may unfold to, in bytes: more would be no edit but an attack. */
const MOST_UNFOLDED = 16 * 1024 * 1024;

export type Shared = {
  readonly folder: string;
  readonly edits: Overlay;
  /** Only where it was asked for, after a warning. */
  readonly case?: CaseState & { readonly readings: Readonly<Record<string, string>> };
};

type Packed = {
  readonly v: 1;
  readonly f: string;
  /** `[path, text or null]`, or `[path, mark of the base, start, deleted, inserted]`. */
  readonly e: readonly (readonly unknown[])[];
  readonly c?: unknown;
};

export function linkFragment(shared: Shared, bundled: Texts): string {
  const packed: Packed = {
    v: 1,
    f: shared.folder,
    e: Object.entries(shared.edits).map(([path, text]) => packEdit(path, text, bundled[path])),
    ...(shared.case === undefined ? {} : { c: shared.case }),
  };
  return `#r=${toBase64Url(deflateSync(strToU8(JSON.stringify(packed)), { level: 9 }))}`;
}

function packEdit(path: string, text: string | null, base: string | undefined): readonly unknown[] {
  if (text === null || base === undefined) return [path, text];
  let start = 0;
  while (start < base.length && start < text.length && base[start] === text[start]) start++;
  let end = 0;
  const most = Math.min(base.length, text.length) - start;
  while (end < most && base[base.length - 1 - end] === text[text.length - 1 - end]) end++;
  return [path, markOf(base), start, base.length - start - end, text.slice(start, text.length - end)];
}

export type Opened = { readonly shared: Shared; readonly stale: boolean };

/** Undefined for a fragment that is no link of ours, or can’t be read whole. */
export function openFragment(fragment: string, bundled: Texts): Opened | undefined {
  if (!fragment.startsWith("#r=")) return undefined;
  try {
    const packed: unknown = JSON.parse(strFromU8(inflate(fromBase64Url(fragment.slice(3)))));
    return isPacked(packed) ? unpack(packed, bundled) : undefined;
  } catch {
    return undefined;
  }
}

function isPacked(value: unknown): value is Packed {
  if (typeof value !== "object" || value === null) return false;
  const { v, f, e } = value as Partial<Packed>;
  return (
    v === 1 && typeof f === "string" && isRulePath(`${f}/document.yaml`) && Array.isArray(e) && e.every(Array.isArray)
  );
}

function unpack(packed: Packed, bundled: Texts): Opened {
  const edits: Record<string, string | null> = {};
  let stale = false;
  for (const [path, ...rest] of packed.e) {
    if (typeof path !== "string" || !isRulePath(path)) continue;
    const text = textOf(rest, bundled[path]);
    if (text === undefined) stale = true;
    else edits[path] = text;
  }
  const shared: Shared = { folder: packed.f, edits, ...caseOf(packed.c) };
  return { shared, stale };
}

function textOf(rest: readonly unknown[], base: string | undefined): string | null | undefined {
  const [first, start, deleted, inserted] = rest;
  if (rest.length === 1) return typeof first === "string" || first === null ? first : undefined;
  if (base === undefined || first !== markOf(base)) return undefined;
  if (typeof start !== "number" || typeof deleted !== "number" || typeof inserted !== "string") return undefined;
  return base.slice(0, start) + inserted + base.slice(start + deleted);
}

function caseOf(value: unknown): Pick<Shared, "case"> {
  if (typeof value !== "object" || value === null) return {};
  const { facts, unknown, at, to, readings } = value as Record<string, unknown>;
  if (typeof facts !== "object" || facts === null || typeof at !== "string" || typeof to !== "string") return {};
  const texts = (all: unknown): readonly string[] =>
    Array.isArray(all) ? all.filter((one) => typeof one === "string") : [];
  const chosen = Object.entries(typeof readings === "object" && readings !== null ? readings : {}).filter(
    (entry): entry is [string, string] => typeof entry[1] === "string",
  );
  return {
    case: {
      facts: facts as CaseState["facts"],
      unknown: texts(unknown),
      at,
      to,
      readings: Object.fromEntries(chosen),
    },
  };
}

/** FNV-1a of a text, to see that two are the same; no secret hangs on it. */
function markOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return hash >>> 0;
}

function inflate(bytes: Uint8Array): Uint8Array {
  const chunks: Uint8Array[] = [];
  let size = 0;
  let ended = false;
  const stream = new Inflate((chunk, final) => {
    size += chunk.length;
    if (size > MOST_UNFOLDED) throw new RangeError("link too large");
    chunks.push(chunk);
    ended = final;
  });
  // In small bites, so that a bomb is noticed before it has gone off.
  for (let at = 0; at < bytes.length; at += 4096) stream.push(bytes.subarray(at, at + 4096), at + 4096 >= bytes.length);
  if (!ended) throw new RangeError("link cut short");
  const all = new Uint8Array(size);
  let at = 0;
  for (const chunk of chunks) {
    all.set(chunk, at);
    at += chunk.length;
  }
  return all;
}

function toBase64Url(bytes: Uint8Array): string {
  let binary = "";
  for (let at = 0; at < bytes.length; at += 8192) binary += String.fromCharCode(...bytes.subarray(at, at + 8192));
  return btoa(binary).replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "");
}

function fromBase64Url(text: string): Uint8Array {
  const binary = atob(text.replaceAll("-", "+").replaceAll("_", "/"));
  return Uint8Array.from(binary, (letter) => letter.charCodeAt(0));
}
