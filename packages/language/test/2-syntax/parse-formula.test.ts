import { formula, type Lang, sourceText } from "@khoan/diagnostics";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parseYaml } from "../../src/1-source/parse-yaml.ts";
import { loneScalar } from "../../src/1-source/scalar-parts.ts";
import type { YamlScalar } from "../../src/1-source/yaml-tree.ts";
import { children, MAX_TREE_DEPTH } from "../../src/2-syntax/depth.ts";
import type { Expression } from "../../src/2-syntax/expression.ts";
import { parseBinding, parseCell, parseFormula } from "../../src/2-syntax/parse-formula.ts";
import { brief, collect, ids, mended, parsed, show } from "./show.ts";

describe("what formulas say", () => {
  test.each<[vi: string, en: string, tree: string]>([
    ["nếu a thì b không thì c", "if a then b else c", "(if a b c)"],
    ["đặt x = 1 + 2 trong x * 3", "let x = 1 + 2 in x * 3", "(let x (n1 + n2) (x * n3))"],
    [
      "có p, q trong xs thỏa p.a = 1 và q.b = 2",
      "some p, q in xs satisfies p.a = 1 and q.b = 2",
      "(some p,q xs ((p.a = n1) and (q.b = n2)))",
    ],
    ["mọi p trong xs thỏa p", "every p in xs satisfies p", "(every p xs p)"],
    ["a hoặc b và không c = d", "a or b and not c = d", "(a or (b and (not (c = d))))"],
    ["a ?? b + c * -d", "a ?? b + c * -d", "(a ?? (b + (c * (- d))))"],
    ["a - b - c", "a - b - c", "((a - b) - c)"],
    ["xs chứa 3 và a thuộc xs", "xs contains 3 and a one of xs", "((xs contains n3) and (a one_of xs))"],
    ["mức tại tháng - 1 tháng", "mức at month - 1 month", "((mức @ <month>) - duration:1 month)"],
    ["mức tại (ngày - 24 tháng)", "mức at (day - 24 months)", "(mức @ (<day> - duration:24 months))"],
    ["a.b tại x.c", "a.b at x.c", "(a.b @ x.c)"],
    ["f(x) tại 03/2026", "f(x) at 2026-03", "(f(x) @ month:2026-03)"],
    [
      "có d trong ngày_đầu(tháng)..ngày_cuối(tháng) thỏa d",
      "some d in first_day(month)..last_day(month) satisfies d",
      "(some d (first_day(<month>)..last_day(<month>)) d)",
    ],
    [
      "làm_tròn(a / b; đến: 1.000 đồng; kiểu: nửa_lên)",
      "round(a / b, to: 1_000 VND, mode: half_up)",
      "round((a / b) to:money:1_000 VND mode:half_up)",
    ],
    ["tổng(x.m với x trong xs mà x.c)", "sum(x.m for x in xs where x.c)", "(sum of x.m x xs where x.c)"],
    ["đếm(x trong xs)", "count(x in xs)", "(count x xs)"],
    ["danh_sách(x trong 1..3 mà x > 1)", "list(x in 1..3 where x > 1)", "(list x (n1..n3) where (x > n1))"],
    ['{ a: 1; b: "x" }', '{ a: 1, b: "x" }', '{a:n1 b:t"x"}'],
    ["[1; 2,5; []]", "[1, 2.5, []]", "[n1 n2.5 []]"],
    ["§II.4.đ = điều_khoản_này", "§II.4.đ = this_clause", "(§II.4.đ = <this>)"],
    ["[§V.1.2.c-bis-1; §nd-351-2025/3.1]", "[§V.1.2.c-bis-1, §nd-351-2025/3.1]", "[§V.1.2.c-bis-1 §nd-351-2025/3.1]"],
    ["trống ?? đúng", "null ?? true", "(absent:null ?? bool:true)"],
    ["năm = năm_của(ngày)", "year = year_of(day)", "(<year> = year_of(<day>))"],
    ["16 năm + 36 ngày", "16 years + 36 days", "(duration:16 years + duration:36 days)"],
    ["01/01/2026 + 24 tháng", "2026-01-01 + 24 months", "(date:2026-01-01 + duration:24 months)"],
    ["1.500.000 đồng * 10%", "1_500_000 VND * 10%", "(money:1_500_000 VND * percent:10%)"],
    ["1,50 EUR + 1 USD", "1.50 EUR + 1 USD", "(money:1.50 EUR + money:1 USD)"],
    ["x.có và x.ngày", "x.not and x.day", "(x.có and x.ngày)"],
    ['khuyết_tật != "không"', 'khuyết_tật != "không"', '(khuyết_tật != t"không")'],
    ['"a\\"b\\\\n\\n"', '"a\\"b\\\\n\\n"', 't"a\\"b\\\\n\\n"'],
    ["a và có x trong xs thỏa x hoặc b", "a and some x in xs satisfies x or b", "(a and (some x xs (x or b)))"],
    ["không có x trong xs thỏa x", "not some x in xs satisfies x", "(not (some x xs x))"],
    ["a và nếu b thì c không thì d", "a and if b then c else d", "(a and (if b c d))"],
    ["chuẩn_nghèo(khu_vực)", "chuẩn_nghèo(khu_vực)", "chuẩn_nghèo(khu_vực)"],
    ['văn_bản(x) = nối(xs; "; ")', 'text(x) = join(xs, "; ")', '(text(x) = join(xs t"; "))'],
    ["100/2026", "100 - 2026", ""],
  ])("%s", (vi, en, tree) => {
    if (tree === "") {
      expect(show(parsed(vi, "vi").tree)).toBe("(n100 / n2026)");
      expect(show(parsed(en, "en").tree)).toBe("(n100 - n2026)");
      return;
    }
    expect(parsed(vi, "vi").found).toEqual([]);
    expect(parsed(en, "en").found).toEqual([]);
    expect(show(parsed(vi, "vi").tree)).toBe(tree);
    expect(show(parsed(en, "en").tree)).toBe(tree.replaceAll(".có", ".not").replaceAll(".ngày", ".day"));
  });

  test("signs and spellings of word processors that can mean one thing only", () => {
    expect(show(parsed("a ≥ 1 và b ≠ 2 × 3 − 1").tree)).toBe("((a >= n1) and (b != ((n2 * n3) - n1)))");
    expect(parsed("a\u00a0+\u00a0b").found).toEqual([]);
    expect(show(parsed("có x trong y thoả x").tree)).toBe("(some x y x)");
  });

  test("names in any script", () => {
    expect(show(parsed("доход + 所得 + éà_1").tree)).toBe("((доход + 所得) + éà_1)");
    expect(parsed("доход + 所得 + éà_1").found).toEqual([]);
  });
});

