import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { type Lang, sourceText } from "@khoan/diagnostics";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parseYaml } from "../../src/1-source/parse-yaml.ts";
import type { Expression } from "../../src/2-syntax/expression.ts";
import { printExpression } from "../../src/2-syntax/print-expression.ts";
import { encodeScalar } from "../../src/format/encode-scalar.ts";
import { type FormatOptions, formatFile } from "../../src/format/format-file.ts";
import { expressions } from "../2-syntax/trees.ts";

function format(text: string, lang: Lang = "vi", to: Lang = lang, options: FormatOptions = {}): string {
  const { value, diagnostics } = formatFile(sourceText("f.yaml", text), lang, to, options);
  if (value === undefined) throw new Error(diagnostics.map((one) => `${one.code} ${one.message.en}`).join("\n"));
  return value;
}

const VI = `# Điều khoản mẫu   (ghi chú giữ nguyên)
điều_khoản:
  - mã: II.4   # mã của điều
    tên: 'Trẻ em: không nguồn nuôi dưỡng'
    vế: đúng
    hiệu_lực: 01/01/2026..

    ghi_số: [24 tháng, 1.500.000 đồng, 10%]
    không_mã_hóa: { loại: thủ_tục, vì: chưa cần }
    thay_cho: { văn_bản: x, điều_khoản: II.3, từ: 01/07/2027 }
    quy_tắc:
      - thêm_vào: [nhóm_xét, nhóm]
        với_mỗi: g trong [§II.4.a; §II.4.b]
        giá_trị: '{ nhóm: g; mức: lớn_nhất(0 đồng; chuẩn - trợ_cấp) }'
        khi: |
          có p, q trong cha_mẹ thỏa
            p.chết và q.biệt_tích_từ <= ngày - 24 tháng và một_điều_kiện_dài và thêm_một_điều_kiện_dài_nữa
      - bảng: mức
        cột: [tuổi, loại]
        chọn: đầu_tiên
        dòng:
          - { khi: [< 5, nghèo; cận_nghèo], thì: 1,5 * chuẩn, điều_khoản: a }
          - { khi: ['-', khác], thì: làm_tròn(chuẩn / 2; đến: 1.000 đồng; kiểu: nửa_lên) }
`
  .replace("thì: 1,5 * chuẩn,", "thì: '1,5 * chuẩn',")
  .replace(
    "thì: làm_tròn(chuẩn / 2; đến: 1.000 đồng; kiểu: nửa_lên) }",
    "thì: 'làm_tròn(chuẩn / 2; đến: 1.000 đồng; kiểu: nửa_lên)' }",
  );

const EN = `# Điều khoản mẫu   (ghi chú giữ nguyên)
clauses:
  - id: II.4   # mã của điều
    title: 'Trẻ em: không nguồn nuôi dưỡng'
    limb: true
    effective: 2026-01-01..

    literals: [24 months, 1_500_000 VND, 10%]
    not_encoded: { kind: procedure, because: chưa cần }
    replaces: { document: x, clause: II.3, from: 2027-07-01 }
    rules:
      - add_to: [nhóm_xét, nhóm]
        for_each: g in [§II.4.a, §II.4.b]
        value: '{ nhóm: g, mức: max(0 VND, chuẩn - trợ_cấp) }'
        when: |
          some p, q in cha_mẹ satisfies
            p.chết and q.biệt_tích_từ <= day - 24 months and một_điều_kiện_dài and thêm_một_điều_kiện_dài_nữa
      - table: mức
        inputs: [tuổi, loại]
        hit: first
        rows:
          - { when: [< 5, 'nghèo, cận_nghèo'], then: 1.5 * chuẩn, clause: a }
          - { when: ['-', khác], then: 'round(chuẩn / 2, to: 1_000 VND, mode: half_up)' }
`;

