/** The language server as the extension carries it: `khoan lsp` in one file. */
import { serveStdio } from "@khoan/language-server/node";
import { nodeHost } from "../../../cli/src/node-host.ts";

process.exitCode = await serveStdio(nodeHost);
