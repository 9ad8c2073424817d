import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

export default defineConfig({
  root: fileURLToPath(new URL("..", import.meta.url)),
  test: {
    include: ["test/**/*.test.ts", "test/**/*.test.tsx"],
    globalSetup: ["test/global-setup.ts"],
    setupFiles: ["test/seed.ts"],
    // better-sqlite3 and child processes want processes of their own.
    pool: "forks",
    maxWorkers: 2,
    // Files share what they import, which takes half as long; what a file opens it closes, and no module of ours keeps anything else.
    isolate: false,
    // For what hangs for ever: a machine with much else to do may take ten times as long as an idle one, and speed is the bench's
    // to judge. What a page or a poll waits for has its own, shorter time.
    testTimeout: 900_000,
    hookTimeout: 900_000,
    // A browser on a busy machine now and then answers late for a whole minute: looked at once more, and the report names it.
    retry: { count: 1, condition: /^Timeout \d+ms exceeded|: Timeout \d+ms exceeded/ },
    // How long is waited for what comes by itself, before a test says that it does not: no bound of the product.
    expect: { poll: { timeout: 60_000 } },
  },
});
