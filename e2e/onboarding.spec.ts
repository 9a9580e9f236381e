import type { Page } from "@playwright/test";
import { expectAccessible } from "./support/accessible";
import { withDatabase } from "./support/database";
import { takeScreenshot } from "./support/screenshots";
import { expect, test } from "./support/test";

// Each holds up all onboarding for a moment: one after another.
test.describe.configure({ mode: "serial" });

interface Created {
  status: string;
  message: string;
  pending_symbols: string[];
  next_step: { action: string; endpoint: string };
}

/** Hands a file to the drop zone, creates the portfolio and goes to its page. @returns what the API answered */
async function upload(page: Page, text: string): Promise<Created> {
  await page.goto("/");
  const file = { name: "new-symbols.csv", mimeType: "text/csv", buffer: Buffer.from(text) };
  await page.locator('input[type="file"]').setInputFiles(file);
  const answer = page.waitForResponse((response) => response.url().endsWith("/onboarding/create-portfolio"));
  await page.getByRole("button", { name: "Create portfolio" }).click();
  const created: Created = await (await answer).json();
  await page.waitForURL(/\/portfolios\/[0-9a-f-]{36}$/);
  // A page that is loaded again has lost this mark.
  await page.evaluate(() => {
    document.documentElement.dataset.loaded = "once";
  });
  return created;
}

const isSamePage = (page: Page) => page.evaluate(() => document.documentElement.dataset.loaded === "once");

/** While this runs no beta can be stored: however quick the machine, what is new stays on its way. */
async function whileNobodyEnds(work: () => Promise<void>): Promise<void> {
  await withDatabase(async (query) => {
    await query("begin");
    await query("lock table symbol_factor_exposures in exclusive mode");
    await work();
    await query("commit");
  });
}

const panel = (page: Page) => page.getByRole("region", { name: "New symbols" });
const numbers = (page: Page) => page.getByRole("table", { name: "Factor exposures in numbers" });
const market = (page: Page) => numbers(page).getByRole("row").nth(1);
/** Where the chart begins: what comes in above it must not push it about. */
const chartTop = async (page: Page) => (await page.getByRole("heading", { name: "Factor exposures" }).boundingBox())?.y;

test("all known: ready at once, with nothing to wait for", async ({ page }) => {
  const created = await upload(page, "Symbol,Quantity\nAAPL,40\nMSFT,20\nKO,30\n");
  expect(created).toMatchObject({ status: "ready", message: "Your portfolio is ready.", pending_symbols: [] });
  expect(created.next_step.action).toBe("view_dashboard");
  expect(new URL(page.url()).pathname).toBe(created.next_step.endpoint);
  await expect(page.getByText(/Covers 100\s% of value/)).toBeVisible();
  await expect(panel(page)).toHaveCount(0);
});

test("one unknown: its steps move, coverage rises and the numbers change without a reload", async ({ page }) => {
  let before = "";
  let top: number | undefined;
  await whileNobodyEnds(async () => {
    const created = await upload(page, "Symbol,Quantity,Market Value\nAAPL,40,9000\nMSFT,20,9000\nZEPHYR,300,9000\n");
    expect(created).toMatchObject({ status: "partial", pending_symbols: ["ZEPHYR"] });
    expect(created.message).toMatch(/^Analytics ready for 2\/3 positions\. Loading ZEPHYR \(about \d+ (s|min)\)…$/);
    expect(created.next_step.action).toBe("poll_status");

    await expect(panel(page).getByRole("heading", { name: "Loading 1 new symbol" })).toBeVisible();
    await expect(panel(page).getByRole("listitem").filter({ hasText: "ZEPHYR" })).toContainText("Estimating its betas");
    await expect(panel(page)).toContainText(/About \d+ (s|min) left\.|This takes longer than usual\./);
    await expect(page.getByText(/Covers \d\d\s% of value; 1 symbol loading/)).toBeVisible();
    const row = page.getByRole("table", { name: "Positions" }).getByRole("row", { name: /ZEPHYR/ });
    await expect(row).toContainText("Loading");
    before = (await market(page).textContent()) ?? "";
    expect(before).toMatch(/[+−]\d\.\d\d/);
    await expectAccessible(page);
    await takeScreenshot(page, "onboarding-partial");
    top = await chartTop(page);
  });
  await expect(panel(page).getByRole("status")).toHaveText(/^ZEPHYR is in: coverage \d\d\s% → 100\s%\.$/, {
    timeout: 30_000,
  });
  await expect(panel(page).getByRole("heading", { name: "1 new symbol is in" })).toBeVisible();
  await expect(page.getByText(/Covers 100\s% of value$/)).toBeVisible();
  await expect(page.getByRole("table", { name: "Positions" }).getByRole("row", { name: /ZEPHYR/ })).toContainText(
    "Modelled",
  );
  await expect(market(page)).not.toHaveText(before);
  expect(await isSamePage(page)).toBe(true);
  expect(await chartTop(page)).toBe(top);
  await takeScreenshot(page, "onboarding-over");

  await panel(page).getByRole("button", { name: "Close" }).click();
  await expect(panel(page)).toHaveCount(0);
});

