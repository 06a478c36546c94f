/** Tests that drive the built playground in a real browser; `KHOAN_CHROMIUM` names one other than Debian’s. */
import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["test/playground/**/*.test.ts", "packages/language-server/test/browser.test.ts"],
    globalSetup: ["test/playground/support/build.ts"],
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // One browser at a time: the tests wait for answers, never for time, but a machine has only so many hands.
    fileParallelism: false,
    // A browser on a busy machine may lose a drag; a fault of the page fails twice.
    retry: 1,
    reporters: ["default"],
  },
});
