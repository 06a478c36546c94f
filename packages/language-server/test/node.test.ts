/** `khoan lsp` as an editor meets it: the real process, the real protocol. */

import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { CompletionList, DocumentSymbol, Hover, Location } from "vscode-languageserver-protocol";
import { type Editor, openEditor, positionIn } from "./client.ts";

const RULES = "rules/nq-55-2025/iii-chinh-sach.yaml";
const FACTS = "rules/nq-55-2025/facts.yaml";

describe("khoan lsp over stdio", () => {
  let editor: Editor;
  let text: string;
  beforeAll(async () => {
    editor = await openEditor();
    text = editor.text(RULES);
    await editor.open(RULES);
  });
  afterAll(async () => {
    expect(await editor.close()).toBe(0);
  });

  it("counts in UTF-16", () => {
    expect(editor.capabilities.positionEncoding).toBe("utf-16");
  });

  it("reports a mistake where it stands, with a quick fix, and takes it back", async () => {
    await editor.write(RULES, text.replace("khi: được_hưởng\n", "khi: duoc_huong\n"));
    const [wrong] = await editor.findings(RULES, (items) => items.length > 0);
    expect(wrong).toMatchObject({ code: "KH301", source: "khoan", severity: 1 });
    expect(wrong?.range.start).toEqual(positionIn(text, "được_hưởng\n"));
    await editor.write(RULES, text);
    expect(await editor.findings(RULES, (items) => items.length === 0)).toEqual([]);
  });

  it("counts combining marks and letters outside the basic plane as the client does", async () => {
    // `𝒂` is two units; `ế` written apart is three. Both stand before the mistake on its line.
    const decomposed = "e\u0302\u0301";
    const line = `            khi: được_hưởng và "𝒂" != "${decomposed}" và duoc_huong\n`;
    await editor.write(RULES, text.replace("            khi: được_hưởng\n", line));
    const wrong = await editor.findings(RULES, (items) => items.some((one) => one.code === "KH301"));
    const at = wrong.find((one) => one.code === "KH301")?.range;
    expect(at?.start.character).toBe(line.indexOf("duoc_huong"));
    expect(at?.end.character).toBe(line.indexOf("duoc_huong") + "duoc_huong".length);
    await editor.write(RULES, text);
    await editor.findings(RULES, (items) => items.length === 0);
  });

  it("applies changes of a range to text with marks apart", async () => {
    const path = "rules/nq-55-2025/vi-kinh-phi.yaml";
    const before = editor.text(path);
    await editor.open(path);
    const comment = "# Ủ y ban 𝒂 e\u0302\n";
    await editor.connection.sendNotification("textDocument/didChange", {
      textDocument: { uri: editor.uri(path), version: 90 },
      contentChanges: [
        { range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } }, text: comment },
        // Behind the astral letter, counted in units.
        { range: { start: { line: 0, character: 13 }, end: { line: 0, character: 15 } }, text: "ê" },
      ],
    });
    const symbols = await editor.ask<DocumentSymbol[]>("textDocument/documentSymbol", path);
    expect(symbols[0]?.range.start.line).toBe(1);
    await editor.write(path, before);
  });

  it("offers trẻ where tre is typed", async () => {
    const typed = text.replace("chuẩn_nghèo_tháng - trẻ.trợ_cấp_xã_hội", "chuẩn_nghèo_tháng - tre");
    await editor.write(RULES, typed);
    const position = positionIn(typed, "chuẩn_nghèo_tháng - tre", "chuẩn_nghèo_tháng - tre".length);
    const { items } = await editor.ask<CompletionList>("textDocument/completion", RULES, { position });
    expect(items[0]).toMatchObject({ label: "trẻ", filterText: "tre", textEdit: { newText: "trẻ" } });
    await editor.write(RULES, text);
  });

  it("says in a hover what a rate is today, when it changes, by which source", async () => {
    const position = positionIn(text, "chuẩn_nghèo_đa_chiều(kv)", 2);
    const hover = await editor.ask<Hover>("textDocument/hover", RULES, { position });
    const { value } = hover.contents as { value: string };
    expect(value).toContain("Today: nông_thôn **1,500,000 VND**");
    expect(value).toContain("Changes from 2027-01-01: nông_thôn **2,200,000 VND**");
    expect(value).toContain("Nghị định 351/2025/NĐ-CP");
  });

  it("goes to the declaration of a fact in another file", async () => {
    const position = positionIn(text, "trẻ.trợ_cấp_xã_hội", "trẻ.trợ".length);
    const places = await editor.ask<Location[]>("textDocument/definition", RULES, { position });
    expect(places).toEqual([
      {
        uri: editor.uri(FACTS),
        range: {
          start: positionIn(editor.text(FACTS), "trợ_cấp_xã_hội:"),
          end: positionIn(editor.text(FACTS), "trợ_cấp_xã_hội:", "trợ_cấp_xã_hội".length),
        },
      },
    ]);
  });

  it("tells the law's tree", async () => {
    const [section] = await editor.ask<DocumentSymbol[]>("textDocument/documentSymbol", RULES);
    const chapter = section?.children?.[0];
    expect(chapter).toMatchObject({ name: "III", detail: "Chính sách hỗ trợ" });
    expect(chapter?.children?.map((one) => one.name)).toEqual(["III.1", "III.2"]);
  });

  it("answers our own requests", async () => {
    const sets = await editor.connection.sendRequest<{ id: string; ok: boolean }[]>("khoan/ruleSets");
    expect(sets.find((one) => one.id === "nq-55-2025")?.ok).toBe(true);
    const report = await editor.connection.sendRequest<{ ok: number; failed: number }>("khoan/cases", {
      ruleSet: "nq-55-2025",
    });
    expect(report.failed).toBe(0);
    expect(report.ok).toBeGreaterThan(300);
  });
});
