/** The compiler’s door to the files of the machine that bundles. */
import { createHash } from "node:crypto";
import { readdirSync, readFileSync, statSync } from "node:fs";
import { type Host, type HostError, MAX_FILE_BYTES } from "@khoan/language/core";

const KINDS: Readonly<Record<string, HostError["error"]>> = {
  ENOENT: "missing",
  EISDIR: "directory",
  ENOTDIR: "not_a_directory",
  EACCES: "permission",
  EPERM: "permission",
};

function hostError(error: unknown): HostError {
  const code = error instanceof Error && "code" in error ? String(error.code) : "?";
  const kind = KINDS[code];
  return kind === undefined ? { error: "other", reason: code } : { error: kind };
}

export const fileHost: Host = {
  readText: (path) => {
    try {
      const { size } = statSync(path);
      if (size > MAX_FILE_BYTES) return { error: "too_large", bytes: size };
      return { text: new TextDecoder("utf-8", { fatal: true }).decode(readFileSync(path)) };
    } catch (error) {
      return error instanceof TypeError ? { error: "not_utf8" } : hostError(error);
    }
  },
  list: (path) => {
    try {
      return readdirSync(path, { withFileTypes: true })
        .filter((entry) => !entry.isDirectory())
        .map((entry) => entry.name)
        .toSorted();
    } catch (error) {
      return hostError(error);
    }
  },
  sha256: (text) => createHash("sha256").update(text).digest("hex"),
};
