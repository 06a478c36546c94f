/**
 * A page of docs/diagnostics/ to its parts, and the same page with what the project itself knows written anew: the
 * title, the messages with their holes (the first quotation in Vietnamese, the second in English), and what the wrong
 * example is answered (the block `text trả-lời`). The prose and the examples are a person's; all else follows the
 * catalogue, so that the two can't drift apart.
 *
 * A block of an example says which form it belongs to and what file it is: `yaml sai` is the wrong form's rule file,
 * `yaml đúng` the mended one's, `chung` stands for both; `yaml sai document.yaml`, `yaml chung nd-20/document.yaml`,
 * `json sai yeu-cau.json` (a request) and `sh sai lenh.sh` (commands) name other files.
 */
import type { Entry } from "../../cli/src/commands/explain.ts";

/** Which form of the example a block belongs to: the wrong one, the mended one, or both. */
export type Side = "sai" | "đúng" | "chung";

/** A fenced block that is a file of an example. */
export type ExampleFile = { readonly side: Side; readonly path: string; readonly text: string };

export type Page = {
  readonly files: readonly ExampleFile[];
  /** The rest of the codes that the wrong form earns too, as the page says. */
  readonly besides: readonly string[];
};

const SIDES: readonly string[] = ["sai", "đúng", "chung"];
const FENCE = /^```(?<language>\w+) (?<side>\S+)(?: (?<path>\S+))?$/;
const ANSWER = "```text trả-lời";
const BESIDES = /^<!-- kèm: (?<codes>[KH0-9 ]+) -->$/;

/** What a block without a path is called. */
const PATHS: Readonly<Record<string, string>> = { yaml: "quy-tac.yaml", json: "yeu-cau.json", sh: "lenh.sh" };

export function pageOf(text: string): Page {
  const lines = text.split("\n");
  const files: ExampleFile[] = [];
  lines.forEach((line, i) => {
    const { language = "", side = "", path } = FENCE.exec(line)?.groups ?? {};
    if (!SIDES.includes(side)) return;
    const body = lines.slice(i + 1, lines.indexOf("```", i));
    files.push({
      side: side as Side,
      path: path ?? PATHS[language] ?? language,
      text: body.map((one) => `${one}\n`).join(""),
    });
  });
  const besides = lines.flatMap((line) => BESIDES.exec(line)?.groups?.["codes"]?.split(" ") ?? []);
  return { files, besides };
}

/** The files of one form of the example, by path. */
export function formOf(page: Page, side: "sai" | "đúng"): Readonly<Record<string, string>> {
  return Object.fromEntries(
    page.files.filter((file) => file.side === side || file.side === "chung").map(({ path, text }) => [path, text]),
  );
}

/** The page with title, messages and answer as the catalogue and the example have them now. */
export function refreshed(
  text: string,
  { vi, en }: { readonly vi: Entry; readonly en: Entry },
  answer: string,
): string {
  const blocks = text.split("\n");
  const out: string[] = [];
  const quotes = [quoted("Lỗi", "Cách sửa", vi), quoted("Error", "How to mend it", en)];
  for (let i = 0; i < blocks.length; i++) {
    const line = blocks[i] as string;
    if (i === 0) {
      out.push(titleOf(vi));
    } else if (line.startsWith(">")) {
      while (blocks[i + 1]?.startsWith(">")) i++;
      out.push(...(quotes.shift() ?? []));
    } else if (line === ANSWER) {
      i = blocks.indexOf("```", i + 1);
      out.push(line, ...answer.trimEnd().split("\n"), "```");
    } else {
      out.push(line);
    }
  }
  return out.join("\n");
}

function titleOf({ code, name }: Entry): string {
  return `# ${code} ${name}`;
}

const WARNING: Readonly<Record<string, string>> = { Lỗi: "Cảnh báo", Error: "Warning" };

function quoted(kind: string, mend: string, { severity, message, help }: Entry): string[] {
  const head = severity === "error" ? kind : (WARNING[kind] ?? kind);
  return [`> ${head}: ${message}`, ">", `> ${mend}: ${help}`];
}

/** The hundreds and tens of codes that go together, in the order of the index; the last that fits counts. */
const BANDS: readonly (readonly [from: string, vietnamese: string, english: string])[] = [
  ["KH100", "Tệp và thư mục", "files, folders, YAML and keys"],
  ["KH200", "Cách viết công thức", "the text of formulas, types and literals"],
  ["KH300", "Tên", "what names mean"],
  ["KH400", "Kiểu và đơn vị", "types and units"],
  ["KH500", "Thời gian", "moments, periods and rates over time"],
  ["KH600", "Điều khoản và ngoại lệ", "clauses, exceptions and what grounds a number"],
  ["KH650", "Khi ra quyết định", "while a decision is made"],
  ["KH700", "Ca kiểm thử", "golden cases"],
  ["KH720", "Ca trong bảng tính", "golden cases in a spreadsheet"],
  ["KH750", "Kết quả khác mong đợi", "a decision otherwise than expected"],
  ["KH760", "Đột biến", "mutation of the law"],
  ["KH770", "Tính chất và mã sinh ra", "shapes, and backends that differ"],
  ["KH780", "Độ phủ", "what golden cases do not cover"],
  ["KH800", "Dữ kiện và yêu cầu", "facts and requests as they come in"],
  ["KH900", "Dòng lệnh", "the command line"],
];

/** The index with its lists written anew; what stands before the first heading of a band is a person’s. */
export function refreshedIndex(text: string, all: readonly Entry[]): string {
  const [intro = ""] = text.split("\n## ");
  const bandOf = (code: string): string => BANDS.findLast(([from]) => from <= code)?.[0] ?? "";
  const bands = BANDS.map(([from, vietnamese, english]) => {
    const rows = all.filter(({ code }) => bandOf(code) === from);
    const list = rows.map(({ code, message }) => `- [${code}](${code}.md) ${message}`).join("\n");
    return `## ${vietnamese} (${english})\n\n${list}\n`;
  });
  return [`${intro.trimEnd()}\n`, ...bands].join("\n");
}
