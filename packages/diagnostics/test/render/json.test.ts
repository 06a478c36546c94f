/** Findings for programs. */
import { describe, expect, it } from "vitest";
import { files, renderJson, sourceText } from "../../src/index.ts";

const source = sourceText("a.yaml", "👶: 1\nkhi_:\n  x\n");
const sources = new Map([[source.uri, source]]);
const key = { uri: "a.yaml", start: 6, end: 10 };

describe("renderJson", () => {
  it("gives every member, places in code points from 1", () => {
    const found = files.unknownKey(
      key,
      { key: "khi_", nearest: ["khi"] },
      {
        related: [{ span: { uri: "a.yaml", start: 2, end: 3 }, message: { vi: "ở đây", en: "here" } }],
        fixes: [{ title: { vi: "Đổi", en: "Change" }, edits: [{ span: key, newText: "khi" }] }],
      },
    );
    expect(renderJson([found], sources, "en")).toEqual([
      {
        code: "KH118",
        name: "unknownKey",
        severity: "error",
        message: found.message.en,
        help: found.help.en,
        file: "a.yaml",
        line: 2,
        column: 1,
        endLine: 2,
        endColumn: 5,
        related: [{ message: "here", file: "a.yaml", line: 1, column: 2, endLine: 1, endColumn: 3 }],
        fixes: [
          {
            title: "Change",
            edits: [{ file: "a.yaml", line: 2, column: 1, endLine: 2, endColumn: 5, newText: "khi" }],
          },
        ],
      },
    ]);
    expect(renderJson([found], sources, "vi")[0]?.message).toBe(found.message.vi);
  });

  it("gives the file alone where no place is known, sorted", () => {
    const folder = files.folderNotFound({ file: "b" }, { path: "b" });
    const unread = files.emptyFile({ uri: "a-gone.yaml", start: 0, end: 0 }, {});
    const [first, second] = renderJson([folder, unread, unread], sources, "vi");
    expect(first).toMatchObject({ code: "KH127", file: "a-gone.yaml" });
    expect(first).not.toHaveProperty("line");
    expect(second).toMatchObject({ code: "KH100", file: "b", related: [], fixes: [] });
  });
});
