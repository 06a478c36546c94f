/** Currencies, amounts for people, and amounts in Vietnamese words (read back by a small reader of its own). */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { currencyOfWord, currencyScale, currencyWord, formatMoney, moneyInWordsVi } from "../src/index.ts";

describe("currencies", () => {
  it("knows their minor units", () => {
    expect(["VND", "JPY", "KRW"].map(currencyScale)).toEqual([0, 0, 0]);
    expect(["EUR", "USD", "LAK", "KHR"].map(currencyScale)).toEqual([2, 2, 2, 2]);
    expect(() => currencyScale("XXX")).toThrow(RangeError);
    expect(() => currencyScale("constructor")).toThrow(RangeError);
  });

  it("goes between words and codes", () => {
    expect(currencyWord("VND", "vi")).toBe("đồng");
    expect(currencyWord("VND", "en")).toBe("VND");
    expect(currencyWord("EUR", "vi")).toBe("EUR");
    expect(currencyOfWord("đồng")).toBe("VND");
    expect(currencyOfWord("đồng".normalize("NFD"))).toBe("VND");
    expect(currencyOfWord("VND")).toBe("VND");
    for (const word of ["vnd", "dong", "Đồng", "", "toString"]) expect(currencyOfWord(word)).toBeUndefined();
  });

  it("writes amounts", () => {
    expect(formatMoney(1_500_000, "VND", "vi")).toBe("1.500.000 đồng");
    expect(formatMoney(1_500_000, "VND", "en")).toBe("1,500,000 VND");
    expect(formatMoney(1_234_567, "EUR", "vi")).toBe("12.345,67 EUR");
    expect(formatMoney(-5, "USD", "en")).toBe("-0.05 USD");
    expect(formatMoney(7_505, "VND", "vi", 1)).toBe("750,5 đồng");
    expect(() => formatMoney(1, "XXX", "vi")).toThrow(RangeError);
  });
});

describe("moneyInWordsVi", () => {
  it.each<[number, string]>([
    [0, "Không đồng"],
    [1, "Một đồng"],
    [4, "Bốn đồng"],
    [5, "Năm đồng"],
    [10, "Mười đồng"],
    [11, "Mười một đồng"],
    [14, "Mười bốn đồng"],
    [15, "Mười lăm đồng"],
    [20, "Hai mươi đồng"],
    [21, "Hai mươi mốt đồng"],
    [24, "Hai mươi tư đồng"],
    [25, "Hai mươi lăm đồng"],
    [55, "Năm mươi lăm đồng"],
    [100, "Một trăm đồng"],
    [101, "Một trăm linh một đồng"],
    [104, "Một trăm linh bốn đồng"],
    [105, "Một trăm linh năm đồng"],
    [110, "Một trăm mười đồng"],
    [115, "Một trăm mười lăm đồng"],
    [121, "Một trăm hai mươi mốt đồng"],
    [1000, "Một nghìn đồng"],
    [1001, "Một nghìn không trăm linh một đồng"],
    [1010, "Một nghìn không trăm mười đồng"],
    [21_000, "Hai mươi mốt nghìn đồng"],
    [500_000, "Năm trăm nghìn đồng"],
    [750_000, "Bảy trăm năm mươi nghìn đồng"],
    [1_000_005, "Một triệu không trăm linh năm đồng"],
    [1_005_000, "Một triệu không trăm linh năm nghìn đồng"],
    [1_500_000, "Một triệu năm trăm nghìn đồng"],
    [2_000_000, "Hai triệu đồng"],
    [1_000_000_000, "Một tỷ đồng"],
    [1_000_000_015, "Một tỷ không trăm mười lăm đồng"],
    [10_500_000_000, "Mười tỷ năm trăm triệu đồng"],
    [1_000_000_000_000, "Một nghìn tỷ đồng"],
    [-750_000, "Âm bảy trăm năm mươi nghìn đồng"],
    [
      Number.MAX_SAFE_INTEGER,
      "Chín triệu không trăm linh bảy nghìn một trăm chín mươi chín tỷ hai trăm năm mươi tư triệu bảy trăm bốn mươi nghìn chín trăm chín mươi mốt đồng",
    ],
  ])("%d", (n, words) => {
    expect(moneyInWordsVi(n)).toBe(words);
  });

  it("can be read back, whatever the amount", () => {
    const amount = fc.oneof(
      fc.nat({ max: 2_000_000 }),
      fc.maxSafeNat(),
      fc.nat({ max: 9_000 }).map((n) => n * 1e9 + 5),
    );
    fc.assert(
      fc.property(amount, (n) => {
        expect(readWords(moneyInWordsVi(n))).toBe(n);
      }),
      { numRuns: 2000 },
    );
  });
});

const DIGIT: Readonly<Record<string, number>> = {
  không: 0,
  một: 1,
  mốt: 1,
  hai: 2,
  ba: 3,
  bốn: 4,
  tư: 4,
  năm: 5,
  lăm: 5,
  sáu: 6,
  bảy: 7,
  tám: 8,
  chín: 9,
};

/** Reads number words: digits wait in `ones` until a unit takes them. */
function readWords(text: string): number {
  let billions = 0;
  let total = 0;
  let group = 0;
  let ones = 0;
  for (const word of text.toLowerCase().split(" ")) {
    if (word in DIGIT) ones = DIGIT[word] as number;
    else if (word === "trăm") [group, ones] = [group + ones * 100, 0];
    else if (word === "mươi") [group, ones] = [group + ones * 10, 0];
    else if (word === "mười") group += 10;
    else if (word === "nghìn") [total, group, ones] = [total + (group + ones) * 1e3, 0, 0];
    else if (word === "triệu") [total, group, ones] = [total + (group + ones) * 1e6, 0, 0];
    else if (word === "tỷ") [billions, total, group, ones] = [(total + group + ones) * 1e9, 0, 0, 0];
    else if (word === "đồng") return billions + total + group + ones;
    else if (word !== "linh") throw new Error(`unknown word ${word}`);
  }
  throw new Error("no đồng");
}
