import type { Case, Choice } from "@khoan/cases";
import type { Diagnostic, SourceText } from "@khoan/diagnostics";
import type { Program } from "@khoan/language/core";
import type { Shell } from "./shell.ts";
import type { Targets } from "./test-targets.ts";
import type { Options } from "./verbs.ts";
export async function ruleSetOf(_path: string): Promise<string | undefined> {
  return undefined;
}
export async function readSheetFile(
  _path: string,
  _program: Program,
  _sources: Map<string, SourceText>,
): Promise<{ readonly cases: readonly Case[]; readonly diagnostics: readonly Diagnostic[] }> {
  return { cases: [], diagnostics: [] };
}
export async function importSheet(_shell: Shell, _args: readonly string[], _options: Options): Promise<number> {
  return 2;
}
export async function exportSheet(
  _shell: Shell,
  _targets: Targets,
  _choice: Choice,
  _options: Options,
): Promise<number> {
  return 2;
}
