import type { Asked } from "./commands/test.ts";
import type { Shell } from "./shell.ts";
import type { Targets } from "./test-targets.ts";
import type { Options } from "./verbs.ts";
export async function update(_shell: Shell, _targets: Targets, _asked: Asked, _options: Options): Promise<number> {
  return 2;
}