describe("a file is translated and comes back", () => {
  test("a formatted file stays as it is", () => expect(format(VI)).toBe(VI));
  test("to English", () => expect(format(VI, "vi", "en")).toBe(EN));
  test("and back, byte for byte", () => expect(format(EN, "en", "vi")).toBe(VI));

  test("document.yaml", () => {
    const vi = `khoản: 1
ngôn_ngữ: vi
mã: nq-1
tên: đúng
ngày_ban_hành: 11/12/2025
giai_đoạn: 01/01/2026..31/12/2030
nhập: [nd-351-2025]
cuối_tháng:
  cách_đọc: 29-02
  lựa_chọn: { 28-02: lùi, 01-03: tới }
nguồn: { tệp: a.txt, mã_băm: sha256:ab }
`;
    const en = `khoan: 1
language: en
id: nq-1
title: đúng
issued: 2025-12-11
period: 2026-01-01..2030-12-31
imports: [nd-351-2025]
month_end:
  reading: 29-02
  options: { 28-02: down, 01-03: up }
source: { file: a.txt, digest: sha256:ab }
`;
    expect(format(vi, "vi", "en")).toBe(en);
    expect(format(en, "en", "vi")).toBe(vi);
  });

  test("declarations", () => {
    const vi = `kiểu:
  mức: [không, nhẹ]
  người:
    sinh: { kiểu: ngày?, nhãn: Ngày sinh, khi_trống: chưa_biết, mặc_định: trống }
dữ_kiện:
  trẻ:
    từ: { kiểu: danh_sách(tiền(VND; 1)), mặc_định: { mức: 1.000 đồng }, độ_nhạy: nhạy_cảm }
biến:
  kiểu: { kiểu: điều_khoản, mỗi: tháng, kết_hợp: cao_nhất, theo_trường: mức, nếu_không: trống, tiết_lộ: tất_cả }
  b: { kiểu: số(1), tiết_lộ: [trẻ.từ], kết_quả: đúng, xét_vào: ngày_cuối(tháng) }
tham_số:
  chuẩn:
    kiểu: biểu(tiền)
    theo: [khu_vực]
    giá_trị:
      - { từ: 01/01/2026, theo_khóa: { giá_trị: { từ: 1 đồng } }, tình_trạng: chưa_kiểm_chứng }
      - từ: 01/01/2027
        bậc:
          - trên: 0 đồng
            suất: 1,5%
cách_đọc:
  kiểu: { điều_khoản: [IV], câu_hỏi: vi sao, chọn: a, lựa_chọn: { a: đúng, b: sai } }
`;
    const en = format(vi.replace("{ kiểu: danh_sách(tiền(VND; 1)),", "{ kiểu: 'danh_sách(tiền(VND; 1))',"), "vi", "en");
    expect(en).toContain(
      "  trẻ:\n    từ: { type: 'list(money(VND, 1))', default: { mức: 1_000 VND }, sensitivity: sensitive }",
    );
    expect(en).toContain(
      "  kiểu: { type: clause, per: month, combine: highest, by_field: mức, otherwise: null, reveals: all }",
    );
    expect(en).toContain("by_key: { giá_trị: { từ: 1 VND } }, status: unverified");
    expect(en).toContain("options: { a: đúng, b: sai }");
    expect(en).toContain("rate: 1.5%");
    expect(format(en, "en", "vi")).toBe(vi);
  });

  test("golden cases", () => {
    const vi = `ngôn_ngữ: vi
bộ_quy_tắc: nq-1
ca:
  - tên: Một ca
    vì: >-
      Vì đúng   là đúng.
    tại: 03/2026
    dữ_kiện:
      trẻ:
        từ: 5
        sinh: 20/05/2018
        loại:
          - { từ: 01/01/2026, giá_trị: cận_nghèo }
    mong_đợi: { mức: 1.000.000 đồng, hưởng: chưa_biết, lý_do: "đúng", nhóm: [II.1.a], mã: 3.1 }
`;
    const en = format(vi, "vi", "en");
    expect(en).toContain(
      "language: en\nrule_set: nq-1\ncases:\n  - name: Một ca\n    why: >-\n      Vì đúng   là đúng.\n    at: 2026-03",
    );
    expect(en).toContain(
      "        từ: 5\n        sinh: 2018-05-20\n        loại:\n          - { from: 2026-01-01, value: cận_nghèo }",
    );
    expect(en).toContain('{ mức: 1_000_000 VND, hưởng: unknown, lý_do: "đúng", nhóm: [II.1.a], mã: "3.1" }');
    expect(format(en, "en", "vi")).toBe(vi.replace("mã: 3.1", 'mã: "3.1"'));
  });

  test("an author's text that the other vocabulary would misread is put in quotes", () => {
    expect(
      format("biến:\n  a: { kiểu: văn_bản }\ntham_số:\n  b:\n    giá_trị:\n      - giá_trị: true\n", "vi", "en"),
    ).toContain('value: "true"');
  });

  test("a decimal comma in brackets is put in quotes, for YAML would cut it", () => {
    const en = "clauses:\n  - id: a\n    literals: [1.5, 2]\n";
    const vi = "điều_khoản:\n  - mã: a\n    ghi_số: ['1,5', 2]\n";
    expect(format(en, "en", "vi")).toBe(vi);
    expect(format(vi, "vi", "en")).toBe(en);
  });
});

