/** Written reasons: read in both vocabularies, and refused where they no longer belong to anything. */
import { sourceText } from "@khoan/diagnostics";
import { describe, expect, it } from "vitest";
import { idleReasons, readReasons } from "../src/index.ts";
import { MUTANTS, mutant } from "./bus-pass.ts";

const READ = (text: string): ReturnType<typeof readReasons> => readReasons(sourceText("mutants.yaml", text));
const codes = (text: string): readonly string[] => READ(text).diagnostics.map((one) => one.code);

describe("readReasons", () => {
  it("reads several keys with one reason", () => {
    const { reasons, diagnostics } = READ(`
language: en
rule_set: bus
reasons:
  - keys: [a/1.rule:condition:drop@1, b/1.rule:condition:drop@2]
    verdict: equivalent
    why: It can't be seen.
    author: N. N.
`);
    expect(diagnostics).toEqual([]);
    expect([...reasons].map(([key, { verdict, why, author }]) => [key, verdict, why, author])).toEqual([
      ["a/1.rule:condition:drop@1", "equivalent", "It can't be seen.", "N. N."],
      ["b/1.rule:condition:drop@2", "equivalent", "It can't be seen.", "N. N."],
    ]);
  });

  it("reads Vietnamese", () => {
    const { reasons } = READ("bộ_quy_tắc: x\nlý_do:\n  - { khóa: k, coi_là: chấp_nhận, vì: Chưa có ca. }\n");
    expect(reasons.get("k")?.verdict).toBe("accepted");
  });

  it.each([
    ["a key that there is not", "lý_do: [{ khóa: k, coi_là: chấp_nhận, vì: x, vi: y }]", ["KH760"]],
    ["a reason without its why", "lý_do: [{ khóa: k, coi_là: chấp_nhận }]", ["KH761"]],
    ["a verdict that there is not", "lý_do: [{ khóa: k, coi_là: giống, vì: x }]", ["KH765"]],
    ["a key with two reasons", "lý_do: [{ khóa: [k, k], coi_là: chấp_nhận, vì: x }]", ["KH764"]],
    ["what is no mapping", "- lý_do", ["KH106"]],
  ])("refuses %s", (_, text, expected) => {
    expect(codes(text).map((code, i) => (expected[i] === "KH106" ? "KH106" : code))).toEqual(expected);
  });
});

describe("idleReasons", () => {
  const KEY = mutant("rich", "always").key;
  const reasonsFor = (key: string): ReturnType<typeof readReasons>["reasons"] =>
    READ(`lý_do:\n  - { khóa: "${key}", coi_là: tương_đương, vì: x }\n`).reasons;

  it("leaves alone what is needed", () => {
    expect(idleReasons(reasonsFor(KEY), MUTANTS, new Set([KEY]))).toEqual([]);
  });

  it("refuses a reason for what a case notices", () => {
    expect(idleReasons(reasonsFor(KEY), MUTANTS, new Set()).map((one) => one.code)).toEqual(["KH763"]);
  });

  it("refuses a reason for a rule that says something else now, and names its new key", () => {
    const [found] = idleReasons(reasonsFor(KEY.replace(/@.*/, "@00000000")), MUTANTS, new Set());
    expect(found?.code).toBe("KH762");
    expect(found?.message.en).toContain(KEY);
  });
});
