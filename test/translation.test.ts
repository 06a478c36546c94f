/** Every rule set compiles in the other vocabulary as in its own, and comes back to the same bytes. */
import { readFileSync } from "node:fs";
import { sourceText } from "@khoan/diagnostics";
import { compileFolder, formatFile, type Host } from "@khoan/language";
import { describe, expect, it } from "vitest";
import { nodeHost } from "../cli/src/node-host.ts";
import { allRuleSets } from "../cli/src/rule-set.ts";

type Lang = "vi" | "en";

function languageOf(folder: string): Lang {
  return /^language: en$/m.test(readFileSync(`${folder}/document.yaml`, "utf8")) ? "en" : "vi";
}

function translate(path: string, text: string, from: Lang, to: Lang): string {
  const formatted = formatFile(sourceText(path, text), from, to);
  expect(formatted.diagnostics, path).toEqual([]);
  return formatted.value ?? "";
}

/** The files as they are, each in the vocabulary that its folder does not use. */
const translated: Host = {
  ...nodeHost,
  readText: (path) => {
    const read = nodeHost.readText(path);
    if ("error" in read) return read;
    const lang = languageOf(path.slice(0, path.lastIndexOf("/")));
    return { text: translate(path, read.text, lang, lang === "vi" ? "en" : "vi") };
  },
};

describe.each(allRuleSets())("%s", (folder) => {
  it("compiles in the other vocabulary to the same rules", () => {
    const own = compileFolder(nodeHost, folder);
    const other = compileFolder(translated, folder);
    expect(other.diagnostics.map((one) => `${one.code} ${one.message.en}`)).toEqual([]);
    const shape = (program: typeof own.program) =>
      program?.variables.map((one) => [one.name, one.contributions.length]);
    expect(shape(other.program)).toEqual(shape(own.program));
  });

  it("comes back to the same bytes", () => {
    const lang = languageOf(folder);
    const other = lang === "vi" ? "en" : "vi";
    for (const name of nodeHost.list(folder) as readonly string[]) {
      if (!name.endsWith(".yaml")) continue;
      const text = readFileSync(`${folder}/${name}`, "utf8");
      const there = translate(`${folder}/${name}`, text, lang, other);
      expect(translate(`${folder}/${name}`, there, other, lang), name).toBe(text);
    }
  });
});
