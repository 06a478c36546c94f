/** A browser with the page in it, and what tests ask of the page. */
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { type Browser, type BrowserContext, chromium, type Page } from "playwright-core";
import { type Served, serve } from "./serve.ts";

export type Stage = {
  readonly url: string;
  /** A page of its own context: nothing kept from others. */
  readonly open: (options?: OpenOptions) => Promise<Opened>;
  readonly close: () => Promise<void>;
};

export type OpenOptions = {
  readonly width?: number;
  readonly height?: number;
  readonly dark?: boolean;
  readonly locale?: string;
  /** Behind the address: a link’s fragment. */
  readonly fragment?: string;
};

export type Opened = {
  readonly page: Page;
  readonly context: BrowserContext;
  /** Requests to anywhere but the page’s own server, of the page and its workers. */
  readonly strangers: string[];
  /** Errors of scripts, and what the policy of the page has stopped. */
  readonly faults: string[];
};

const CHROMIUM = process.env["KHOAN_CHROMIUM"] ?? "/usr/bin/chromium";

export async function openStage(): Promise<Stage> {
  const served: Served = await serve("/some/where");
  const browser: Browser = await chromium.launch({ executablePath: CHROMIUM, args: ["--no-sandbox"] });
  return {
    url: served.url,
    open: async (options = {}) => {
      const context = await browser.newContext({
        viewport: { width: options.width ?? 1280, height: options.height ?? 800 },
        colorScheme: options.dark === true ? "dark" : "light",
        locale: options.locale ?? "vi-VN",
        acceptDownloads: true,
      });
      const page = await context.newPage();
      const opened: Opened = { page, context, strangers: [], faults: [] };
      watch(opened, served.url);
      await page.goto(served.url + (options.fragment ?? ""));
      await page.waitForSelector(".verdict");
      return opened;
    },
    close: async () => {
      await browser.close();
      await served.close();
    },
  };
}

/** Hears of strange requests and faults on a page of its own accord. */
function watch({ page, strangers, faults }: Opened, url: string): void {
  const { origin } = new URL(url);
  page.context().on("request", (request) => {
    const address = request.url();
    if (!address.startsWith(origin) && !address.startsWith("blob:") && !address.startsWith("data:"))
      strangers.push(address);
  });
  page.on("pageerror", (error) => faults.push(String(error)));
  page.on("console", (message) => {
    if (message.type() === "error") faults.push(message.text());
  });
}

/** The sentence of the decision. */
export async function verdict(page: Page): Promise<string> {
  return (await page.innerText(".verdict")).replaceAll(/\s+/g, " ");
}

/** Waits until the sentence holds a text. */
export async function untilVerdict(page: Page, text: string): Promise<void> {
  await page.waitForFunction((wanted) => document.querySelector(".verdict")?.textContent?.includes(wanted), text);
}

/** Waits for the editor, then opens a file in it. */
export async function openFile(page: Page, path: string): Promise<void> {
  await page.waitForSelector(".monaco .view-line");
  await page.selectOption(".file-select", path);
  // The first line of the file is on the screen.
  await page.waitForFunction(
    (name) => document.querySelector(".monaco [aria-label*='" + name + "']") !== null,
    path.slice(path.lastIndexOf("/") + 1),
  );
}

/** The text of a file of the repository. */
export function repositoryText(path: string): string {
  return readFileSync(fileURLToPath(new URL(`../../../${path}`, import.meta.url)), "utf8");
}

/** Replaces the whole text of the file in the editor. */
export async function replaceAll(page: Page, text: string): Promise<void> {
  await page.click(".monaco");
  await page.keyboard.press("Control+a");
  await paste(page, text);
}

/** Pastes as a person would: through the clipboard event, whatever the size. */
export async function paste(page: Page, text: string): Promise<void> {
  await page.evaluate((pasted) => {
    const data = new DataTransfer();
    data.setData("text/plain", pasted);
    document.activeElement?.dispatchEvent(
      new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }),
    );
  }, text);
}

export async function openTab(page: Page, name: string): Promise<void> {
  await page.click(`#tab-${name}`);
}
