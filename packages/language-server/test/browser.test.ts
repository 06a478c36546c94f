/** The server as a web worker of a real page: bundled, started, spoken to by messages; nothing is fetched. */
import { readFileSync } from "node:fs";
import { type Browser, chromium, type Page } from "playwright-core";
import { build } from "vite";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

const FOLDER = "rules/millbrook-2026";
const SOURCE = "rules/examples/millbrook-2026";
const FILES = ["document", "articles", "facts", "rates", "results"].map((name) => ({
  uri: `file:///${FOLDER}/${name}.yaml`,
  text: readFileSync(`${SOURCE}/${name}.yaml`, "utf8"),
}));
const CASES = {
  uri: "file:///test/golden/millbrook-2026/articles.cases.yaml",
  text: readFileSync("test/golden/millbrook-2026/articles.cases.yaml", "utf8"),
};

/** The worker as one script. */
async function bundled(): Promise<string> {
  const result = await build({
    logLevel: "silent",
    configFile: false,
    build: {
      write: false,
      minify: true,
      lib: { entry: "packages/language-server/src/browser.ts", formats: ["es"], fileName: "server" },
    },
    resolve: { conditions: ["browser"] },
  });
  const [output] = Array.isArray(result) ? result : [result];
  if (output === undefined || !("output" in output)) throw new Error("nothing was built");
  return output.output[0].code;
}

/** What the page does: starts the worker, asks and tells on it or on a port, and keeps what it publishes. */
const PAGE_SCRIPT = `
  const worker = new Worker("/server.js", { type: "module" });
  const waiting = new Map();
  globalThis.found = [];
  let last = 0;
  worker.onmessage = ({ data }) => {
    if (data.method === "textDocument/publishDiagnostics") found.push(data.params);
    else waiting.get(data.id)?.(data);
  };
  const line = (target) => ({
    tell: (method, params) => target.postMessage({ jsonrpc: "2.0", method, params }),
    ask: (method, params) =>
      new Promise((resolve) => {
        const id = ++last;
        waiting.set(id, resolve);
        target.postMessage({ jsonrpc: "2.0", id, method, params });
      }),
  });
  globalThis.server = line(worker);
  globalThis.port = () => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = ({ data }) => waiting.get(data.id)?.(data);
    worker.postMessage({ khoan: "port", port: port2 }, [port2]);
    return line(port1);
  };
`;

type Answer = { readonly result?: unknown; readonly error?: { readonly message: string } };

describe("the server in a web worker", () => {
  let browser: Browser;
  let page: Page;
  const asked: string[] = [];
  beforeAll(async () => {
    const code = await bundled();
    browser = await chromium.launch({ executablePath: "/usr/bin/chromium", args: ["--no-sandbox"] });
    page = await browser.newPage();
    page.on("request", (request) => asked.push(request.url()));
    await page.route("http://khoan.test/**", (route) =>
      route.request().url().endsWith("server.js")
        ? route.fulfill({ contentType: "text/javascript", body: code })
        : route.fulfill({ contentType: "text/html", body: "<!doctype html><title>x</title>" }),
    );
    await page.goto("http://khoan.test/");
    await page.evaluate(PAGE_SCRIPT);
    await ask("initialize", {
      processId: null,
      rootUri: null,
      capabilities: {},
      initializationOptions: { today: "2026-11-24", language: "en" },
    });
    await tell("initialized", {});
    await tell("khoan/files", { files: [...FILES, CASES] });
  }, 60_000);
  afterAll(async () => {
    await browser.close();
  });

  const ask = (method: string, params: object): Promise<Answer> =>
    page.evaluate(
      ([one, two]) =>
        (globalThis as unknown as { server: { ask: (m: unknown, p: unknown) => Promise<never> } }).server.ask(one, two),
      [method, params] as const,
    );
  const tell = (method: string, params: object): Promise<void> =>
    page.evaluate(
      ([one, two]) =>
        (globalThis as unknown as { server: { tell: (m: unknown, p: unknown) => void } }).server.tell(one, two),
      [method, params] as const,
    );

  it("knows the rule sets that the page sent", async () => {
    const { result } = await ask("khoan/ruleSets", {});
    expect(result).toMatchObject([{ id: "millbrook-2026", ok: true, language: "en" }]);
  });

  it("runs golden cases and decides", async () => {
    const { result } = await ask("khoan/cases", { ruleSet: "millbrook-2026" });
    expect(result).toMatchObject({ failed: 0 });
    const { results } = result as { results: { facts: unknown; at: string; name: string }[] };
    const one = results[0];
    const answer = await ask("khoan/evaluate", { ruleSet: "millbrook-2026", facts: one?.facts, at: one?.at });
    expect(answer.result).toMatchObject({ kind: "decided" });
  });

  it("gives the law's tree with the cases that examine each clause", async () => {
    const { result } = await ask("khoan/tree", { ruleSet: "millbrook-2026" });
    const [first] = result as { id: string; state: string; cited: number }[];
    expect(first).toMatchObject({ state: expect.stringMatching(/rules|rates|not_encoded/) });
  });

  it("answers our own requests on a port besides", async () => {
    const result = await page.evaluate(() =>
      (globalThis as unknown as { port: () => { ask: (m: string, p: unknown) => Promise<{ result: unknown }> } })
        .port()
        .ask("khoan/ruleSets", {}),
    );
    expect((result as Answer).result).toMatchObject([{ id: "millbrook-2026" }]);
  });

  it("publishes what is wrong with what is typed, and completes it", async () => {
    const articles = FILES[1] as (typeof FILES)[number];
    const text = articles.text.replace(/when: (.*)\n/, "when: $1 and nobody_knows\n");
    await tell("textDocument/didOpen", {
      textDocument: { uri: articles.uri, languageId: "khoan", version: 1, text },
    });
    await page.waitForFunction(() =>
      (globalThis as unknown as { found: { diagnostics: unknown[] }[] }).found.some(
        (one) => one.diagnostics.length > 0,
      ),
    );
    const lines = text.slice(0, text.indexOf("nobody_knows")).split("\n");
    const position = { line: lines.length - 1, character: (lines.at(-1) as string).length };
    const { result } = await ask("textDocument/completion", { textDocument: { uri: articles.uri }, position });
    expect((result as { items: unknown[] }).items.length).toBeGreaterThan(5);
  });

  it("asks the network for nothing but the page and the worker", () => {
    expect(asked.filter((url) => !url.startsWith("http://khoan.test/"))).toEqual([]);
    expect(asked.length).toBe(2);
  });
});