/** Every row of the band, by what provokes it: the finding, what is left of the tree, and the text after the fixes. */
const WRONG: readonly [lang: Lang, text: string, findings: readonly string[], tree: string, mended?: string][] = [
  ["vi", "a b", ["KH201 2-3"], "?"],
  ["vi", "a)", ["KH201 1-2"], "?"],
  ["vi", "f(a;)", ["KH201 4-5"], "f(a ?)"],
  ["vi", "có x thỏa y", ["KH201 5-9"], "?"],
  ["vi", "tổng(xs)", ["KH201 7-8"], "?"],
  ["vi", "trẻ. và b", ["KH201 5-7"], "(? and b)"],
  ["vi", "nếu thì b không thì c", ["KH201 4-7"], "(if ? b c)"],
  ["vi", "", ["KH202 0-0"], "?"],
  ["vi", "a +", ["KH202 2-3"], "?"],
  ["vi", "nếu a thì b", ["KH202 10-11"], "?"],
  ["vi", "(a", ["KH202 1-2"], "?"],
  ["vi", "x.", ["KH202 1-2"], "?"],
  ["vi", "a ? b", ["KH203 2-3"], "?"],
  ["vi", "x – 1", ["KH203 2-3"], "?", "x - 1"],
  ["vi", "🙂", ["KH203 0-2"], "?"],
  ["vi", "a %", ["KH203 2-3"], "a"],
  ["vi", "1.5 + 2", ["KH204 0-3"], "(n1.5 + n2)", "1,5 + 2"],
  ["vi", "1.50.000", ["KH204 0-8"], "?"],
  ["vi", "1_500_000,5 VND", ["KH204 0-11"], "?"],
  ["vi", "1_500_000 VND", ["KH204 0-9"], "money:1_500_000 VND", "1.500.000 VND"],
  ["vi", "007", ["KH204 0-3"], "n7", "7"],
  ["en", "1.500.000", ["KH204 0-9"], "n1_500_000", "1_500_000"],
  ["vi", "31/02/2026", ["KH205 0-10"], "?"],
  ["vi", "01/01/26", ["KH205 0-8"], "?"],
  ["en", "2026-13", ["KH205 0-7"], "?"],
  ["vi", "99999999999999999999", ["KH206 0-20"], "?"],
  ["vi", "9007199254740991 EUR", ["KH206 0-20"], "?"],
  ["vi", `${"(".repeat(201)}a`, ["KH207 200-201"], "?"],
  ["vi", "a < b < c", ["KH208 6-7"], "?"],
  ["vi", "a = b != c và d", ["KH208 6-8"], "(? and d)"],
  ["vi", "if a then b else c", ["KH209 0-2", "KH209 5-9", "KH209 12-16"], "(if a b c)", "nếu a thì b không thì c"],
  ["en", "nếu a thì b không thì c", ["KH209 0-3", "KH209 6-9", "KH209 12-21"], "(if a b c)", "if a then b else c"],
  ["vi", "a one of b", ["KH209 2-8"], "(a one_of b)", "a thuộc b"],
  ["vi", "24 months", ["KH209 3-9"], "duration:24 months", "24 tháng"],
  ["en", "5 đồng", ["KH209 2-6"], "money:5 VND", "5 VND"],
  ["vi", "2026-01-31", ["KH209 0-10"], "date:2026-01-31", "31/01/2026"],
  ["en", "01/2026", ["KH209 0-7"], "month:2026-01", "2026-01"],
  ["vi", "age(a, b)", ["KH209 0-3", "KH209 5-6"], "age(a b)", "tuổi(a; b)"],
  ["en", "đếm(x in xs)", ["KH209 0-3"], "(count x xs)", "count(x in xs)"],
  ["vi", "5 x", ["KH213 2-3"], "?"],
  ["vi", "x == 1 && y || z", ["KH214 2-4", "KH214 7-9", "KH214 12-14"], "(((x = n1) and y) or z)", "x = 1 và y hoặc z"],
  ["en", "!x and y <> 1", ["KH214 0-1", "KH214 9-11"], "((not x) and (y != n1))", "not x and y != 1"],
  ["vi", "x = “a b”", ["KH214 4-9"], '(x = t"a b")', 'x = "a b"'],
  ["vi", '"abc', ["KH215 0-4"], "?"],
  ["vi", '"abc\n"', ["KH215 0-4", "KH215 5-6"], "?"],
  ["vi", '"a\\qb"', ["KH216 2-4"], 't"a\\\\qb"'],
  ["vi", "a = không b", ["KH217 4-9"], "(a = (not b))"],
  ["vi", "1 + nếu a thì b không thì c", ["KH217 4-7"], "(n1 + (if a b c))"],
  ["vi", "1,5 tháng", ["KH218 0-9"], "?"],
];

