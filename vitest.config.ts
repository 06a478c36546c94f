import { khoanCases } from "@khoan/vitest-plugin";
import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    testTimeout: 30_000,
    reporters: ["default"],
    projects: [
      {
        extends: true,
        test: {
          name: "code",
          include: ["packages/*/test/**/*.test.ts", "cli/test/**/*.test.ts", "test/**/*.test.ts"],
          // Those need a browser: `npm run test:browser`.
          exclude: ["test/playground/**", "packages/language-server/test/browser.test.ts"],
        },
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
