/** The interview by lines, as a script or a test drives it: what is asked, what is understood, what is left on disk. */
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

const BIN = resolve("cli/src/khoan.js");
let folder: string;
let rules: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "khoan-ask-"));
  rules = join(folder, "rules", "fee");
  mkdirSync(rules, { recursive: true });
  writeFileSync(join(rules, "document.yaml"), "khoan: 1\nngôn_ngữ: vi\nmã: fee\ntên: Miễn giảm\n");
  writeFileSync(
    join(rules, "rules.yaml"),
    `
kiểu:
  loại_hộ: [nghèo, cận_nghèo, khác]
  con: { ngày_sinh: { kiểu: ngày, nhãn: Ngày sinh } }
dữ_kiện:
  ngày_sinh: { kiểu: ngày, nhãn: Ngày sinh, câu_hỏi: "Sinh ngày nào?" }
  hộ: { kiểu: loại_hộ, nhãn: Loại hộ, mặc_định: khác }
  thu_nhập: { kiểu: tiền, nhãn: Thu nhập, công_hỏi: 2 }
  ốm: { kiểu: đúng_sai, nhãn: Đang ốm, theo_thời_gian: đúng, mặc_định: sai, độ_nhạy: nhạy_cảm }
  con: { kiểu: danh_sách(con), nhãn: Con, công_hỏi: 3 }
biến:
  giảm: { kiểu: đúng_sai, nhãn: Được giảm, kết_quả: đúng, nếu_không: sai, mỗi: tháng, tiết_lộ: tất_cả }
  đông_con: { kiểu: đúng_sai, nhãn: Đông con, kết_quả: đúng, nếu_không: sai, mỗi: tháng }
điều_khoản:
  - mã: "1"
    tên: Trẻ em hộ nghèo hoặc đang ốm
    ghi_số: [01/01/2011, 1.000.000 đồng]
    quy_tắc:
      - đặt: giảm
        giá_trị: đúng
        khi: ngày_sinh >= 01/01/2011 và thu_nhập <= 1.000.000 đồng và (hộ = nghèo hoặc ốm tại ngày_đầu(tháng))
  - mã: "2"
    ghi_số: [01/01/2020]
    quy_tắc: [{ đặt: đông_con, giá_trị: đúng, khi: 'có a, b trong con thỏa a.ngày_sinh >= 01/01/2020 và b.ngày_sinh >= 01/01/2020' }]
`,
  );
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

type Ran = { readonly code: number | null; readonly out: string; readonly said: string };

function ask(lines: readonly string[], ...more: readonly string[]): Ran {
  const at = more.includes("--at") ? [] : ["--at", "2026-03"];
  const ran = spawnSync(
    process.execPath,
    [BIN, "ask", rules, ...(more.includes("--lang") ? [] : ["--lang", "vi"]), ...at, ...more],
    {
      input: lines.map((line) => `${line}\n`).join(""),
      encoding: "utf8",
      cwd: folder,
      env: { PATH: process.env["PATH"] ?? "", TMPDIR: folder, XDG_CACHE_HOME: join(folder, "cache") },
    },
  );
  return { code: ran.status, out: ran.stdout, said: ran.stderr };
}

/** The results of a run with `--format json`. */
function results({ out }: Ran): unknown {
  return (JSON.parse(out) as { readonly outputs: unknown }).outputs;
}

const ONLY = ["--output", "giảm", "--format", "json"] as const;

