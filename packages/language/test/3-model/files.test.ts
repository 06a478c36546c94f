/** Documents, imports and keys that can't be read as they stand. */
import { describe, expect, it } from "vitest";
import { codesOf, compileTexts, english, placesOf, programOf } from "../rule-set.ts";

const document = (id: string, more = ""): string => `khoan: 1\nlanguage: en\nid: ${id}\ntitle: T\n${more}`;

describe("document.yaml", () => {
  it.each([
    ["khoan: 2\nlanguage: en\nid: x\ntitle: T\n", "document.yaml:1:8 KH108"],
    ["khoan: 1.5\nlanguage: en\nid: x\ntitle: T\n", "document.yaml:1:8 KH108"],
    ["khoan: 99999999999999999999\nlanguage: en\nid: x\ntitle: T\n", "document.yaml:1:8 KH108"],
    ["language: en\nid: x\ntitle: T\n", "document.yaml:1:1 KH109"],
    ["khoan: 1\nlanguage: fr\nid: x\ntitle: T\n", "document.yaml:2:11 KH121"],
    ["khoan: 1\nlanguage: en\nid: x\n", "document.yaml:1:1 KH119"],
    ["khoan: 1\nlanguage: en\nid: x\ntitle: T\nissued: 2026-02-30\n", "document.yaml:5:9 KH205"],
    ["khoan: 1\nlanguage: en\nid: x\ntitle: T\nissued: 2026-02\n", "document.yaml:5:9 KH408"],
    ["khoan: 1\nlanguage: en\nid: x\ntitle: T\ncurrency: XXQ\n", "document.yaml:5:11 KH305"],
    ["khoan: 1\nlanguage: en\nid: y\ntitle: T\n", "document.yaml:3:5 KH130"],
  ])("%j is told at its place", (text, place) => {
    expect(placesOf(compileTexts({ "x/document.yaml": text }, "x"))).toContain(place);
  });

  it("needs a folder, and the folder a document", () => {
    expect(codesOf(compileTexts({}, "x"))).toEqual(["KH100"]);
    expect(codesOf(compileTexts({ "x/a.yaml": "facts: {}" }, "x"))).toEqual(["KH107"]);
  });

  it("is known by nothing but its content: the digest ignores where the folder lies", () => {
    const texts = (at: string): Record<string, string> => ({
      [`${at}x/document.yaml`]: document("x"),
      [`${at}x/a.yaml`]: "facts: { n: { type: int } }",
    });
    const here = programOf(compileTexts(texts(""), "x"));
    const there = programOf(compileTexts(texts("far/away/"), "far/away/x"));
    expect(there.digest).toBe(here.digest);
    expect(programOf(english("facts: { m: { type: int } }")).digest).not.toBe(here.digest);
  });
});

describe("imports", () => {
  it("bring names in, and the clauses under the set’s id", () => {
    const program = programOf(
      compileTexts(
        {
          "x/document.yaml": document("x", "imports: [y]\n"),
          "x/a.yaml":
            "variables: { v: { type: int, per: month } }\nclauses: [{ id: c, rules: [{ set: v, value: rate }] }]",
          "y/document.yaml": document("y"),
          "y/a.yaml":
            "parameters: { rate: { type: int, values: [{ from: 2026-01-01, value: 7, clauses: [c] }] } }\nclauses: [{ id: c }]",
        },
        "x",
      ),
    );
    expect(program.clauses.map((clause) => clause.id)).toEqual(["c", "y/c"]);
    expect(program.ruleSets.map((set) => set.id)).toEqual(["x", "y"]);
  });

  it("go round in no circle", () => {
    const texts = {
      "x/document.yaml": document("x", "imports: [y]\n"),
      "y/document.yaml": document("y", "imports: [z]\n"),
      "z/document.yaml": document("z", "imports: [x]\n"),
    };
    const found = compileTexts(texts, "x");
    expect(placesOf(found)).toEqual(["document.yaml:5:11 KH123"]);
    expect(found.diagnostics[0]?.message.en).toContain("x → y → z → x");
    expect(codesOf(compileTexts({ "x/document.yaml": document("x", "imports: [x]\n") }, "x"))).toEqual(["KH123"]);
  });

  it("may meet again at one set", () => {
    const texts = {
      "x/document.yaml": document("x", "imports: [y, z]\n"),
      "y/document.yaml": document("y", "imports: [z]\n"),
      "z/document.yaml": document("z"),
    };
    expect(placesOf(compileTexts(texts, "x"))).toEqual([]);
  });

  it.each(["../secret", "/etc", "a/b", "..", "Y", "y\u0020z"])("can't leave the folder by %j", (name) => {
    expect(codesOf(compileTexts({ "x/document.yaml": document("x", `imports: ['${name}']\n`) }, "x"))).toEqual([
      "KH124",
    ]);
  });

  it("must be there", () => {
    expect(placesOf(compileTexts({ "x/document.yaml": document("x", "imports: [y]\n") }, "x"))).toEqual([
      "document.yaml:5:11 KH122",
    ]);
    expect(
      codesOf(compileTexts({ "x/document.yaml": document("x", "imports: [y]\n"), "y/a.yaml": "facts: {}" }, "x")),
    ).toEqual(["KH122"]);
  });

  it("share one space of names", () => {
    const texts = {
      "x/document.yaml": document("x", "imports: [y]\n"),
      "x/a.yaml": "facts: { n: { type: int } }",
      "y/document.yaml": document("y"),
      "y/a.yaml": "facts: { n: { type: int } }",
    };
    expect(codesOf(compileTexts(texts, "x"))).toEqual(["KH302"]);
  });
});

