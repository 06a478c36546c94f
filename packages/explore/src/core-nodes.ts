/** Every node of the formulas inside plain data of a program. */
import type { Core } from "@khoan/language";

export function* coresIn(data: unknown): Generator<Core> {
  if (typeof data !== "object" || data === null || data instanceof Map) return;
  if (Array.isArray(data)) {
    for (const item of data) yield* coresIn(item);
    return;
  }
  const node = data as Record<string, unknown>;
  if (typeof node["kind"] === "string" && "type" in node && "span" in node) yield data as Core;
  for (const key in node) if (key !== "type" && key !== "span") yield* coresIn(node[key]);
}
