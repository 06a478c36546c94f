/** An analysis that takes over from the one before gives what a fresh one would: program, findings, everything. */
import { createHash } from "node:crypto";
import { globSync, readFileSync } from "node:fs";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Analysis, analysing, encodeProgram, fileReader, finish, type Host, programOf } from "../src/index.ts";

const FOLDER = "rules/nq-55-2025";
const TEXTS = new Map(globSync("rules/*/*.yaml").map((path) => [path, readFileSync(path, "utf8")]));

function hostOf(texts: ReadonlyMap<string, string>): Host {
  return {
    readText: (path) => {
      const text = texts.get(path);
      return text === undefined ? { error: "missing" } : { text };
    },
    list: (path) =>
      [...texts.keys()].filter((one) => one.startsWith(`${path}/`)).map((one) => one.slice(path.length + 1)),
    sha256: (text) => createHash("sha256").update(text).digest("hex"),
  };
}

/** A compiler that is kept, over texts that change. */
function keptCompiler() {
  const texts = new Map(TEXTS);
  const host = hostOf(texts);
  const reader = fileReader(host);
  let before: Analysis | undefined;
  return {
    texts,
    analyse: (): Analysis => {
      before = finish(analysing(host, reader, FOLDER, before));
      return before;
    },
    fresh: (): Analysis => finish(analysing(host, fileReader(host), FOLDER)),
  };
}

function said(analysis: Analysis, host: Host): unknown {
  const program = programOf({ ...analysis, ok: true }, host);
  return { diagnostics: analysis.diagnostics, program: program && JSON.parse(encodeProgram(program)) };
}

const PATHS = [...TEXTS.keys()].filter((path) => path.startsWith(FOLDER) || path.includes("nd-"));

/** What may be put in a file: things that mean something there, and things that break it. */
const EDITS: readonly (readonly [string, string])[] = [
  ["01/01/2027", "01/02/2027"],
  ["2.200.000 đồng", "2.300.000 đồng"],
  ["kiểu: tiền", "kiểu: số_nguyên"],
  ["mỗi: tháng", "mỗi: năm"],
  ["được_hưởng", "duoc_huong"],
  ["nông_thôn", "nong_thon"],
  ["mã: a", "mã: aa"],
  ["  - mã: b", "  - mã: c"],
  ["ngoại_lệ_của: [", "ngoại_lệ_của: [II.1.a, "],
  ["khi: ", "khi: không "],
  ["theo_thời_gian: đúng", "theo_thời_gian: sai"],
  ["hiệu_lực: 01/01/2026..", "hiệu_lực: 01/01/2025.."],
  ["lựa_chọn:", "lựa_chon:"],
  ["đặt: ", "đặt: x"],
  ["§II.1.a", "§II.1.z"],
  ["kết_hợp: cao_nhất", "kết_hợp: thấp_nhất"],
  ["ghi_số: [", "ghi_số: [1.000, "],
  ["\n", "\n\n"],
  ["vai_trò: hồ_sơ", "vai_trò: các_bước"],
  ["          - mã: b\n", "          - mã: bx\n            tóm_tắt: x\n          - mã: b\n"],
  ["          - mã: bx\n            tóm_tắt: x\n", ""],
  ["  - mã: 2026\n", "  - mã: 2025\n        tóm_tắt: x\n      - mã: 2026\n"],
  ["            quy_tắc:\n", "            điều_khoản: [{ mã: x, tóm_tắt: x }]\n            quy_tắc:\n"],
  ["            điều_khoản: [{ mã: x, tóm_tắt: x }]\n", ""],
];

describe("analysing with an earlier analysis", () => {
  it("takes over units of files that an edit leaves alone, and makes the others anew", () => {
    const { texts, analyse } = keptCompiler();
    const first = analyse();
    const path = `${FOLDER}/iii-chinh-sach.yaml`;
    texts.set(path, (texts.get(path) as string).replace("khi: được_hưởng", "khi:  được_hưởng"));
    const second = analyse();
    const kept = (second.kept?.units ?? []).filter((unit) => first.kept?.units.includes(unit) === true);
    expect(kept.length).toBe((first.kept?.units.length ?? 0) - 1);
  });

  it("makes those anew that looked up what has changed", () => {
    const { texts, analyse } = keptCompiler();
    const first = analyse();
    const path = "rules/nd-351-2025/chuan-ngheo.yaml";
    texts.set(path, (texts.get(path) as string).replace("2.200.000", "2.300.000"));
    const second = analyse();
    const made = (second.kept?.units ?? []).filter((unit) => first.kept?.units.includes(unit) !== true);
    // The file itself, and the chapter whose rules use the rate.
    expect(made.length).toBe(2);
  });

  it("takes over files in which clauses have only moved", () => {
    const { texts, analyse, fresh } = keptCompiler();
    const host = hostOf(texts);
    const first = analyse();
    const path = `${FOLDER}/ii-doi-tuong.yaml`;
    const text = texts.get(path) as string;
    texts.set(
      path,
      text.replace("          - mã: b\n", "          - mã: bx\n            tóm_tắt: x\n          - mã: b\n"),
    );
    const second = analyse();
    const sameReads = (second.kept?.units ?? []).filter((unit, i) => unit.reads === first.kept?.units[i]?.reads);
    expect(sameReads.length).toBe((first.kept?.units.length ?? 0) - 1);
    expect(said(second, host)).toEqual(said(fresh(), host));
  });

  it("holds on to nothing of the analyses before the last", () => {
    setFlagsFromString("--expose-gc");
    const collect = runInNewContext("gc") as () => void;
    const { texts, analyse } = keptCompiler();
    const path = `${FOLDER}/iii-chinh-sach.yaml`;
    const text = texts.get(path) as string;
    const past: WeakRef<Analysis>[] = [];
    const step = (i: number): void => {
      texts.set(path, text.replace("khi: được_hưởng", `khi: ${" ".repeat(i % 5)}được_hưởng`));
      past.push(new WeakRef(analyse()));
    };
    for (let i = 0; i < 12; i++) step(i);
    return new Promise<void>((resolve) => setTimeout(resolve, 0)).then(() => {
      collect();
      expect(past.slice(0, -1).filter((one) => one.deref() !== undefined).length).toBeLessThanOrEqual(1);
    });
  });

  it("gives what a fresh analysis gives, after any edits", { timeout: 120_000 }, () => {
    const edit = fc.record({
      path: fc.constantFrom(...PATHS),
      edit: fc.constantFrom(...EDITS),
      nth: fc.nat({ max: 9 }),
    });
    fc.assert(
      fc.property(fc.array(edit, { minLength: 1, maxLength: 6 }), (edits) => {
        const { texts, analyse, fresh } = keptCompiler();
        const host = hostOf(texts);
        analyse();
        for (const {
          path,
          edit: [from, to],
          nth,
        } of edits) {
          const text = texts.get(path) as string;
          const places = text.split(from).length - 1;
          if (places === 0) continue;
          const parts = text.split(from);
          const at = nth % places;
          texts.set(path, parts.slice(0, at + 1).join(from) + to + parts.slice(at + 1).join(from));
          expect(said(analyse(), host)).toEqual(said(fresh(), host));
        }
      }),
      { numRuns: 25 },
    );
  });
});