describe("what formulas may not say", () => {
  test.each(WRONG)("%s: %s", (lang, text, findings, tree, fixed) => {
    const result = parsed(text, lang);
    expect(result.found.map(brief)).toEqual(findings);
    expect(show(result.tree)).toBe(tree);
    if (fixed === undefined) return;
    const after = mended(text, result.found);
    expect(after).toBe(fixed);
    expect(parsed(after, lang).found).toEqual([]);
  });

  test("every row of the band is provoked here or in the tests of types and ranges", () => {
    const elsewhere = ["KH210", "KH211", "KH212"];
    const provoked = new Set([
      ...elsewhere,
      ...WRONG.flatMap(([, , findings]) => findings.map((one) => one.slice(0, 5))),
    ]);
    expect(
      Object.values(formula)
        .map((make) => make.row.code)
        .filter((code) => !provoked.has(code)),
    ).toEqual([]);
  });

  test("messages name what was found and what was wanted, in the vocabulary of the formula", () => {
    expect(parsed("có x thỏa y").found[0]?.message).toEqual({
      vi: "Gặp “thỏa”, cần “trong”.",
      en: "Found “thỏa”; expected “trong”.",
    });
    expect(parsed("tổng(xs)").found[0]?.message.vi).toBe("Gặp “)”, cần “với x trong …”.");
    expect(parsed("(a").found[0]?.message.vi).toContain("“)”");
    expect(parsed("1.5").found[0]?.message.vi).toContain("1,5");
  });

  test("one formula gives few findings, in the order of the text", () => {
    const { found } = parsed("nếu thì nếu thì không thì không thì nếu thì không thì");
    expect(found.map(brief)).toEqual(["KH201 4-7", "KH201 12-15", "KH201 16-25"]);
  });

  test("names that are not what they seem", () => {
    expect(parsed("Ðối_tượng").found.map((one) => [brief(one), one.fixes[0]?.edits[0]?.newText])).toEqual([
      ["KH116 0-1", "Đ"],
    ]);
    expect(parsed("trеn").found.map(brief)).toEqual(["KH116 2-3"]);
    const loose = "trẻ + 1".normalize("NFD");
    expect(parsed(loose).found.map((one) => one.code)).toEqual(["KH115"]);
    expect(mended(loose, parsed(loose).found)).toBe("trẻ + 1");
    expect(show(parsed(loose).tree)).toBe("(trẻ + n1)");
    expect(parsed("a\u200bb").found.map(brief)).toEqual(["KH117 1-2"]);
    expect(show(parsed("a\u200bb").tree)).toBe("ab");
  });

  test("double quotes and > are refused with a fix, and read all the same", () => {
    const value = (yaml: string): { scalar: YamlScalar; yaml: string } => {
      const root = parseYaml(sourceText("f", yaml), () => {});
      if (root?.kind !== "mapping" || root.entries[0]?.value.kind !== "scalar") throw new Error("no scalar");
      return { scalar: root.entries[0].value, yaml };
    };
    for (const [yaml, wanted] of [
      ["k: \"a = 'b'\"", "k: 'a = ''b'''"],
      ["k: >\n  a và\n  b\n", "k: |\n  a và\n  b\n"],
    ] as const) {
      const { found, report } = collect();
      parseFormula(value(yaml).scalar, "vi", ids, report);
      expect(found[0]?.code).toBe("KH126");
      expect(mended(yaml, found.slice(0, 1))).toBe(wanted);
    }
  });
});

