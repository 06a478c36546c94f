/** What an editor shows of a file: findings, hovers, places, outline, lenses, values, links, colours, folds. */
import { describe, expect, it } from "vitest";
import { applied, CASES, openEditor, positionAt, RULES } from "../editor.ts";

describe("findings", () => {
  it("has none for a rule set that is right", () => {
    const { service } = openEditor();
    expect(
      [RULES, CASES, "rules/tre-em/document.yaml", "rules/muc-chung/muc.yaml"].flatMap(service.diagnostics),
    ).toEqual([]);
  });

  it("hands out quick fixes as edits", () => {
    const { service, text } = openEditor({ lang: "en" });
    const wrong = text(RULES).replace("and", "and").replace(" và tuổi", " and tuổi");
    service.open(RULES, wrong);
    const [found] = service.diagnostics(RULES);
    const fix = found?.data.fixes[0];
    expect(fix?.title).toBe("Change to “và”");
    expect(applied(wrong, fix?.edit.changes[RULES] ?? [])).toBe(text(RULES));
  });

  it("shows both places of a name declared twice", () => {
    const { service, text } = openEditor();
    service.open(RULES, text(RULES).replace("  mức: { kiểu: tiền,", "  phụ_cấp: { kiểu: tiền,"));
    const found = service.diagnostics("rules/muc-chung/muc.yaml");
    expect(found[0]?.relatedInformation[0]?.location.uri).toBe(RULES);
  });

  it("says of half a file only that it is half, and of others what it last knew", () => {
    const { service, text } = openEditor();
    service.diagnostics(CASES);
    service.open(RULES, text(RULES).replace("biến:\n  được_hưởng: {", "biến:\n  được_hưởng: {{"));
    expect(service.diagnostics(RULES).map((one) => one.data.name)).toEqual(["yamlSyntax"]);
    expect(service.diagnostics("rules/tre-em/document.yaml")).toEqual([]);
    service.open(RULES, text(RULES));
    expect(service.diagnostics(RULES)).toEqual([]);
  });

  it("shows cases that fail, once they were run", () => {
    const { service, text } = openEditor();
    service.open(CASES, text(CASES).replace("550.000", "560.000"));
    expect(service.diagnostics(CASES)).toEqual([]);
    for (const _ of service.study(CASES));
    expect(service.diagnostics(CASES).map((one) => one.message)).toEqual([expect.stringContaining("550.000")]);
    service.open(CASES, text(CASES));
    for (const _ of service.study(CASES));
    expect(service.diagnostics(CASES)).toEqual([]);
  });

  it("follows a change of an imported rule set", () => {
    const { service, text } = openEditor();
    const path = "rules/muc-chung/muc.yaml";
    service.diagnostics(RULES);
    service.open(path, text(path).replace("phụ_cấp:", "phụ_cấp_mới:"));
    expect(service.diagnostics(RULES).map((one) => one.code)).toEqual(["KH301"]);
    expect(service.affectedBy(path)).toEqual(expect.arrayContaining([RULES, CASES]));
  });
});

describe("hover", () => {
  it.each([
    ["tuổi(trẻ.ngày_s", "Ngày sinh"],
    ["thì mức_chu", "Hôm nay: **500.000 đồng** (§1)"],
    ["thì mức_chu", "Đổi từ 01/01/2027: **600.000 đồng**"],
    ["đặt: mứ", "Do quy tắc ở §1"],
    ["ngoại_lệ_của: [2", "Đối tượng"],
    ['cách_đọc("đủ', "Tính từ tháng đủ 6 tuổi hay tháng sau?"],
    ["hộ = cận_ng", "giá trị của kiểu `hạng`"],
    ["+ phụ_c", "50.000 đồng"],
    ["ngoại_lệ", "quy tắc của các điều khoản này không áp dụng"],
    ["tuổ", "Số tuổi tròn tại một ngày."],
  ])("tells at %s", (part, said) => {
    const { service, text } = openEditor();
    const position = positionAt(text(RULES), text(RULES).lastIndexOf(part) + part.length);
    expect(service.hover(RULES, position)?.contents.value).toContain(said);
  });

  it("speaks English when asked, and counts the golden cases", () => {
    const { service, text } = openEditor({ lang: "en" });
    const position = positionAt(text(RULES), text(RULES).indexOf("được_hưởng:") + 2);
    expect(service.hover(RULES, position)?.contents.value).toContain("1 golden case");
  });
});

