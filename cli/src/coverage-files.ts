/** Where the file of reasons lies: beside the golden cases of the rule set, or in its own folder. */
import { existsSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { tidy } from "./rule-set.ts";

/** Undefined where there is none. */
export function acceptedFile(folder: string, id: string): string | undefined {
  const own = join(folder, "coverage.yaml");
  for (let up = resolve(folder); ; up = dirname(up)) {
    const path = join(up, "test", "golden", id, "coverage.yaml");
    if (existsSync(path)) return tidy(path);
    if (dirname(up) === up) return existsSync(own) ? tidy(own) : undefined;
  }
}
