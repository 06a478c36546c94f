/** Sheets as officers write them: what is understood, and what is refused, at which cell and with which words. */
import { type Case, casesIn, runCase } from "@khoan/cases";
import { place } from "@khoan/diagnostics";
import type { Program } from "@khoan/language";
import { describe, expect, it } from "vitest";
import { compileTexts } from "../../language/test/rule-set.ts";
import type { Cell, Grid } from "../src/grid.ts";
import { readSheetCases } from "../src/index.ts";
import { readWorkbook } from "../src/read.ts";

const DOCUMENT = "khoan: 1\nngôn_ngữ: vi\nmã: x\ntên: X\ncuối_tháng: lùi\n";
const RULES = `kiểu:
  loại: [khác, cận_nghèo, "không"]
  người: { sinh: { kiểu: ngày }, thu_nhập: { kiểu: tiền, theo_thời_gian: đúng, mặc_định: 0 đồng, căn_cứ: usual } }
dữ_kiện:
  trẻ:
    ngày_sinh: { kiểu: ngày, nhãn: Ngày sinh của trẻ }
    trợ_cấp: { kiểu: tiền, theo_thời_gian: đúng, mặc_định: 0 đồng, căn_cứ: usual, nhãn: Trợ cấp }
    số_định_danh: { kiểu: văn_bản, nhãn: Số định danh }
  hộ: { loại: { kiểu: loại, theo_thời_gian: đúng, mặc_định: khác, căn_cứ: usual, nhãn: Hộ thuộc diện } }
  thành_viên: { kiểu: danh_sách(người) }
  đi_học: { kiểu: đúng_sai, nhãn: Đang đi học }
  số_con: { kiểu: số_nguyên }
  mức_thu: { kiểu: tiền, nhãn: Mức }
biến:
  được_hưởng: { kiểu: đúng_sai, mỗi: tháng, kết_quả: đúng, nếu_không: 'sai' }
  mức_chi: { kiểu: tiền, nhãn: Mức, mỗi: tháng, kết_quả: đúng, nếu_không: '0 đồng' }
điều_khoản:
  - mã: '1'
    ghi_số: [18, 0 đồng, 0]
    quy_tắc:
      - { đặt: được_hưởng, giá_trị: 'đúng', khi: 'hộ.loại tại ngày_đầu(tháng) = cận_nghèo và tuổi(trẻ.ngày_sinh; ngày_đầu(tháng)) < 18' }
      - { đặt: mức_chi, giá_trị: 'trẻ.trợ_cấp tại ngày_đầu(tháng)', khi: 'đi_học và mức_thu >= 0 đồng và số_con >= 0 và trẻ.số_định_danh != "" và không rỗng(thành_viên)' }
`;

const compiled = compileTexts({ "x/document.yaml": DOCUMENT, "x/a.yaml": RULES }, "x");
const program = compiled.program as Program;

type Value = string | number | boolean | Cell | undefined;

function cellOf(value: Value): Cell | undefined {
  if (value === undefined || value === "") return undefined;
  if (typeof value === "string") return { kind: "text", text: value };
  if (typeof value === "number") return { kind: "number", value, percent: false };
  return typeof value === "boolean" ? { kind: "bool", value } : value;
}

const day = (epochDay: number, more: Partial<Extract<Cell, { kind: "date" }>> = {}): Cell => ({
  kind: "date",
  day: epochDay,
  showsDay: true,
  time: false,
  ...more,
});

function grid(rows: readonly (readonly Value[])[], name = "Ca"): Grid {
  return { name, rows: rows.map((row) => row.map(cellOf)) };
}

