/** The case: what still matters first, anything may stay unknown, lives change over time. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openStage, openTab, type Stage, untilVerdict, verdict } from "./support/browser.ts";

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.close());

describe("the form", () => {
  test("asks first for what is missing, and each answer settles more", async () => {
    const { page } = await stage.open();
    await page.click(".picker");
    await page.click(".sheet-tools .button");
    await page.waitForSelector(".facts.needed");
    expect(await page.innerText(".facts.needed")).toContain("Quyết định hỗ trợ được ký ngày nào?");
    await page.fill("[data-fact='ngày_ký_quyết_định'] input", "10/03/2026");
    await page.fill("[data-fact='trẻ.ngày_sinh'] input", "20/05/2018");
    // A field keeps its place while the cursor is in it.
    await page.keyboard.press("Tab");
    await page.waitForSelector(".settled");
    expect(await verdict(page)).toContain("không được hưởng");
  });

  test("takes a fact as unknown although it has a default", async () => {
    const { page } = await stage.open();
    await page.click("[data-fact='hộ.loại'] button[aria-pressed]");
    await untilVerdict(page, "chưa kết luận được");
    await page.waitForSelector(".missing .chip >> text=Hộ thuộc diện");
    await page.click(".missing .chip >> text=Hộ thuộc diện");
    await page.waitForFunction(() => document.activeElement?.closest("[data-fact='hộ.loại']") !== null);
    await page.selectOption("[data-fact='hộ.loại'] select", { label: "cận nghèo" });
    await untilVerdict(page, "1.000.000 đồng");
  });

  test("edits a history: the household ceases to be near-poor, and the timeline ends there", async () => {
    const { page } = await stage.open();
    const fact = "[data-fact='hộ.loại']";
    await page.click(`${fact} .link`);
    await page.fill(`${fact} .history-entry >> nth=1 >> input`, "01/06/2028");
    await page.selectOption(`${fact} .history-entry >> nth=1 >> select`, { label: "khác" });
    await page.waitForFunction(() =>
      document.querySelector(".picture svg")?.getAttribute("aria-label")?.includes("07/2028"),
    );
    await page.click(".changes summary");
    expect(await page.innerText(".changes table")).toContain("Hộ thuộc diện: khác");
  });

  test("chooses a golden case by words without accents", async () => {
    const { page } = await stage.open();
    await page.waitForFunction(() => document.querySelectorAll(".clause .mark.tested").length > 0);
    await page.click(".picker");
    await page.fill(".sheet input[type=search]", "ca mau 2 o xa");
    await page.click(".case-choice >> nth=0");
    await page.waitForFunction(() => document.querySelector(".picker-name")?.textContent?.startsWith("Ca mẫu 2"));
    await untilVerdict(page, "được hưởng");
  });
});

describe("behind the result", () => {
  test("says why not: the clause, its condition, what was known, and which fact would turn it", async () => {
    const { page } = await stage.open();
    await page.selectOption("[data-fact='hộ.loại'] select", { label: "khác" });
    await untilVerdict(page, "không được hưởng");
    await openTab(page, "refused");
    const told = await page.innerText(".refusals");
    expect(told).toContain("Được hưởng");
    expect(told).toContain("Kết quả đổi nếu");
    expect(told).toContain("không đúng");
    await page.click(".turns .chip >> nth=0");
  });

  test("switches a reading and counts the cases that each way would change", async () => {
    const { page } = await stage.open();
    await page.waitForFunction(() => document.querySelectorAll(".clause .mark.tested").length > 0);
    await openTab(page, "readings");
    const choice = page.locator(".reading-choice", { hasText: "III.1-đổi-mức" });
    await choice.locator(".effect.some").waitFor();
    await choice.locator("label", { hasText: "tháng-sau" }).click();
    await page.waitForFunction(() =>
      document.querySelector(".picture svg")?.getAttribute("aria-label")?.includes("02/2027"),
    );
    await openTab(page, "moved");
    await page.waitForSelector(".moved-group");
  });
});
