/** Every place of a module is told as the same place of the file it was made from. */
import { SourceMap } from "node:module";
import { sourceText } from "@khoan/diagnostics";
import { describe, expect, it } from "vitest";
import { identityMap } from "../src/source-map.ts";

const TEXT = "ca:\n  - tên: Một ca\n\n    mong_đợi: { mức: 1 đồng }\n";

/** Line and column (from 0) of the file that a place of the module is told as. */
function told(line: number, column: number): readonly [number, number] {
  const map = identityMap(sourceText("x.cases.yaml", TEXT), TEXT.split("\n"));
  const found = new SourceMap({ ...map, file: "x.cases.yaml", sourceRoot: "" }).findEntry(line, column);
  return "originalLine" in found ? [found.originalLine, found.originalColumn] : [-1, -1];
}

describe("the map of a case file", () => {
  it("keeps lines, empty ones too, and the beginnings of words", () => {
    expect(told(0, 0)).toEqual([0, 0]);
    expect(told(1, 9)).toEqual([1, 9]);
    expect(told(3, 16)).toEqual([3, 16]);
    expect(told(4, 0)).toEqual([4, 0]);
  });

  it("tells what lies inside a word as its beginning", () => {
    expect(told(3, 18)).toEqual([3, 16]);
  });
});
