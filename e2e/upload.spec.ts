import type { Page } from "@playwright/test";
import { expectAccessible } from "./support/accessible";
import { takeScreenshot } from "./support/screenshots";
import { expect, test } from "./support/test";

/** Hands a file to the drop zone, as choosing one does. */
async function choose(page: Page, name: string, text: string): Promise<void> {
  await page.goto("/");
  await page.locator('input[type="file"]').setInputFiles({ name, mimeType: "text/csv", buffer: Buffer.from(text) });
}

async function create(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Create portfolio" }).click();
  await page.waitForURL(/\/portfolios\/[0-9a-f-]{36}$/);
}

test("the landing page is the drop zone, and keeps its words", async ({ page }) => {
  await page.goto("/");
  await expect(page.getByText("Drop a portfolio file here")).toBeVisible();
  await expect(page.getByLabel("Simulated market")).toContainText("Prices are simulated");
  await expectAccessible(page);
  await takeScreenshot(page, "landing");
});

test("a sample goes from one click to exposures with intervals", async ({ page }) => {
  await page.goto("/");
  await page.getByRole("button", { name: /mixed brokerage account/ }).click();
  await expect(page.getByRole("button", { name: "Create portfolio" })).toBeEnabled();
  await expectAccessible(page);
  await takeScreenshot(page, "preview");
  await create(page);

  await expect(page.getByRole("heading", { name: "Factor exposures" })).toBeVisible();
  const numbers = page.getByRole("table", { name: "Factor exposures in numbers" });
  await expect(numbers.getByRole("row")).toHaveCount(13);
  await expect(numbers.getByRole("row").nth(1)).toContainText(/Market.*[+−]\d\.\d\d.*[+−]\d\.\d\d to [+−]\d\.\d\d/);
  await expect(page.getByText(/Prices are from/)).toBeVisible();
  await expectAccessible(page);
  await takeScreenshot(page, "portfolio");
});

test("an unknown symbol goes from pending to numbers without a reload", async ({ page }) => {
  await choose(page, "new-symbol.csv", "Symbol,Quantity\nAAPL,40\nMSFT,20\nLUMENA,300\n");
  await create(page);
  await page.evaluate(() => {
    document.documentElement.dataset.loaded = "once";
  });
  const row = page.getByRole("table", { name: "Positions" }).getByRole("row", { name: /LUMENA/ });
  await expect(row).toContainText("Modelled", { timeout: 30_000 });
  await expect(page.getByText(/Covers 100\s% of value/).first()).toBeVisible();
  // The mark is still there: the page was not loaded again.
  expect(await page.evaluate(() => document.documentElement.dataset.loaded)).toBe("once");
});

test("a symbol that does not exist ends with its reason, and the rest is there", async ({ page }) => {
  await choose(page, "typo.csv", "Symbol,Quantity\nAAPL,40\nQQQQX,20\n");
  await create(page);
  const without = page.getByRole("region", { name: "1 symbol has no numbers" });
  await expect(without).toContainText("QQQQX", { timeout: 30_000 });
  await expect(without).toContainText("QQQQX is not a symbol Yahoo knows");
  const numbers = page.getByRole("table", { name: "Factor exposures in numbers" });
  await expect(numbers.getByRole("row").nth(1)).toContainText(/[+−]\d\.\d\d/);
});

test("pasted rows become a portfolio too", async ({ page }) => {
  await page.goto("/");
  await page.getByRole("button", { name: /paste/i }).click();
  await page.getByRole("textbox").fill("Symbol,Quantity\nKO,100\nXOM,50\n");
  await page.getByRole("button", { name: /^Read/ }).click();
  await create(page);
  await expect(page.getByRole("table", { name: "Positions" })).toContainText("XOM");
});

test("a file that cannot be read gets one sentence and no Create button", async ({ page }) => {
  await choose(page, "workbook.csv", "PK\u0003\u0004 not text at all");
  await expect(
    page
      .getByRole("alert")
      .or(page.getByRole("status"))
      .filter({ hasText: /workbook|Excel|text/i })
      .first(),
  ).toBeVisible();
  await expect(page.getByRole("button", { name: "Create portfolio" })).toHaveCount(0);
});

test("a wrong line is named with its number, and can be left out", async ({ page }) => {
  await choose(page, "one-wrong.csv", "Symbol,Quantity\nAAPL,40\nMSFT,1O0\n");
  await expect(page.getByRole("button", { name: "Create portfolio" })).toBeDisabled();
  await expect(page.getByText("1O0").first()).toBeVisible();
  await page.getByRole("button", { name: "Leave out the rejected line" }).click();
  await create(page);
  await expect(page.getByRole("table", { name: "Positions" })).toContainText("AAPL");
});