describe("what formatting changes and what it keeps", () => {
  const rule = (formula: string): string =>
    `điều_khoản:\n  - mã: a\n    quy_tắc:\n      - đặt: v\n        giá_trị: ${formula}\n`;

  test.each([
    ["a  +b", "a + b"],
    ["'a + b'", "a + b"],
    ["'{ a: 1 }'", "'{ a: 1 }'"],
    ["a\n          + b", "a + b"],
    ["|-  # ghi chú\n\n            a   +\n              b", "|-  # ghi chú\n            a + b"],
    ["|2\n              a+b", "|2\n              a + b"],
    ["|\n          a\n", "|\n          a\n"],
    ["lũy_tiến(a;b)", "luỹ_tiến(a; b)"],
    ["01/1/2026", "01/01/2026"],
    ["-1", "-1"],
    ["'\"x\" = y'", "'\"x\" = y'"],
  ])("%j", (before, after) => expect(format(rule(before))).toBe(`${rule(after).trimEnd()}\n`));

  test("a long formula in a block is broken at the width, one outside stays on its line", () => {
    const long = "điều_kiện_thứ_nhất và điều_kiện_thứ_hai và điều_kiện_thứ_ba";
    expect(format(rule(`|\n          ${long}`), "vi", "vi", { width: 60 })).toContain(
      "điều_kiện_thứ_nhất và\n          điều_kiện_thứ_hai và\n",
    );
    expect(format(rule(long), "vi", "vi", { width: 60 })).toBe(rule(long));
  });

  test("spaces at line ends, Windows line ends, loose accents, the end of the file", () => {
    const messy =
      `# ghi chú  \r\nđiều_khoản:   \r\n\r\n  - mã: a \t\r\n    tóm_tắt: |\r\n      giữ  \r\n      nguyên\r\n    ghi_chú: trẻ\r\n\r\n\r\n`.normalize(
        "NFD",
      );
    expect(format(messy)).toBe(
      "# ghi chú\nđiều_khoản:\n\n  - mã: a\n    tóm_tắt: |\n      giữ  \n      nguyên\n    ghi_chú: trẻ\n",
    );
    expect(format("điều_khoản: []")).toBe("điều_khoản: []\n");
  });

  test("keys of the other vocabulary and further spellings become the right ones", () => {
    expect(format("clauses:\n  - mã: a\n    qui_tắc: []\n    không_mã_hoá: { kind: tiêu_đề, vì: x }\n")).toBe(
      "điều_khoản:\n  - mã: a\n    quy_tắc: []\n    không_mã_hóa: { loại: tiêu_đề, vì: x }\n",
    );
  });

  test("unknown keys and what is under them stay", () => {
    const text = "lạ:\n  giá_trị: a  +  b\nđiều_khoản: []\n";
    expect(format(text)).toBe(text);
  });

  test.each([
    ["a: [syntax error", "KH110"],
    [rule("a +"), "KH202"],
    [rule("if a then b else c"), "KH209"],
    [rule('"a"'), "KH126"],
    ["biến:\n  a: { kiểu: số }\n", "KH210"],
    ["điều_khoản:\n  - mã: a\n    hiệu_lực: 31/02/2026..\n", "KH205"],
    ["a: 1\na: 2\n", "KH111"],
  ])("a file with errors is not formatted: %j", (text, code) => {
    const { value, diagnostics } = formatFile(sourceText("f.yaml", text), "vi", "en");
    expect(value).toBeUndefined();
    expect(diagnostics.map((one) => one.code)).toContain(code);
  });
});

