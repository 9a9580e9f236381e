import type { Page } from "@playwright/test";
import { expectAccessible } from "./support/accessible";
import { takeScreenshot } from "./support/screenshots";
import { expect, test } from "./support/test";

const FIRST = "Symbol,Quantity,Account\nAAPL,40,IRA\nMSFT,20,IRA\nKO,100,Roth\nCASH,5000,IRA\n";
const EDITED = "Symbol,Quantity,Account\nAAPL,55,IRA\nXOM,30,IRA\nKO,100,Roth\nCASH,5000,IRA\n";

async function createPortfolio(page: Page, csv: string): Promise<string> {
  await page.goto("/");
  await choose(page, "holdings.csv", csv);
  await page.getByRole("button", { name: "Create portfolio" }).click();
  await page.waitForURL(/\/portfolios\/[0-9a-f-]{36}$/);
  return new URL(page.url()).pathname;
}

async function choose(page: Page, name: string, csv: string): Promise<void> {
  await page.locator('input[type="file"]').setInputFiles({ name, mimeType: "text/csv", buffer: Buffer.from(csv) });
}

async function fitsThePage(page: Page): Promise<void> {
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  expect(overflow, `${page.url()} is too wide`).toBeLessThanOrEqual(0);
}

test("a newer file shows what it changes, changes it, and can be undone", async ({ page }) => {
  const portfolio = await createPortfolio(page, FIRST);
  await page.getByRole("link", { name: "Upload a newer file" }).click();
  await page.waitForURL(`${portfolio}/upload`);
  await choose(page, "newer.csv", EDITED);

  await expect(page.getByText("1 added, 1 removed, 1 changed.")).toBeVisible();
  await expect(page.getByRole("table", { name: "Added" })).toContainText("XOM");
  await expect(page.getByRole("table", { name: "Removed" })).toContainText("MSFT");
  await expect(page.getByRole("table", { name: "Changed" })).toContainText(/Quantity 40.*55/);
  await expectAccessible(page);
  await takeScreenshot(page, "reupload");

  await page.getByRole("radio", { name: /merged in/ }).check();
  await expect(page.getByText("1 added, 1 changed.")).toBeVisible();
  await page.getByRole("radio", { name: /Replaces everything/ }).check();
  await expect(page.getByText("1 added, 1 removed, 1 changed.")).toBeVisible();
  await page.getByRole("button", { name: "Replace the positions" }).click();
  await page.waitForURL(portfolio);
  await expect(page.getByRole("table", { name: "Positions" })).toContainText("XOM");

  await page.getByRole("link", { name: "Versions" }).click();
  const versions = page.getByRole("table", { name: "Versions" });
  await expect(versions.getByRole("row")).toHaveCount(3);
  await expect(versions).toContainText("newer.csv");
  await expectAccessible(page);
  await takeScreenshot(page, "versions");

  await page.getByRole("link", { name: "Bring back version 1" }).click();
  await expect(page.getByRole("table", { name: "Added" })).toContainText("MSFT");
  await expectAccessible(page);
  await takeScreenshot(page, "bring-back");
  await page.getByRole("button", { name: "Bring back version 1" }).click();
  await page.waitForURL(portfolio);
  await expect(page.getByRole("table", { name: "Positions" })).toContainText("MSFT");
});

test("the same file, and its own export, change nothing and say so", async ({ page }) => {
  const portfolio = await createPortfolio(page, FIRST);
  const download = page.waitForEvent("download");
  await page.getByRole("link", { name: "Export as CSV" }).click();
  const saved = await download;
  expect(saved.suggestedFilename()).toBe("holdings.csv");
  const exported = await saved.createReadStream().then(async (stream) => (await stream.toArray()).join(""));

  for (const csv of [FIRST, exported]) {
    await page.goto(`${portfolio}/upload`);
    await choose(page, "again.csv", csv);
    await expect(page.getByText("The file says what the portfolio holds already.")).toBeVisible();
    await expect(page.getByRole("button", { name: "Replace the positions" })).toBeDisabled();
  }
});

test("a portfolio is renamed and deleted, after a question", async ({ page }) => {
  const portfolio = await createPortfolio(page, FIRST);
  await page.getByRole("link", { name: "Settings" }).click();
  await page.getByRole("textbox", { name: /^Name/ }).fill("Renamed by its owner");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByRole("heading", { name: "Settings of Renamed by its owner" })).toBeVisible();
  await expectAccessible(page);
  await takeScreenshot(page, "settings");

  await page.getByRole("button", { name: "Delete this portfolio" }).click();
  await expect(page.getByRole("dialog")).toContainText("gone for good");
  await page.getByRole("button", { name: "Keep it" }).click();
  await page.getByRole("button", { name: "Delete this portfolio" }).click();
  await page.getByRole("button", { name: "Delete it" }).click();
  await page.waitForURL("/portfolios");
  expect((await page.goto(portfolio))?.status()).toBe(404);
});

test("a file with faults shows them where the difference will be, and the difference once they are left out", async ({
  page,
}) => {
  const portfolio = await createPortfolio(page, FIRST);
  await page.goto(`${portfolio}/upload`);
  await choose(page, "faulty.csv", FIRST.replace("MSFT,20", "MSFT,2O"));
  await expect(page.getByText("this place shows what it changes")).toBeVisible();
  await page.getByRole("button", { name: "Leave out the rejected line" }).click();
  await expect(page.getByRole("table", { name: "Removed" })).toContainText("MSFT");
});

for (const [name, colorScheme, width] of [
  ["dark", "dark", 1280],
  ["phone", "light", 390],
  ["phone-dark", "dark", 390],
] as const) {
  test(`upload, versions and settings hold up ${name}`, async ({ browser, baseURL }) => {
    const context = await browser.newContext({ baseURL, colorScheme, viewport: { width, height: 860 } });
    const page = await context.newPage();
    const portfolio = await createPortfolio(page, FIRST);
    await page.goto(`${portfolio}/upload`);
    await choose(page, "newer.csv", EDITED);
    await expect(page.getByText("1 added, 1 removed, 1 changed.")).toBeVisible();
    await fitsThePage(page);
    await expectAccessible(page);
    await takeScreenshot(page, `reupload-${name}`);
    for (const path of ["versions", "settings", ""]) {
      await page.goto(`${portfolio}/${path}`);
      await fitsThePage(page);
      await expectAccessible(page);
      await takeScreenshot(page, `${path || "portfolio-links"}-${name}`);
    }
    await context.close();
  });
}
