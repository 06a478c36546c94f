import { createToken, Lexer } from "chevrotain";
import { expect, test, vi } from "vitest";
import { FormulaParser } from "../../src/2-syntax/grammar.ts";
import { lexerFor, lexerOf, T } from "../../src/2-syntax/tokens.ts";

test("Chevrotain finds no ambiguity in the grammar and no fault in the patterns", () => {
  expect(() => new FormulaParser(true)).not.toThrow();
  for (const lang of ["vi", "en"] as const) expect(lexerFor(lang, true).lexerDefinitionErrors).toEqual([]);
});

test("every letter of the Basic Multilingual Plane begins a name, and no sign does", () => {
  const identifier = T.Identifier.PATTERN as RegExp;
  const whole = new RegExp(`^(?:${identifier.source})$`);
  for (let code = 0; code < 0x10000; code++) {
    if (code >= 0xd800 && code <= 0xdfff) continue;
    const character = String.fromCharCode(code);
    if (whole.test(character) !== /[\p{L}_]/u.test(character))
      expect.fail(`U+${code.toString(16)} as the first of a name`);
    if (whole.test(`a${character}`) !== /[\p{L}\p{M}\p{N}_]/u.test(character))
      expect.fail(`U+${code.toString(16)} within a name`);
  }
});

test("a pattern with the flag u, which Chevrotain would drop, is refused", () => {
  vi.spyOn(console, "error").mockImplementation(() => {});
  const letters = createToken({ name: "Letters", pattern: /\p{L}+/u });
  expect(() => new Lexer([letters], { ensureOptimizations: true, skipValidations: true })).toThrow();
});

test("each vocabulary has one lexer", () => expect(lexerOf("vi")).toBe(lexerOf("vi")));
