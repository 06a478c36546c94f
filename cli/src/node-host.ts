/** Files and digests of this machine, as the compiler's `Host`; and writing that leaves nothing half done. */
import { createHash } from "node:crypto";
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { type Host, type HostError, MAX_FILE_BYTES } from "@khoan/language/core";

const KINDS: Readonly<Record<string, HostError["error"]>> = {
  ENOENT: "missing",
  EISDIR: "directory",
  ENOTDIR: "not_a_directory",
  EACCES: "permission",
  EPERM: "permission",
};

/** A system error as the compiler knows it. */
export function hostError(error: unknown): HostError {
  const code = error instanceof Error && "code" in error ? String(error.code) : "?";
  const kind = KINDS[code];
  return kind === undefined ? { error: "other", reason: code } : { error: kind };
}

function readText(path: string): { text: string } | HostError {
  try {
    const { size } = statSync(path);
    if (size > MAX_FILE_BYTES) return { error: "too_large", bytes: size };
    return decodeText(readFileSync(path));
  } catch (error) {
    return hostError(error);
  }
}

/** UTF-8 without a byte order mark; anything else is refused, never guessed at. */
export function decodeText(bytes: Uint8Array): { text: string } | HostError {
  try {
    return { text: new TextDecoder("utf-8", { fatal: true }).decode(bytes) };
  } catch {
    return { error: "not_utf8" };
  }
}

function list(path: string): readonly string[] | HostError {
  try {
    return readdirSync(path, { withFileTypes: true })
      .filter((entry) => !entry.isDirectory())
      .map((entry) => entry.name)
      .toSorted();
  } catch (error) {
    return hostError(error);
  }
}

export const nodeHost: Host = { readText, list, sha256: (text) => createHash("sha256").update(text).digest("hex") };

/** Writes beside the file and renames over it, so that a reader sees the old file or the new one. */
export function writeAtomic(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true });
  const temporary = `${path}.${process.pid}.tmp`;
  try {
    writeFileSync(temporary, text);
    renameSync(temporary, path);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw error;
  }
}
