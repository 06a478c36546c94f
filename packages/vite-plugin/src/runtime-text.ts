/** The runtime of generated modules as one small ES module, without a word of TypeScript and without dependencies. */
import { fileURLToPath } from "node:url";

/** Bundled anew on each call: the same sources give the same bytes. */
export async function runtimeText({ minify }: { readonly minify: boolean }): Promise<string> {
  // Loaded only where something is built.
  const { rolldown } = await import("rolldown");
  const bundle = await rolldown({
    input: fileURLToPath(import.meta.resolve("@khoan/runtime")),
    platform: "neutral",
  });
  try {
    const { output } = await bundle.generate({ format: "esm", minify });
    const [{ code }] = output;
    return code.endsWith("\n") ? code : `${code}\n`;
  } finally {
    await bundle.close();
  }
}
