/**
 * A page of docs/diagnostics/ as a terminal shows it: the prose of the reader’s language, then the example, whose
 * files are set in. What `khoan explain` says of the code by itself (title, messages) is left out.
 */
import { readFileSync } from "node:fs";
import type { Lang } from "@khoan/diagnostics";

const ENGLISH = "\n## In English\n";
const EXAMPLE = "\n## Ví dụ\n";

/** The lines between the blocks of an example, which the pages write in Vietnamese. */
const LABELS: Readonly<Record<string, string>> = {
  "## Ví dụ": "Example",
  "Dùng chung:": "For both:",
  "Sai:": "Wrong:",
  "Máy báo:": "What is said:",
  "Sửa lại:": "Mended:",
};

/** What docs/diagnostics/ has on the code, in a checkout; undefined where there is no page. */
export function diagnosticPage(code: string, lang: Lang): string | undefined {
  try {
    const text = readFileSync(new URL(`../../docs/diagnostics/${code}.md`, import.meta.url), "utf8");
    return terminalPage(text, lang);
  } catch {
    return undefined;
  }
}

function terminalPage(text: string, lang: Lang): string {
  const [vietnamese = "", english = ""] = text.split(ENGLISH);
  const at = vietnamese.indexOf(EXAMPLE);
  const example = at === -1 ? "" : vietnamese.slice(at);
  const prose = lang === "en" ? english : at === -1 ? vietnamese : vietnamese.slice(0, at);
  return [told(prose, lang), told(example, lang)].filter((part) => part !== "").join("\n\n");
}

function told(part: string, lang: Lang): string {
  let inside = false;
  const lines = part.split("\n").flatMap((line) => {
    if (line.startsWith("```")) {
      inside = !inside;
      return [];
    }
    if (inside) return [line === "" ? "" : `    ${line}`];
    if (/^(?:# |>|<!--)/.test(line)) return [];
    return [lang === "en" ? (LABELS[line] ?? line) : line.replace(/^#+ /, "")];
  });
  return lines
    .join("\n")
    .replace(/\n{3,}/g, "\n\n")
    .trim();
}
