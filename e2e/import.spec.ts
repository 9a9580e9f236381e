import { readFileSync } from "node:fs";
import type { Page } from "@playwright/test";
import { expectAccessible } from "./support/accessible";
import { takeScreenshot } from "./support/screenshots";
import { expect, test } from "./support/test";

/** Hands a file to the drop zone, as choosing one does, and waits for its preview. */
async function choose(page: Page, name: string, text: string): Promise<void> {
  await page.goto("/");
  await page.locator('input[type="file"]').setInputFiles({ name, mimeType: "text/csv", buffer: Buffer.from(text) });
  await expect(page.getByRole("heading", { name })).toBeVisible();
}

const createButton = (page: Page) => page.getByRole("button", { name: "Create portfolio" });
const lines = (page: Page) => page.getByRole("table", { name: "Lines of the file" });
const positions = (page: Page) => page.getByRole("table", { name: "Positions" });

async function create(page: Page): Promise<void> {
  await createButton(page).click();
  await page.waitForURL(/\/portfolios\/[0-9a-f-]{36}$/);
}

/** Headers that nobody's file has, so that no other test meets what is remembered of them. */
const OWN_WORDS = "Ticker,Alpha,Bravo";

const ROUGH = [
  "Symbol,Quantity,Price",
  "AAPL,10,200",
  "APPL,12,200",
  "MSFT,1O0,400",
  "KO,1l,60",
  "XOM,many,100",
  "Apple Inc,7,200",
  "",
].join("\n");

test("a question that the file leaves open is asked, and its answer decides what is held", async ({ page }) => {
  await choose(page, "open.csv", 'Symbol,Quantity\nAAPL,"1,234"\nMSFT,"2,500"\n');
  const question = page.getByRole("radiogroup", { name: "How are these numbers written?" });
  await expect(question).toContainText("Quantity adds up to 3,734.");
  await expect(createButton(page)).toBeDisabled();
  await question.getByRole("radio", { name: "“1,234” is 1.234" }).check();
  await expect(createButton(page)).toBeEnabled();
  await expect(lines(page).getByRole("row", { name: /AAPL/ })).toContainText("1.234");
  await question.getByRole("radio", { name: "“1,234” is 1,234" }).check();
  await expect(lines(page).getByRole("row", { name: /AAPL/ })).toContainText("1,234");
  await create(page);
  await expect(positions(page).getByRole("row", { name: /AAPL/ })).toContainText("1,234");
});

test("a file of weights asks what the whole is worth, once and changeably", async ({ page }) => {
  await choose(page, "weights.csv", "Symbol,Weight\nAAPL,60%\nMSFT,40%\n");
  await expect(createButton(page)).toBeDisabled();
  const worth = page.getByLabel("What is the whole portfolio worth, $?");
  await worth.fill("10000");
  await page.getByRole("button", { name: "Use it" }).click();
  await expect(createButton(page)).toBeEnabled();
  await expect(page.getByText("Weights are counted of $10,000, as you said.")).toBeVisible();
  await worth.fill("20000");
  await page.getByRole("button", { name: "Use it" }).click();
  await expect(page.getByText("Weights are counted of $20,000, as you said.")).toBeVisible();
  await expect(lines(page).getByRole("row", { name: /AAPL/ }).getByRole("cell").nth(1)).toHaveText(/\d/);
});

test("a changed mapping is kept for the next file of the same shape, which says so", async ({ page }) => {
  await choose(page, "first.csv", `${OWN_WORDS}\nAAPL,10,20\nMSFT,30,40\n`);
  const column = (name: string) => page.getByRole("combobox", { name: `${name} is read as` });
  if (!(await column("Alpha").isVisible())) await page.getByText(/^How the columns were read/).click();
  // Without a symbol there is nothing to read: that is said, and the file stays.
  await column("Ticker").selectOption({ label: "Not read" });
  await expect(page.getByRole("alert").filter({ hasText: "Not changed." })).toBeVisible();
  await column("Alpha").selectOption({ label: "Not read" });
  await column("Bravo").selectOption({ label: "Quantity" });
  await expect(lines(page).getByRole("row", { name: /MSFT/ })).toContainText("40");
  await create(page);
  await expect(positions(page).getByRole("row", { name: /MSFT/ })).toContainText("40");

  await choose(page, "second.csv", `${OWN_WORDS}\nKO,1,55\n`);
  await expect(page.getByText("as you had them in your last file of this shape")).toBeVisible();
  await expect(lines(page).getByRole("row", { name: /KO/ })).toContainText("55");
  await page.getByRole("button", { name: "Read all columns afresh" }).click();
  await expect(lines(page).getByRole("row", { name: /KO/ })).not.toContainText("55");
});

