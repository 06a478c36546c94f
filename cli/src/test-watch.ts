import type { Asked } from "./commands/test.ts";
import type { Shell } from "./shell.ts";
import type { Targets } from "./test-targets.ts";
export async function watch(_shell: Shell, _targets: Targets, _asked: Asked): Promise<number> {
  return 2;
}
