/** Answers as people type them, in both languages. */

import type { Type } from "@khoan/language/core";
import { formatMoney } from "@khoan/values";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Answerable, readAnswer, saysBack, saysUnknown } from "../src/index.ts";

const MONEY: Type = { kind: "money", currency: "VND", scale: 0 };
const EUR: Type = { kind: "money", currency: "EUR", scale: 0 };
const DECIMAL: Type = { kind: "decimal", scale: 2 };

function read(text: string, type: Type, lang: "vi" | "en" = "vi", more: Partial<Answerable> = {}): unknown {
  const members = type.kind === "enum" ? { members: type.members } : {};
  const answer = readAnswer(text, { type, history: false, mayBeAbsent: false, ...members, ...more }, lang);
  return "json" in answer ? answer.json : "refused";
}

describe("money", () => {
  it.each<readonly [string, number]>([
    ["1.500.000", 1_500_000],
    ["1.500.000 đồng", 1_500_000],
    ["1 500 000đ", 1_500_000],
    ["1_500_000 VND", 1_500_000],
    ["1,500,000", 1_500_000],
    ["1500000", 1_500_000],
    ["1,5tr", 1_500_000],
    ["1.5 triệu", 1_500_000],
    ["1tr", 1_000_000],
    ["1tr2", 1_200_000],
    ["1tr500", 1_500_000],
    ["1,5 triệu đồng", 1_500_000],
    ["500k", 500_000],
    ["500 nghìn", 500_000],
    ["2 tỷ", 2_000_000_000],
    ["0", 0],
    ["-5", -5],
    ["9007199254740991", 9_007_199_254_740_991],
  ])("%s", (text, amount) => {
    expect(read(text, MONEY)).toBe(amount);
  });

  it.each(["", "x", "1.50.000", "1.5", "1,5", "1tr50", "1tr2tr", "1 2 euro", "9007199254740992", "1e6", "NaN", "-"])(
    "refuses “%s”",
    (text) => {
      expect(read(text, MONEY)).toBe("refused");
    },
  );

  it("counts in the smallest unit", () => {
    expect([read("12,50", EUR), read("12.50 EUR", EUR, "en"), read("1.234,5", EUR), read("12,345", EUR)]).toEqual([
      1250,
      1250,
      123_450,
      "refused",
    ]);
    expect(read("1,234", EUR, "en")).toBe(123_400);
  });

  it("reads what it writes", () => {
    const amount = fc.integer({ min: -(10 ** 12), max: 10 ** 12 });
    fc.assert(
      fc.property(amount, fc.constantFrom("vi", "en"), fc.constantFrom("VND", "EUR"), (n, lang, currency) => {
        const text = formatMoney(n, currency, lang).replace("−", "-");
        expect(read(text, { kind: "money", currency, scale: 0 }, lang)).toBe(n);
      }),
    );
  });
});

describe("other answers", () => {
  const zone: Type = { kind: "enum", name: "zone", members: ["cận_nghèo", "nghèo", "không"] };
  it.each<readonly [string, Type, unknown]>([
    ["10/03/2026", { kind: "date" }, "2026-03-10"],
    ["1/3/2026", { kind: "date" }, "2026-03-01"],
    ["1-3-2026", { kind: "date" }, "2026-03-01"],
    ["2026-03-10", { kind: "date" }, "2026-03-10"],
    ["29/02/2025", { kind: "date" }, "refused"],
    ["3/2026", { kind: "month" }, "2026-03"],
    ["2026-13", { kind: "month" }, "refused"],
    ["Có", { kind: "bool" }, true],
    ["dung", { kind: "bool" }, true],
    ["Không", { kind: "bool" }, false],
    ["y", { kind: "bool" }, true],
    ["có lẽ", { kind: "bool" }, "refused"],
    ["can ngheo", zone, "cận_nghèo"],
    ["CẬN", zone, "cận_nghèo"],
    ["2", zone, "nghèo"],
    ["không", zone, "không"],
    ["4", zone, "refused"],
    ["24 tháng", { kind: "duration", unit: "months" }, 24],
    ["1,5", { kind: "int" }, "refused"],
    ["1,5", DECIMAL, "1.5"],
    ["1.234,25", DECIMAL, "1234.25"],
    ["1,234", DECIMAL, "refused"],
    ["12,5%", { kind: "percent", scale: 1 }, "12.5"],
    ["1; 2", { kind: "list", element: { kind: "int" } }, [1, 2]],
    ["1; x", { kind: "list", element: { kind: "int" } }, "refused"],
    ["không có", { kind: "list", element: { kind: "int" } }, []],
    ["phường Phù Liễn", { kind: "text" }, "phường Phù Liễn"],
  ])("%s", (text, type, json) => {
    expect(read(text, type)).toEqual(json);
  });

  it("say that there is none, where that is an answer", () => {
    const date: Type = { kind: "optional", of: { kind: "date" } };
    expect([read("không có", date, "vi", { mayBeAbsent: true }), read("-", date)]).toEqual([null, "refused"]);
  });

  it("tell a history in stretches", () => {
    const asked = { history: true };
    expect(read("không từ 01/01/2026; có từ 10/02/2026", { kind: "bool" }, "vi", asked)).toEqual([
      { from: "2026-01-01", value: false },
      { from: "2026-02-10", value: true },
    ]);
    expect(read("yes since 2026-01-01", { kind: "bool" }, "en", asked)).toEqual([{ from: "2026-01-01", value: true }]);
    expect(read("có từ 31/02/2026", { kind: "bool" }, "vi", asked)).toBe("refused");
    expect(read("có", { kind: "bool" }, "vi", asked)).toBe(true);
  });

  it("may be that it is not known, or that one would go back", () => {
    expect(["Không biết", "?", "unknown"].map(saysUnknown)).toEqual([true, true, true]);
    expect([saysUnknown("không"), saysBack("<"), saysBack("Quay lại")]).toEqual([false, true, true]);
  });
});
