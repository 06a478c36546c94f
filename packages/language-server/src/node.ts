/** The server as a process: LSP over standard input and output, files of this machine, its clock for what is today. */
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import type { ServiceHost } from "@khoan/language-service";
import {
  createConnection,
  ProposedFeatures,
  StreamMessageReader,
  StreamMessageWriter,
} from "vscode-languageserver/node";
import { serve } from "./server.ts";
import { decodedUris, type Uris } from "./uris.ts";

/** Folders that hold no rules, and may be large. */
const PASSED_OVER: ReadonlySet<string> = new Set(["node_modules", "dist", "coverage"]);
const MOST_FILES = 20_000;
const DEEPEST = 20;

/** Serves until the client leaves. `host` reads files and makes digests. */
export function serveStdio(host: Omit<ServiceHost, "files">): Promise<0 | 1> {
  return new Promise((resolve) => {
    let roots: readonly string[] = [];
    const leave = (code: 0 | 1): void => {
      resolve(code);
      process.stdin.destroy();
    };
    const reader = new StreamMessageReader(process.stdin);
    // An editor that crashed says no goodbye.
    reader.onClose(() => leave(1));
    // Input from a file or /dev/null ends without closing.
    process.stdin.once("end", () => leave(1));
    const connection = createConnection(ProposedFeatures.all, reader, new StreamMessageWriter(process.stdout));
    serve(connection, {
      host: { ...host, files: () => roots.flatMap((root) => yamlFiles(root)) },
      uris: fileUris(),
      pauses: {
        pause: () => new Promise((done) => setImmediate(done)),
        rest: () => new Promise((done) => setTimeout(done, 300)),
      },
      roots: (paths) => {
        roots = paths;
      },
      today: () => new Date().toLocaleDateString("sv-SE"),
      exit: leave,
    });
    connection.listen();
  });
}

/** `file:` addresses as paths of this machine; others as they come. */
function fileUris(): Uris {
  const others = decodedUris();
  const written = new Map<string, string>();
  return {
    toPath: (uri) => {
      if (!uri.startsWith("file:")) return others.toPath(uri);
      const path = fileURLToPath(uri).replaceAll("\\", "/");
      written.set(path, uri);
      return path;
    },
    // A client may write an address in another way than we would (`%3A`): it is given back its own.
    toUri: (path) => written.get(path) ?? (path.includes("://") ? others.toUri(path) : pathToFileURL(path).href),
  };
}

function yamlFiles(folder: string, depth = 0): readonly string[] {
  if (depth > DEEPEST) return [];
  const found: string[] = [];
  for (const entry of entriesOf(folder)) {
    if (found.length > MOST_FILES) break;
    if (entry.isDirectory()) {
      if (!entry.name.startsWith(".") && !PASSED_OVER.has(entry.name))
        found.push(...yamlFiles(join(folder, entry.name), depth + 1));
    } else if (entry.name.endsWith(".yaml")) found.push(join(folder, entry.name).replaceAll("\\", "/"));
  }
  return found;
}

/** A folder that can’t be read holds nothing for us. */
function entriesOf(folder: string) {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch {
    return [];
  }
}
