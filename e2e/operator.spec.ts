import { expectAccessible } from "./support/accessible";
import { withDatabase } from "./support/database";
import { takeScreenshot } from "./support/screenshots";
import { expect, test } from "./support/test";

// One night and one set of rows: each test leaves it as it found it.
test.describe.configure({ mode: "serial" });

const SECTIONS = [
  "The last run",
  "Gate",
  "Failures",
  "Activity",
  "Runs",
  "Provider",
  "Quarantine",
  "Freshness",
  "Universe",
];

test("the operator sees in words what the night came to, then its phases, gate and history", async ({ page }) => {
  await page.goto("/admin");
  await expect(page.getByText(/Fri 21 Aug 2026 is published: [\d,]+ symbols, [\d.]+\u202f% coverage\./)).toBeVisible();
  for (const name of SECTIONS) await expect(page.getByRole("heading", { name })).toBeVisible();
  await expect(page.getByRole("progressbar", { name: "Prices: Done" })).toBeVisible();
  await expect(page.getByText("SPY against itself")).toBeVisible();
  await expect(page.getByRole("table", { name: "Runs" }).getByText("Published", { exact: true })).toBeVisible();
  await expectAccessible(page);
  await takeScreenshot(page, "operator");
});

test("the batch page's old address leads to it, and so do the keys g b", async ({ page }) => {
  await page.goto("/admin/batch");
  await expect(page).toHaveURL(/\/admin$/);
  await page.goto("/portfolios");
  await page.keyboard.press("g");
  await page.keyboard.press("b");
  await page.waitForURL("/admin");
});

test("a symbol that failed is found by its name and mended by a retry", async ({ page }) => {
  await withDatabase((query) =>
    query(`insert into batch_failures (run_id, phase, symbol, reason, at)
           select id, 'prices', s, 'the provider did not answer', started_at
           from (select id, started_at from batch_runs where symbols is null order by started_at desc limit 1) run
           cross join unnest(array['KO', 'PEP', 'XOM']) s`),
  );
  try {
    await page.goto("/admin");
    const failures = page.getByRole("table", { name: "Symbols that failed" });
    await expect(failures.getByRole("row")).toHaveCount(5);
    await expect(page.getByRole("button", { name: "Retry all 3" })).toBeVisible();
    await page.getByRole("textbox", { name: "Symbol" }).fill("pe");
    await expect(failures.getByRole("row")).toHaveCount(3);
    await expect(failures.getByRole("rowheader", { name: "PEP", exact: true })).toBeVisible();
    await page.getByRole("button", { name: "Retry PEP" }).click();
    await expect(page.getByText("PEP will be fetched and computed anew for Fri 21 Aug 2026.")).toBeVisible();
    await expect(failures.getByText("Mended by a retry")).toBeVisible({ timeout: 30_000 });
    // The page has been read anew since, and what was typed is still there.
    await expect(page.getByRole("textbox", { name: "Symbol" })).toHaveValue("pe");
    await expect(page.getByRole("table", { name: "Runs" }).getByText("retry after a failure")).toBeVisible();
    await expectAccessible(page);
    await takeScreenshot(page, "operator-failures");
  } finally {
    await withDatabase((query) => query("delete from batch_failures where reason = 'the provider did not answer'"));
  }
});

test("a price that was kept out is let in by hand, after a question", async ({ page }) => {
  await withDatabase((query) =>
    query(`insert into price_quarantine (symbol, kind, status, first_session, last_session, detail, detected_at)
           values ('KO', 'spike', 'open', '2026-08-20', '2026-08-20',
             'the close rises from 61.20 to 142.75 and falls back; no split is known', '2026-08-21T18:31:00-04:00'),
             ('XOM', 'unit_error', 'repaired', '2026-08-19', '2026-08-19',
             'the close is 11420.00 after 114.30', '2026-08-20T18:31:00-04:00')`),
  );
  await page.goto("/admin");
  await expect(page.getByRole("heading", { name: "Quarantine (1)" })).toBeVisible();
  await page.getByRole("button", { name: "Accept it: KO" }).click();
  const question = page.getByRole("dialog", { name: "Accept KO as it is?" });
  await expect(question.getByText(/the close rises from 61.20/)).toBeVisible();
  await expectAccessible(page);
  await page.screenshot({ path: "test-results/screenshots/operator-accept.png", animations: "disabled" });
  await question.getByRole("button", { name: "Accept it" }).click();
  await expect(question.getByText(/^KO is accepted as it is\./)).toBeVisible();
  await question.getByRole("button", { name: "Close" }).last().click();
  await expect(page.getByText("No price is kept out.")).toBeVisible();
  await page.getByText("Ended lately").click();
  await expect(page.getByText(/let in by/)).toBeVisible();
});

