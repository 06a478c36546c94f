/** `khoan coverage` as a person, a program and a pipeline use it: text, JSON, a page, reasons, thresholds, bad files. */
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

const BIN = resolve("cli/src/khoan.js");
let folder: string;

const DOCUMENT = "khoan: 1\nngôn_ngữ: vi\nmã: tro-cap\ntên: Trợ cấp thử\ntiền_tệ: VND\ngiai_đoạn: 01/01/2026..\n";
const RULES = `dữ_kiện:
  nghèo: { kiểu: đúng_sai, mặc_định: sai, căn_cứ: thường }
  ốm: { kiểu: đúng_sai, mặc_định: sai, căn_cứ: thường }
biến:
  được: { kiểu: đúng_sai, nhãn: Được trợ cấp, mỗi: tháng, kết_quả: đúng, nếu_không: sai }
điều_khoản:
  - mã: 1
    tên: Người nghèo và ốm
    quy_tắc:
      - đặt: được
        giá_trị: đúng
        khi: nghèo và ốm
`;
const CASES = `ngôn_ngữ: vi
bộ_quy_tắc: tro-cap
ca:
  - tên: Nghèo và ốm
    vì: cả hai
    điều_khoản: ["1"]
    tại: 03/2026
    dữ_kiện: { nghèo: đúng, ốm: đúng }
    mong_đợi: { được: đúng }
  - tên: Chỉ nghèo
    vì: không ốm
    điều_khoản: ["1"]
    tại: 03/2026
    dữ_kiện: { nghèo: đúng }
    mong_đợi: { được: sai }
`;

function place(path: string, text: string): void {
  const whole = join(folder, path);
  mkdirSync(join(whole, ".."), { recursive: true });
  writeFileSync(whole, text);
}

function coverage(...more: readonly string[]) {
  const ran = spawnSync(process.execPath, [BIN, "coverage", "rules/tro-cap", "--lang", "vi", ...more], {
    encoding: "utf8",
    cwd: folder,
    env: { PATH: process.env["PATH"] ?? "", TMPDIR: folder, XDG_CACHE_HOME: join(folder, "cache") },
  });
  return { code: ran.status, out: ran.stdout, said: ran.stderr };
}

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "khoan-coverage-"));
  place("rules/tro-cap/document.yaml", DOCUMENT);
  place("rules/tro-cap/quy-tac.yaml", RULES);
  place("test/golden/tro-cap/ca.cases.yaml", CASES);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe("khoan coverage", () => {
  it("shows the document with its cases, then each gap with its place and the case that would close it", () => {
    const { code, out, said } = coverage();
    expect(code).toBe(0);
    expect(out).toBe(`◐ 1  quy tắc  2 ca nêu, 2 ca xét, 1 chỗ hở

Chỗ hở: 1
rules/tro-cap/quy-tac.yaml:12  1  tự_quyết
    Chưa có hai ca cho thấy tự “nghèo” quyết định kết quả.
    → Thêm ca như “Nghèo và ốm” (03/2026) nhưng phần này sai, các phần khác giữ nguyên.
`);
    expect(said).toContain("Điều khoản 100%, điều kiện 80%.");
  });

  it("shows the matrix with what each sign means", () => {
    expect(coverage("--matrix").out).toContain(`◆ nêu và nhận ra nếu bỏ đi   ▲ nhận ra, không nêu`);
    expect(coverage("--matrix").out).toContain("1 ◆1\n  1 test/golden/tro-cap/ca.cases.yaml");
  });

  it("gives a program all that is asked, with what shows it", () => {
    const found = JSON.parse(coverage("--format", "json").out);
    expect(found).toMatchObject({ ruleSet: "tro-cap", total: 1, encoded: 1, failed: [], diagnostics: [] });
    expect(found.cases[1]).toEqual({ name: "Chỉ nghèo", file: "test/golden/tro-cap/ca.cases.yaml", line: 10 });
    expect(found.clauses[0]).toMatchObject({ id: "1", citedBy: [0, 1], examinedBy: [0, 1], noticedBy: [0], line: 7 });
    const asked = Object.fromEntries(
      found.asked.map((one: { kind: string; what: string }) => [`${one.kind} ${one.what}`, one]),
    );
    expect(asked["decides ốm"]).toMatchObject({
      state: "shown",
      shownBy: { whenTrue: { case: 0, moment: "2026-03" }, whenFalse: { case: 1, moment: "2026-03" } },
    });
    expect(asked["decides nghèo"]).toMatchObject({ state: "open", clause: "1", line: 12 });
  });

  it("writes a page, whole, whose links lead to the files from where it lies", () => {
    const { code, out, said } = coverage("--format", "html", "--out", "bao-cao/do-phu.html");
    expect([code, out]).toEqual([0, ""]);
    expect(said).toContain("Đã ghi bao-cao/do-phu.html");
    const page = readFileSync(join(folder, "bao-cao/do-phu.html"), "utf8");
    expect(page).toMatch(/^<!doctype html>[\s\S]*<\/html>\n$/);
    expect(page).toContain('href="../rules/tro-cap/quy-tac.yaml#L12"');
  });

  it("says so where the page can't be written", () => {
    const { code, said } = coverage("--format", "html", "--out", "rules/tro-cap/document.yaml/x.html");
    expect(code).toBe(1);
    expect(said).toContain("KH129");
  });

  it("prints entries for coverage.yaml, which are accepted once a person has written why", () => {
    const skeleton = coverage("--format", "reasons").out;
    expect(skeleton).toBe(`ngôn_ngữ: vi
bộ_quy_tắc: tro-cap
chấp_nhận:
  - điều_khoản: '1'
    loại: tự_quyết
    chỗ: 'nghèo'
    vì:
    tác_giả:
`);
    place("test/golden/tro-cap/coverage.yaml", skeleton);
    expect(coverage()).toMatchObject({ code: 1, said: expect.stringContaining("KH784") });
    place(
      "test/golden/tro-cap/coverage.yaml",
      skeleton.replace("vì:", "vì: ai cũng nghèo").replace("tác_giả:", "tác_giả: An"),
    );
    const accepted = coverage();
    expect(accepted).toMatchObject({ code: 0, out: "● 1  quy tắc  2 ca nêu, 2 ca xét\n" });
    expect(accepted.said).toContain("1 chỗ được chấp nhận có lý do, 0 chỗ hở");
    rmSync(join(folder, "test/golden/tro-cap/coverage.yaml"));
  });

  it("fails below a threshold of document.yaml, and for a case that fails", () => {
    place("rules/tro-cap/document.yaml", `${DOCUMENT}ngưỡng: { điều_kiện: 90 }\n`);
    const below = coverage();
    expect(below.code).toBe(1);
    expect(below.said).toContain(
      "lỗi KH781: Điều kiện và quy tắc đã được ca cho thấy mới đạt 80%, ngưỡng là 90%.\n  rules/tro-cap/document.yaml",
    );
    place("rules/tro-cap/document.yaml", DOCUMENT);
    place("test/golden/tro-cap/ca.cases.yaml", CASES.replace("mong_đợi: { được: sai }", "mong_đợi: { được: đúng }"));
    const failing = coverage();
    expect(failing.code).toBe(1);
    expect(failing.said).toContain("1 ca không đạt nên không được tính; chạy `khoan test`.");
    place("test/golden/tro-cap/ca.cases.yaml", CASES);
  });

  it("holds nothing of a case but its name and place", () => {
    for (const format of ["text", "json", "html"]) {
      expect(coverage("--format", format).out).not.toMatch(/nghèo: đúng|"nghèo":|cả hai/);
    }
  });
});
