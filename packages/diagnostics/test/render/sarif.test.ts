/** The members that SARIF 2.1.0 requires, and ours in their places. */
import { describe, expect, it } from "vitest";
import { files, renderSarif, sourceText } from "../../src/index.ts";

const a = sourceText("rules/nq 55/ii-đối-tượng.yaml", "khi_: 1\nkhi_: 2\n");
const b = sourceText("b.yaml", "x\n");
const sources = new Map([a, b].map((source) => [source.uri, source]));
const key = { uri: a.uri, start: 8, end: 12 };
const uri = "rules/nq%2055/ii-%C4%91%E1%BB%91i-t%C6%B0%E1%BB%A3ng.yaml";

const duplicate = files.duplicateKey(
  key,
  { key: "khi_" },
  {
    related: [{ span: { uri: a.uri, start: 0, end: 4 }, message: { vi: "lần đầu", en: "the first" } }],
    fixes: [
      {
        title: { vi: "Bỏ", en: "Remove" },
        edits: [
          { span: key, newText: "" },
          { span: { uri: b.uri, start: 1, end: 1 }, newText: "y" },
          { span: { uri: a.uri, start: 0, end: 0 }, newText: "z" },
        ],
      },
      { title: { vi: "Khác", en: "Other" }, edits: [{ span: { uri: "gone.yaml", start: 0, end: 1 }, newText: "" }] },
    ],
  },
);
const missing = files.folderNotFound({ file: "rules/x" }, { path: "rules/x" });

describe("renderSarif", () => {
  const log = renderSarif([missing, duplicate, duplicate], sources, "en", "1.2.3");
  const run = log.runs[0];

  it("has the required members", () => {
    expect(log.version).toBe("2.1.0");
    expect(log.$schema).toContain("sarif-2.1.0");
    expect(log.runs).toHaveLength(1);
    expect(run?.tool.driver).toMatchObject({ name: "khoan", version: "1.2.3" });
    expect(run?.columnKind).toBe("unicodeCodePoints");
    for (const result of run?.results ?? []) expect(result.message.text).not.toBe("");
  });

  it("lists each rule once, by code, and results point at them", () => {
    expect(run?.tool.driver.rules).toEqual([
      { id: "KH100", name: "folderNotFound", defaultConfiguration: { level: "error" } },
      { id: "KH111", name: "duplicateKey", defaultConfiguration: { level: "error" } },
    ]);
    expect(run?.results.map((result) => run.tool.driver.rules[result.ruleIndex]?.id)).toEqual(
      run?.results.map((result) => result.ruleId),
    );
  });

  it("says what, where, what else and how to mend it", () => {
    expect(run?.results[0]).toEqual({
      ruleId: "KH111",
      ruleIndex: 1,
      level: "error",
      message: { text: `${duplicate.message.en} ${duplicate.help.en}` },
      locations: [
        {
          physicalLocation: {
            artifactLocation: { uri },
            region: { startLine: 2, startColumn: 1, endLine: 2, endColumn: 5 },
          },
        },
      ],
      relatedLocations: [
        {
          physicalLocation: {
            artifactLocation: { uri },
            region: { startLine: 1, startColumn: 1, endLine: 1, endColumn: 5 },
          },
          message: { text: "the first" },
        },
      ],
      fixes: [
        {
          description: { text: "Remove" },
          artifactChanges: [
            {
              artifactLocation: { uri },
              replacements: [
                {
                  deletedRegion: { startLine: 2, startColumn: 1, endLine: 2, endColumn: 5 },
                  insertedContent: { text: "" },
                },
                {
                  deletedRegion: { startLine: 1, startColumn: 1, endLine: 1, endColumn: 1 },
                  insertedContent: { text: "z" },
                },
              ],
            },
            {
              artifactLocation: { uri: "b.yaml" },
              replacements: [
                {
                  deletedRegion: { startLine: 1, startColumn: 2, endLine: 1, endColumn: 2 },
                  insertedContent: { text: "y" },
                },
              ],
            },
          ],
        },
      ],
    });
  });

  it("names a file without a region where there is no place", () => {
    expect(run?.results[1]?.locations).toEqual([{ physicalLocation: { artifactLocation: { uri: "rules/x" } } }]);
  });

  it("is a whole log for nothing found", () => {
    expect(renderSarif([], sources, "vi", "1.2.3").runs[0]).toMatchObject({
      results: [],
      tool: { driver: { rules: [] } },
    });
  });
});
