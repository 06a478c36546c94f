/** The server as a web worker: LSP by messages, files from the page, no clock. A page may open a second line by a port. */
import { BrowserMessageReader, BrowserMessageWriter, createConnection } from "vscode-languageserver/browser";
import { memoryFiles } from "./memory-files.ts";
import type { Line } from "./own-requests.ts";
import { serve } from "./server.ts";
import { decodedUris } from "./uris.ts";

/** What is used of a worker's surroundings and of a port, since this also compiles where there is no page. */
type Port = ConstructorParameters<typeof BrowserMessageReader>[0] & {
  onmessage: (() => void) | null;
  postMessage: (data: unknown) => void;
};
type PageMessage = { readonly data: unknown; readonly stopImmediatePropagation: () => void };
type WorkerScope = Port & { readonly close: () => void };

/** What the page sends to open a second line: its port is in the transfer list. */
type PortMessage = { readonly khoan: "port"; readonly port: Port };

/** A message to oneself comes after those that wait already. */
const { port1, port2 } = new MessageChannel() as unknown as { readonly port1: Port; readonly port2: Port };
const waiting: (() => void)[] = [];
port1.onmessage = () => waiting.shift()?.();

const files = memoryFiles();
const uris = decodedUris();
const scope = globalThis as unknown as WorkerScope;

// Before the connection: a port is for us and no message of the protocol.
scope.addEventListener("message", (event: PageMessage) => {
  const data = event.data as Partial<PortMessage> | undefined;
  if (data?.khoan !== "port" || data.port === undefined) return;
  event.stopImmediatePropagation();
  const line = createConnection(new BrowserMessageReader(data.port), new BrowserMessageWriter(data.port));
  server.answerOwn(line as unknown as Line);
  line.listen();
});

const connection = createConnection(new BrowserMessageReader(scope), new BrowserMessageWriter(scope));
const server = serve(connection, {
  host: files.host,
  uris,
  files,
  pauses: {
    pause: () =>
      new Promise((done) => {
        waiting.push(done);
        port2.postMessage(0);
      }),
    rest: () => new Promise((done) => setTimeout(done, 300)),
  },
  roots: () => undefined,
  today: () => undefined,
  exit: () => scope.close(),
});
connection.listen();
