/**
 * A program to the files of its module: code with its types and source map, the runtime, schemas, a validator of its own,
 * README and package.json. The same program, sources and runtime give the same bytes, wherever they lie.
 */
import type { SourceText } from "@khoan/diagnostics";
import type { Program } from "@khoan/language/core";
import { emitJavaScript } from "../javascript/emit.ts";
import { readmeText } from "../readme/readme-text.ts";
import { factsSchema } from "../schema/facts-schema.ts";
import { resultsSchema } from "../schema/results-schema.ts";
import { typesText } from "../types/types-text.ts";
import { fitsCode, validatorCode } from "../validate/validator-code.ts";
import { packageText } from "./package-json.ts";

export type BuildOptions = {
  /** The text of the runtime as one ES module, whose exports are those of `@khoan/runtime`. */
  readonly runtime: string;
};

/** Text by file name, in the order in which they are best written: what others refer to comes first. */
export type Built = { readonly files: ReadonlyMap<string, string> };

const RUNTIME_FILE = "khoan-runtime.js";
const VALIDATOR = "facts.validate";

export function buildModule(
  program: Program,
  sources: ReadonlyMap<string, SourceText>,
  { runtime }: BuildOptions,
): Built {
  const { id } = program.document;
  const { code, map } = emitJavaScript(program, sources, {
    runtime: `./${RUNTIME_FILE}`,
    file: `${id}.js`,
    fits: fitsCode(program),
  });
  const files: [string, string][] = [
    [RUNTIME_FILE, runtime],
    [`${id}.js.map`, `${withShortSources(map)}\n`],
    [`${id}.js`, `${code}//# sourceMappingURL=${id}.js.map\n`],
    [`${id}.d.ts`, typesText(program)],
    ["facts.schema.json", jsonText(factsSchema(program))],
    ["results.schema.json", jsonText(resultsSchema(program))],
    [`${VALIDATOR}.js`, `// ${id} ${program.digest}\nexport const readFacts = ${validatorCode(program)};\n`],
    [`${VALIDATOR}.d.ts`, validatorTypes(id)],
    ["README.md", readmeText(program)],
  ];
  return { files: new Map([...files, ["package.json", packageText(program, [...files.map(([name]) => name)])]]) };
}

/** Sources by folder and file, not by where they lay when this was built. */
function withShortSources(map: string): string {
  const { sources, ...rest } = JSON.parse(map) as { readonly sources: readonly string[] };
  return JSON.stringify({ ...rest, sources: sources.map((uri) => uri.split("/").slice(-2).join("/")) });
}

function jsonText(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}

function validatorTypes(id: string): string {
  return `import type { Facts, KhoanError } from "./${id}.js";

export type Finding = Omit<KhoanError, "message">;

export declare function readFacts(
  json: unknown,
): { readonly facts: Facts; readonly errors?: never } | { readonly errors: readonly Finding[]; readonly facts?: never };
`;
}