describe("depth", () => {
  const outcome = (text: string): string[] => parsed(text).found.map((one) => one.code);
  const many = 10_000;

  test.each([
    ["brackets", `${"(".repeat(many)}a${")".repeat(many)}`],
    ["lists", "[".repeat(many)],
    ["calls", `${"f(".repeat(many)}a${")".repeat(many)}`],
    ["not", `${"không ".repeat(many)}a`],
    ["minus", `${"-".repeat(many)}a`],
    ["else", `${"nếu a thì b không thì ".repeat(many)}c`],
    ["let", `${"đặt x = 1 trong ".repeat(many)}c`],
    ["or", Array(many).fill("a").join(" hoặc ")],
    ["plus", Array(many).fill("a").join(" + ")],
    ["fields", `a${".b".repeat(many)}`],
    ["at", `a${" tại b".repeat(many)}`],
    ["aggregates", `${"đếm(x trong ".repeat(many)}a${")".repeat(many)}`],
  ])("ten thousand %s are refused", (_, text) => {
    expect(outcome(text)).toEqual(["KH207"]);
  });

  test("what is long but not deep is read", () => {
    expect(outcome(`[${Array(many).fill("a").join("; ")}]`)).toEqual([]);
    expect(outcome(Array(300).fill("không a").join(" và "))).toEqual([]);
    expect(outcome(`f(${Array(250).fill("nếu a thì b không thì c").join("; ")})`)).toEqual([]);
  });

  test("what is a little less deep is read", () => {
    for (const text of [
      `${"(".repeat(200)}a${")".repeat(200)}`,
      `${"f(".repeat(199)}a${")".repeat(199)}`,
      `${"không ".repeat(200)}a`,
      Array(MAX_TREE_DEPTH).fill("a").join(" hoặc "),
    ]) {
      expect(outcome(text)).toEqual([]);
    }
  });
});

