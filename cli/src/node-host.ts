/** Files and digests of this machine, as the compiler’s `Host`; and writing that leaves nothing half done. */
import { createHash } from "node:crypto";
import {
  closeSync,
  fchmodSync,
  fstatSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { dirname } from "node:path";
import { type Diagnostic, command as rows } from "@khoan/diagnostics";
import { type Host, type HostError, hostDiagnostic, MAX_FILE_BYTES } from "@khoan/language/core";

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

/** What an input file (of facts, of requests) that can’t be read becomes. */
export function inputDiagnostic(path: string, problem: HostError): Diagnostic {
  return problem.error === "missing" || problem.error === "not_a_directory"
    ? rows.noInput({ file: "" }, { path })
    : hostDiagnostic(path, problem, false);
}

/** A file’s text, or standard input’s for `-`; what is too large is not read. */
export async function readInput(path: string): Promise<{ readonly text: string } | HostError> {
  return path === "-" ? readStandardInput() : readText(path);
}

/** As a stream: a pipe that does not block would refuse to be read at once (EAGAIN). */
async function readStandardInput(): Promise<{ readonly text: string } | HostError> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  try {
    for await (const chunk of process.stdin as AsyncIterable<Uint8Array>) {
      bytes += chunk.length;
      if (bytes > MAX_FILE_BYTES) return { error: "too_large", bytes };
      chunks.push(chunk);
    }
  } catch (error) {
    return hostError(error);
  }
  return decodeText(Buffer.concat(chunks));
}

function readText(path: string): { readonly text: string } | HostError {
  let descriptor: number | undefined;
  try {
    descriptor = openSync(path, "r");
    return readDescriptor(descriptor);
  } catch (error) {
    return hostError(error);
  } finally {
    if (descriptor !== undefined) closeSync(descriptor);
  }
}

function readDescriptor(descriptor: number): { readonly text: string } | HostError {
  try {
    const stat = fstatSync(descriptor);
    if (stat.isDirectory()) return { error: "directory" };
    if (stat.size > MAX_FILE_BYTES) return { error: "too_large", bytes: stat.size };
    // A pipe has no size of its own: it is measured once read.
    const bytes = readFileSync(descriptor);
    return bytes.length > MAX_FILE_BYTES ? { error: "too_large", bytes: bytes.length } : decodeText(bytes);
  } catch (error) {
    return hostError(error);
  }
}

/** UTF-8 without a byte order mark; anything else is refused, never guessed at. */
function decodeText(bytes: Uint8Array): { readonly text: string } | HostError {
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

export const nodeHost: Host = {
  readText,
  list,
  sha256: (text) => createHash("sha256").update(text).digest("hex"),
};

/**
 * Writes beside the file and renames over it, so that a reader sees the old file or the new one, whatever happens. A
 * link stays a link, and a file keeps its permissions. Throws what the system says.
 */
export function writeAtomic(path: string, content: string | Uint8Array): void {
  mkdirSync(dirname(path), { recursive: true });
  const before = statSync(path, { throwIfNoEntry: false });
  const target = before === undefined ? path : realpathSync(path);
  const temporary = `${target}.${process.pid}.tmp`;
  try {
    const descriptor = openSync(temporary, "wx");
    try {
      if (before !== undefined) fchmodSync(descriptor, before.mode & 0o7777);
      writeFileSync(descriptor, content);
      fsyncSync(descriptor);
    } finally {
      closeSync(descriptor);
    }
    renameSync(temporary, target);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw error;
  }
}
