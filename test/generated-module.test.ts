/** A generated module as a developer meets it: what is refused and how, prepared facts, single results, columns, traces. */

import { emitJavaScript } from "@khoan/emit";
import { compileFolder } from "@khoan/language";
import { describe, expect, it } from "vitest";
import { nodeHost } from "../cli/src/node-host.ts";
import { generated } from "./backends/generated.ts";

const { module, program, code } = await generated("rules/nq-55-2025");
const other = await generated("rules/examples/millbrook-2026");

const CHILD = {
  ngày_ký_quyết_định: "2026-03-10",
  trẻ: { ngày_sinh: "2018-05-20", đối_tượng_bảo_trợ: true, trợ_cấp_xã_hội: 1_000_000 },
  hộ: { loại: "cận_nghèo" },
};
const AT = { at: "2026-03" };
const errorsOf = (decision: object): unknown =>
  "errors" in decision
    ? (decision.errors as { code: string; path: string }[]).map(({ code: one, path }) => `${path} ${one}`)
    : decision;
const amountOf = (decision: object): unknown =>
  "outputs" in decision ? (decision.outputs as Record<string, unknown>)["mức_hằng_tháng"] : decision;

describe("what is wrong", () => {
  const facts = (path: string, value: unknown): object => {
    const [group = "", name = ""] = path.split(".");
    return {
      ...CHILD,
      [group]: name === "" ? value : { ...(CHILD as unknown as Record<string, object>)[group], [name]: value },
    };
  };
  it.each([
    ["trẻ.trợ_cấp_xã_hội", Number.NaN, "KH805"],
    ["trẻ.trợ_cấp_xã_hội", Number.POSITIVE_INFINITY, "KH805"],
    ["trẻ.trợ_cấp_xã_hội", -0, "KH805"],
    ["trẻ.trợ_cấp_xã_hội", 2 ** 53 + 2, "KH805"],
    ["trẻ.trợ_cấp_xã_hội", "1000", "KH803"],
    ["trẻ.ngày_sinh", "2018-02-30", "KH804"],
    ["trẻ.ngày_sinh", "20/05/2018", "KH803"],
    ["trẻ.ngày_sinh", 20180520, "KH803"],
    ["trẻ.khuyết_tật", "rất nặng", "KH806"],
    ["trẻ.tên", "An", "KH802"],
    ["trẻ", [], "KH801"],
    ["trẻ.thế_hệ_thứ_ba", null, "KH807"],
  ])("%s = %j is %s", (path, value, wrong) => {
    for (const run of [module.evaluate, module.evaluate.trusted])
      expect(errorsOf(run(facts(path, value), AT))).toEqual([`${path} ${wrong}`]);
  });

  it("names what was expected and what form came, never the value", () => {
    const decision = module.evaluate(facts("trẻ.ngày_sinh", { secret: 1 }), AT);
    expect(decision.kind === "failed" && decision.errors[0]).toMatchObject({ expected: "YYYY-MM-DD", got: "{…}" });
    expect(JSON.stringify(decision)).not.toContain("secret");
  });

  it("histories out of order, and with two values of a day", () => {
    const history = (first: string, second: string): object =>
      facts("hộ.loại", [
        { from: first, value: "nghèo" },
        { from: second, value: "khác" },
      ]);
    for (const wrong of [history("2026-02-01", "2026-01-01"), history("2026-01-01", "2026-01-01")])
      expect(errorsOf(module.evaluate(wrong, AT))).toEqual(["hộ.loại[1].from KH809"]);
  });

  it("hostile keys, getters, classes, huge texts and deep objects do no harm", () => {
    let ran = 0;
    const getter = {
      ...CHILD,
      get trẻ() {
        ran++;
        return {};
      },
    };
    const deep = JSON.parse(`${'{"trẻ":'.repeat(2000)}1${"}".repeat(2000)}`);
    const hostile = JSON.parse('{"__proto__":{"được_hưởng":true}}');
    expect(errorsOf(module.evaluate(getter, AT))).toEqual(["trẻ KH803"]);
    expect(ran).toBe(0);
    for (const wrong of [deep, hostile, new Map(), facts("trẻ.khuyết_tật", "x".repeat(1e6)), facts("trẻ", new Date(0))])
      expect(module.evaluate(wrong, AT).kind).toBe("failed");
    expect(({} as Record<string, unknown>)["được_hưởng"]).toBeUndefined();
  });

  it.each([
    [{ at: "2026-13" }, "at KH822"],
    [{ at: "" }, "at KH822"],
    [{}, "at KH822"],
    [{ at: "2026-03", to: "soon" }, "to KH822"],
    [{ at: "2026-03", to: "2026-02" }, "to KH823"],
    [{ at: "2026-03", readings: { "29-2": "28-02" } }, "readings.29-2 KH820"],
    [{ at: "2026-03", readings: { "29-02": "30-02" } }, "readings.29-02 KH821"],
  ])("options %j: %s", (options, wrong) => {
    expect(errorsOf(module.evaluate(CHILD, options as typeof AT))).toEqual([wrong]);
  });

  it("a month without a rate in force, as a note where it is outside the period, as an error where a rate is lacking", () => {
    const early = module.evaluate(CHILD, { at: "2019-01" });
    const late = module.evaluate(CHILD, { at: "2031-01" });
    for (const decision of [early, late]) {
      expect(["decided", "failed"]).toContain(decision.kind);
      if (decision.kind === "decided") expect(decision.notes.length).toBeGreaterThan(0);
      else expect(errorsOf(decision)).toEqual([" KH655"]);
    }
  });
});