test("all unknown: nothing but what is coming, and then all of it", async ({ page }) => {
  await whileNobodyEnds(async () => {
    const created = await upload(page, "Symbol,Quantity\nORBITX,40\nQUARKS,20\nTERRAQ,30\n");
    expect(created).toMatchObject({ status: "pending", pending_symbols: ["ORBITX", "QUARKS", "TERRAQ"] });
    expect(created.message).toMatch(/^Loading data for 3 new symbols \(about \d+ (s|min)\)…$/);
    await expect(panel(page).getByRole("heading", { name: "Loading 3 new symbols" })).toBeVisible();
    await expect(
      panel(page)
        .getByRole("listitem")
        .filter({ hasText: /ORBITX|QUARKS|TERRAQ/ }),
    ).toHaveCount(3);
    await expect(market(page)).not.toContainText(/[+−]\d\.\d\d/);
    await expectAccessible(page);
  });
  await expect(panel(page).getByRole("heading", { name: "3 new symbols are in" })).toBeVisible({ timeout: 30_000 });
  await expect(market(page)).toContainText(/[+−]\d\.\d\d to [+−]\d\.\d\d/);
  await expect(page.getByText(/Covers 100\s% of value$/)).toBeVisible();
  expect(await isSamePage(page)).toBe(true);
});

/** While this runs no symbol that does not exist can come to its end. */
async function whileNobodyIsMissed(work: () => Promise<void>): Promise<void> {
  await withDatabase(async (query) => {
    await query("select pg_advisory_lock(4711)");
    await query(`create or replace function wait_for_test() returns trigger language plpgsql as $$
      begin perform pg_advisory_xact_lock(4711); return new; end $$`);
    await query(`create or replace trigger wait_for_test before update of status on symbol_universe
      for each row when (new.status = 'not_found') execute function wait_for_test()`);
    try {
      await work();
    } finally {
      await query("select pg_advisory_unlock(4711)");
      await query("drop trigger wait_for_test on symbol_universe");
    }
  });
}

test("one that does not exist ends with its sentence, in its row and below", async ({ page }) => {
  await whileNobodyIsMissed(async () => {
    await upload(page, "Symbol,Quantity\nAAPL,40\nQQQQZ,20\n");
    await expect(panel(page).getByRole("heading", { name: "Loading 1 new symbol" })).toBeVisible();
  });
  await expect(panel(page).getByRole("heading", { name: "The new symbol has no numbers" })).toBeVisible({
    timeout: 30_000,
  });
  await expect(panel(page).getByRole("status")).toContainText("QQQQZ is not a symbol Yahoo knows.");
  const below = page.getByRole("region", { name: "1 symbol has no numbers" });
  await expect(below).toContainText("QQQQZ is not a symbol Yahoo knows.");
  await expect(market(page)).toContainText(/[+−]\d\.\d\d/);
  expect(await isSamePage(page)).toBe(true);
  await expectAccessible(page);
  await takeScreenshot(page, "onboarding-not-found");
});