describe("keys", () => {
  it.each([
    ["in the other language", "dữ_kiện: { n: { type: int } }", "a.yaml:1:1 KH125"],
    ["in the other language, deeper", "variables: { n: { kiểu: int } }", "a.yaml:1:19 KH125"],
    ["misspelt", "fact: { n: { type: int } }", "a.yaml:1:1 KH118"],
    ["misspelt, deeper", "facts: { n: { type: int, lable: N } }", "a.yaml:1:26 KH118"],
    ["twice", "facts:\n  n: { type: int }\n  n: { type: int }\n", "a.yaml:3:3 KH111"],
    ["that turn on JavaScript", "facts:\n  __proto__: { type: int }\n", "a.yaml:2:3 KH114"],
    ["missing", "variables: { v: { otherwise: 1 } }", "a.yaml:1:19 KH119"],
    ["with a value of another shape", "variables: { v: [int] }", "a.yaml:1:17 KH120"],
  ])("%s", (_, text, place) => {
    expect(placesOf(english(text))).toContain(place);
  });

  it("of a document are found in the other language too", () => {
    expect(codesOf(compileTexts({ "x/document.yaml": "khoan: 1\nlanguage: en\nmã: x\ntitle: T\n" }, "x"))).toContain(
      "KH125",
    );
    expect(codesOf(compileTexts({ "x/document.yaml": "khoản: 1\nlanguage: vi\nmã: x\ntên: T\n" }, "x"))).toEqual([]);
  });

  it.each([
    ["biến: { v: { nếu_không: 1 } }", "Thiếu khóa “kiểu” trong v."],
    ["tham_số: { p: { kiểu: tiền, giá_trị: [{ giá_trị: 1 đồng }] } }", "Thiếu khóa “từ” trong p."],
    ["biến: { v: [tiền] }", "Cần các dòng `khóa: giá trị`, nhưng ở đây là danh sách."],
    ["điều_khoản: [{ tên: T }]", "Thiếu khóa “mã” trong điều_khoản."],
  ])("that are missing are named as the file would write them: %s", (text, message) => {
    const found = compileTexts({ "x/document.yaml": "khoản: 1\nngôn_ngữ: vi\nmã: x\ntên: T\n", "x/a.yaml": text }, "x");
    expect(found.diagnostics[0]?.message.vi).toBe(message);
  });

  it("of a rule name one kind of rule", () => {
    const rule = (text: string): string =>
      `variables: { v: { type: int, otherwise: 0 } }\nclauses: [{ id: c, literals: [1], rules: [${text}] }]`;
    expect(codesOf(english(rule("{ set: v, value: 1 }")))).toEqual([]);
    expect(codesOf(english(rule("{ set: v, add_to: v, value: 1 }")))).toContain("KH120");
    expect(codesOf(english(rule("{ value: 1 }")))).toContain("KH120");
    expect(codesOf(english(rule("{ set: v }")))).toContain("KH119");
  });
});
