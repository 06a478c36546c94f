import { expect, test } from "vitest";
import {
  cleaned,
  codePointName,
  confusableIn,
  LOOK_ALIKES,
  needsCleaning,
} from "../../src/1-source/suspicious-text.ts";

test("Vietnamese and English names are what they seem", () => {
  for (const name of ["trẻ", "Đối_tượng", "khu_vực_x1", "ngày_sinh", "child", "đồng"]) {
    expect(confusableIn(name)).toBeUndefined();
    expect(needsCleaning(name)).toBe(false);
  }
});

test("a letter of another script among Latin ones is found, a name wholly in it is not", () => {
  expect(confusableIn("tr\u0435")).toEqual({ index: 2, character: "\u0435", looksLike: "e" });
  expect(confusableIn("\u00d0ường")).toEqual({ index: 0, character: "\u00d0", looksLike: "Đ" });
  expect(confusableIn("\u00f0")).toMatchObject({ looksLike: "đ" });
  expect(confusableIn("доход")).toBeUndefined();
  expect(confusableIn("о")).toBeUndefined();
});

test("every look-alike is one letter for another", () => {
  for (const [letter, latin] of Object.entries(LOOK_ALIKES)) {
    expect([...letter]).toHaveLength(1);
    expect(latin).not.toBe(letter);
    expect(latin).toMatch(/^\p{Script=Latin}$/u);
  }
});

test("cleaning composes accents, drops what is hidden, and keeps places", () => {
  const loose = `x${"ẻ".normalize("NFD")}\u200by`;
  const { text, offsets } = cleaned(
    loose,
    Int32Array.from({ length: loose.length + 1 }, (_, i) => i + 10),
  );
  expect(text).toBe("xẻy");
  expect(offsets).toEqual(Int32Array.of(10, 11, 10 + loose.length - 1, 10 + loose.length));
});

test("characters are named by code point", () => {
  expect(codePointName("\u202e")).toBe("U+202E");
  expect(codePointName("😀")).toBe("U+1F600");
});