test("many are counted by where they stand, hold up on a phone, and can all be shown", async ({ browser, baseURL }) => {
  const context = await browser.newContext({ baseURL, colorScheme: "dark", viewport: { width: 390, height: 860 } });
  const page = await context.newPage();
  const names = Array.from({ length: 12 }, (_, i) => `QQZ${String.fromCharCode(65 + i)}Z`);
  await whileNobodyIsMissed(async () => {
    await upload(page, `Symbol,Quantity\nAAPL,40\n${names.map((name) => `${name},1\n`).join("")}`);
    await expect(panel(page).getByRole("heading", { name: "Loading 12 new symbols" })).toBeVisible();
    await expect(panel(page).getByText(/^(\d+ (under way|in line)(, )?)+\.\s*$/)).toBeVisible();
    await expect(panel(page).getByText(/^QQZ.Z$/)).toHaveCount(8);
    const all = panel(page).getByRole("button", { name: "Show all 12" });
    await expect(all).toHaveAttribute("aria-expanded", "false");
    await expectAccessible(page);
    await takeScreenshot(page, "onboarding-many-phone-dark");
    await all.click();
    await expect(panel(page).getByText(/^QQZ.Z$/)).toHaveCount(12);
    expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBeLessThanOrEqual(0);
  });
  await expect(panel(page).getByRole("heading", { name: "None of 12 new symbols has numbers" })).toBeVisible({
    timeout: 45_000,
  });
  await context.close();
});

test("a server that is gone is said and asked again; a hidden page asks nobody", async ({ page }) => {
  const isStatus = (address: URL) => address.pathname.includes("/onboarding/status/");
  await whileNobodyEnds(async () => {
    await upload(page, "Symbol,Quantity\nAAPL,40\nNIMBUS,20\n");
    await expect(panel(page)).toContainText("Estimating its betas");
    await page.route(isStatus, (route) => route.abort());
    await expect(panel(page)).toContainText("The server does not answer");
    await expectAccessible(page);
    await page.unroute(isStatus);
    await expect(panel(page)).not.toContainText("The server does not answer", { timeout: 30_000 });

    let asked = 0;
    page.on("request", (request) => {
      if (isStatus(new URL(request.url()))) asked++;
    });
    await setVisibility(page, "hidden");
    await page.waitForTimeout(200);
    asked = 0;
    await page.waitForTimeout(2_500);
    expect(asked).toBe(0);
    await setVisibility(page, "visible");
    await expect.poll(() => asked).toBeGreaterThan(0);
  });
  await expect(panel(page).getByRole("heading", { name: "1 new symbol is in" })).toBeVisible({ timeout: 30_000 });
});

async function setVisibility(page: Page, state: "hidden" | "visible"): Promise<void> {
  await page.evaluate((to) => {
    Object.defineProperty(document, "visibilityState", { value: to, configurable: true });
    Object.defineProperty(document, "hidden", { value: to === "hidden", configurable: true });
    document.dispatchEvent(new Event("visibilitychange", { bubbles: true }));
  }, state);
}

test("the list's cards fill themselves too, and a portfolio that was deleted meanwhile says so", async ({
  page,
  context,
}) => {
  await whileNobodyEnds(async () => {
    await upload(page, "Symbol,Quantity\nAAPL,40\nVERDAN,20\n");
    const list = await context.newPage();
    await list.goto("/portfolios");
    const card = list
      .getByRole("listitem")
      .filter({ has: list.getByRole("link", { name: "new-symbols" }) })
      .first();
    await expect(card).toContainText("1 symbol loading");

    const id = new URL(page.url()).pathname.split("/").at(-1);
    await page.route(
      (address) => address.pathname.endsWith(`/onboarding/status/${id}`),
      (route) => route.fulfill({ status: 404, contentType: "application/problem+json", body: "{}" }),
    );
    await expect(page.getByRole("status").filter({ hasText: "This portfolio is no longer here." })).toBeVisible();
  });
  const list = context.pages().at(-1)!;
  const card = list
    .getByRole("listitem")
    .filter({ has: list.getByRole("link", { name: "new-symbols" }) })
    .first();
  await expect(card).not.toContainText("loading", { timeout: 30_000 });
  await expect(card).toContainText(/Covers 100\s% of value/);
});
