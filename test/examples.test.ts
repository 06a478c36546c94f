/** The example programs do what their README says, on the module built from the rules as they are. */
import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

const OUT = "examples/generated/nq-55-2025";
const node = (...args: readonly string[]) => spawnSync(process.execPath, args, { encoding: "utf8" });

beforeAll(() => {
  const built = node("cli/src/khoan.js", "build", "rules/nq-55-2025", "--out", OUT);
  expect(built.stderr + String(built.status)).toBe("0");
}, 60_000);

describe("examples", () => {
  it("type-check against the generated types", () => {
    const { stdout, status } = spawnSync("npx", ["tsc", "--noEmit", "-p", "examples"], { encoding: "utf8" });
    expect({ stdout, status }).toEqual({ stdout: "", status: 0 });
  }, 60_000);

  it("the script prints the decision and its stretches", () => {
    const { stdout, status } = node("examples/node/decide.ts", "examples/tre-can-ngheo.json", "2026-03");
    expect(status).toBe(0);
    expect(stdout).toContain("Được hưởng 1000000 đồng mỗi tháng");
    expect(stdout).toContain("2027-01..2030-12: 1800000");
  });
});

describe("the service", () => {
  let child: ChildProcess;
  let url = "";
  let log = "";
  beforeAll(async () => {
    child = spawn(process.execPath, ["examples/service/main.ts", "0"], { stdio: ["ignore", "pipe", "pipe"] });
    const heard = (text: Buffer): void => {
      log += String(text);
    };
    child.stdout?.on("data", heard);
    child.stderr?.on("data", heard);
    while (!log.includes("openapi.json")) await once(child.stdout as NonNullable<ChildProcess["stdout"]>, "data");
    url = /http:\/\/127\.0\.0\.1:\d+/.exec(log)?.[0] ?? "";
  }, 60_000);
  afterAll(() => child.kill());

  const post = (body: string): Promise<Response> => fetch(`${url}/decisions`, { method: "POST", body });
  const child1 = (allowance: number, kind: string): string =>
    JSON.stringify({
      at: "2026-03",
      facts: {
        ngày_ký_quyết_định: "2026-03-10",
        trẻ: { ngày_sinh: "2018-05-20", đối_tượng_bảo_trợ: true, trợ_cấp_xã_hội: allowance },
        hộ: { loại: kind },
      },
    });

  it("loses nothing of 1,000 requests at once, a third of them malformed, and logs no fact", async () => {
    const bad = [
      "{",
      "[]",
      '{"at":"2026-03","facts":{"__proto__":{"x":1}}}',
      '{"at":"2026-13","facts":{}}',
      '{"at":"2026-03","facts":{"trẻ":{"ngày_sinh":"2018-02-30"}}}',
    ];
    const answers = await Promise.all(
      Array.from({ length: 1000 }, async (_, i) => {
        if (i % 3 === 0) {
          const response = await post(bad[i % bad.length] ?? "");
          const { kind, errors } = (await response.json()) as { kind: string; errors: { code: string }[] };
          return (
            response.status >= 400 &&
            response.status < 500 &&
            kind === "failed" &&
            errors.every(({ code }) => /^KH8\d\d$/.test(code))
          );
        }
        const allowance = 7_000 + i;
        const response = await post(child1(allowance, "cận_nghèo"));
        const { outputs } = (await response.json()) as { outputs: Record<string, { known: boolean; value: number }> };
        return response.status === 200 && outputs["mức_hằng_tháng"]?.value === 2_000_000 - allowance;
      }),
    );
    expect(answers.filter((one) => !one)).toEqual([]);
    const logged = (): readonly string[] => log.split("\n").filter((line) => line.startsWith("POST"));
    await expect.poll(() => logged().length, { timeout: 10_000 }).toBe(1000);
    const lines = logged();
    expect(new Set(lines.map((line) => line.replace(/ \d+$/, "")))).toEqual(new Set(["POST /decisions"]));
  }, 60_000);

  it("refuses what is too large, and describes itself with the rule set's own schemas", async () => {
    expect((await post(`"${"x".repeat(300_000)}"`)).status).toBe(413);
    const described = (await (await fetch(`${url}/openapi.json`)).json()) as {
      openapi: string;
      components: { schemas: object };
    };
    expect(described.openapi).toBe("3.1.0");
    expect(Object.keys(described.components.schemas)).toEqual(["Facts", "Decision", "Failed"]);
  });
});
