import { sourceText } from "@khoan/diagnostics";
import fc from "fast-check";
import { expect, test } from "vitest";
import { Document, type Scalar } from "yaml";
import { parseYaml } from "../../src/1-source/parse-yaml.ts";
import { loneScalar, partOf } from "../../src/1-source/scalar-parts.ts";
import type { YamlScalar } from "../../src/1-source/yaml-tree.ts";

function value(file: string): YamlScalar {
  const root = parseYaml(sourceText("f", file), () => {});
  const found = root?.kind === "mapping" ? root.entries.at(-1)?.value : undefined;
  if (found?.kind !== "scalar") throw new Error(`no scalar in ${file}`);
  return found;
}

const STYLES = ["PLAIN", "QUOTE_SINGLE", "QUOTE_DOUBLE", "BLOCK_LITERAL", "BLOCK_FOLDED"] as const;

/** Lines of words, quotes and signs that YAML escapes, folds or indents. */
const texts = fc
  .array(
    fc.array(fc.constantFrom("a", "trẻ", "b'c", "''", '"', "\\", "đ = 1", "x:y", "#z", "và", "§II.4", "😀"), {
      minLength: 1,
      maxLength: 12,
    }),
    { minLength: 1, maxLength: 4 },
  )
  .map((lines) => lines.map((words) => words.join(" ")).join("\n"));

test("every visible unit of a text lies where the file shows it, in every style", () => {
  const seen = new Set<string>();
  fc.assert(
    fc.property(
      texts,
      fc.constantFrom(...STYLES),
      fc.constantFrom(20, 80),
      fc.boolean(),
      (text, style, lineWidth, nested) => {
        const document = new Document({ k: text });
        (document.get("k", true) as Scalar).type = style;
        const file = (nested ? "m:\n" : "") + document.toString({ lineWidth }).replace(/^/gm, nested ? "  " : "");
        const root = nested ? parseYaml(sourceText("f", file), () => {}) : undefined;
        const inner =
          root?.kind === "mapping" && root.entries[0]?.value.kind === "mapping"
            ? root.entries[0].value.entries[0]?.value
            : undefined;
        const scalar = nested ? (inner as YamlScalar) : value(file);
        // The library writes some texts back with a line break more; what it reads is what counts.
        fc.pre(scalar.text.trim() === text.trim());
        seen.add(scalar.style);
        const offsets = scalar.offsets();
        expect(offsets).toHaveLength(scalar.text.length + 1);
        for (let i = 0; i < scalar.text.length; i++) {
          const unit = scalar.text[i] as string;
          const at = offsets[i] as number;
          expect(at).toBeGreaterThanOrEqual(i === 0 ? 0 : (offsets[i - 1] as number));
          if (/\s/.test(unit)) continue;
          expect(file[at] === unit || file[at] === "\\").toBe(true);
        }
      },
    ),
    { numRuns: 1500 },
  );
  expect([...seen].toSorted()).toEqual(["double", "folded", "literal", "plain", "single"]);
});

test("escapes map to their backslash, what follows to itself", () => {
  const file = 'k: "\\u0041b\\x43d\\U0001F600e \\\n    f"';
  const scalar = value(file);
  expect(scalar.text).toBe("AbCd😀e f");
  expect([...scalar.offsets()].slice(0, -1).map((at) => file[at])).toEqual([
    "\\",
    "b",
    "\\",
    "d",
    "\\",
    "\\",
    "e",
    " ",
    "f",
  ]);
});

test("of two quotes the first stands for both", () => {
  const file = "k: 'a''''b'";
  expect([...value(file).offsets()]).toEqual([4, 5, 7, 9, 10]);
});

test("a part of a scalar keeps its places", () => {
  const file = "k: 'it''s 01/01/2026..'";
  const part = partOf(value(file), 5, 15);
  expect(part.text).toBe("01/01/2026");
  expect(file.slice(part.span.start, part.span.end)).toBe("01/01/2026");
  expect(file[part.offsets()[9] as number]).toBe("6");
  expect(loneScalar("f", "ab").offsets()).toEqual(Int32Array.of(0, 1, 2));
});