/** The cases of sheets, and each finding as `F17 KH728 …`. */
function read(...grids: readonly Grid[]): { cases: readonly Case[]; findings: readonly string[] } {
  const found: Parameters<typeof place>[0][] = [];
  const diagnostics: Parameters<Parameters<typeof readWorkbook>[3]>[0][] = [];
  const report = (one: (typeof diagnostics)[number]): void => void diagnostics.push(one);
  const book = readWorkbook(grids, "s.xlsx", program, report);
  const cases = book.files.flatMap(
    ({ root }) => casesIn(root, "s.xlsx", { program, lang: book.lang, report }, diagnostics).cases,
  );
  const sources = new Map(book.sources.map((source) => [source.uri, source]));
  found.length = 0;
  return {
    cases,
    findings: diagnostics.map(
      (one) => `${place(one.span, one.span?.uri ?? "", sources).replace("s.xlsx!", "")} ${one.code} ${one.message.vi}`,
    ),
  };
}

const HEADER = ["tên", "vì", "điều khoản", "tại"] as const;
const LIFE = ["Một ca", "vì luật", "1", "03/2026"] as const;

/** One life with more columns; the expectation is that it is not entitled. */
function life(columns: readonly (readonly [string, Value])[], expected: Value = "không"): Grid {
  return grid([
    [...HEADER, ...columns.map(([header]) => header), "được hưởng"],
    [...LIFE, ...columns.map(([, value]) => value), expected],
  ]);
}

/** The facts of the one life, once nothing is found wrong. */
function facts(...columns: readonly (readonly [string, Value])[]): unknown {
  const { cases, findings } = read(life(columns));
  expect(findings).toEqual([]);
  return cases[0]?.facts;
}

const finding = (column: readonly [string, Value]): string | undefined => read(life([column])).findings[0];

it("compiles its rule set", () => {
  expect(compiled.diagnostics.filter((one) => one.severity === "error").map((one) => one.message.vi)).toEqual([]);
});

describe("a row", () => {
  it("is a case that runs", () => {
    const { cases, findings } = read(
      life(
        [
          ["trẻ.ngày_sinh", "20/05/2018"],
          ["hộ.loại", "cận_nghèo"],
        ],
        "có",
      ),
    );
    expect(findings).toEqual([]);
    expect(cases).toMatchObject([{ name: "Một ca", why: "vì luật", at: { unit: "month" } }]);
    expect(cases.flatMap((one) => runCase(program, one).failures)).toEqual([]);
  });

  it("fails at the cell of the expectation", () => {
    const { cases } = read(life([["hộ.loại", "khác"]], "có"));
    const [failure] = cases.flatMap((one) => runCase(program, one).failures);
    expect(failure?.diagnostic.span).toMatchObject({ uri: "s.xlsx" });
  });

  it("may name its columns by label, without accents, in any case", () => {
    expect(facts(["NGAY SINH CUA TRE", "20/05/2018"], ["ho thuoc dien", "can ngheo"])).toEqual({
      trẻ: { ngày_sinh: "2018-05-20" },
      hộ: { loại: "cận_nghèo" },
    });
  });

  it("may come with accents apart from their letters (NFD)", () => {
    expect(facts(["trẻ.ngày_sinh".normalize("NFD"), "20/05/2018"], ["hộ.loại", "cận_nghèo".normalize("NFD")])).toEqual({
      trẻ: { ngày_sinh: "2018-05-20" },
      hộ: { loại: "cận_nghèo" },
    });
  });
});

