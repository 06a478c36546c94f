/** Sharing: a link holds rules and never facts unless agreed to, folders go out and come back, print is a draft. */
import { readFileSync } from "node:fs";
import { strFromU8, unzipSync, zipSync } from "fflate";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openFragment } from "../../playground/src/share/link.ts";
import { openFile, openStage, replaceAll, repositoryText, type Stage, untilVerdict } from "./support/browser.ts";

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.close());

const RULES = "rules/nq-55-2025/iii-chinh-sach.yaml";
const EDITED = repositoryText(RULES).replace("tên: Hỗ trợ hằng tháng", "tên: Hỗ trợ mỗi tháng");
const BASE = { [RULES]: repositoryText(RULES) };

async function edited(): ReturnType<Stage["open"]> {
  const opened = await stage.open();
  await openFile(opened.page, RULES);
  await replaceAll(opened.page, EDITED);
  await opened.page.waitForSelector(".edit-state.some");
  await opened.page.click(".bar >> text=Chia sẻ");
  return opened;
}

describe("a link", () => {
  test("carries the edit and nothing of the case; whoever opens it sees the edit", async () => {
    const { page } = await edited();
    const link = await page.inputValue(".link-line input");
    const fragment = link.slice(link.indexOf("#"));
    const opened = openFragment(fragment, BASE);
    expect(opened?.shared.case).toBeUndefined();
    expect(opened?.shared.edits).toEqual({ [RULES]: EDITED });
    const other = await stage.open({ fragment });
    await other.page.waitForSelector(".clause >> text=Hỗ trợ mỗi tháng");
    expect(other.page.url()).not.toContain("#");
  });

  test("carries facts only after the warning is read and agreed to", async () => {
    const { page } = await edited();
    await page.click(".check >> text=Kèm cả trường hợp");
    expect(await page.innerText(".banner.error")).toContain("Không dùng với người thật");
    expect(await page.isDisabled(".link-line .button")).toBe(true);
    const before = await page.inputValue(".link-line input");
    expect(openFragment(before.slice(before.indexOf("#")), BASE)?.shared.case).toBeUndefined();
    await page.click(".check >> text=Tôi hiểu");
    await page.waitForFunction(
      (old) => document.querySelector<HTMLInputElement>(".link-line input")?.value !== old,
      before,
    );
    const after = await page.inputValue(".link-line input");
    expect(openFragment(after.slice(after.indexOf("#")), BASE)?.shared.case?.at).toBe("2026-03");
  });

  test("that is broken opens the page as it is, and says so", async () => {
    const { page, faults } = await stage.open({ fragment: "#r=AAAA____kaputt" });
    await page.waitForSelector(".notice >> text=Liên kết không đọc được");
    expect(faults).toEqual([]);
  });
});

describe("a folder", () => {
  test("goes out as .zip with rules, imports and cases, and comes back", async () => {
    const { page } = await edited();
    const [download] = await Promise.all([page.waitForEvent("download"), page.click("text=Tải về .zip")]);
    const bytes = new Uint8Array(readFileSync(await download.path()));
    const files = unzipSync(bytes);
    expect(strFromU8(files[RULES] as Uint8Array)).toBe(EDITED);
    expect(Object.keys(files).some((path) => path.startsWith("rules/nd-351-2025/"))).toBe(true);
    expect(Object.keys(files).some((path) => path.startsWith("test/golden/nq-55-2025/"))).toBe(true);
    const other = await stage.open();
    await other.page.click(".bar >> text=Chia sẻ");
    await other.page.setInputFiles(".share input[type=file]", {
      name: "x.zip",
      mimeType: "application/zip",
      buffer: Buffer.from(bytes),
    });
    await other.page.waitForSelector(".clause >> text=Hỗ trợ mỗi tháng");
  });

  test("that is no .zip, holds no rules, or paths that climb out, is refused in words", async () => {
    const { page, faults } = await stage.open();
    await page.click(".bar >> text=Chia sẻ");
    const cases: readonly (readonly [Uint8Array, string])[] = [
      [new TextEncoder().encode("no zip"), "không phải .zip"],
      [zipSync({ "a.yaml": new TextEncoder().encode("x: 1") }), "không có document.yaml"],
      [zipSync({ "x/document.yaml": new Uint8Array([0xff, 0xfe, 0xff]) }), "không phải văn bản UTF-8"],
    ];
    for (const [bytes, told] of cases) {
      await page.setInputFiles(".share input[type=file]", {
        name: "x.zip",
        mimeType: "application/zip",
        buffer: Buffer.from(bytes),
      });
      await page.waitForSelector(`.notice >> text=${told}`, { state: "attached" });
      if (!(await page.isVisible(".share"))) await page.click(".bar >> text=Chia sẻ");
    }
    expect(faults).toEqual([]);
  });
});

test("the decision on paper is marked as a draft and names its rules", async () => {
  const { page } = await stage.open();
  await page.emulateMedia({ media: "print" });
  const paper = await page.innerText(".print");
  expect(paper).toContain("DỰ THẢO");
  expect(paper).toContain("1.000.000 đồng");
  expect(paper).toContain("sha256:");
  expect(await page.isVisible(".page")).toBe(false);
  await page.emulateMedia({ media: "screen" });
  await untilVerdict(page, "1.000.000 đồng");
});
