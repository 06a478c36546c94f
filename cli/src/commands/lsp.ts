/** `khoan lsp`: the language server over standard input and output, for editors. */
import { serveStdio } from "@khoan/language-server/node";
import { nodeHost } from "../node-host.ts";
import { EXIT, type Shell } from "../shell.ts";

export async function lsp(_shell: Shell): Promise<number> {
  const code = await serveStdio(nodeHost);
  return code === 0 ? EXIT.fine : EXIT.findings;
}
