/** `khoan schema`: the JSON Schema of rule files, with the keys of one vocabulary. */
import { jsonSchemas } from "@khoan/language";
import { EXIT, type Shell } from "../shell.ts";
import type { Options } from "../verbs.ts";

export function schema(shell: Shell, _args: readonly string[], options: Options): number {
  shell.out(JSON.stringify(jsonSchemas(options["vocabulary"] === "en" ? "en" : "vi"), null, 2));
  return EXIT.fine;
}
