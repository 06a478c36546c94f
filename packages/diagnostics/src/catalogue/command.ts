/** KH9xx: the command line. */
import { diagnostic, didYouMean } from "../define.ts";
import type { Lang } from "../diagnostic.ts";

/** With the full stop of a sentence, where it does not end with a question. */
function stopped(detail: string): string {
  const text = `${detail}`;
  return text.endsWith("?") ? text : `${text}.`;
}

export const usage = diagnostic<{ detail: Readonly<Record<Lang, string>> }>("usage", "KH901", "error", {
  vi: (p) => [`Lệnh chưa đúng: ${stopped(p.detail.vi)}`, "Xem `khoan --help`, hoặc `khoan <lệnh> --help`."],
  en: (p) => [`The command is not right: ${stopped(p.detail.en)}`, "See `khoan --help`, or `khoan <command> --help`."],
});

export const unknownCode = diagnostic<{ code: string; nearest: readonly string[] }>("unknownCode", "KH902", "error", {
  vi: (p) => [`Không có mã “${p.code}”.${didYouMean(p.nearest).vi}`, "`khoan explain` không kèm mã liệt kê tất cả."],
  en: (p) => [`There is no code “${p.code}”.${didYouMean(p.nearest).en}`, "`khoan explain` without a code lists all."],
});

export const nameTaken = diagnostic<{ path: string }>("nameTaken", "KH903", "error", {
  vi: (p) => [`“${p.path}” đã có; không ghi đè.`, "Chọn tên khác."],
  en: (p) => [`“${p.path}” exists; nothing is overwritten.`, "Choose another name."],
});

export const noCases = diagnostic<{ id: string }>("noCases", "KH904", "error", {
  vi: (p) => [`Không có ca kiểm thử nào cho “${p.id}”.`, `Thêm tệp *.cases.yaml vào test/golden/${p.id}/.`],
  en: (p) => [`There is no case for “${p.id}”.`, `Add a *.cases.yaml under test/golden/${p.id}/.`],
});

export const noCaseChosen = diagnostic<{ filter: string }>("noCaseChosen", "KH905", "error", {
  vi: (p) => [
    `Không ca nào có “${p.filter}” trong tên, tệp hay điều khoản.`,
    "Bỏ --filter, hoặc thử từ khác; dấu và chữ hoa không quan trọng.",
  ],
  en: (p) => [
    `No case has “${p.filter}” in its name, file or clauses.`,
    "Drop --filter, or try another word; accents and capitals do not matter.",
  ],
});

export const translateWhole = diagnostic<{ path: string }>("translateWhole", "KH906", "error", {
  vi: (p) => [
    `Không dịch riêng “${p.path}”: các tệp của một bộ quy tắc dùng chung một từ vựng.`,
    "Nêu cả thư mục của bộ quy tắc.",
  ],
  en: (p) => [
    `“${p.path}” is not translated alone: the files of a rule set share one vocabulary.`,
    "Name the whole folder of the rule set.",
  ],
});

export const noInput = diagnostic<{ path: string }>("noInput", "KH907", "error", {
  vi: (p) => [`Không có tệp “${p.path}”.`, "Kiểm tra đường dẫn, tính từ thư mục đang đứng; `-` là đầu vào chuẩn."],
  en: (p) => [`There is no file “${p.path}”.`, "Check the path, which begins where you stand; `-` is standard input."],
});

export const noRevision = diagnostic<{ revision: string; reason: string }>("noRevision", "KH920", "error", {
  vi: (p) => [
    `Không xem được thay đổi kể từ “${p.revision}”${p.reason === "" ? "" : ` (${p.reason})`}.`,
    "Nêu một nhánh, thẻ hay commit của kho git đang đứng, ví dụ `--since HEAD` hoặc `--since main`.",
  ],
  en: (p) => [
    `What changed since “${p.revision}” can’t be told${p.reason === "" ? "" : ` (${p.reason})`}.`,
    "Name a branch, tag or commit of the git repository you stand in, for example `--since HEAD` or `--since main`.",
  ],
});

export const ruleSetOfFile = diagnostic<{ ids: string }>("ruleSetOfFile", "KH921", "error", {
  vi: (p) => [
    `Không biết tệp này kiểm thử bộ quy tắc nào; đang có: ${p.ids || "—"}.`,
    "Ghi `bộ_quy_tắc` ở đầu tệp (ô bên cạnh “bộ_quy_tắc” trong bảng tính), hoặc đặt tệp dưới test/golden/<bộ quy tắc>/.",
  ],
  en: (p) => [
    `It can’t be told which rule set this file is about; there are: ${p.ids || "—"}.`,
    "Write `rule_set` at the head of the file (in a sheet, in the cell beside “rule_set”), or put it under test/golden/<rule set>/.",
  ],
});

export const noChangeChosen = diagnostic<{ reason: Readonly<Record<Lang, string>> }>(
  "noChangeChosen",
  "KH922",
  "error",
  {
    vi: (p) => [`Không sửa được mong đợi: ${p.reason.vi}.`, "Xem docs/testing.md, mục “Đổi mong đợi”."],
    en: (p) => [`No expectation can be changed: ${p.reason.en}.`, "See docs/testing.md, “Changing an expectation”."],
  },
);

export const badAnswer = diagnostic<{ line: string; question: string; problem: Readonly<Record<Lang, string>> }>(
  "badAnswer",
  "KH930",
  "error",
  {
    vi: (p) => [`Dòng ${p.line}: câu trả lời cho “${p.question}” không dùng được.`, `${p.problem.vi}.`],
    en: (p) => [`Line ${p.line}: the answer to “${p.question}” can’t be used.`, `${p.problem.en}.`],
  },
);

export const answersEnd = diagnostic<{ question: string }>("answersEnd", "KH931", "error", {
  vi: (p) => [`Hết câu trả lời khi còn phải hỏi “${p.question}”.`, "Thêm một dòng; `?` là không biết."],
  en: (p) => [`The answers end while “${p.question}” is still to be asked.`, "Add a line; `?` is for not known."],
});

export const outInsideRules = diagnostic<{ out: string; folder: string }>("outInsideRules", "KH940", "error", {
  vi: (p) => [
    `“${p.out}” nằm trong thư mục quy tắc “${p.folder}”; không sinh mã vào đó.`,
    "Chọn một thư mục khác cho --out.",
  ],
  en: (p) => [
    `“${p.out}” lies inside the rule folder “${p.folder}”; nothing is built there.`,
    "Choose another folder for --out.",
  ],
});

export const outNotOurs = diagnostic<{ out: string }>("outNotOurs", "KH941", "error", {
  vi: (p) => [
    `“${p.out}” đã có, và không phải do lần sinh trước của bộ quy tắc này tạo ra; không ghi đè.`,
    "Chọn thư mục mới hoặc thư mục trống cho --out.",
  ],
  en: (p) => [
    `“${p.out}” exists, and no earlier build of this rule set made it; nothing is overwritten.`,
    "Choose a new or an empty folder for --out.",
  ],
});

export const fault = diagnostic<{ report: string }>("fault", "KH970", "error", {
  vi: (p) => [
    `Đây là lỗi của Khoản, không phải của bạn. Báo cáo (không có dữ kiện) ở: ${p.report}.`,
    "Xin gửi báo cáo đó cho người bảo trì.",
  ],
  en: (p) => [
    `This is a fault of Khoản, not yours. A report (without case data) is at: ${p.report}.`,
    "Please send it to the maintainers.",
  ],
});
