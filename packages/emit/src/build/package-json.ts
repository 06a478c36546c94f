/** The package.json of a module. Its `khoan` key says whose folder it is, and which files in it were written by us. */
import type { Program } from "@khoan/language/core";

export type Ownership = { readonly ruleSet: string; readonly digest: string; readonly files: readonly string[] };

export function packageText(program: Program, files: readonly string[]): string {
  const { document, digest } = program;
  const { id, title } = document;
  const at = (name: string): object => ({ types: `./${name}.d.ts`, default: `./${name}.js` });
  const owned: Ownership = { ruleSet: id, digest, files: [...files, "package.json"].toSorted() };
  const manifest = {
    name: id,
    // A digest made of digits alone may begin with zero, which no version may.
    version: `0.0.0-d${digest.slice(0, 12)}`,
    description: title,
    type: "module",
    sideEffects: false,
    types: `./${id}.d.ts`,
    exports: {
      ".": at(id),
      "./validate": at("facts.validate"),
      "./facts.schema.json": "./facts.schema.json",
      "./results.schema.json": "./results.schema.json",
      "./package.json": "./package.json",
    },
    khoan: owned,
  };
  return `${JSON.stringify(manifest, null, 2)}\n`;
}

/** Whose folder a package.json says it is; undefined where it is not ours, or can't be read. */
export function ownership(text: string): Ownership | undefined {
  try {
    const { khoan } = JSON.parse(text) as { readonly khoan?: Partial<Ownership> };
    if (typeof khoan?.ruleSet !== "string" || typeof khoan.digest !== "string" || !Array.isArray(khoan.files))
      return undefined;
    return { ruleSet: khoan.ruleSet, digest: khoan.digest, files: khoan.files };
  } catch {
    return undefined;
  }
}
