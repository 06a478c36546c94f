/**
 * The playground in a browser of this machine: what it loads before the first decision is on the screen, how long that
 * takes, and how long a decision or a compilation takes to follow a key. Times of this machine, as text, since the goals
 * are in milliseconds and bytes.
 */
import { existsSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { gzipSync } from "node:zlib";
import { type Browser, chromium, type Page, type Request } from "playwright-core";
import { build } from "vite";
import { DIST, serve } from "../../test/playground/support/serve.ts";
import { median } from "../support/measure.ts";
import type { Row } from "../support/row.ts";

const CHROMIUM = process.env["KHOAN_CHROMIUM"] ?? "/usr/bin/chromium";
const OPENINGS = 5;
const STROKES = 30;

export async function playground(): Promise<readonly Row[]> {
  const root = join(DIST, "..");
  if (!existsSync(join(DIST, "index.html")))
    await build({ root, configFile: join(root, "vite.config.ts"), logLevel: "error" });
  const served = await serve();
  const browser = await chromium.launch({ executablePath: CHROMIUM, args: ["--no-sandbox"] });
  try {
    const openings: Opening[] = [];
    for (let i = 0; i < OPENINGS; i++) openings.push(await open(browser, served.url));
    const page = await ready(browser, served.url);
    const facts = await strokes(page, FACT);
    const rules = await strokes(page, RULE);
    return [
      {
        what: "gzipped bytes loaded before the first decision",
        against: "goal: 250 kB",
        ratio: kilobytes(openings[0]?.bytes ?? 0),
      },
      {
        what: "from opening to the decision on the screen",
        against: "goal: 2 s",
        ratio: milliseconds(openings.map((one) => one.time)),
      },
      {
        what: "from a key in a fact to the decision, p50 and p95",
        against: "a frame is 16 ms",
        ratio: milliseconds(facts),
      },
      {
        what: "from a key in a rule to the tree of the document, p50 and p95",
        against: "a frame is 16 ms",
        ratio: milliseconds(rules),
      },
    ];
  } finally {
    await browser.close();
    await served.close();
  }
}

function kilobytes(bytes: number): string {
  return `${(bytes / 1000).toFixed(0)} kB`;
}

/** The middle, and what all but one in twenty stay under. */
function milliseconds(times: readonly number[]): string {
  const sorted = times.toSorted((a, b) => a - b);
  const late = sorted[Math.ceil(sorted.length * 0.95) - 1] ?? Number.NaN;
  return `${median(times).toFixed(0)} ms, ${late.toFixed(0)} ms`;
}

/** Runs in the page: from now on, waits for the next key and the next change of what is watched. */
function watchFor(watched: string): string {
  return `(() => {
    globalThis.waited = new Promise((resolve) => {
      let start = 0;
      addEventListener("keydown", (event) => { start = event.timeStamp; }, { capture: true, once: true });
      const watcher = new MutationObserver(() => {
        if (start === 0) return;
        watcher.disconnect();
        resolve(performance.now() - start);
      });
      const all = { childList: true, characterData: true, subtree: true };
      watcher.observe(document.querySelector(${JSON.stringify(watched)}), all);
    });
  })()`;
}

/** Runs in the page before it: notes when the sentence of the decision is there. */
const NOTE_DECISION = `new MutationObserver((_, watcher) => {
  if (document.querySelector(".verdict") === null) return;
  watcher.disconnect();
  globalThis.decidedAt = performance.now();
}).observe(document, { childList: true, subtree: true })`;

type Opening = { readonly time: number; readonly bytes: number };

async function open(browser: Browser, url: string): Promise<Opening> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, locale: "vi-VN" });
  const page = await context.newPage();
  await page.addInitScript({ content: NOTE_DECISION });
  const requests: Request[] = [];
  context.on("requestfinished", (request) => requests.push(request));
  await page.goto(url);
  await page.waitForSelector(".verdict");
  const time = await page.evaluate<number>("globalThis.decidedAt");
  const until = (await page.evaluate<number>("performance.timeOrigin")) + time;
  const bytes = requests
    .filter((request) => request.timing().startTime < until)
    .map((request) => basename(new URL(request.url()).pathname) || "index.html")
    .map((name) => [join(DIST, name), join(DIST, "assets", name)].find(existsSync))
    .filter((path) => path !== undefined)
    .reduce((sum, path) => sum + gzipSync(readFileSync(path), { level: 9 }).length, 0);
  await context.close();
  return { time, bytes };
}

async function ready(browser: Browser, url: string): Promise<Page> {
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 }, locale: "vi-VN" });
  await page.goto(url);
  await page.waitForSelector(".monaco .view-line");
  await page.waitForSelector(".clause .mark.tested");
  return page;
}

type Stroke = {
  readonly focus: (page: Page) => Promise<void>;
  /** Typed and taken back in turns. */
  readonly key: string;
  readonly watched: string;
};

/** The last digit of the allowance: 1.000.000 becomes 10.000.000 and back. */
const FACT: Stroke = {
  focus: async (page) => {
    await page.focus("[data-fact='trẻ.trợ_cấp_xã_hội'] input.money");
    await page.keyboard.press("End");
  },
  key: "0",
  watched: ".verdict",
};

/** A letter more in the title of a clause, which the tree shows. */
const RULE: Stroke = {
  focus: async (page) => {
    await page.click(".clause >> text=Chính sách hỗ trợ");
    // The cursor stands at the clause; its title is on the next line.
    await page.focus(".monaco .native-edit-context, .monaco textarea");
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("End");
  },
  key: "x",
  watched: ".clauses",
};

/** Milliseconds from each key to the change of what is watched. */
async function strokes(page: Page, { focus, key, watched }: Stroke): Promise<readonly number[]> {
  await focus(page);
  const times: number[] = [];
  for (let i = 0; i < STROKES; i++) {
    await page.evaluate(watchFor(watched));
    await page.keyboard.press(i % 2 === 0 ? key : "Backspace");
    times.push(await page.evaluate<number>("globalThis.waited"));
  }
  return times;
}
