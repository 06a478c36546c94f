/** TypeScript's own word on texts. */
import { spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join, resolve } from "node:path";

const OPTIONS = {
  strict: true,
  exactOptionalPropertyTypes: true,
  noUncheckedIndexedAccess: true,
  noEmit: true,
  module: "nodenext",
  target: "es2022",
  types: [],
  skipLibCheck: false,
};

/** What TypeScript says of the files once they are in the folder; empty where it agrees. */
export function complaintsOf(folder: string, files: Readonly<Record<string, string>>): string {
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  writeFileSync(join(folder, "package.json"), '{"type":"module"}');
  writeFileSync(
    join(folder, "tsconfig.json"),
    JSON.stringify({ compilerOptions: OPTIONS, files: Object.keys(files).filter((name) => name.endsWith(".ts")) }),
  );
  const ran = spawnSync(process.execPath, [resolve("node_modules/typescript/bin/tsc"), "-p", folder], {
    encoding: "utf8",
  });
  return ran.status === 0 ? "" : `${ran.stdout}${ran.stderr}` || `tsc ended with ${ran.status}`;
}