describe("prepared facts", () => {
  it("decide many months as the facts themselves do", () => {
    const prepared = module.prepare(CHILD);
    for (const at of ["2026-02", "2026-03", "2027-01", "2030-12"])
      expect(module.evaluate(prepared, { at })).toEqual(module.evaluate(CHILD, { at }));
  });

  it("of another rule set or version are refused", () => {
    const prepared = other.module.prepare({});
    expect(errorsOf(module.evaluate(prepared, AT))).toEqual([" KH827"]);
    expect(errorsOf(module.evaluate.only("mức_hằng_tháng")(prepared, AT))).toEqual([" KH827"]);
  });

  it("are refused where the facts are wrong, and are a copy", () => {
    expect(errorsOf(module.prepare({ trẻ: 1 }))).toEqual(["trẻ KH801"]);
    const mine = structuredClone(CHILD);
    const prepared = module.prepare(mine);
    mine.hộ.loại = "khác";
    expect(amountOf(module.evaluate(prepared, AT))).toEqual({ known: true, value: 1_000_000 });
  });
});

describe("single results", () => {
  it("are those of the whole decision, over time too", () => {
    const only = module.evaluate.only("mức_hằng_tháng");
    const single = only(CHILD, { at: "2026-03", to: "2030-12" });
    expect(single).toEqual({
      kind: "decided",
      value: { known: true, value: 1_000_000 },
      timeline: [
        { from: "2026-03", to: "2026-12", value: { known: true, value: 1_000_000 } },
        { from: "2027-01", to: "2030-12", value: { known: true, value: 1_800_000 } },
      ],
    });
    expect(() => module.evaluate.only("mức")).toThrow("mức");
  });

  it("say what they lack", () => {
    const single = module.evaluate.only("được_hưởng")({ ...CHILD, trẻ: {} }, AT);
    expect(single.kind === "decided" && single.value).toEqual({ known: false, missing: ["trẻ.ngày_sinh"] });
  });
});

describe("traces", () => {
  it("are worked out when read, for results and for what is behind them", () => {
    const decided = module.evaluate(CHILD, { ...AT, trace: true });
    const derivation = decided.kind === "decided" ? decided.derivation?.("mức_hằng_tháng") : undefined;
    expect(derivation?.rules.filter((rule) => rule.status === "applied").map((rule) => rule.clause)).toEqual(["III.1"]);
    const earlier = decided.kind === "decided" ? decided.derivation?.("nhóm", "2026-04") : undefined;
    expect(earlier).toMatchObject({ at: "2026-04", value: ["II.1.a"] });
    expect(earlier?.rules[0]?.place).toMatch(/^nq-55-2025\/ii-doi-tuong\.yaml:\d+$/);
  });

  it("are not there where nobody asked", () => {
    expect(module.evaluate(CHILD, AT)).not.toHaveProperty("derivation");
  });
});

describe("questions", () => {
  it("come one by one and end in the decision", () => {
    const facts: Record<string, unknown> = { hộ: { loại: "cận_nghèo" } };
    const first = module.next(facts, AT) as { kind: string; fact: string };
    expect(first).toMatchObject({ kind: "question", fact: "ngày_ký_quyết_định" });
    facts["ngày_ký_quyết_định"] = "2026-03-10";
    expect(module.next(facts, AT)).toMatchObject({ kind: "question", fact: "trẻ.ngày_sinh" });
    facts["trẻ"] = { ngày_sinh: "2018-05-20" };
    expect(module.next(facts, AT)).toMatchObject({ kind: "done", decision: { kind: "decided" } });
  });
});

