/**
 * Checks a canonical mapping against its shape and gives typed access to it. What the shape refuses becomes a
 * diagnostic at the key or value concerned; a reader then works on what is left.
 */
import { files, type Lang, type Report, type Span } from "@khoan/diagnostics";
import type { z } from "zod";
import type { YamlMapping, YamlNode, YamlScalar } from "../1-source/yaml-tree.ts";
import { type PlaceName, placeOfMapping, toKeyWord, type Value, valueAt } from "../2-syntax/places.ts";
import { UNKNOWN_KEY } from "./canonical.ts";

export type View = {
  readonly node: YamlMapping;
  readonly get: (key: string) => YamlNode | undefined;
  readonly scalar: (key: string) => YamlScalar | undefined;
  readonly text: (key: string) => string | undefined;
  /** The scalars of a sequence, or the one scalar. */
  readonly scalars: (key: string) => readonly YamlScalar[];
  readonly items: (key: string) => readonly YamlNode[];
  readonly flag: (key: string) => boolean;
};

export function viewOf(node: YamlMapping): View {
  const byKey = new Map(node.entries.map((entry) => [entry.key.text, entry.value]));
  const get = (key: string): YamlNode | undefined => byKey.get(key);
  const scalar = (key: string): YamlScalar | undefined => {
    const value = byKey.get(key);
    return value?.kind === "scalar" ? value : undefined;
  };
  const items = (key: string): readonly YamlNode[] => {
    const value = byKey.get(key);
    return value === undefined ? [] : value.kind === "sequence" ? value.items : [value];
  };
  return {
    node,
    get,
    scalar,
    items,
    text: (key) => scalar(key)?.text,
    scalars: (key) => items(key).filter((item) => item.kind === "scalar"),
    flag: (key) => scalar(key)?.text === "true",
  };
}

type ShapeContext = { readonly lang: Lang; readonly report: Report };

/** Validates and reports, in the words of the file; true when the shape was met. `place` is what the mapping is. */
export function checkShape(
  node: YamlNode,
  shape: z.ZodType,
  what: string,
  place: PlaceName,
  { lang, report }: ShapeContext,
): node is YamlMapping {
  if (node.kind !== "mapping") {
    report(files.wrongShape(node.span, { expected: "mapping", got: describe(node) }));
    return false;
  }
  const result = shape.safeParse(plain(node));
  if (result.success) return true;
  for (const issue of result.error.issues) reportIssue(node, issue, what, place, { lang, report });
  return false;
}

function reportIssue(
  root: YamlMapping,
  issue: z.core.$ZodIssue,
  what: string,
  place: PlaceName,
  { lang, report }: ShapeContext,
): void {
  const path = issue.path.filter((part) => typeof part !== "symbol");
  const { node, missing } = locate(root, path, place, lang);
  if (issue.code === "unrecognized_keys" && node.kind === "mapping") {
    for (const key of issue.keys) {
      const entry = node.entries.find((candidate) => candidate.key.text === key);
      report(files.unknownKey(entry?.key.span ?? node.span, { key, nearest: [] }));
    }
    return;
  }
  if (missing !== undefined) {
    report(files.missingKey(headOf(node), { key: missing, where: what }));
    return;
  }
  report(files.wrongShape(node.span, { expected: expectation(issue), got: describe(node) }));
}

/** The first entry of a mapping, which is where a person looks for what is missing. */
function headOf(node: YamlNode): Span {
  return node.kind === "mapping" ? (node.entries[0]?.key.span ?? node.span) : node.span;
}

/** The node that an issue is about, and the key that it lacks as the file would write it. */
function locate(
  root: YamlNode,
  path: readonly (string | number)[],
  place: PlaceName,
  lang: Lang,
): { node: YamlNode; missing?: string } {
  let node = root;
  let at: PlaceName | undefined = place;
  let value: Value | undefined;
  for (const part of path) {
    if (node.kind === "mapping") {
      // The tree is canonical by now, so its keys are the English ones.
      const keys = node.entries.map((entry) => entry.key.text);
      if (value !== undefined && at !== undefined) at = placeOfMapping(value, at, keys, "en");
      const entry = node.entries.find((candidate) => candidate.key.text === part);
      if (entry === undefined) {
        return { node, missing: (at && toKeyWord(at, lang, String(part))) ?? String(part) };
      }
      value = at && valueAt(at, String(part));
      node = entry.value;
    } else if (node.kind === "sequence") {
      const item = node.items[Number(part)];
      if (item === undefined) return { node };
      node = item;
    }
  }
  return { node };
}

function expectation(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case "invalid_type":
      return issue.expected === "object" || issue.expected === "record"
        ? "mapping"
        : issue.expected === "array"
          ? "list"
          : "text";
    case "invalid_value":
      return issue.values.map(String).join(" | ");
    case "invalid_format":
      return issue.format === "regex" ? String(issue.pattern) : issue.format;
    case "too_small":
      return "non-empty";
    case "invalid_union":
      return "text | list | mapping";
    default:
      return issue.code;
  }
}

function describe(node: YamlNode): string {
  switch (node.kind) {
    case "scalar":
      return node.text === ""
        ? "(trống/empty)"
        : `“${node.text.length > 40 ? `${node.text.slice(0, 40)}…` : node.text}”`;
    case "mapping":
      return "mapping";
    case "sequence":
      return "list";
  }
}

/** The node as plain data for the shapes; keys reported already are left out. */
function plain(node: YamlNode): unknown {
  switch (node.kind) {
    case "scalar":
      return node.text;
    case "sequence":
      return node.items.map(plain);
    case "mapping": {
      const data: Record<string, unknown> = Object.create(null);
      for (const { key, value } of node.entries) {
        if (!key.text.startsWith(UNKNOWN_KEY)) data[key.text] = plain(value);
      }
      return data;
    }
  }
}
