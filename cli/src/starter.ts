/** The files of a new rule set, in either vocabulary: one fact, one rate, one clause with an exception, two cases. */
import type { Lang } from "@khoan/diagnostics";

export function starter(id: string, lang: Lang): Readonly<Record<string, string>> {
  return lang === "vi" ? vietnamese(id) : english(id);
}

function vietnamese(id: string): Readonly<Record<string, string>> {
  return {
    "document.yaml": `khoản: 1
ngôn_ngữ: vi
mã: ${id}
tên: Hỗ trợ bữa trưa (bộ mẫu)
giai_đoạn: 01/01/2026..
cuối_tháng: lùi
`,
    "facts.yaml": `dữ_kiện:
  ngày_sinh: { kiểu: ngày, nhãn: Ngày sinh, câu_hỏi: Học sinh sinh ngày nào? }
  ở_nội_trú: { kiểu: đúng_sai, nhãn: Ở nội trú, theo_thời_gian: đúng, mặc_định: sai, căn_cứ: đa số học sinh ở nhà }

biến:
  mức_hỗ_trợ:
    kiểu: tiền
    nhãn: Mức hỗ trợ một ngày học
    mỗi: ngày
    kết_quả: đúng
    nếu_không: 0 đồng

tham_số:
  mức_bữa_trưa:
    kiểu: tiền
    nhãn: Mức một bữa trưa
    giá_trị:
      - { từ: 01/01/2026, giá_trị: 20.000 đồng, nguồn: bộ mẫu }
      - { từ: 01/01/2027, giá_trị: 30.000 đồng, nguồn: bộ mẫu }
`,
    "dieu-1.yaml": `điều_khoản:
  - mã: 1
    tóm_tắt: Học sinh dưới 11 tuổi được hỗ trợ một bữa trưa mỗi ngày học
    ghi_số: [11]
    quy_tắc:
      - đặt: mức_hỗ_trợ
        giá_trị: mức_bữa_trưa
        khi: tuổi(ngày_sinh; ngày) < 11
  - mã: 2
    tóm_tắt: Học sinh ở nội trú đã có bữa ăn nên không được hỗ trợ
    quy_tắc:
      - ngoại_lệ_của: [1]
        khi: ở_nội_trú
`,
    [`${id}.cases.yaml`]: `ngôn_ngữ: vi
bộ_quy_tắc: ${id}
ca:
  - tên: Mười tuổi, ở nhà
    vì: Điều 1, chưa đủ 11 tuổi.
    điều_khoản: [1]
    tại: 15/03/2026
    dữ_kiện: { ngày_sinh: 01/09/2015 }
    mong_đợi: { mức_hỗ_trợ: 20.000 đồng }
  - tên: Mười tuổi, ở nội trú
    vì: Điều 2 là ngoại lệ của Điều 1.
    điều_khoản: [1, 2]
    tại: 15/03/2026
    dữ_kiện: { ngày_sinh: 01/09/2015, ở_nội_trú: đúng }
    mong_đợi: { mức_hỗ_trợ: 0 đồng }
`,
  };
}

function english(id: string): Readonly<Record<string, string>> {
  return {
    "document.yaml": `khoan: 1
language: en
id: ${id}
title: School lunch support (sample)
period: 2026-01-01..
month_end: down
currency: EUR
`,
    "facts.yaml": `facts:
  birth_date: { type: date, label: Date of birth, question: When was the pupil born? }
  boards: { type: bool, label: Boards at school, history: true, default: false, ground: most pupils live at home }

variables:
  support:
    type: money
    label: Support per school day
    per: day
    output: true
    otherwise: 0 EUR

parameters:
  lunch_rate:
    type: money
    label: Rate of one lunch
    values:
      - { from: 2026-01-01, value: 2.50 EUR, source: sample }
      - { from: 2027-01-01, value: 3 EUR, source: sample }
`,
    "article-1.yaml": `clauses:
  - id: 1
    summary: A pupil under 11 has one lunch supported each school day
    literals: [11]
    rules:
      - set: support
        value: lunch_rate
        when: age(birth_date, day) < 11
  - id: 2
    summary: A pupil who boards has meals already and is not supported
    rules:
      - overrides: [1]
        when: boards
`,
    [`${id}.cases.yaml`]: `language: en
rule_set: ${id}
cases:
  - name: Ten years old, at home
    why: Article 1, not yet 11.
    clauses: [1]
    at: 2026-03-15
    facts: { birth_date: 2015-09-01 }
    expect: { support: 2.50 EUR }
  - name: Ten years old, boards
    why: Article 2 is an exception to article 1.
    clauses: [1, 2]
    at: 2026-03-15
    facts: { birth_date: 2015-09-01, boards: true }
    expect: { support: 0 EUR }
`,
  };
}