describe("whatever the formulas are", () => {
  const shapes = fc.constantFrom<"plain" | "flow" | "block" | "chomped">("plain", "flow", "block", "chomped");
  const rules = fc.array(fc.tuple(expressions, shapes, fc.constantFrom(20, 60, Number.POSITIVE_INFINITY)), {
    minLength: 1,
    maxLength: 4,
  });

  function fileOf(
    lang: Lang,
    parts: readonly (readonly [Expression, "plain" | "flow" | "block" | "chomped", number])[],
  ): string {
    const keys =
      lang === "vi"
        ? { clauses: "điều_khoản", id: "mã", rules: "quy_tắc", must: "phải", because: "vì" }
        : { clauses: "clauses", id: "id", rules: "rules", must: "must", because: "because" };
    const lines = parts.map(([expression, shape, width]) => {
      const text = printExpression(expression, lang, { width });
      const quoted = `'${text.replaceAll("'", "''").replaceAll(/\n\s*/g, " ")}'`;
      if (shape === "plain") return `      - ${keys.must}: ${quoted} # ghi chú`;
      if (shape === "flow") return `      - { ${keys.because}: 'x', ${keys.must}: ${quoted} }`;
      return `      - ${keys.must}: ${shape === "block" ? "|" : "|-"}\n${text.replaceAll(/^/gm, "          ")}\n\n        ${keys.because}: y`;
    });
    return `${keys.clauses}:\n  - ${keys.id}: a\n    ${keys.rules}:\n${lines.join("\n")}\n`;
  }

  test("formatting twice is formatting once, and the other vocabulary comes back", () => {
    fc.assert(
      fc.property(rules, fc.constantFrom<Lang>("vi", "en"), (parts, lang) => {
        const other: Lang = lang === "vi" ? "en" : "vi";
        const once = format(fileOf(lang, parts), lang);
        expect(format(once, lang)).toBe(once);
        const foreign = format(once, lang, other);
        expect(format(foreign, other)).toBe(foreign);
        expect(format(foreign, other, lang)).toBe(once);
      }),
      { numRuns: 400 },
    );
  });
});

describe("on the rules and cases of the repository", () => {
  const root = join(import.meta.dirname, "../../../..");
  const files = ["rules", "test/golden"].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })
      .filter((name) => name.endsWith(".yaml"))
      .map((name) => join(folder, name)),
  );

  test("there are some", () => expect(files.length).toBeGreaterThan(20));

  /** What the file says itself, else what the document of its folder says. */
  function languageOf(name: string): Lang {
    const says = (path: string): Lang | undefined =>
      /^(?:ngôn_ngữ|language): *(vi|en)/m.exec(existsSync(path) ? readFileSync(path, "utf8") : "")?.[1] as
        | Lang
        | undefined;
    return says(join(root, name)) ?? says(join(root, dirname(name), "document.yaml")) ?? "vi";
  }

  test.each(files)("%s: formatting twice is formatting once, and the other vocabulary comes back", (name) => {
    const lang = languageOf(name);
    const other: Lang = lang === "vi" ? "en" : "vi";
    const once = format(readFileSync(join(root, name), "utf8"), lang);
    expect(format(once, lang)).toBe(once);
    const foreign = format(once, lang, other);
    expect(format(foreign, other)).toBe(foreign);
    expect(format(foreign, other, lang)).toBe(once);
    expect(foreign).not.toBe(once);
  });
});

test("an encoded scalar is read back as it was", () => {
  const texts = fc.oneof(
    fc.string({ unit: "grapheme-ascii" }),
    fc
      .array(
        fc.constantFrom(
          "a",
          "-",
          "?",
          ":",
          ": ",
          " #",
          "#",
          ",",
          "[",
          "]",
          "{",
          "}",
          "'",
          '"',
          " ",
          "*",
          "&",
          "!",
          "|",
          ">",
          "%",
          "@",
          "`",
          "..",
          "...",
          "---",
          "=",
          "<",
        ),
        { maxLength: 6 },
      )
      .map((parts) => parts.join("")),
  );
  fc.assert(
    fc.property(texts, fc.boolean(), (text, inFlow) => {
      fc.pre(!/[\n\r]/.test(text));
      const file = inFlow ? `k: [${encodeScalar(text, true)}, x]` : `k: ${encodeScalar(text, false)}\n`;
      const found: unknown[] = [];
      const root = parseYaml(sourceText("f", file), (one) => found.push(one));
      const value = root?.kind === "mapping" ? root.entries[0]?.value : undefined;
      const scalar = value?.kind === "sequence" ? value.items[0] : value;
      expect(found).toEqual([]);
      expect(scalar?.kind === "scalar" ? scalar.text : undefined).toBe(text);
    }),
    { numRuns: 4000 },
  );
});
