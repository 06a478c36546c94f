/** KH1xx: files, folders and YAML. */
import { diagnostic } from "../define.ts";

export const yamlSyntax = diagnostic<{ detail: string }>("yamlSyntax", {
  code: "KH110",
  severity: "error",
  text: {
    vi: (p) => `Tệp không đúng cú pháp YAML: ${p.detail}.`,
    en: (p) => `The file is not well-formed YAML: ${p.detail}.`,
  },
  help: {
    vi: () => "Kiểm tra thụt lề (dùng dấu cách), dấu hai chấm và dấu nháy ở dòng này.",
    en: () => "Check the indentation (spaces only), colons and quotes on this line.",
  },
  about: {
    vi: "Tệp quy tắc là YAML 1.2; tệp sai cú pháp không được đọc một phần.",
    en: "Rule files are YAML 1.2; a file with a syntax error is not read in part.",
  },
});
