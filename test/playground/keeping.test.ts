/** What the browser keeps: edits over a reload, a draft for each tab, and facts only where asked. */

import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import {
  openFile,
  openStage,
  replaceAll,
  repositoryText,
  type Stage,
  untilVerdict,
  verdict,
} from "./support/browser.ts";

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.close());

const RULES = "rules/nq-55-2025/iii-chinh-sach.yaml";

async function rename(page: Page, title: string): Promise<void> {
  await openFile(page, RULES);
  await replaceAll(page, repositoryText(RULES).replace("tên: Hỗ trợ hằng tháng", `tên: ${title}`));
  await page.waitForSelector(`.clause >> text=${title}`);
  // The draft is written a moment after the last key.
  await page.waitForFunction(
    (wanted) =>
      new Promise<boolean>((resolve) => {
        const request = indexedDB.open("khoan");
        request.onsuccess = () => {
          const all = request.result.transaction("drafts").objectStore("drafts").getAll();
          all.onsuccess = () => {
            request.result.close();
            resolve(JSON.stringify(all.result).includes(wanted));
          };
        };
      }),
    title,
  );
}

async function kept(page: Page): Promise<string> {
  return page.evaluate(
    () =>
      new Promise<string>((resolve) => {
        const request = indexedDB.open("khoan");
        request.onsuccess = () => {
          const all = request.result.transaction("drafts").objectStore("drafts").getAll();
          all.onsuccess = () => {
            request.result.close();
            resolve(JSON.stringify(all.result) + JSON.stringify({ ...localStorage, ...sessionStorage }));
          };
        };
      }),
  );
}

describe("a reload", () => {
  test("restores the edits, and no fact", async () => {
    const { page } = await stage.open();
    await page.fill("[data-fact='trẻ.ngày_sinh'] input", "21/07/2015");
    await rename(page, "Tên mới");
    expect(await kept(page)).not.toContain("2015-07-21");
    await page.reload();
    await page.waitForSelector(".clause >> text=Tên mới");
    expect(await page.inputValue("[data-fact='trẻ.ngày_sinh'] input")).toBe("20/05/2018");
  });

  test("restores the case where the person asked for it, until everything is deleted", async () => {
    const { page } = await stage.open();
    await page.check(".remember input");
    await page.fill("[data-fact='trẻ.ngày_sinh'] input", "20/05/2009");
    await untilVerdict(page, "không được hưởng");
    await page.waitForTimeout(400);
    await page.reload();
    await page.waitForSelector(".verdict");
    await untilVerdict(page, "không được hưởng");
    await page.click(".bar >> text=Chia sẻ");
    await page.click("text=Xóa mọi thứ đã lưu");
    await page.waitForSelector("text=Đã xóa.");
    await page.waitForTimeout(400);
    expect(await kept(page)).not.toContain("2009-05-20");
  });
});

describe("two tabs", () => {
  test("keep a draft each, and say that there is another", async () => {
    const { page, context } = await stage.open();
    await rename(page, "Tên một");
    const second = await context.newPage();
    await second.goto(stage.url);
    await second.waitForSelector(".verdict");
    await rename(second, "Tên hai");
    await page.bringToFront();
    await page.waitForSelector(".notice >> text=thẻ khác");
    await page.reload();
    await page.waitForSelector(".clause >> text=Tên một");
    await second.reload();
    await second.waitForSelector(".clause >> text=Tên hai");
    expect(await verdict(second)).toContain("1.000.000 đồng");
  });

  test("a draft left behind by a closed tab is offered to the next", async () => {
    const { page, context } = await stage.open();
    await rename(page, "Tên dở");
    await page.close();
    const next = await context.newPage();
    await next.goto(stage.url);
    await next.waitForSelector(".notice >> text=bản nháp dở");
    await next.click(".notice >> text=Mở lại");
    await next.waitForSelector(".clause >> text=Tên dở");
  });
});
