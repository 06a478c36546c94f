/** A rename is right when the rule set with the new name compiles, and its golden cases pass, as before. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { applied, CASES, openEditor, positionAt, RULES } from "../editor.ts";

const NAMES = [
  "khuyết_tật",
  "hộ",
  "mức_chuẩn",
  "được_hưởng",
  "mức",
  "hạng",
  "cận_nghèo",
  "đủ-6",
  "tháng-đủ",
  "phụ_cấp",
  "trẻ",
];

/** A place inside the last use of a name. */
function lastUse(text: string, name: string): number {
  const uses = [...text.matchAll(new RegExp(`(?<![\\p{L}\\p{M}\\p{N}_-])${name}(?![\\p{L}\\p{M}\\p{N}_-])`, "gu"))];
  return (uses.at(-1)?.index ?? 0) + 1;
}

/** Renames the name at its last place in the rules. */
function renamed(name: string, newName: string) {
  const editor = openEditor();
  const { service, text, texts } = editor;
  const position = positionAt(text(RULES), lastUse(text(RULES), name));
  const edit = service.rename(RULES, position, newName);
  if (edit === undefined || "refused" in edit) return { editor, edit };
  const after = new Map([...texts].map(([path, one]) => [path, applied(one, edit.changes[path] ?? [])] as const));
  for (const [path, one] of after) service.open(path, one);
  return { editor, edit, after };
}

describe("rename", () => {
  it.each(NAMES)("renames %s everywhere", (name) => {
    const { editor, after } = renamed(name, name.includes("-") ? "tên-mới" : "tên_mới");
    expect([...(after?.keys() ?? [])].flatMap(editor.service.diagnostics)).toEqual([]);
    const report = editor.service.cases("tre-em");
    let step = report.next();
    while (step.done !== true) step = report.next();
    expect(step.value?.value).toMatchObject({ ok: 1, failed: 0 });
    expect(after?.get(RULES)?.includes("tên")).toBe(true);
  });

  it("renames a clause and what names the clauses below it", () => {
    const { service, text } = openEditor();
    const position = positionAt(text(RULES), text(RULES).indexOf("mã: 2") + 4);
    const edit = service.rename(RULES, position, "3");
    if (edit === undefined || "refused" in edit) throw new Error("refused");
    expect(applied(text(CASES), edit.changes[CASES] ?? [])).toContain("điều_khoản: [3, 1]");
    expect(applied(text(RULES), edit.changes[RULES] ?? [])).toContain("ngoại_lệ_của: [3]");
  });

  it.each([
    ["mức", "được_hưởng"],
    ["mức", "một tên"],
    ["mức", "1a"],
    ["hộ", "trẻ"],
  ])("refuses to call %s %s", (name, newName) => {
    expect(renamed(name, newName).edit).toHaveProperty("refused");
  });

  it("comes back to the same texts when renamed back, whatever the name", () => {
    const letter = fc.constantFrom(..."abcđêôưxyz_ằệ".split(""));
    fc.assert(
      fc.property(
        fc.constantFrom("mức", "hộ", "mức_chuẩn", "khuyết_tật"),
        fc.string({ unit: letter, minLength: 3, maxLength: 8 }),
        (name, wanted) => {
          const newName = `n${wanted}`;
          const { editor, after, edit } = renamed(name, newName);
          if (edit === undefined || "refused" in edit || after === undefined) return;
          const text = after.get(RULES) as string;
          const back = editor.service.rename(RULES, positionAt(text, lastUse(text, newName)), name);
          if (back === undefined || "refused" in back) throw new Error("not back");
          for (const [path, one] of after) expect(applied(one, back.changes[path] ?? [])).toBe(editor.texts.get(path));
        },
      ),
      { numRuns: 20 },
    );
  });
});
