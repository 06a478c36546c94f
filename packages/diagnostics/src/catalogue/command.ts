/** KH9xx: the command line. */
import { diagnostic, didYouMean } from "../define.ts";

export const usage = diagnostic<{ detail: string }>("usage", "KH901", "error", {
  vi: (p) => [`Lệnh chưa đúng: ${p.detail}.`, "Xem `khoan --help`."],
  en: (p) => [`The command is not right: ${p.detail}.`, "See `khoan --help`."],
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
