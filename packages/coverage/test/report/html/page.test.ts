/** The page stands alone: nothing from elsewhere, every link inside leads somewhere, both languages are there. */
import { beforeAll, describe, expect, it } from "vitest";
import { coverageHtml, RELATION_SIGNS, STATE_SIGNS } from "../../../src/index.ts";
import { coverageOf, realTown, town } from "../../town.ts";

let html = "";

beforeAll(() => {
  const place = realTown("rules/examples/brookfield-2026");
  // Without the last cases, so that there are gaps to show.
  const coverage = coverageOf({ ...place, cases: place.cases.slice(0, 40) });
  html = coverageHtml(coverage, { lang: "vi", links: (file, line) => `../${file}#L${line}` });
});

describe("the page", () => {
  it("loads nothing", () => {
    expect(html).not.toMatch(/(?:src|href)="(?:https?:)?\/\//);
    expect(html).not.toMatch(/@import|url\(/);
    expect(html.match(/<script\b[^>]*>/g)).toEqual(["<script>"]);
  });

  it("has an id for every link inside it, each once", () => {
    const ids = [...html.matchAll(/ id="([^"]+)"/g)].map((match) => match[1]);
    expect(ids.filter((id, at) => ids.indexOf(id) !== at)).toEqual([]);
    const targets = [...html.matchAll(/ href="#([^"]+)"/g)].map((match) => match[1]);
    expect(targets.length).toBeGreaterThan(500);
    expect([...new Set(targets)].filter((target) => !ids.includes(target))).toEqual([]);
  });

  it("leads from every case and rule to its line", () => {
    expect(html).toContain('href="../test/golden/brookfield-2026/1-general.cases.yaml#L');
    expect(html).toContain('href="../rules/examples/brookfield-2026/2-levy.yaml#L');
  });

  it("opens and closes its elements in order", () => {
    const open: string[] = [];
    const alone = new Set(["meta", "input", "br"]);
    for (const [, end, name] of html.replace(/<(style|script)>[\s\S]*?<\/\1>/g, "").matchAll(/<(\/?)([a-z0-9]+)\b/g)) {
      if (end === "/") expect(open.pop()).toBe(name);
      else if (!alone.has(name ?? "")) open.push(name ?? "");
    }
    expect(open).toEqual([]);
  });

  it("says everything of its own in both languages", () => {
    expect(html.match(/class="vi" lang="vi"/g)?.length).toBe(html.match(/class="en" lang="en"/g)?.length);
  });

  it("gives every sign words, so that it is not told by its look or colour alone", () => {
    for (const name of [...Object.keys(STATE_SIGNS), ...Object.keys(RELATION_SIGNS)]) {
      expect(html).toMatch(new RegExp(`\\.g\\.${name}::before\\{content:"[^"]+";content:"[^"]+" / "[^"]+"\\}`));
    }
  });
});

describe("what people wrote", () => {
  it("stays text", () => {
    const place = town(
      `
facts: { n: { type: int, default: 1, ground: usual } }
variables: { ok: { type: bool, per: month, output: true, otherwise: 'false' } }
clauses:
  - id: a
    title: <b>bold</b> & "quoted"
    literals: [2]
    rules: [{ set: ok, value: 'true', when: n < 2 }]
`,
      ["clauses: [a]\nat: 2026-03\nfacts: {}\nexpect: { ok: true }"],
    );
    const page = coverageHtml(coverageOf(place), { lang: "en", links: () => '"><script>' });
    expect(page).toContain("&lt;b&gt;bold&lt;/b&gt; &amp; &quot;quoted&quot;");
    expect(page).toContain("n &lt; 2");
    expect(page.match(/<script/g)?.length).toBe(1);
  });
});
