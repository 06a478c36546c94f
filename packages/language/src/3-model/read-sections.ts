/** A file of a rule set other than `document.yaml` to the models of its sections; and the files of a set put together. */
import { files } from "@khoan/diagnostics";
import type { YamlMapping } from "../1-source/yaml-tree.ts";
import { canonicalFile } from "./canonical.ts";
import type { RuleSet } from "./model.ts";
import { readClauses } from "./read-clauses.ts";
import { readFacts, readTypes, readVariables } from "./read-declarations.ts";
import { readParameters, readReadings } from "./read-parameters.ts";
import { readPlausible } from "./read-promises.ts";
import type { ReadContext } from "./scalars.ts";
import { SECTIONS } from "./shapes.ts";

export type Sections = Omit<RuleSet, "document">;

/** What one file declares. */
export function readSections(root: YamlMapping, context: ReadContext): Sections {
  const read: { -readonly [Name in keyof Sections]: Sections[Name] } = noSections();
  for (const { key, value } of canonicalFile(root, "sections", context.lang, context.report).entries) {
    switch (key.text) {
      case "types":
        read.types = [...read.types, ...readTypes(value, context)];
        break;
      case "facts":
        read.facts = [...read.facts, ...readFacts(value, context)];
        break;
      case "plausible":
        read.plausible = [...read.plausible, ...readPlausible(value, context)];
        break;
      case "variables":
        read.variables = [...read.variables, ...readVariables(value, context)];
        break;
      case "parameters":
        read.parameters = [...read.parameters, ...readParameters(value, context)];
        break;
      case "readings":
        read.readings = [...read.readings, ...readReadings(value, context)];
        break;
      case "clauses":
        read.clauses = [...read.clauses, ...readClauses(value, context)];
        break;
      default:
        if (!key.text.startsWith("?")) context.report(files.unknownKey(key.span, { key: key.text, nearest: SECTIONS }));
    }
  }
  return read;
}

function noSections(): Sections {
  return { types: [], facts: [], plausible: [], variables: [], parameters: [], readings: [], clauses: [] };
}

/** The sections of all files of a rule set, in their order. */
export function joinSections(parts: readonly Sections[]): Sections {
  return {
    types: parts.flatMap((part) => part.types),
    facts: parts.flatMap((part) => part.facts),
    plausible: parts.flatMap((part) => part.plausible),
    variables: parts.flatMap((part) => part.variables),
    parameters: parts.flatMap((part) => part.parameters),
    readings: parts.flatMap((part) => part.readings),
    clauses: parts.flatMap((part) => part.clauses),
  };
}