describe("any text at all", () => {
  const words = [
    "nếu",
    "thì",
    "không thì",
    "không",
    "đặt",
    "trong",
    "có",
    "mọi",
    "thỏa",
    "hoặc",
    "và",
    "chứa",
    "thuộc",
    "tại",
    "với",
    "mà",
    "đúng",
    "trống",
    "ngày",
    "tháng",
    "năm",
    "điều_khoản_này",
    "=",
    "!=",
    "<",
    "<=",
    "??",
    "+",
    "-",
    "*",
    "/",
    "(",
    ")",
    "[",
    "]",
    "{",
    "}",
    ".",
    "..",
    ",",
    ";",
    ":",
    "a",
    "x",
    "1",
    "1,5",
    "24",
    "đồng",
    "%",
    "01/01/2026",
    "03/2026",
    "2026-01-01",
    '"t"',
    '"',
    "§",
    "§II.4",
    "đếm",
    "tổng",
    "làm_tròn",
    "đến",
    "if",
    "then",
    "==",
    "&&",
    "!",
    "“x”",
    "?",
    "\n",
  ];
  const soup = fc
    .array(fc.tuple(fc.constantFrom(...words), fc.constantFrom(" ", " ", " ", "")), { maxLength: 16 })
    .map((parts) => parts.flat().join(""));
  const texts = fc.oneof({ weight: 4, arbitrary: soup }, { weight: 1, arbitrary: fc.string({ unit: "grapheme" }) });

  const everyNode = (e: Expression, visit: (node: Expression) => void): void => {
    visit(e);
    for (const child of children(e)) everyNode(child, visit);
  };

  test("gives a tree or a finding, never neither; every place lies inside the text", () => {
    fc.assert(
      fc.property(texts, fc.constantFrom<Lang>("vi", "en"), (text, lang) => {
        const { tree, found } = parsed(text, lang);
        const inside = (span: { start: number; end: number } | undefined): boolean =>
          span !== undefined && span.start >= 0 && span.start <= span.end && span.end <= text.length;
        let holes = 0;
        everyNode(tree, (node) => {
          expect(inside(node.span)).toBe(true);
          if (node.kind === "error") holes++;
        });
        for (const one of found) expect(inside(one.span)).toBe(true);
        if (holes > 0) expect(found).not.toEqual([]);
      }),
      { numRuns: 3000 },
    );
  });

  test("cells and bindings neither throw nor fail in silence", () => {
    fc.assert(
      fc.property(texts, (text) => {
        const { found, report } = collect();
        const cell = parseCell(loneScalar("f", text), "vi", ids, report);
        if (cell.kind === "one_of" && cell.values.some((value) => value.kind === "error"))
          expect(found).not.toEqual([]);
        const before = found.length;
        if (parseBinding(loneScalar("f", text), "vi", ids, report) === undefined)
          expect(found.length).toBeGreaterThan(before);
      }),
      { numRuns: 1000 },
    );
  });
});

describe("places", () => {
  const yaml = `điều_khoản:
  - mã: II.4
    quy_tắc:
      - đặt: v
        giá_trị: 'a + ''b'''
        khi: |
          có p trong xs thỏa
            p.tuổi < 16 và
            trẻ.loại = nghèo
      - phải: a
          và b
`;
  test("a node of a formula in a block lies on its line of the file", () => {
    const scalars: YamlScalar[] = [];
    const walk = (node: ReturnType<typeof parseYaml>): void => {
      if (node?.kind === "scalar") scalars.push(node);
      else if (node?.kind === "sequence") node.items.forEach(walk);
      else for (const entry of node?.entries ?? []) walk(entry.value);
    };
    walk(parseYaml(sourceText("f", yaml), () => {}));
    const texts: string[] = [];
    for (const scalar of scalars.filter((one) => one.style === "literal" || one.text === "a và b")) {
      everyLeaf(
        parseFormula(scalar, "vi", ids, () => {}),
        (node) => texts.push(`${node.kind} ${yaml.slice(node.span.start, node.span.end)}`),
      );
    }
    expect(texts).toEqual(["name xs", "name p", "literal 16", "name trẻ", "name nghèo", "name a", "name b"]);
  });

  function everyLeaf(e: Expression, visit: (node: Expression) => void): void {
    const below = children(e);
    if (below.length === 0) visit(e);
    for (const child of below) everyLeaf(child, visit);
  }
});
