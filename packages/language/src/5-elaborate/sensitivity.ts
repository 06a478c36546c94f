/** Sensitive facts flow to whatever depends on them; an output that would reveal one must say so. */
import { defaults } from "@khoan/diagnostics";
import type { FactDeclaration, FieldDeclaration } from "../core/program.ts";
import { required } from "../core/type.ts";
import type { Scope } from "./context.ts";
import type { Gathered } from "./gather.ts";

export function checkSensitivity(
  parts: readonly Gathered[],
  facts: readonly FactDeclaration[],
  scope: Pick<Scope, "report">,
): void {
  const own = parts.map((one) => sensitiveFacts(one, facts));
  const reached = own.map((set) => new Set(set));
  for (let changed = true; changed; ) {
    changed = false;
    parts.forEach((one, i) => {
      const mine = reached[i] as Set<string>;
      for (const { variable } of one.dependencies) {
        for (const fact of reached[variable] ?? []) {
          if (mine.has(fact)) continue;
          mine.add(fact);
          changed = true;
        }
      }
    });
  }
  parts.forEach((one, i) => {
    if (!one.model.output) return;
    const allowed = new Set(one.model.reveals.map((name) => name.name));
    if (allowed.has("all") || allowed.has("tất_cả")) return;
    const secret = [...(reached[i] ?? [])].filter((fact) => !allowed.has(fact)).toSorted();
    if (secret.length > 0) {
      scope.report(
        defaults.sensitiveOutput(one.model.name.span, { output: one.model.name.name, facts: secret.join(", ") }),
      );
    }
  });
}

function sensitiveFacts(parts: Gathered, facts: readonly FactDeclaration[]): Set<string> {
  const found = new Set<string>();
  for (const index of parts.facts) {
    const fact = facts[index];
    if (fact === undefined) continue;
    if (fact.sensitivity === "sensitive") found.add(fact.path);
    const type = required(fact.type);
    const record = type.kind === "list" ? required(type.element) : type;
    if (record.kind !== "record") continue;
    for (const field of fact.fields ?? []) {
      if (isSensitive(field) && parts.fields.has(`${record.name}.${field.name}`))
        found.add(`${fact.path}.${field.name}`);
    }
  }
  return found;
}

function isSensitive(field: FieldDeclaration): boolean {
  return field.sensitivity === "sensitive";
}
