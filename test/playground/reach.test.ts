/** For everyone: WCAG AA by axe at every size, in both colours and languages; all by keyboard; nothing cut off. */
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { AxeResults, RunOptions } from "axe-core";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openStage, openTab, type Stage, untilVerdict } from "./support/browser.ts";

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.close());

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const RULES: RunOptions = { runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] };

/** What axe finds, one line each; Monaco’s own inside is its maker’s to mend. */
async function findings(page: Page): Promise<readonly string[]> {
  await page.evaluate(AXE);
  const results = (await page.evaluate(
    (options) =>
      (globalThis as unknown as { axe: { run: (context: unknown, options: unknown) => unknown } }).axe.run(
        { exclude: [[".monaco-editor"]] },
        options,
      ),
    RULES,
  )) as AxeResults;
  return results.violations.flatMap((violation) =>
    violation.nodes.map((node) => `${violation.id}: ${node.target.join(" ")} ${node.failureSummary ?? ""}`),
  );
}

const SIZES = [
  { width: 360, height: 740 },
  { width: 768, height: 1024 },
  { width: 1280, height: 800 },
  { width: 1920, height: 1080 },
  { width: 3840, height: 2160 },
] as const;

describe.each(SIZES)("at $width × $height", ({ width, height }) => {
  test.each([false, true])("nothing for axe to find, nothing cut off (dark: %s)", async (dark) => {
    const { page } = await stage.open({ width, height, dark });
    await page.waitForFunction(() => document.querySelectorAll(".clause .mark.tested").length > 0);
    expect(await findings(page)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
  });
});

test.each(["results", "why", "refused", "moved", "readings", "problems", "tests"])(
  "the tab %s is clean too",
  async (tab) => {
    const { page } = await stage.open();
    await page.waitForFunction(() => document.querySelectorAll(".clause .mark.tested").length > 0);
    await page.selectOption("[data-fact='hộ.loại'] select", { label: "khác" });
    await untilVerdict(page, "không được hưởng");
    await openTab(page, tab);
    expect(await findings(page)).toEqual([]);
  },
);

test("the sheets for sharing and for choosing a case are clean, and close by Escape", async () => {
  const { page } = await stage.open();
  await page.waitForFunction(() => document.querySelectorAll(".clause .mark.tested").length > 0);
  for (const opener of [".picker", ".bar >> text=Chia sẻ"]) {
    await page.click(opener);
    expect(await findings(page)).toEqual([]);
    await page.keyboard.press("Escape");
    await page.waitForSelector("dialog[open]", { state: "detached" });
  }
});

test("an English reader gets the page in English, documents keep their language", async () => {
  const { page } = await stage.open({ locale: "en-GB" });
  expect(await page.getAttribute("html", "lang")).toBe("en");
  expect(await page.innerText(".tree h2")).toBe("Contents of the document");
  expect(await page.getAttribute(".clauses", "lang")).toBe("vi");
  expect(await findings(page)).toEqual([]);
});

test("by keyboard alone: to the result, through the tree, the tabs, a fact, and out of the editor", async () => {
  const { page } = await stage.open();
  await page.waitForSelector(".monaco .view-line");
  await page.keyboard.press("Tab");
  expect(await page.evaluate(() => document.activeElement?.className)).toBe("skip");
  await page.keyboard.press("Enter");
  expect(await page.evaluate(() => document.activeElement?.id)).toBe("result");
  await page.focus("[role=treeitem][tabindex='0']");
  await page.keyboard.press("End");
  await page.keyboard.press("Enter");
  await page.waitForSelector("[role=treeitem][aria-selected=true]");
  await page.focus("#tab-why");
  await page.keyboard.press("ArrowRight");
  await page.waitForSelector("#tab-refused[aria-selected=true]");
  await page.focus("[data-fact='trẻ.ngày_sinh'] input");
  await page.keyboard.press("Control+a");
  await page.keyboard.type("20/05/2009");
  await untilVerdict(page, "không được hưởng");
  await page.focus(".splitter");
  await page.keyboard.press("ArrowUp");
  expect(await page.getAttribute(".splitter", "aria-valuenow")).toBe("38");
  await page.click(".monaco");
  await page.keyboard.press("Control+m");
  // Lenses and the lines held above are stops of their own.
  for (let i = 0; i < 12 && (await page.evaluate(() => document.activeElement?.closest(".monaco") !== null)); i++)
    await page.keyboard.press("Tab");
  expect(await page.evaluate(() => document.activeElement?.closest(".monaco") === null)).toBe(true);
  expect(await page.innerText(".edit-state")).toContain("Chưa sửa gì");
});

test("a narrow screen reads the rules and fills the form", async () => {
  const { page } = await stage.open({ width: 360, height: 740 });
  expect(await page.locator(".monaco").count()).toBe(0);
  await page.waitForSelector(".read-view li");
  await page.fill("[data-fact='trẻ.ngày_sinh'] input", "20/05/2009");
  await untilVerdict(page, "không được hưởng");
});