test("what is wrong is mended by clicks, left out or taken away to be mended", async ({ page }) => {
  await choose(page, "rough.csv", ROUGH);
  const doubts = page.getByRole("region", { name: "Did you mean?" });
  await expect(doubts).toContainText("APPL is not known to us.");
  const reasons = page.getByText("4 lines are rejected: mend or leave out.");
  await expect(reasons).toBeVisible();
  await expectAccessible(page);
  await page.emulateMedia({ colorScheme: "dark" });
  await expectAccessible(page);

  const downloading = page.waitForEvent("download");
  await page.getByRole("button", { name: "Download the 4 rejected lines with the reasons" }).click();
  const download = await downloading;
  expect(download.suggestedFilename()).toBe("rejected-lines.csv");
  const rejected = readFileSync(await download.path(), "utf8");
  expect(rejected).toContain("1O0");
  expect(rejected).not.toContain("APPL,12");

  await doubts.getByRole("button", { name: "Use AAPL" }).click();
  await expect(lines(page).getByRole("row", { name: /^3 AAPL/ })).toContainText("12");
  await expect(doubts).toHaveCount(0);
  await page.getByRole("button", { name: "Mend 2 of them as offered" }).click();
  await expect(lines(page).getByRole("row", { name: /^4 MSFT/ })).toContainText("100");
  await page.getByRole("button", { name: "Use AAPL" }).click();
  await expect(lines(page).getByRole("row", { name: /^7 AAPL/ })).toContainText("7");
  await page.getByRole("button", { name: "Leave the line out" }).click();
  await expect(page.getByText("By your choice: 1 line left out, 4 cells put right.")).toBeVisible();
  await create(page);
  await expect(positions(page).getByRole("row", { name: /KO/ })).toContainText("11");
  await expect(positions(page).getByRole("row", { name: /XOM/ })).toHaveCount(0);
});

test("of several accounts those are taken that are chosen", async ({ page }) => {
  const file = "Account Name,Symbol,Quantity\nIndividual,AAPL,10\nRoth IRA,KO,100\n";
  await choose(page, "accounts.csv", file);
  await page.getByRole("checkbox", { name: "Individual" }).uncheck();
  await expect(lines(page).getByRole("row", { name: /^2 / })).toContainText("Ignored");
  await expect(createButton(page)).toBeEnabled();
  await create(page);
  await expect(positions(page).getByRole("row", { name: /KO/ })).toBeVisible();
  await expect(positions(page).getByRole("row", { name: /AAPL/ })).toHaveCount(0);
});

test("the preview fits a phone", async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await choose(page, "phone.csv", ROUGH);
  await expect(page.getByRole("region", { name: "Did you mean?" })).toBeVisible();
  const width = await page.evaluate(() => document.documentElement.scrollWidth);
  expect(width).toBeLessThanOrEqual(390);
  await takeScreenshot(page, "preview-phone");
});

test("5,000 lines are shown and filtered without being felt", async ({ page }) => {
  const rows = Array.from({ length: 5_000 }, (_, i) => `AAPL,${i % 50 === 7 ? "1O0" : i + 1}`);
  const chosen = performance.now();
  await choose(page, "large.csv", `Symbol,Quantity\n${rows.join("\n")}\n`);
  await expect(page.getByText("100 lines are rejected: mend or leave out.")).toBeVisible();
  expect(performance.now() - chosen).toBeLessThan(8_000);
  // In the page, so that nothing but the page is timed: from the click to the frame that shows it.
  const took = await page.getByRole("radiogroup", { name: "Which lines" }).evaluate(async (filter) => {
    const rejected = [...filter.querySelectorAll("input")].find(({ value }) => value === "rejected");
    const began = performance.now();
    rejected?.click();
    await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
    return performance.now() - began;
  });
  await expect(lines(page).getByRole("row")).toHaveCount(101);
  expect(took).toBeLessThan(1_000);
});