describe("khoan ask", () => {
  it("asks one thing at a time, says why, and shows the decision", () => {
    const ran = ask(["10/3/2015", "1tr"], "--output", "giảm", "--all");
    expect(ran.said).toContain(
      "Sinh ngày nào? (còn tối đa 4)\n  Ngày sinh\n  Để biết Được giảm (1: Trẻ em hộ nghèo hoặc đang ốm)",
    );
    expect(ran.said).toContain("KH930");
    const done = ask(["10/3/2015", "1", "1tr"], "--output", "giảm", "--all");
    expect([done.code, done.out.includes("Được giảm: có")]).toEqual([0, true]);
  });

  it("takes defaults for granted unless told otherwise, and says which ones matter", () => {
    const ran = ask(["2015-03-10", "900.000"], ...ONLY);
    expect([ran.code, results(ran)]).toEqual([0, { giảm: false }]);
    expect(ran.said).toContain("- Loại hộ: khác");
    expect(ran.said).toContain("- Đang ốm: không");
    expect(ran.said).not.toContain("Loại hộ (còn");
  });

  it("stops as soon as nothing asked could change the result", () => {
    const ran = ask(["01/01/1980"], ...ONLY, "--all");
    expect([ran.code, results(ran)]).toEqual([0, { giảm: false }]);
  });

  it("counts the members of a list, then asks what matters of each", () => {
    const ran = ask(["2", "1/2/2021", "2/2/2022"], "--output", "đông_con", "--format", "json", "--save", "con.json");
    expect([ran.code, results(ran)]).toEqual([0, { đông_con: true }]);
    expect(ran.said).toContain("Con 2: Ngày sinh");
    expect(JSON.parse(readFileSync(join(folder, "con.json"), "utf8"))).toEqual({
      con: [{ ngày_sinh: "2021-02-01" }, { ngày_sinh: "2022-02-02" }],
    });
  });

  it("takes a history in one line", () => {
    const lines = ["10/03/2015", "3", "không từ 01/01/2026; có từ 10/02/2026", "500k"];
    const ran = ask(lines, ...ONLY, "--all", "--save", "ốm.json");
    expect(results(ran)).toEqual({ giảm: true });
    expect(JSON.parse(readFileSync(join(folder, "ốm.json"), "utf8"))).toEqual({
      ngày_sinh: "2015-03-10",
      hộ: "khác",
      ốm: [
        { from: "2026-01-01", value: false },
        { from: "2026-02-10", value: true },
      ],
      thu_nhập: 500_000,
    });
  });

  it("leaves open what the person does not know", () => {
    const ran = ask(["10/03/2015", "không biết", "?", "1.000.000"], ...ONLY, "--all");
    expect([ran.code, results(ran)]).toEqual([0, { giảm: { unknown: ["hộ", "ốm"] } }]);
  });

  it("goes back", () => {
    const ran = ask(["10/03/2015", "<", "10/03/1990"], ...ONLY, "--all");
    expect([ran.code, results(ran)]).toEqual([0, { giảm: false }]);
  });

  it("decides as khoan eval does on the facts that it saves", () => {
    const asked = ask(["10/03/2015", "1", "900.000", "0"], "--format", "json", "--all", "--save", "all.json");
    const evaluated = spawnSync(
      process.execPath,
      [BIN, "eval", rules, "--facts", "all.json", "--at", "2026-03", "--format", "json"],
      {
        encoding: "utf8",
        cwd: folder,
        env: { PATH: process.env["PATH"] ?? "", XDG_CACHE_HOME: join(folder, "cache") },
      },
    );
    expect(asked.code).toBe(0);
    expect(JSON.parse(evaluated.stdout).outputs).toEqual(JSON.parse(asked.out).outputs);
  });

  it("speaks English", () => {
    const ran = ask(["2015-03-10", "none"], "--lang", "en", "--all", "--output", "giảm");
    expect(ran.said).toContain("To tell Được giảm");
    expect(ran.said).toContain("Choose one of: 1 nghèo, 2 cận nghèo, 3 khác");
  });
});

describe("khoan ask refuses", () => {
  it.each<readonly [string, readonly string[], readonly string[], number, string]>([
    ["a day that is none", ["31/02/2015"], ["--all"], 3, "Dòng 1: câu trả lời cho “ngày_sinh” không dùng được."],
    ["too few lines", ["10/03/2015"], ["--all"], 3, "KH931"],
    ["no moment", [], ["--at", "xyz"], 2, "KH822"],
    ["an output that is none", [], ["--output", "giam"], 3, "Có phải “giảm”?"],
  ])("%s", (_, lines, more, code, says) => {
    const ran = ask(lines, ...more, "--save", "never.json");
    expect([ran.code, ran.out]).toEqual([code, ""]);
    expect(ran.said).toContain(says);
    expect(existsSync(join(folder, "never.json"))).toBe(false);
  });

  it("to leave half a file behind", () => {
    const ran = ask(["01/01/1980"], ...ONLY, "--save", join(rules, "document.yaml", "x.json"));
    expect([ran.code, ran.out]).toEqual([3, ""]);
    expect(readdirSync(folder).filter((name) => name.endsWith(".tmp"))).toEqual([]);
  });

  it("to repeat an answer in a message", () => {
    const ran = ask(["bí mật"], ...ONLY);
    expect(ran.said).not.toContain("bí mật");
  });
});