test("a run that the gate held back says why in its dialog, and so does a refusal to publish it", async ({ page }) => {
  await withDatabase((query) =>
    query(`insert into batch_runs (session, trigger, status, outcome, model_version, started_at, finished_at, gate)
           select session, 'cron', 'unpublished', 'Not published: 1100 of 1261 expected symbols have a bar.', model_version,
             started_at + interval '10 minutes', started_at + interval '12 minutes',
             '[{"check":"coverage","passed":false,"detail":"1100 of 1261 expected symbols have a bar"},
               {"check":"spy_beta","passed":true,"detail":"it is 1"}]'
           from batch_runs where symbols is null order by started_at desc limit 1`),
  );
  try {
    await page.goto("/admin");
    await page.getByRole("button", { name: "Publish by hand" }).click();
    const dialog = page.getByRole("dialog", { name: /all the same\?/ });
    await expect(dialog.getByText("1100 of 1261 expected symbols have a bar")).toBeVisible();
    await expect(dialog.getByText("SPY against itself")).toBeHidden();
    const publish = dialog.getByRole("button", { name: "Publish it" });
    await expect(publish).toBeDisabled();
    await dialog.getByRole("textbox", { name: "Note" }).fill("checked against another source");
    await expectAccessible(page);
    await page.screenshot({ path: "test-results/screenshots/operator-publish.png", animations: "disabled" });
    // Nothing of it is staged: it cannot be published, and the dialog says so.
    await publish.click();
    await expect(dialog.getByRole("alert")).toBeVisible();
    await expect(dialog.getByRole("textbox", { name: "Note" })).toHaveValue("checked against another source");
  } finally {
    await withDatabase((query) => query("delete from batch_runs where status = 'unpublished'"));
  }
});

test("a run started by hand keeps its reason, is joined by a second, and is cancelled", async ({ page }) => {
  const runNow = async (reason: string) => {
    await page.getByRole("button", { name: "Run now" }).click();
    const dialog = page.getByRole("dialog", { name: "Run the batch now" });
    await expect(dialog.getByRole("button", { name: "Start" })).toBeDisabled();
    await dialog.getByRole("textbox", { name: "Reason" }).fill(reason);
    await dialog.getByRole("checkbox", { name: /published already/ }).check();
    await dialog.getByRole("button", { name: "Start" }).click();
    return dialog;
  };
  await page.goto("/admin");
  // While this lock is held no beta can be stored: however quick the machine, the run stays under way.
  await withDatabase(async (query) => {
    await query("begin");
    await query("lock table symbol_factor_exposures in exclusive mode");
    const first = await runNow("a look at the screen");
    await expect(first.getByText("The run for Fri 21 Aug 2026 has started.")).toBeVisible();
    await first.getByRole("button", { name: "Close" }).last().click();

    const second = await runNow("another look");
    await expect(second.getByText("A run for Fri 21 Aug 2026 is under way already; this joins it.")).toBeVisible();
    await second.getByRole("button", { name: "Close" }).last().click();
    await expect(page.getByRole("heading", { name: "The run under way" })).toBeVisible();
    // A bar at its beginning has no width, and so nothing to see.
    await expect(page.getByRole("progressbar", { name: /: Under way$/ }).first()).toBeAttached();
    await expectAccessible(page);
    await takeScreenshot(page, "operator-running");

    await page.getByRole("button", { name: "Cancel the run" }).click();
    const question = page.getByRole("dialog", { name: /^Cancel the run for/ });
    await question.getByRole("button", { name: "Cancel the run" }).click();
    await expect(question.getByRole("status")).toBeVisible();
    await question.getByRole("button", { name: "Close" }).last().click();
    await query("commit");
  });
  await expect(page.getByRole("table", { name: "Runs" }).getByText("Cancelled", { exact: true })).toBeVisible();
  await expect(page.getByText("a look at the screen", { exact: true })).toBeVisible();
  await expect(page.getByText(/Fri 21 Aug 2026 is published/)).toBeVisible();
});

test("anybody reads how good the night's numbers are, from a portfolio on", async ({ page }) => {
  await page.goto("/portfolios");
  await page.getByRole("link", { name: "How good are these numbers?" }).click();
  await page.waitForURL("/model-card");
  await expect(page.getByText("How good the numbers of Fri 21 Aug 2026 are.", { exact: false })).toBeVisible();
  const betas = page.getByRole("table", { name: "Betas by factor" });
  await expect(betas.getByRole("row")).toHaveCount(13);
  await expect(betas.getByText("Not for ridge", { exact: false }).first()).toBeAttached();
  await expect(page.getByRole("table", { name: "Variance inflation of the style funds" }).getByRole("row")).toHaveCount(
    7,
  );
  await expectAccessible(page);
  await takeScreenshot(page, "model-card");
});
