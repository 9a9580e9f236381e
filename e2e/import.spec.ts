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
const OWN_WORDS = "Ticker,Golf,Hotel";

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
  await question.getByRole("radio", { name: "“1,234” is 1234" }).check();
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
  if (!(await column("Golf").isVisible())) await page.getByText(/^How the columns were read/).click();
  // Without a symbol there is nothing to read: that is said, and the file stays.
  await column("Ticker").selectOption({ label: "Not read" });
  await expect(page.getByRole("alert").filter({ hasText: "Not changed." })).toBeVisible();
  await column("Golf").selectOption({ label: "Not read" });
  await column("Hotel").selectOption({ label: "Quantity" });
  await expect(lines(page).getByRole("row", { name: /MSFT/ })).toContainText("40");
  await create(page);
  await expect(positions(page).getByRole("row", { name: /MSFT/ })).toContainText("40");

  await choose(page, "second.csv", `${OWN_WORDS}\nKO,1,55\n`);
  await expect(page.getByText("as you had them in your last file of this shape")).toBeVisible();
  await expect(lines(page).getByRole("row", { name: /KO/ })).toContainText("55");
  await page.getByRole("button", { name: "Read all columns afresh" }).click();
  await expect(lines(page).getByRole("row", { name: /KO/ })).not.toContainText("55");
});

test("a file that lacks a column is read once its columns are named, and the next one of its shape at once", async ({
  page,
}) => {
  await page.goto("/");
  const drop = (name: string, text: string) =>
    page.locator('input[type="file"]').setInputFiles({ name, mimeType: "text/csv", buffer: Buffer.from(text) });
  await drop(
    "strange.csv",
    "Paper Golf,Mark Hotel,Whole India\nfirst holding,one mark,12\nsecond holding,two marks,15\n",
  );
  const alert = page.getByRole("alert").filter({ hasText: "Not read." });
  await expect(alert).toContainText("The header has no column for the symbol");
  const columns = page.getByRole("region", { name: "What do the columns of strange.csv hold?" });
  await expect(columns.getByRole("row", { name: /Whole India/ })).toContainText("12 · 15");
  await expectAccessible(page);
  await takeScreenshot(page, "import-unread");
  const column = (name: string) => columns.getByRole("combobox", { name: `${name} is read as` });
  const say = columns.getByRole("button", { name: "Read it with these columns" });
  await expect(say).toBeDisabled();
  // Not enough yet: that is said, and what was chosen stays.
  await column("Mark Hotel").selectOption({ label: "Name" });
  await say.click();
  await expect(alert).toContainText("The header has no column for the symbol");
  await expect(column("Mark Hotel")).toHaveValue("description");

  // Another file may be taken instead, and is asked about for itself.
  const priced = "Paper Golf,Price";
  await drop("priced.csv", `${priced}\nAAPL,1200\nMSFT,2400\n`);
  await expect(alert).toContainText("The header has no column for the quantity");
  const asked = page.getByRole("region", { name: "What do the columns of priced.csv hold?" });
  await asked.getByRole("combobox", { name: "Price is read as" }).selectOption({ label: "Value" });
  await asked.getByRole("button", { name: "Read it with these columns" }).click();
  await expect(page.getByRole("heading", { name: "priced.csv" })).toBeFocused();
  await expect(lines(page).getByRole("row", { name: /MSFT/ })).toContainText("counted by its value");
  await create(page);
  await expect(positions(page).getByRole("row", { name: /MSFT/ })).toBeVisible();

  await choose(page, "later.csv", `${priced}\nKO,500\n`);
  await expect(page.getByText("as you had them in your last file of this shape")).toBeVisible();
  await expect(lines(page).getByRole("row", { name: /KO/ })).toContainText("counted by its value");
});

