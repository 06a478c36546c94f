/** A program to the README of its module, in the language of the rule set: what it is, five lines that run, what it has. */

import { typeName } from "@khoan/language";
import { type Program, required, type Type } from "@khoan/language/core";
import { clausesOf } from "../schema/uses.ts";
import { exampleText } from "./example.ts";

const WORDS = {
  vi: {
    version: (number: string) => `Phiên bản: ${number}`,
    digest: "Mã băm bộ quy tắc",
    made: "Thư mục này do `khoan build` sinh ra. Sửa quy tắc rồi sinh lại; đừng sửa ở đây.",
    example: "Dùng",
    results: "Kết quả",
    facts: "Dữ kiện",
    heads: ["Tên", "Nhãn", "Kiểu", "Điều khoản"],
    factHeads: ["Tên", "Nhãn", "Kiểu", "Nếu không cho"],
    unknown: "chưa biết",
    initial: "mặc định",
    more: "Còn có",
    also: [
      "`evaluate(facts, { at, to })` cho từng đoạn tháng trong `timeline`; `{ readings }` chọn cách đọc; `{ trace: true }` cho `derivation(tên)`.",
      "`evaluate.only(tên)` chỉ tính một kết quả; `prepare(json)` đọc dữ kiện một lần cho nhiều quyết định.",
      "`validate(json)` kiểm tra dữ liệu từ bên ngoài; `evaluate.trusted` bỏ qua bước đó.",
      "`next(facts, { at })` cho câu nên hỏi tiếp theo; `columns.evaluate(table, { at })` tính nhiều trường hợp theo cột.",
      "`readFacts(json)` của `facts.validate.js` kiểm tra dữ kiện mà không cần cả bộ quy tắc, ví dụ ngay trong biểu mẫu.",
      "`facts.schema.json` và `results.schema.json` là JSON Schema (2020-12), dùng được cho OpenAPI.",
    ],
    safe: "Không gửi gì ra ngoài, không dùng `eval`, không cần gói nào khác. Lỗi nêu mã, đường dẫn và dạng dữ liệu, không bao giờ nêu giá trị.",
  },
  en: {
    version: (number: string) => `Version: ${number}`,
    digest: "Digest of the rule set",
    made: "This folder is written by `khoan build`. Change the rules and build again; do not edit it.",
    example: "Use",
    results: "Results",
    facts: "Facts",
    heads: ["Name", "Label", "Type", "Clauses"],
    factHeads: ["Name", "Label", "Type", "Where not given"],
    unknown: "unknown",
    initial: "default",
    more: "There is also",
    also: [
      "`evaluate(facts, { at, to })` gives stretches of months in `timeline`; `{ readings }` chooses readings; `{ trace: true }` gives `derivation(name)`.",
      "`evaluate.only(name)` works out one result; `prepare(json)` reads facts once for many decisions.",
      "`validate(json)` checks data from outside; `evaluate.trusted` leaves that out.",
      "`next(facts, { at })` gives the question best asked next; `columns.evaluate(table, { at })` decides many cases in columns.",
      "`readFacts(json)` of `facts.validate.js` checks facts without the rules, as in a form.",
      "`facts.schema.json` and `results.schema.json` are JSON Schema (2020-12), fit for OpenAPI.",
    ],
    safe: "Nothing is sent anywhere, `eval` is not used, no other package is needed. Errors name code, path and form, never a value.",
  },
} as const;

export function readmeText(program: Program): string {
  const { document, digest } = program;
  const lang = document.language;
  const words = WORDS[lang];
  const named = (type: Type): string => code(typeName(type, lang));
  const results = program.variables
    .filter((variable) => variable.output)
    .map((variable) => [
      code(variable.name),
      variable.label ?? "",
      named(variable.type),
      clausesOf(program, variable).slice(0, 6).join(", "),
    ]);
  const facts = program.facts.map((fact) => [
    code(fact.path),
    fact.label ?? "",
    named(fact.type),
    fact.default !== undefined || required(fact.type).kind === "record" ? words.initial : words.unknown,
  ]);
  return [
    `# ${document.title.replaceAll(/\s+/g, " ")}`,
    `${document.number === undefined ? "" : `${words.version(document.number)}. `}${words.digest}: \`${digest}\`.`,
    words.made,
    `## ${words.example}`,
    `\`\`\`js\n${exampleText(program)}\n\`\`\``,
    ...(results.length === 0 ? [] : [`## ${words.results}`, table(words.heads, results)]),
    ...(facts.length === 0 ? [] : [`## ${words.facts}`, table(words.factHeads, facts)]),
    `## ${words.more}`,
    words.also.map((line) => `- ${line}`).join("\n"),
    words.safe,
  ]
    .map((part) => `${part}\n`)
    .join("\n");
}

function table(heads: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.map(cell).join(" | ")} |`;
  return [line(heads), line(heads.map(() => "---")), ...rows.map(line)].join("\n");
}

function cell(text: string): string {
  return text.replaceAll("|", "\\|").replaceAll("\n", " ");
}

function code(text: string): string {
  return `\`${text}\``;
}
