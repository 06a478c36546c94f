/**
 * docs/diagnostics/: a page for each code, none without one; on each the messages as the catalogue has them, and an
 * example whose wrong form earns just that code and whose mended form earns none. `vitest -u` writes anew what a page
 * quotes.
 */
import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { type Entry, entries } from "../cli/src/commands/explain.ts";
import { formOf, pageOf, refreshed, refreshedIndex } from "./diagnostics-pages/page.ts";
import { type Outcome, runExample } from "./diagnostics-pages/run-example.ts";

const FOLDER = "docs/diagnostics";
const VI = entries("vi");
const EN = entries("en");
const PAGES = readdirSync(FOLDER).filter((name) => /^KH\d+\.md$/.test(name));
const read = (name: string): string => readFileSync(`${FOLDER}/${name}`, "utf8");
const both = (code: string): { vi: Entry; en: Entry } => {
  const of = (all: readonly Entry[]): Entry => all.find((one) => one.code === code) as Entry;
  return { vi: of(VI), en: of(EN) };
};

describe("the pages", () => {
  it("are one for each code of the catalogue", () => {
    expect(PAGES.toSorted()).toEqual(VI.map(({ code }) => `${code}.md`));
  });

  it("stand in the index with their Vietnamese message, each under its band", async () => {
    await expect(refreshedIndex(read("README.md"), VI)).toMatchFileSnapshot(`../${FOLDER}/README.md`);
  });

  it("name what fills a message in the reader’s language", () => {
    const holesOf = ({ message, help }: Entry): readonly string[] => `${message} ${help}`.match(/‹[^›]+›/g) ?? [];
    const foreign = VI.filter((one, i) => holesOf(one).some((hole) => holesOf(EN[i] as Entry).includes(hole)));
    expect(foreign.map(({ code, message, help }) => `${code} ${message} ${help}`)).toEqual([]);
  });
});

describe.each(PAGES.filter((name) => VI.some(({ code }) => `${code}.md` === name)))("%s", (name) => {
  const code = name.replace(".md", "");
  const text = read(name);
  const page = pageOf(text);
  let ran: Outcome | undefined;
  const wrong = (): Outcome => {
    ran ??= runExample(formOf(page, "sai"));
    return ran;
  };

  it("quotes the catalogue, and is told of in both languages", async () => {
    const { vi, en } = both(code);
    const [vietnamese = "", english = ""] = text.split("\n## In English\n");
    for (const half of [vietnamese, english]) expect(half.match(/^(?![#>`<])\S.{40,}$/m)).not.toBeNull();
    const hasExample = page.files.some((file) => file.side === "sai");
    const answer = hasExample ? wrong().answer : "";
    await expect(refreshed(text, { vi, en }, answer)).toMatchFileSnapshot(`../${FOLDER}/${name}`);
  });

  it.skipIf(page.files.length === 0)(
    "has an example that is wrong for just that reason, and is right when mended",
    () => {
      expect(new Set(wrong().codes)).toEqual(new Set([code, ...page.besides]));
      expect(runExample(formOf(page, "đúng")).answer).toBe("");
    },
  );
});
