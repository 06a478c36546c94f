/** What `khoan test` takes: a row of the table of commands, in a file of its own for its length. */
import type { Verb } from "./verbs.ts";

export const TEST: Verb = {
  name: "test",
  args: "[what...]",
  about: {
    vi: "chạy ca kiểm thử: bộ quy tắc, tệp ca, bảng tính, hoặc từ cần tìm",
    en: "run golden cases: of rule sets, case files, spreadsheets, or with words to look for",
  },
  options: [
    {
      flags: "--clause <ids>",
      about: {
        vi: "chỉ ca nêu điều khoản này hoặc điều khoản dưới nó, ví dụ II.4,II.5",
        en: "only cases that name this clause or one below it, e.g. II.4,II.5",
      },
    },
    {
      flags: "--file <texts>",
      about: { vi: "chỉ ca trong tệp có chữ này trong đường dẫn", en: "only cases of files with this in their path" },
    },
    {
      flags: "--filter <text>",
      about: {
        vi: "chỉ ca có chữ này (không cần dấu) trong tên, tệp, điều khoản",
        en: "only cases with this in name, file or clauses (accents apart)",
      },
    },
    { flags: "--case <name>", about: { vi: "chỉ ca có đúng tên này", en: "only the case of exactly this name" } },
    {
      flags: "--since <revision>",
      about: {
        vi: "chỉ ca đã đổi, hoặc có điều khoản đã đổi tham gia, kể từ phiên bản git này",
        en: "only cases changed, or touched by clauses changed, since this git revision",
      },
    },
    { flags: "--fail-fast", about: { vi: "dừng ở ca hỏng đầu tiên", en: "stop at the first failing case" } },
    {
      flags: "--shuffle [seed]",
      about: { vi: "chạy theo thứ tự xáo trộn từ hạt giống", en: "run in an order shuffled by a seed" },
    },
    {
      flags: "--jobs <n>",
      about: { vi: "số luồng chạy song song (mặc định: tự chọn)", en: "threads to run in (default: as it pays off)" },
    },
    {
      flags: "--watch",
      about: { vi: "chạy lại mỗi khi tệp đổi; q để thoát", en: "run again when files change; q to quit" },
      conflicts: ["update", "import", "export", "since", "explore", "generate"],
    },
    {
      flags: "--update",
      about: {
        vi: "đổi mong đợi của ca hỏng, từng điều một, kèm lý do và tác giả",
        en: "change what failing cases expect, one by one, with reason and author",
      },
      conflicts: ["import", "export", "explore", "generate"],
    },
    {
      flags: "--reason <text>",
      about: { vi: "lý do đổi (cùng --update --case)", en: "why it changes (with --update --case)" },
    },
    {
      flags: "--author <name>",
      about: { vi: "ai đổi (cùng --update)", en: "who changes it (with --update)" },
    },
    {
      flags: "--export <file>",
      about: { vi: "ghi các ca ra bảng tính .xlsx hoặc .csv", en: "write the cases to a .xlsx or .csv spreadsheet" },
      conflicts: ["import"],
    },
    {
      flags: "--import <file>",
      about: {
        vi: "đổi bảng tính thành tệp ca YAML (đầu ra chuẩn, hoặc tệp nêu thêm)",
        en: "turn a spreadsheet into a YAML case file (standard output, or the file named besides)",
      },
    },
    {
      flags: "--generate [dir]",
      about: {
        vi: "đề xuất ca ở hai bên mỗi ngưỡng và cho điều kiện chưa được thử",
        en: "propose cases on both sides of every threshold and for untested conditions",
      },
      conflicts: ["explore"],
    },
    {
      flags: "--explore <n>",
      about: {
        vi: "thử n cuộc đời ngẫu nhiên với mọi điều phải luôn đúng",
        en: "try n random lives against everything that must always hold",
      },
    },
    {
      flags: "--seed <n>",
      about: { vi: "hạt giống của --generate, --explore", en: "seed of --generate and --explore" },
    },
    { flags: "--most <n>", about: { vi: "nhiều nhất n đề xuất mỗi loại", en: "at most n proposals of each kind" } },
    { flags: "--tries <n>", about: { vi: "số lần thử tìm đề xuất", en: "how often to try for proposals" } },
    {
      flags: "--with-answers",
      about: {
        vi: "đề xuất kèm kết quả hiện nay, để người kiểm",
        en: "proposals with today’s results, for a person to check",
      },
    },
    { flags: "--durations", about: { vi: "kèm thời gian chạy từng ca", en: "with the time each case took" } },
    {
      flags: "--format <form>",
      about: { vi: "dạng kết quả", en: "form of the result" },
      choices: ["text", "json", "junit", "tap", "github"],
      initial: "text",
    },
  ],
  example: "khoan test rules/nq-55-2025 --clause II.4",
  run: async () => (await import("./commands/test.ts")).test,
};