describe("columns", () => {
  const NOT_GIVEN = -2147483648;
  const table = {
    rows: 4,
    columns: {
      ngày_ký_quyết_định: Int32Array.from([20_522, 20_522, 20_522, NOT_GIVEN]),
      "trẻ.ngày_sinh": ["2018-05-20", "2018-05-20", "2005-05-20", "2018-05-20"],
      "hộ.loại": {
        offsets: Uint32Array.from([0, 1, 1, 2, 3]),
        from: Int32Array.from([0, 0, 0]),
        values: Uint8Array.from([2, 2, 2]),
      },
      "trẻ.nhiễm_hiv": Uint8Array.from([0, 1, 255, 0]),
      "mẹ.ngày_sinh": Int32Array.from([5000, 5000, NOT_GIVEN, NOT_GIVEN]),
    },
  };

  it("decide each row as its facts do, mark the clauses that counted, and tell rows that need more", () => {
    const result = module.columns.evaluate(table, { at: "2026-03", outputs: ["mức_hằng_tháng", "nhóm", "nhóm_hưởng"] });
    if (result.kind !== "decided") throw new Error(JSON.stringify(result));
    const {
      mức_hằng_tháng: amount,
      nhóm: groups,
      nhóm_hưởng: group,
    } = result.columns as unknown as Record<string, unknown>;
    expect([...(amount as { data: Float64Array }).data.slice(0, 3)]).toEqual([2_000_000, 750_000, 0]);
    expect([...result.status]).toEqual([0, 0, 0, 1]);
    const { data, members } = groups as { data: Uint32Array; members: string[] };
    expect(members.filter((_, i) => ((data[0] ?? 0) >> i) & 1)).toEqual(["II.1.b"]);
    const { data: codes, values } = group as { data: Uint32Array; values: string[] };
    expect([0, 1].map((row) => values[codes[row] ?? -1])).toEqual(["II.1.b", "II.6"]);
    const { words, clauses } = result.applied;
    const applied = clauses.filter((_, i) => ((result.applied.data[words + (i >> 5)] ?? 0) >> (i & 31)) & 1);
    expect(applied).toContain("II.6");
    expect(applied).not.toContain("II.1.b");
  });

  it.each([
    [{ rows: 1, columns: { tên: ["An"] } }, "tên KH802"],
    [{ rows: 2, columns: { "trẻ.ngày_sinh": Int32Array.from([1]) } }, "trẻ.ngày_sinh KH803"],
    [{ rows: 1, columns: { "trẻ.ngày_sinh": Float64Array.from([1]) } }, "trẻ.ngày_sinh KH803"],
    [
      {
        rows: 1,
        columns: {
          "hộ.loại": { offsets: Uint32Array.from([0, 2]), from: Int32Array.from([1]), values: Uint8Array.from([1]) },
        },
      },
      "hộ.loại KH803",
    ],
  ])("refuse a table that does not fit: %j", (wrong, told) => {
    expect(errorsOf(module.columns.evaluate(wrong, { at: "2026-03" }))).toEqual([told]);
  });

  it("refuse moments, readings and results that are not there", () => {
    const wrong = { at: "2026", outputs: ["mức"], readings: { "29-02": "x" } };
    expect(errorsOf(module.columns.evaluate({ rows: 0, columns: {} }, wrong))).toEqual([
      "at KH822",
      "outputs KH826",
      "readings KH820",
    ]);
  });
});

describe("the text of a module", () => {
  it("is the same for the same rules, names their digest, and maps its lines to theirs", () => {
    const { program: again, sources } = compileFolder(nodeHost, "rules/nq-55-2025");
    if (again === undefined) throw new Error("does not compile");
    const first = emitJavaScript(again, sources, { runtime: "r" });
    expect(emitJavaScript(again, sources, { runtime: "r" })).toEqual(first);
    expect(code.startsWith(`// nq-55-2025 ${program.digest}`)).toBe(true);
    const map = JSON.parse(first.map) as { sources: string[]; sourcesContent: string[]; mappings: string };
    expect(map.sources).toContain("rules/nq-55-2025/iii-chinh-sach.yaml");
    expect(map.mappings.split(";").length).toBe(first.code.split("\n").length - 1);
  });

  it("evaluates no text as code", () => {
    expect(code).not.toMatch(/\beval\(|new Function\(/);
  });
});
