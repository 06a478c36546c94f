/** A small rule set with its golden cases in memory, and a cursor written `<|>` in its texts. */
import { createHash } from "node:crypto";
import {
  createService,
  dayOf,
  type Position,
  type Range,
  type Service,
  type Settings,
  type TextEdit,
} from "../src/index.ts";

export const RULES = "rules/tre-em/quy-tac.yaml";
export const CASES = "test/golden/tre-em/mot.cases.yaml";

const DOCUMENT = `khoản: 1
ngôn_ngữ: vi
mã: tre-em
tên: Hỗ trợ trẻ em
giai_đoạn: 01/01/2026..31/12/2030
nhập: [muc-chung]
cuối_tháng: lùi
tiền_tệ: VND
`;

const TEXT = `kiểu:
  hạng: [thường, cận_nghèo, nghèo]
dữ_kiện:
  trẻ:
    ngày_sinh: { kiểu: ngày, nhãn: Ngày sinh }
    khuyết_tật: { kiểu: đúng_sai, nhãn: Có khuyết tật, độ_nhạy: cá_nhân }
  hộ: { kiểu: hạng, nhãn: Hạng của hộ }
tham_số:
  mức_chuẩn:
    kiểu: tiền
    nhãn: Mức chuẩn một tháng
    giá_trị:
      - từ: 01/01/2026
        đến: 31/12/2026
        giá_trị: 500.000 đồng
        điều_khoản: [1]
      - từ: 01/01/2027
        giá_trị: 600.000 đồng
        điều_khoản: [1]
cách_đọc:
  đủ-6:
    điều_khoản: [2]
    câu_hỏi: Tính từ tháng đủ 6 tuổi hay tháng sau?
    chọn: tháng-đủ
    lựa_chọn: { tháng-đủ: từ tháng đủ tuổi, tháng-sau: từ tháng sau }
biến:
  được_hưởng: { kiểu: đúng_sai, nhãn: Được hưởng, mỗi: tháng, kết_quả: đúng }
  mức: { kiểu: tiền, nhãn: Mức hưởng, mỗi: tháng, kết_quả: đúng }
điều_khoản:
  - mã: 1
    tên: Mức
    quy_tắc:
      - đặt: mức
        giá_trị: nếu được_hưởng thì mức_chuẩn + phụ_cấp không thì 0 đồng
    ghi_số: [0 đồng]
  - mã: 2
    tên: Đối tượng
    dẫn_chiếu: [1]
    ghi_số: [6]
    quy_tắc:
      - đặt: được_hưởng
        giá_trị: hộ = cận_nghèo và tuổi(trẻ.ngày_sinh; ngày_cuối(tháng)) >= 6 và cách_đọc("đủ-6") = "tháng-đủ"
    điều_khoản:
      - mã: a
        tóm_tắt: Trẻ khuyết tật
        quy_tắc:
          - ngoại_lệ_của: [2]
            đối_với: được_hưởng
            khi: trẻ.khuyết_tật
            giá_trị: đúng
`;

const GOLDEN = `bộ_quy_tắc: tre-em
ca:
  - tên: Trẻ cận nghèo
    vì: Điều 2, đã đủ 6 tuổi.
    điều_khoản: [2, 1]
    tại: 03/2026
    dữ_kiện:
      trẻ: { ngày_sinh: 01/01/2018, khuyết_tật: sai }
      hộ: cận_nghèo
    mong_đợi: { được_hưởng: đúng, mức: 550.000 đồng }
`;

const SHARED: Readonly<Record<string, string>> = {
  "rules/muc-chung/document.yaml": `khoản: 1
ngôn_ngữ: vi
mã: muc-chung
tên: Mức chung
giai_đoạn: 01/01/2026..31/12/2030
tiền_tệ: VND
`,
  "rules/muc-chung/muc.yaml": `tham_số:
  phụ_cấp:
    kiểu: tiền
    giá_trị:
      - { từ: 01/01/2026, giá_trị: 50.000 đồng, điều_khoản: [M] }
điều_khoản:
  - mã: M
    tên: Phụ cấp
`,
};

export type Editor = {
  readonly service: Service;
  readonly texts: ReadonlyMap<string, string>;
  readonly text: (path: string) => string;
  /** Opens a text with `<|>` in it, and says where that was. */
  readonly at: (path: string, marked: string) => Position;
  /** Puts the cursor behind a part of a file’s text, optionally typing something there. */
  readonly behind: (path: string, part: string, typed?: string) => Position;
};

export function openEditor(settings: Partial<Settings> = {}): Editor {
  const texts = new Map(
    Object.entries({ ...SHARED, "rules/tre-em/document.yaml": DOCUMENT, [RULES]: TEXT, [CASES]: GOLDEN }),
  );
  const today = dayOf("2026-11-24");
  const service = createService(
    {
      readText: (path) => {
        const text = texts.get(path);
        return text === undefined ? { error: "missing" } : { text };
      },
      list: (path) =>
        [...texts.keys()].filter((one) => one.startsWith(`${path}/`)).map((one) => one.slice(path.length + 1)),
      sha256: (text) => createHash("sha256").update(text).digest("hex"),
      files: () => [...texts.keys()],
    },
    { ...(today === undefined ? {} : { today }), ...settings },
  );
  const at = (path: string, marked: string): Position => {
    const where = marked.indexOf("<|>");
    service.open(path, marked.replace("<|>", ""));
    return positionAt(marked, where);
  };
  return {
    service,
    texts,
    text: (path) => texts.get(path) as string,
    at,
    behind: (path, part, typed = "") => {
      const text = texts.get(path) as string;
      const where = text.indexOf(part);
      if (where === -1) throw new RangeError(`not in ${path}: ${part}`);
      const end = where + part.length;
      return at(path, `${text.slice(0, end)}${typed}<|>${text.slice(end)}`);
    },
  };
}

export function positionAt(text: string, offset: number): Position {
  const lines = text.slice(0, offset).split("\n");
  return { line: lines.length - 1, character: (lines.at(-1) as string).length };
}

export function emptyRange(position: Position): Range {
  return { start: position, end: position };
}

/** The text with edits made, as a client makes them. */
export function applied(text: string, edits: readonly TextEdit[]): string {
  const starts = [0];
  for (let i = text.indexOf("\n"); i !== -1; i = text.indexOf("\n", i + 1)) starts.push(i + 1);
  const offset = ({ line, character }: Position): number => (starts[line] ?? text.length) + character;
  return edits
    .map(({ range, newText }) => ({ start: offset(range.start), end: offset(range.end), newText }))
    .toSorted((a, b) => b.start - a.start)
    .reduce((all, { start, end, newText }) => all.slice(0, start) + newText + all.slice(end), text);
}