describe("a cell", () => {
  it.each<[string, readonly [string, Value], unknown]>([
    ["a day as the spreadsheet knows it", ["trẻ.ngày_sinh", day(17_671)], { trẻ: { ngày_sinh: "2018-05-20" } }],
    ["a day as text", ["trẻ.ngày_sinh", " 20/05/2018 "], { trẻ: { ngày_sinh: "2018-05-20" } }],
    ["an amount with its unit", ["trẻ.trợ_cấp", "1.000.000 đồng"], { trẻ: { trợ_cấp: 1_000_000 } }],
    ["an amount without", ["trẻ.trợ_cấp", "1.000.000"], { trẻ: { trợ_cấp: 1_000_000 } }],
    ["an amount as a number", ["trẻ.trợ_cấp", 1_000_000], { trẻ: { trợ_cấp: 1_000_000 } }],
    ["có", ["đi_học", "Có"], { đi_học: true }],
    ["x", ["đi_học", "x"], { đi_học: true }],
    ["không", ["đi_học", "không"], { đi_học: false }],
    ["a ticked box", ["đi_học", true], { đi_học: true }],
    [
      "an identity number of thirteen digits as text",
      ["trẻ.số_định_danh", "0310000000001"],
      { trẻ: { số_định_danh: "0310000000001" } },
    ],
    ["a member of an enum that reads like a truth value", ["hộ.loại", "không"], { hộ: { loại: "không" } }],
    [
      "a history",
      ["hộ.loại", "01/01/2026: cận_nghèo; 01/07/2026: khác"],
      {
        hộ: {
          loại: [
            { from: "2026-01-01", value: "cận_nghèo" },
            { from: "2026-07-01", value: "khác" },
          ],
        },
      },
    ],
    [
      "a history of amounts, a change a line",
      ["trẻ.trợ_cấp", "01/01/2026: 700.000\n01/07/2026: 1.000.000 đồng"],
      {
        trẻ: {
          trợ_cấp: [
            { from: "2026-01-01", value: 700_000 },
            { from: "2026-07-01", value: 1_000_000 },
          ],
        },
      },
    ],
    [
      "what a YAML file would hold",
      ["thành_viên", "[{ sinh: 20/05/2018, thu_nhập: [{ từ: 01/01/2026, giá_trị: 5 đồng }] }]"],
      { thành_viên: [{ sinh: "2018-05-20", thu_nhập: [{ from: "2026-01-01", value: 5 }] }] },
    ],
  ])("may hold %s", (_, column, expected) => {
    expect(facts(column)).toEqual(expected);
  });

  it.each<[string, readonly [string, Value], RegExp]>([
    ["a day that does not exist", ["trẻ.ngày_sinh", "31/02/2015"], /^E2 KH\d+ .*31\/02\/2015/],
    ["a number where a day is due", ["trẻ.ngày_sinh", 43_240], /^E2 KH728 43240 không phải ngày/],
    ["a day with a time", ["trẻ.ngày_sinh", day(17_671, { time: true })], /^E2 KH729 .*giờ/],
    ["a month where a day is due", ["trẻ.ngày_sinh", day(17_652, { showsDay: false })], /^E2 KH733/],
    [
      "an identity number as a number: its zero is lost",
      ["trẻ.số_định_danh", 310_000_000_001],
      /^E2 KH727 .*310000000001.*số 0/,
    ],
    ["a number of too many digits", ["số_con", 1_234_567_890_123_456], /^E2 KH734/],
    ["a text that became a day", ["trẻ.số_định_danh", day(17_671)], /^E2 KH733 .*20\/05\/2018/],
    ["a formula", ["số_con", { kind: "formula", text: "A1+1" }], /^E2 KH725 .*công thức/],
    ["an error", ["số_con", { kind: "error", text: "#REF!" }], /^E2 KH730 .*#REF!/],
    ["part of a merged cell", ["số_con", { kind: "merged" }], /^E2 KH726 .*gộp/],
    ["a history that is none", ["hộ.loại", "01/01/2026: cận_nghèo; rồi khác"], /^E2 KH732 “rồi khác”/],
    ["a wrong day in a history, told at its part", ["hộ.loại", "31/02/2026: khác"], /^E2 KH\d+ .*31\/02\/2026/],
    ["brackets that do not close", ["thành_viên", "[{ sinh: 1"], /^E2 KH735/],
    ["a number that is a truth value to some", ["đi_học", 1], /^E2 KH727/],
    ["no member of the enum", ["hộ.loại", "giàu"], /^E2 KH708 .*cận_nghèo/],
  ])("is refused with %s", (_, column, expected) => {
    expect(finding(column)).toMatch(expected);
    expect(read(life([column])).cases).toEqual([]);
  });
});

describe("a header", () => {
  it("that names nothing is refused, with what is near, where its column is used", () => {
    expect(finding(["trẻ.ngày_sin", "20/05/2018"])).toMatch(/^E1 KH722 .*trẻ\.ngày_sinh/);
    expect(read(life([["Ghi chú nội bộ", ""]])).findings).toEqual([]);
    expect(read(life([["# Ghi chú nội bộ", "abc"]])).findings).toEqual([]);
  });

  it("that may be a fact or a result must say which, or stand below the name of its group", () => {
    expect(finding(["mức", 5])).toMatch(/^E1 KH723 .*Dữ kiện: mức_thu, Mong đợi: mức_chi/);
    expect(facts(["dữ kiện: mức", 5])).toEqual({ mức_thu: 5 });
    const below = grid([
      ["Ca", "", "", "", "Dữ kiện", "Mong đợi", { kind: "merged" }],
      [...HEADER, "mức", "mức", "được_hưởng"],
      [...LIFE, 5, 0, "không"],
    ]);
    expect(read(below).findings).toEqual([]);
    expect(read(below).cases[0]).toMatchObject({
      facts: { mức_thu: 5 },
      expect: [{ output: "mức_chi", value: 0 }, { output: "được_hưởng" }],
    });
  });

  it("stands once only", () => {
    expect(
      read(
        life([
          ["số_con", 1],
          ["so con", 2],
        ]),
      ).findings[0],
    ).toMatch(/^F1 KH724/);
  });

  it("must be there", () => {
    expect(
      read(
        grid([
          ["a", "b"],
          ["1", "2"],
        ]),
      ).findings[0],
    ).toMatch(/KH721/);
    expect(read().findings[0]).toMatch(/KH721/);
  });
});

describe("other sheets", () => {
  const cases = grid([
    [...HEADER, "đến"],
    [...LIFE, "05/2026"],
  ]);

  it("hold stretches of time, a month typed as such", () => {
    const timeline = grid(
      [
        ["tên", "từ", "đến", "được_hưởng"],
        ["Một ca", "03/2026", day(20_578, { showsDay: false }), "không"],
      ],
      "Theo thời gian",
    );
    expect(read(cases, timeline)).toMatchObject({
      findings: [],
      cases: [{ timeline: [{ from: 24_314, to: 24_316, expect: [{ output: "được_hưởng", value: false }] }] }],
    });
  });

  it("hold the members of a list, a row each", () => {
    const members = grid(
      [
        ["tên", "sinh", "thu_nhập"],
        ["Một ca", day(17_671), "01/01/2026: 5"],
        ["Một ca", day(17_672), ""],
      ],
      "thành_viên",
    );
    const { cases: read1, findings } = read(
      grid([
        [...HEADER, "được_hưởng"],
        [...LIFE, "không"],
      ]),
      members,
    );
    expect(findings).toEqual([]);
    expect(read1[0]?.facts).toEqual({
      thành_viên: [{ sinh: "2018-05-20", thu_nhập: [{ from: "2026-01-01", value: 5 }] }, { sinh: "2018-05-21" }],
    });
  });

  it("name cases that there are", () => {
    const timeline = grid(
      [
        ["tên", "từ", "được_hưởng"],
        ["Ca khác", "03/2026", "không"],
      ],
      "Theo thời gian",
    );
    expect(read(cases, timeline).findings).toContainEqual(
      expect.stringMatching(/#Theo thời gian!A2 KH731 Trang “Ca” không có ca “Ca khác”/),
    );
  });
});

describe("a file", () => {
  it("that is no workbook is refused", async () => {
    const { diagnostics } = await readSheetCases({ bytes: new Uint8Array([1, 2, 3]) }, "s.xlsx", program);
    expect(diagnostics.map((one) => one.code)).toEqual(["KH720"]);
  });

  it("may be CSV as Excel writes it in Vietnam, with semicolons", async () => {
    const text =
      'tên;vì;điều khoản;tại;hộ.loại;được hưởng\r\nMột ca;vì luật;1;03/2026;"01/01/2026: khác; 01/02/2026: khác";không\r\n';
    const { cases, diagnostics } = await readSheetCases({ text }, "s.csv", program);
    expect(diagnostics.map((one) => one.message.vi)).toEqual([]);
    expect(cases).toHaveLength(1);
  });
});
