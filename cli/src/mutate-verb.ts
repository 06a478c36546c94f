/** What `khoan mutate` takes: a row of the table of commands, in a file of its own for its length. */
import type { Verb } from "./verbs.ts";

export const MUTATE: Verb = {
  name: "mutate",
  args: "<dir>",
  about: {
    vi: "đổi luật từng chỗ một, xem ca nào phát hiện; đề xuất ca còn thiếu",
    en: "change the law one place at a time and see which cases notice; propose the cases that are missing",
  },
  options: [
    {
      flags: "--clause <ids>",
      about: {
        vi: "chỉ điều khoản này và các điều khoản dưới nó, ví dụ II.4,II.5",
        en: "only this clause and those below it, e.g. II.4,II.5",
      },
    },
    {
      flags: "--since <revision>",
      about: {
        vi: "chỉ điều khoản đã đổi, hoặc có ca đã đổi nêu, kể từ phiên bản git này",
        en: "only clauses changed, or named by cases changed, since this git revision",
      },
    },
    { flags: "--jobs <n>", about: { vi: "số luồng chạy song song", en: "threads to run in" } },
    {
      flags: "--timeout <seconds>",
      about: { vi: "thời gian tối đa cho một thể đột biến", en: "the longest that one mutant may take" },
      initial: "30",
    },
    {
      flags: "--lives <n>",
      about: {
        vi: "số cuộc đời thử cho mỗi thể còn sống khi tìm ca đề xuất; 0 là không tìm",
        en: "lives to try for each survivor when looking for a case to propose; 0 for none",
      },
      initial: "400",
    },
    {
      flags: "--all",
      about: {
        vi: "in cả những thể tương đương hoặc đã có lý do",
        en: "also print those that are equivalent or have a reason",
      },
    },
    { flags: "--fresh", about: { vi: "không dùng kết quả đã lưu", en: "use no results kept from earlier runs" } },
    { flags: "--out <file>", about: { vi: "ghi báo cáo ra tệp", en: "write the report to a file" } },
    {
      flags: "--format <form>",
      about: { vi: "dạng kết quả", en: "form of the result" },
      choices: ["text", "json", "html"],
      initial: "text",
    },
  ],
  example: "khoan mutate rules/nq-55-2025 --clause II.4",
  run: async () => (await import("./commands/mutate.ts")).mutate,
};
