/**
 * The explaining evaluator and the generated code agree on each part of the language by itself: formulas and rules of a
 * few lines, each under lives drawn from its own facts, dates and literals.
 */
import { isDeepStrictEqual } from "node:util";
import { sampleLives } from "@khoan/explore";
import { describe, expect, it } from "vitest";
import { english } from "../packages/language/test/rule-set.ts";
import { explainedAnswer, generatedAnswer } from "./backends/answers.ts";
import { DOCUMENT, FORMULAS } from "./backends/formulas.ts";
import { load } from "./backends/generated.ts";

const LIVES = 40;

describe("generated code", () => {
  it.each(FORMULAS)("agrees on %s", async (what, text) => {
    const { program, module } = await load(what, english(text, DOCUMENT));
    for (const life of sampleLives(program, 7, LIVES)) {
      const { answer } = explainedAnswer(program, life);
      const ours = generatedAnswer(module, life);
      if (!isDeepStrictEqual(ours, answer)) expect({ life, answer: ours }).toEqual({ life, answer });
    }
  });
});
