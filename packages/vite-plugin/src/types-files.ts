/**
 * Types for imports of rule folders, where TypeScript looks for them: beside the folder (`rules/x.d.ts` for an import of
 * `./rules/x`), or as ambient modules in a folder of the project's own.
 */
import { mkdirSync, readFileSync, renameSync, statSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { typesText } from "@khoan/emit";
import type { Program } from "@khoan/language/core";

/** `beside` the rule folder, a folder for ambient modules, or none. */
export type TypesPlace = "beside" | { readonly folder: string } | false;

/** The files and their texts. */
export function typesFiles(program: Program, ruleFolder: string, place: TypesPlace): ReadonlyMap<string, string> {
  if (place === false) return new Map();
  const text = typesText(program);
  const name = basename(ruleFolder);
  if (place !== "beside") return new Map([[join(place.folder, `${name}.d.ts`), ambient(text, name)]]);
  const [head = ""] = text.split("\n");
  const onward = `${head}\nexport * from "../${name}.js";\nexport { default } from "../${name}.js";\n`;
  return new Map([
    [join(dirname(ruleFolder), `${name}.d.ts`), text],
    // For imports of the file itself, where `allowArbitraryExtensions` is on.
    [join(ruleFolder, "document.d.yaml.ts"), onward],
  ]);
}

/** The same declarations for every import that ends with the folder's name. */
function ambient(text: string, name: string): string {
  const [head = "", ...rest] = text.split("\n");
  const inside = rest.join("\n").replaceAll(/^(export )?declare /gm, "$1");
  const file = `declare module ${JSON.stringify(`*/${name}/document.yaml`)} {\n  export * from ${JSON.stringify(`*/${name}`)};\n  export { default } from ${JSON.stringify(`*/${name}`)};\n}\n`;
  return `${head}\ndeclare module ${JSON.stringify(`*/${name}`)} {\n${inside}}\n\n${file}`;
}

/** Writes what differs; the path of a file that is there and not ours, which is left alone. */
export function writeTypes(files: ReadonlyMap<string, string>, id: string): string | undefined {
  for (const [path, text] of files) {
    const before =
      statSync(path, { throwIfNoEntry: false })?.isFile() === true ? readFileSync(path, "utf8") : undefined;
    if (before === text) continue;
    if (before !== undefined && !isOurs(before, id)) return path;
    mkdirSync(dirname(path), { recursive: true });
    const temporary = `${path}.${process.pid}.tmp`;
    writeFileSync(temporary, text);
    renameSync(temporary, path);
  }
  return undefined;
}

function isOurs(text: string, id: string): boolean {
  return text.startsWith(`// ${id} `) && /^\/\/ \S+ [0-9a-f]{64}\n/.test(text);
}
