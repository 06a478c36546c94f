/** KH9xx: the command line. */
import { diagnostic, didYouMean } from "../define.ts";
import type { Lang } from "../diagnostic.ts";

export const usage = diagnostic<{ detail: Readonly<Record<Lang, string>> }>("usage", "KH901", "error", {
  vi: (p) => [`Lệnh chưa đúng: ${p.detail.vi}.`, "Xem `khoan --help`, hoặc `khoan <lệnh> --help`."],
  en: (p) => [`The command is not right: ${p.detail.en}.`, "See `khoan --help`, or `khoan <command> --help`."],
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
