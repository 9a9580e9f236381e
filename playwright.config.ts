import { defineConfig, devices } from "@playwright/test";

const baseURL = process.env.SIGMASIGHT_E2E_URL;
if (!baseURL) throw new Error("The browser tests need a filled app: start them by npm run e2e, which brings one up.");

const report = process.env.SIGMASIGHT_E2E_REPORT;

/** Chromium in a container has no sandbox of its own and little shared memory; and it need not call home. */
const CHROMIUM_ARGS = [
  "--no-sandbox",
  "--disable-dev-shm-usage",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--no-first-run",
];

const DESKTOP = {
  ...devices["Desktop Chrome"],
  viewport: { width: 1280, height: 900 },
  colorScheme: "light",
} as const;
const KILLS_THE_APP = "kill.spec.ts";

export default defineConfig({
  testDir: "e2e",
  outputDir: "test-results/e2e",
  // The app and its database are shared: files run side by side, the tests of a file one after another.
  workers: 2,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: [["list"], ...(report ? [["json", { outputFile: report }] as const] : [])],
  use: {
    baseURL,
    locale: "en-US",
    timezoneId: "America/New_York",
    trace: "retain-on-failure",
    screenshot: "only-on-failure",
    launchOptions: {
      ...(process.env.CHROMIUM_PATH ? { executablePath: process.env.CHROMIUM_PATH } : {}),
      args: CHROMIUM_ARGS,
    },
  },
  projects: [
    { name: "desktop", testIgnore: KILLS_THE_APP, use: DESKTOP },
    // Last of all and alone: nobody else can work while the app is dead.
    { name: "kill", testMatch: KILLS_THE_APP, dependencies: ["desktop"], use: DESKTOP },
  ],
});