describe("places", () => {
  const there = (part: string, go: "definition" | "typeDefinition" | "implementation"): readonly string[] => {
    const { service, text } = openEditor();
    const position = positionAt(text(RULES), text(RULES).lastIndexOf(part) + part.length);
    return service[go](RULES, position).map(({ uri, range }) => {
      const line = text(uri).split("\n")[range.start.line] ?? "";
      return `${uri.slice(uri.lastIndexOf("/") + 1)}: ${line.slice(range.start.character, range.end.character)} ${range.start.line + 1}`;
    });
  };

  it.each([
    ["+ phụ_c", "definition", ["muc.yaml: phụ_cấp 2"]],
    ["khi: trẻ.khuyết", "definition", ["quy-tac.yaml: khuyết_tật 6"]],
    ["hộ = cận_ng", "definition", ["quy-tac.yaml: cận_nghèo 2"]],
    ["giá_trị: hộ", "typeDefinition", ["quy-tac.yaml: hạng 2"]],
    ["kết_quả: đúng }\n  mứ", "implementation", ["quy-tac.yaml: mức 33"]],
  ] as const)("goes from %s to its %s", (part, go, places) => {
    expect(there(part, go)).toEqual(places);
  });

  it("finds all references, in golden cases too", () => {
    const { service, text } = openEditor();
    const position = positionAt(text(RULES), text(RULES).indexOf("cận_nghèo") + 2);
    const found = service.references(RULES, position, true);
    expect(found.map((one) => one.uri.slice(one.uri.lastIndexOf("/") + 1))).toEqual([
      "quy-tac.yaml",
      "quy-tac.yaml",
      "mot.cases.yaml",
    ]);
  });
});

describe("outlines", () => {
  it("is the law's tree, rules under their clauses", () => {
    const { service } = openEditor();
    const law = service.documentSymbols(RULES).find((one) => one.name === "điều_khoản");
    const lines = (all: typeof law, depth = 0): readonly string[] =>
      all === undefined
        ? []
        : [`${" ".repeat(depth)}${all.name}`, ...all.children.flatMap((one) => lines(one, depth + 1))];
    expect(lines(law)).toEqual(["điều_khoản", " 1", "  mức", " 2", "  được_hưởng", "  2.a", "   2"]);
  });

  it("finds symbols without accents", () => {
    const { service } = openEditor();
    expect(service.workspaceSymbols("phu cap").map((one) => one.name)).toEqual(["M — Phụ cấp"]);
    expect(service.workspaceSymbols("phu_cap").map((one) => one.name)).toEqual(["phụ_cấp"]);
  });

  it("folds clauses", () => {
    const { service, text } = openEditor();
    const start = text(RULES).slice(0, text(RULES).indexOf("  - mã: 2")).split("\n").length - 1;
    expect(service.foldingRanges(RULES).find((one) => one.startLine === start)?.endLine).toBeGreaterThan(start + 5);
  });
});

describe("what stands beside the text", () => {
  it("counts the cases of a clause, and those that it does not matter to once they were run", () => {
    const { service } = openEditor();
    const titles = (): readonly string[] => service.codeLenses(RULES).map((one) => one.command.title);
    expect(titles()).toEqual(["1 ca", "1 ca", "Chưa có ca kiểm thử", "Đổi từ 01/01/2027"]);
    for (const _ of service.study(RULES));
    expect(titles().slice(0, 3)).toEqual(["1 ca", "1 ca", "Chưa có ca kiểm thử"]);
  });

  it("says so where a case comes out the same without its clause", () => {
    const { service, text } = openEditor();
    service.open(CASES, text(CASES).replace("khuyết_tật: sai", "khuyết_tật: đúng").replace("[2, 1]", "[2.a]"));
    for (const _ of service.study(RULES));
    expect(service.codeLenses(RULES)[2]?.command.title).toBe("1 ca, 1 chưa chứng tỏ có tác dụng");
  });

  it("shows the values of the case chosen", () => {
    const { service } = openEditor({ chosen: { uri: CASES, name: "Trẻ cận nghèo" } });
    const hints = service.inlayHints(RULES, { start: { line: 30, character: 0 }, end: { line: 60, character: 0 } });
    expect(hints.map((one) => one.label)).toEqual(["= 550.000 đồng", "= có"]);
  });

  it("links what a clause cites", () => {
    const { service } = openEditor();
    expect(service.documentLinks(RULES).map(({ target, line, tooltip }) => ({ target, line, tooltip }))).toEqual(
      expect.arrayContaining([{ target: RULES, line: 30, tooltip: "Mức" }]),
    );
  });

  it("formats by lines", () => {
    const { service, text } = openEditor();
    const loose = text(RULES).replace("hộ = cận_nghèo và", "hộ=cận_nghèo  và");
    service.open(RULES, loose);
    expect(applied(loose, service.formatting(RULES))).toBe(text(RULES));
    expect(service.formatting(RULES).length).toBe(1);
  });
});