test("the columns of a list of trades can be changed too, and are kept for the next list of that shape", async ({
  page,
}) => {
  // Fees under a word that says nothing, and two columns of shares of which the wrong one is read.
  const header = "Date,Symbol,Side,Quantity,Filled Golf,Price,Levy Hotel";
  await choose(page, "trades.csv", `${header}\n2026-01-05,AAPL,buy,10,8,100,4\n2026-01-06,AAPL,sell,5,3,110,0\n`);
  await expect(page.getByText("netted to what is held")).toBeVisible();
  const column = (name: string) => page.getByRole("combobox", { name: `${name} is read as`, exact: true });
  if (!(await column("Side").isVisible())) await page.getByText(/^How the columns were read/).click();
  await expect(column("Quantity")).toHaveValue("quantity");
  // Without a quantity nothing can be netted: that is said, and the file stays as it was.
  await column("Quantity").selectOption({ label: "Not read" });
  await expect(page.getByRole("alert").filter({ hasText: "The header has no column for the quantity" })).toBeVisible();
  await expect(column("Quantity")).toHaveValue("quantity");
  await column("Filled Golf").selectOption({ label: "Quantity" });
  await expect(column("Quantity")).toHaveValue("");
  await column("Levy Hotel").selectOption({ label: "Fees" });
  await expect(page.getByRole("row", { name: /Levy Hotel/ })).toContainText("You said so.");
  await expect(lines(page).getByRole("row", { name: /^2 / })).toContainText("part of the 5 AAPL held");
  await create(page);
  await expect(positions(page).getByRole("row", { name: /AAPL/ })).toContainText("5");

  await choose(page, "later.csv", `${header}\n2026-02-05,KO,buy,10,7,60,1\n`);
  await expect(page.getByText("as you had them in your last file of this shape")).toBeVisible();
  await expect(lines(page).getByRole("row", { name: /^2 / })).toContainText("part of the 7 KO held");
  await page.getByRole("button", { name: "Read all columns afresh" }).click();
  await expect(lines(page).getByRole("row", { name: /^2 / })).toContainText("part of the 10 KO held");
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

test("what trades in another currency is not offered as the same", async ({ page }) => {
  await choose(page, "london.csv", "Symbol,Quantity\nVOD.L,1000\nAPPL,10\n");
  const doubts = page.getByRole("region", { name: "Did you mean?" });
  const london = doubts.getByRole("listitem").filter({ hasText: "VOD.L is not known to us." });
  await expect(london).toContainText(
    "VOD trades in another currency: it may be another company’s, and where it is the same, one of it may stand for several of VOD.L.",
  );
  const slip = doubts.getByRole("listitem").filter({ hasText: "APPL is not known to us." });
  await expect(slip).toBeVisible();
  await expect(slip).not.toContainText("another currency");
  await expectAccessible(page);
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

const ACCOUNTS = ["Individual", "Roth IRA", "Trust"];

/** A file of 1.5 MB, with as many rows as are taken at most: so long that reading it would be felt. */
function largest(): string {
  const held = ["AAPL", "MSFT", "KO", "XOM", "JPM"];
  const rows = Array.from({ length: 20_000 }, (_, i) => {
    const [quantity, price] = [(i % 997) + 1, 10.25 + (i % 331)];
    const account = ACCOUNTS[i % ACCOUNTS.length];
    return `${account},${held[i % held.length]},Company ${i} Inc,${quantity},$${price},$${(quantity * price).toFixed(2)},2024-03-15`;
  });
  const header = "Account Name,Symbol,Description,Quantity,Last Price,Current Value,Entry Date";
  return `${header}\n${rows.join("\n")}\n`;
}

/** As if the server, or a proxy before it, said so. */
async function withPolicy(page: Page, policy: string): Promise<void> {
  await page.route("/", async (route) => {
    const answer = await route.fetch();
    await route.fulfill({ response: answer, headers: { ...answer.headers(), "content-security-policy": policy } });
  });
}

test("while 20,000 lines are read the page answers", async ({ page }) => {
  await withPolicy(page, "worker-src 'self'");
  await page.goto("/");
  await page.evaluate(() => {
    const seen: { chosen?: number; shown?: number; tasks: { began: number; took: number }[] } = { tasks: [] };
    Object.assign(window, { seen });
    document.addEventListener("change", () => (seen.chosen = performance.now()), { capture: true, once: true });
    new PerformanceObserver((list) => {
      for (const { startTime, duration } of list.getEntries()) seen.tasks.push({ began: startTime, took: duration });
    }).observe({ type: "longtask" });
    new MutationObserver((_, observer) => {
      if (![...document.querySelectorAll("h2")].some((heading) => heading.textContent === "largest.csv")) return;
      seen.shown = performance.now();
      observer.disconnect();
    }).observe(document, { childList: true, subtree: true });
  });
  const file = { name: "largest.csv", mimeType: "text/csv", buffer: Buffer.from(largest()) };
  await page.locator('input[type="file"]').setInputFiles(file);
  await expect(page.getByRole("heading", { name: file.name })).toBeVisible();
  await expect(page.getByText("20,001")).toBeVisible();
  expect(page.workers()).toHaveLength(1);
  const { waited, longest } = await page.evaluate(() => {
    const { chosen, shown, tasks } = Reflect.get(window, "seen");
    const own = tasks.filter(({ began }: { began: number }) => began >= chosen);
    return { waited: shown - chosen, longest: Math.max(0, ...own.map(({ took }: { took: number }) => took)) };
  });
  // A share, because a busy machine stretches both. Read on the page's own thread, reading is more than half of it.
  expect(longest).toBeLessThan(waited * 0.45);
});

test("what is changed while a large file is read again is all kept, and discarding it ends the reading", async ({
  page,
}) => {
  await choose(page, "accounts.csv", largest());
  const account = (name: string) => page.getByRole("checkbox", { name });
  // The second before the first is through.
  await account("Individual").click();
  await account("Trust").click();
  await expect(account("Individual")).not.toBeChecked();
  await expect(account("Trust")).not.toBeChecked();
  await expect(page.locator("dt:text-is('Used') + dd")).toHaveText("6,667");
  await expect(account("Individual")).not.toBeChecked();

  await account("Trust").click();
  await page.getByRole("button", { name: "Take another file" }).click();
  await expect.poll(() => page.workers().length).toBe(0);
  const small = { name: "small.csv", mimeType: "text/csv", buffer: Buffer.from("Symbol,Quantity\nAAPL,10\n") };
  await page.locator('input[type="file"]').setInputFiles(small);
  await expect(page.getByRole("heading", { name: small.name })).toBeVisible();
  await expect(createButton(page)).toBeEnabled();
  await expect(page.getByRole("heading", { name: small.name })).toBeVisible();
});

test("where no worker is allowed the page reads a large file itself", async ({ page }) => {
  await withPolicy(page, "worker-src 'none'");
  await choose(page, "no-worker.csv", largest());
  await expect(page.getByText("20,001")).toBeVisible();
  expect(page.workers()).toHaveLength(0);
});

test("so does a browser that has none", async ({ page }) => {
  await page.addInitScript(() => Reflect.deleteProperty(window, "Worker"));
  await choose(page, "old-browser.csv", largest());
  await expect(page.getByText("20,001")).toBeVisible();
});
