/** `khoan lsp` as an editor meets it: the real process, the real protocol. */

import { spawn } from "node:child_process";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { CompletionList, DocumentSymbol, Hover, Location, WorkspaceEdit } from "vscode-languageserver-protocol";
import { CancellationTokenSource } from "vscode-languageserver-protocol/node";
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

  it("renames a fact in all files, golden cases too", async () => {
    const path = "rules/nq-55-2025/facts.yaml";
    const facts = editor.text(path);
    const position = positionIn(facts, "trợ_cấp_xã_hội:", 3);
    const edit = await editor.ask<WorkspaceEdit>("textDocument/rename", path, { position, newName: "trợ_cấp_bảo_trợ" });
    const changed = Object.keys(edit.changes ?? {}).map((uri) =>
      decodeURIComponent(uri.slice(uri.indexOf(editor.folder))),
    );
    expect(changed.some((one) => one.endsWith("iii-1-a.cases.yaml"))).toBe(true);
    expect(changed.some((one) => one.endsWith("iii-chinh-sach.yaml"))).toBe(true);
    const all = Object.values(edit.changes ?? {}).flat();
    expect(all.every((one) => one.newText === "trợ_cấp_bảo_trợ")).toBe(true);
  });

  it("refuses a name that is taken, in the person's language", async () => {
    const position = positionIn(text, "mức_bù\n", 2);
    await expect(editor.ask("textDocument/rename", RULES, { position, newName: "được_hưởng" })).rejects.toThrow(
      "There is “được_hưởng” already.",
    );
  });

  it("colours words by what they stand for", async () => {
    const { data } = await editor.ask<{ data: number[] }>("textDocument/semanticTokens/full", RULES);
    expect(data.length % 5).toBe(0);
    const legend = editor.capabilities.semanticTokensProvider?.legend.tokenTypes ?? [];
    let line = 0;
    let character = 0;
    const words = new Map<string, string>();
    const lines = text.split("\n");
    for (let i = 0; i < data.length; i += 5) {
      const [down = 0, right = 0, length = 0, type = 0] = data.slice(i, i + 5);
      character = down === 0 ? character + right : right;
      line += down;
      words.set((lines[line] ?? "").slice(character, character + length), legend[type] ?? "");
    }
    expect(words.get("trợ_cấp_xã_hội")).toBe("property");
    expect(words.get("mức_bù")).toBe("variable");
    expect(words.get("chuẩn_nghèo_đa_chiều")).toBe("parameter");
    expect(words.get("lớn_nhất")).toBe("function");
    expect(words.get("0 đồng")).toBe("money");
    expect(words.get("01/01/2027")).toBe("date");
    expect(words.get("II.1.a")).toBe("clause");
    expect(words.get("thành_thị")).toBe("enumMember");
  });

  it("shows the values of a chosen golden case beside the rules", async () => {
    const cases = "test/golden/nq-55-2025/ca-mau.cases.yaml";
    const name = /tên: (.*)/.exec(editor.text(cases))?.[1];
    await editor.connection.sendNotification("khoan/settings", { case: { uri: editor.uri(cases), name } });
    const range = { start: { line: 0, character: 0 }, end: { line: 40, character: 0 } };
    const hints = await editor.ask<{ label: string; position: { line: number } }[]>("textDocument/inlayHint", RULES, {
      range,
    });
    expect(hints.find((one) => one.position.line === positionIn(text, "đặt: mức_hằng_tháng").line)?.label).toBe(
      "= 1,000,000 VND",
    );
    await editor.connection.sendNotification("khoan/settings", { case: null });
  });

  it("extracts a number into a rate, and the rule set still compiles", async () => {
    const position = positionIn(text, "1,5 * chuẩn", 1);
    const actions = await editor.ask<{ title: string; edit?: WorkspaceEdit }[]>("textDocument/codeAction", RULES, {
      range: { start: position, end: position },
      context: { diagnostics: [] },
    });
    const edit = actions.find((one) => one.title === "Extract this number into a parameter")?.edit;
    const edits = edit?.changes?.[editor.uri(RULES)] ?? [];
    expect(edits.map((one) => one.newText)).toContain("mức_mới");
    const applied = edits
      .toSorted((a, b) => b.range.start.line - a.range.start.line)
      .reduce((all, one) => {
        const lines = all.split("\n");
        const at = lines.slice(0, one.range.start.line).join("\n").length + (one.range.start.line > 0 ? 1 : 0);
        const start = at + one.range.start.character;
        return all.slice(0, start) + one.newText + all.slice(at + one.range.end.character);
      }, text);
    await editor.write(RULES, applied);
    const sets = await editor.connection.sendRequest<{ id: string; ok: boolean }[]>("khoan/ruleSets");
    expect(sets.find((one) => one.id === "nq-55-2025")?.ok).toBe(true);
    await editor.write(RULES, text);
  });

  it("leaves a formatted file as it is", async () => {
    const options = { tabSize: 2, insertSpaces: true };
    expect(await editor.ask("textDocument/formatting", RULES, { options })).toEqual([]);
  });

  it("links the clauses that a clause cites", async () => {
    const links = await editor.ask<{ target: string }[]>("textDocument/documentLink", RULES);
    expect(links[0]?.target).toBe(`${editor.uri("rules/nq-55-2025/ii-doi-tuong.yaml")}#L26`);
  });

  it("goes on with half a file: its outline, hovers and completion", async () => {
    const half = `${text.slice(0, text.indexOf("          - mã: c"))}          - mã: [c\n`;
    await editor.write(RULES, half);
    const found = await editor.findings(RULES, (items) => items.length > 0);
    expect(found.every((one) => one.code === "KH002" || one.severity === 1)).toBe(true);
    const [section] = await editor.ask<DocumentSymbol[]>("textDocument/documentSymbol", RULES);
    expect(section?.children?.[0]?.children?.[0]?.name).toBe("III.1");
    const position = positionIn(half, "trẻ.trợ_cấp_xã_hội", "trẻ.trợ".length);
    const hover = await editor.ask<Hover>("textDocument/hover", RULES, { position });
    expect((hover.contents as { value: string }).value).toContain("Trợ cấp xã hội thực nhận");
    await editor.write(RULES, text);
    await editor.findings(RULES, (items) => items.length === 0);
  });

  it("lets a long question be taken back", async () => {
    await editor.write(RULES, text.replace("khi: được_hưởng\n", "khi:  được_hưởng\n"));
    const source = new CancellationTokenSource();
    const asked = editor.connection.sendRequest("khoan/cases", { ruleSet: "nq-55-2025" }, source.token);
    source.cancel();
    await expect(asked).rejects.toMatchObject({ code: -32800 });
    await editor.write(RULES, text);
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

describe("khoan lsp without a client", () => {
  it.each(["pipe", "ignore"] as const)("ends when its input does (%s)", async (input) => {
    const child = spawn(process.execPath, ["cli/src/khoan.js", "lsp"], { stdio: [input, "ignore", "pipe"] });
    let said = "";
    child.stderr?.on("data", (chunk) => {
      said += chunk;
    });
    child.stdin?.end();
    expect(await new Promise((resolve) => child.once("exit", resolve))).toBe(1);
    expect(said).toBe("");
  });
});
