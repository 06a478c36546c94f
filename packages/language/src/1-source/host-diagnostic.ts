/** What a file or folder that could not be read becomes. */
import { type Diagnostic, files } from "@khoan/diagnostics";
import { type HostError, MAX_FILE_BYTES } from "./host.ts";

export function hostDiagnostic(path: string, problem: HostError, folder: boolean): Diagnostic {
  const where = { file: path };
  switch (problem.error) {
    case "missing":
      return files.folderNotFound(where, { path });
    case "directory":
      return files.isAFolder(where, { path });
    case "not_a_directory":
      return folder ? files.notAFolder(where, { path }) : files.folderNotFound(where, { path });
    case "permission":
      return files.noPermission(where, { path });
    case "too_large":
      return files.fileTooLarge(where, {
        path,
        megabytes: String(Math.ceil((problem.bytes ?? MAX_FILE_BYTES) / 1_048_576)),
        limit: String(MAX_FILE_BYTES / 1_048_576),
      });
    case "not_utf8":
      return files.notUtf8(where, { path });
    case "other":
      return files.cannotRead(where, { path, reason: problem.reason ?? "?" });
  }
}
