/** The example page decides in the browser, on the module built from the rules as they are. */
import { spawnSync } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import { extname, join } from "node:path";
import { chromium } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

const CHROMIUM = process.env["KHOAN_CHROMIUM"] ?? "/usr/bin/chromium";
const TYPES: Readonly<Record<string, string>> = { ".html": "text/html", ".css": "text/css", ".js": "text/javascript" };

describe("the page", () => {
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? "/", "http://localhost").pathname;
    const file = join("examples", path.endsWith("/") ? `${path}index.html` : path);
    try {
      const text = readFileSync(file);
      response.writeHead(200, { "content-type": `${TYPES[extname(file)] ?? "text/plain"}; charset=utf-8` }).end(text);
    } catch {
      response.writeHead(404).end();
    }
  });
  let address = "";
  beforeAll(async () => {
    const out = "examples/generated/nq-55-2025";
    const built = spawnSync(process.execPath, ["cli/src/khoan.js", "build", "rules/nq-55-2025", "--out", out]);
    expect(built.status).toBe(0);
    server.listen(0, "127.0.0.1");
    await once(server, "listening");
    const at = server.address();
    address = typeof at === "object" && at !== null ? `http://127.0.0.1:${at.port}/browser/` : "";
  });
  afterAll(() => server.close());

  it("decides what it can, asks for what is missing, and follows the form", async () => {
    const browser = await chromium.launch({ executablePath: CHROMIUM, args: ["--no-sandbox"] });
    try {
      const page = await browser.newPage();
      const errors: string[] = [];
      page.on("pageerror", (error) => errors.push(error.message));
      await page.goto(address);
      const answer = page.locator("#answer");
      await answer.filter({ hasText: "Không được hưởng" }).waitFor();
      await page.selectOption("[name=household]", "cận_nghèo");
      await answer.filter({ hasText: "trẻ.ngày_sinh" }).waitFor();
      await page.fill("[name=birth]", "2018-05-20");
      await answer.filter({ hasText: "2.000.000 đồng" }).waitFor();
      await page.fill("[name=at]", "2026-3");
      await answer.filter({ hasText: "YYYY-MM" }).waitFor();
      expect(errors).toEqual([]);
    } finally {
      await browser.close();
    }
  }, 60_000);
});
