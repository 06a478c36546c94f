import { khoanCases } from "@khoan/vitest-plugin";
import { defineConfig } from "vitest/config";

/** Those need a browser: `npm run test:browser`. */
const BROWSER = ["test/playground/**", "packages/language-server/test/browser.test.ts"];

/** Those start many processes, or build for long: `npm run test:slow`. */
const SLOW = [
  "cli/test/{test,test-watch,mutate,build,coverage,explore,ask}.test.ts",
  "packages/explore/test/real-rule-sets.test.ts",
  "packages/{vite-plugin,vitest-plugin,vscode}/test/**/*.test.ts",
  "packages/language/test/incremental.test.ts",
  "packages/language-server/test/node.test.ts",
  "packages/language-service/test/robust.test.ts",
  "packages/spreadsheet/test/round-trip.test.ts",
  "test/{diagnostics-pages,examples,tutorial}.test.ts",
];

export default defineConfig({
  test: {
    testTimeout: 60_000,
    hookTimeout: 60_000,
    reporters: ["default"],
    projects: [
      {
        extends: true,
        test: {
          name: "code",
          include: ["packages/*/test/**/*.test.ts", "cli/test/**/*.test.ts", "test/**/*.test.ts"],
          exclude: [...BROWSER, ...SLOW],
          setupFiles: ["test/seed.ts"],
        },
      },
      {
        extends: true,
        test: { name: "slow", include: SLOW, setupFiles: ["test/seed.ts"] },
      },
      {
        extends: true,
        plugins: [khoanCases()],
        // Cases share nothing that one could spoil for another, so that a thread may keep what it has loaded.
        test: { name: "golden", include: ["test/golden/**/*.{cases,case}.yaml"], isolate: false },
      },
    ],
  },
});
