/**
 * The only door to the outside: files are read and digests made through a `Host`, so that the compiler itself runs
 * anywhere. Paths use `/`, relative or absolute, as the person named them.
 */
export type HostError = {
  readonly error: "missing" | "directory" | "not_a_directory" | "permission" | "too_large" | "not_utf8" | "other";
  /** For `other`: the system's short code, e.g. `EIO`. */
  readonly reason?: string;
  /** For `too_large`. */
  readonly bytes?: number;
};

export type Host = {
  /** The text of a file as it is; a byte order mark removed. */
  readonly readText: (path: string) => { readonly text: string } | HostError;
  /** The names (not paths) of the files in a folder, sorted; sub-folders left out. */
  readonly list: (path: string) => readonly string[] | HostError;
  /** Lower-case hexadecimal SHA-256 of the UTF-8 text. */
  readonly sha256: (text: string) => string;
};

/** No rule file is larger, in bytes. */
export const MAX_FILE_BYTES = 8 * 1024 * 1024;

/** The newest version of the file format that this compiler reads. */
export const FORMAT_VERSION = 1;
