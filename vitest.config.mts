import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

const root = fileURLToPath(new URL(".", import.meta.url));

// `*.test.ts` is pure and quick; `*.db.test.ts` runs against the embedded Postgres that the global set-up starts.
export default defineConfig({
  resolve: { alias: [{ find: /^@\//, replacement: root }] },
  test: {
    projects: [
      {
        extends: true,
        test: {
          name: "unit",
          include: ["{app,components,db,inngest,lib,scripts,bench}/**/*.test.{ts,tsx}"],
          exclude: ["**/*.db.test.ts"],
          testTimeout: 60_000,
          // They hold no state between files, so files share what they import: half the time of a run was importing.
          isolate: false,
          pool: "threads",
          maxWorkers: 2,
        },
      },
      {
        extends: true,
        test: {
          name: "integration",
          include: ["{app,db,inngest,lib,scripts}/**/*.db.test.ts"],
          globalSetup: ["./db/testing-setup.ts"],
          testTimeout: 120_000,
          hookTimeout: 120_000,
          // More than there are cores: much of it waits, for processes to come back and clocks to move.
          maxWorkers: 3,
        },
      },
    ],
  },
});
