/** Findings as a person sees them. */
import { stripVTControlCharacters } from "node:util";
import { describe, expect, it } from "vitest";
import { diagnostic, files, renderTerminal, sourceText, summaryLine } from "../../src/index.ts";

const source = sourceText("rules/nq/ii.yaml", "khóa: 1\nkhi_: |\n  tre.tuổi < 16\n");
const sources = new Map([[source.uri, source]]);
const span = (text: string) => {
  const start = source.text.indexOf(text);
  return { uri: source.uri, start, end: start + text.length };
};

const note = diagnostic<Record<never, never>>("note", "KH990", "note", {
  vi: () => ["Một lời nhắn.", ""],
  en: () => ["A note.", ""],
});

const unknown = files.unknownKey(
  span("khi_"),
  { key: "khi_", nearest: [] },
  {
    related: [{ span: span("khóa"), message: { vi: "khóa đúng ở đây", en: "a right key is here" } }],
    fixes: [{ title: { vi: "Đổi thành “khi”", en: "Change to “khi”" }, edits: [] }],
  },
);

describe("renderTerminal", () => {
  it("shows place, lines, what else is concerned and how to mend it", () => {
    expect(renderTerminal([unknown], sources, { lang: "vi", colour: false })).toBe(
      [
        `lỗi KH118: ${unknown.message.vi}`,
        "  rules/nq/ii.yaml:2:1",
        "    2 | khi_: |",
        "      | ^^^^",
        "  xem thêm rules/nq/ii.yaml:1:1: khóa đúng ở đây",
        "    1 | khóa: 1",
        "      | ^^^^",
        `  cách sửa: ${unknown.help.vi}`,
        "  sửa nhanh: Đổi thành “khi”",
        "",
      ].join("\n"),
    );
  });

  it("speaks English", () => {
    const text = renderTerminal([unknown], sources, { lang: "en", colour: false });
    expect(text).toContain(`error KH118: ${unknown.message.en}`);
    expect(text).toContain("see rules/nq/ii.yaml:1:1: a right key is here");
    expect(text).toContain("fix: Change to “khi”");
  });

  it("sorts, parts by an empty line, and shows a file without a place", () => {
    const missing = files.folderNotFound({ file: "rules/x" }, { path: "rules/x" });
    const text = renderTerminal([missing, unknown], sources, { lang: "en", colour: false });
    expect(text.indexOf("KH118")).toBeLessThan(text.indexOf("KH100"));
    expect(text).toContain("\n\nerror KH100");
    expect(text).toContain("\n  rules/x\n");
  });

  it("gives the path alone where the text is not at hand, and leaves out empty help", () => {
    const text = renderTerminal([note({ uri: "gone.yaml", start: 5, end: 6 }, {})], sources, {
      lang: "en",
      colour: false,
    });
    expect(text).toBe("note KH990: A note.\n  gone.yaml\n");
  });

  it("widens the margin for large line numbers", () => {
    const long = sourceText("long.yaml", `${"\n".repeat(123_455)}x`);
    const at = { uri: long.uri, start: long.text.length - 1, end: long.text.length };
    const text = renderTerminal([note(at, {})], new Map([[long.uri, long]]), { lang: "en", colour: false });
    expect(text).toContain("  123456 | x\n         | ^");
  });

  it("colours only when asked to, and always ends a colour", () => {
    const plain = renderTerminal([unknown], sources, { lang: "vi", colour: false });
    const coloured = renderTerminal([unknown], sources, { lang: "vi", colour: true });
    const codes = coloured
      .split("\x1b[")
      .map((part) => part.slice(0, part.indexOf("m")))
      .slice(1);
    expect(plain).not.toContain("\x1b");
    expect(codes.length).toBeGreaterThan(4);
    expect(codes.filter((_, index) => index % 2 === 1).every((code) => code === "0")).toBe(true);
    expect(stripVTControlCharacters(coloured)).toBe(plain);
  });

  it("lets no file, name or path command the terminal", () => {
    const hostile = sourceText("a\x1b]0;x\x07.yaml", "k\x1b[2J\u202Eey: 1");
    const found = files.unknownKey({ uri: hostile.uri, start: 0, end: 1 }, { key: "k\x1b[2J\u202E\r", nearest: [] });
    const text = renderTerminal([found], new Map([[hostile.uri, hostile]]), { lang: "vi", colour: false });
    expect(text.replaceAll("\n", "")).not.toMatch(/[\p{Cc}\p{Cf}]/u);
    expect(text).toContain("k‹U+001B›[2J‹U+202E›ey: 1");
  });

  it("prints nothing for nothing", () => {
    expect(renderTerminal([], sources, { lang: "vi", colour: true })).toBe("");
  });
});

describe("summaryLine", () => {
  const at = (start: number) => ({ uri: "a", start, end: start });
  const warning = diagnostic<Record<never, never>>("w", "KH991", "warning", { vi: () => ["", ""], en: () => ["", ""] });
  const error = diagnostic<Record<never, never>>("e", "KH992", "error", { vi: () => ["", ""], en: () => ["", ""] });

  it("counts each finding once, by severity", () => {
    const found = [warning(at(1), {}), error(at(1), {}), error(at(2), {}), error(at(2), {})];
    expect(summaryLine(found, "vi")).toBe("2 lỗi, 1 cảnh báo");
    expect(summaryLine(found, "en")).toBe("2 errors, 1 warning");
    expect(summaryLine([note(at(1), {}), error(at(0), {})], "en")).toBe("1 error, 1 note");
    expect(summaryLine([note(at(1), {})], "vi")).toBe("1 lưu ý");
  });

  it("says that nothing was found", () => {
    expect(summaryLine([], "vi")).toBe("Không có lỗi.");
    expect(summaryLine([], "en")).toBe("No findings.");
  });
});
