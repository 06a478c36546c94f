/** The first minute of a newcomer: a decided case, where every number leads to its clause. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openStage, type Stage, untilVerdict, verdict } from "./support/browser.ts";

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.close());

describe("opening", () => {
  test("shows a child's case decided, with its amount, its clauses and the next change", async () => {
    const { page } = await stage.open();
    expect(await verdict(page)).toBe(
      "03/2026: được hưởng, mức hỗ trợ hằng tháng 1.000.000 đồng, không hỗ trợ 100% mức đóng BHYT.",
    );
    expect(await page.innerText(".under")).toContain("II.1.a");
    expect(await page.innerText(".next")).toContain("01/2027");
    expect(await page.getAttribute(".picture svg", "aria-label")).toContain("1.800.000 đồng");
  });

  test("sends nothing anywhere and breaks no rule of its policy, through editor, server and test run", async () => {
    const { page, strangers, faults } = await stage.open();
    await page.waitForSelector(".monaco .view-line");
    await page.click("#tab-tests");
    await page.waitForSelector(".tests[aria-busy=false] .summary");
    await page.click("#tab-readings");
    await page.waitForFunction(() => document.querySelectorAll(".effect.some").length > 0);
    await page.hover(".monaco .view-line >> nth=3");
    expect(strangers).toEqual([]);
    expect(faults).toEqual([]);
  });

  test("works on with the network gone", async () => {
    const { page, context } = await stage.open();
    await page.waitForSelector(".monaco .view-line");
    await page.waitForFunction(() => document.querySelectorAll(".clause .mark.tested").length > 0);
    await context.setOffline(true);
    await page.fill("[data-fact='trẻ.ngày_sinh'] input", "20/05/2009");
    await untilVerdict(page, "không được hưởng");
  });

  test("every clause of the decision opens at its line, in the tree and in the rules", async () => {
    const { page } = await stage.open();
    await page.waitForSelector(".monaco .view-line");
    await page.click(".under .clause-chip >> text=II.1.a");
    await page.waitForSelector(".clause[aria-selected=true] >> text=II.1.a");
    expect(await page.inputValue(".file-select")).toBe("rules/nq-55-2025/ii-doi-tuong.yaml");
    await page.waitForFunction(() => document.querySelector(".monaco .flash") !== null);
    await page.click(".why .place:visible >> nth=2");
    await page.waitForFunction(() => document.querySelector(".monaco .flash") !== null);
  });

  test("steps through the months with the slider, by keyboard", async () => {
    const { page } = await stage.open();
    await page.focus(".slider");
    await page.keyboard.press("End");
    await untilVerdict(page, "12/2030");
    expect(await verdict(page)).toContain("1.800.000 đồng");
    await page.keyboard.press("Home");
    await untilVerdict(page, "03/2026");
  });

  test("opens the other rule sets, in their own vocabulary", async () => {
    const { page, faults } = await stage.open();
    for (const folder of ["rules/examples/brookfield-2026", "rules/examples/millbrook-2026"]) {
      await page.selectOption(".rule-set select", folder);
      await page.waitForFunction(
        (id) =>
          document.querySelectorAll(".clause").length > 3 &&
          document.querySelector<HTMLSelectElement>(".file-select")?.value.includes(id),
        folder,
      );
      await page.click(".picker");
      await page.click(".case-choice >> nth=0");
      await page.waitForSelector(".outputs, .why");
    }
    expect(faults).toEqual([]);
  });
});
