/**
 * Our readonly view of a YAML file: every node with its span in the file, every scalar as text.
 * Only `parse-yaml.ts` knows the library behind it.
 */
import type { Span } from "@khoan/diagnostics";

export type YamlNode = YamlScalar | YamlMapping | YamlSequence;

export type ScalarStyle = "plain" | "single" | "double" | "literal" | "folded";

export type YamlScalar = {
  readonly kind: "scalar";
  readonly span: Span;
  /** The text with YAML's escapes and indentation resolved. */
  readonly text: string;
  readonly style: ScalarStyle;
  /**
   * File offset of each UTF-16 unit of `text`, plus one for its end: `offsets.length === text.length + 1`,
   * made when asked (a formula's nodes get their places through it).
   */
  readonly offsets: () => Int32Array;
};

export type YamlEntry = { readonly key: YamlScalar; readonly value: YamlNode };

export type YamlMapping = { readonly kind: "mapping"; readonly span: Span; readonly entries: readonly YamlEntry[] };

export type YamlSequence = { readonly kind: "sequence"; readonly span: Span; readonly items: readonly YamlNode[] };
