import { withDatabase } from "./support/database";
import { expect, test } from "./support/test";

/** Long enough for the app to come back and the whole night to be done again. */
const LONG = 180_000;

/** What readers see of every modelled symbol, as one number. Rates and coins have moved on with the clock meanwhile. */
const READERS = `
  select md5(string_agg(concat_ws(' ', m.symbol, m.session, m.close, m.betas::text, m.std_errors::text, m.r_squared::text,
    m.observations::text, md5(w.returns)), ',' order by m.symbol)) as sum
  from symbol_daily_metrics m join symbol_universe u using (symbol) left join symbol_return_windows w using (symbol)
  where u.status <> 'unsupported'`;

const readers = () => withDatabase(async (query) => String((await query(READERS)).rows[0]?.sum));

test("an app that is killed in the middle of a night goes on with it where it was", async ({ page, request }) => {
  test.setTimeout(LONG);
  const pid = Number(process.env.SIGMASIGHT_E2E_APP_PID);
  expect(pid, "the app's process").toBeGreaterThan(1);
  const before = await readers();

  const runId = await withDatabase(async (query) => {
    await query("begin");
    // While this lock is held no step can write numbers: the run is under way whenever the kill comes.
    await query("lock table symbol_factor_exposures in exclusive mode");
    const asked = await request.post("/api/v1/admin/symbol-batch/run", {
      data: { reason: "killed in the middle", force: true },
    });
    expect(asked.status()).toBe(202);
    const { run_id } = await asked.json();
    await expect
      .poll(async () => (await (await request.get("/api/v1/admin/symbol-batch/status")).json()).phases[0]?.status)
      .toBe("running");
    process.kill(pid, "SIGKILL");
    await query("commit");
    return run_id;
  });

  const answers = async () => (await request.get("/api/health/live").catch(() => null))?.ok() ?? false;
  await expect.poll(answers, { timeout: LONG }).toBe(true);
  const status = async () => (await (await request.get("/api/v1/admin/symbol-batch/status")).json()).run;
  await expect.poll(async () => (await status()).status, { timeout: LONG }).toBe("published");
  expect((await status()).run_id).toBe(runId);
  expect(await readers()).toBe(before);

  await page.goto("/admin");
  await expect(page.getByText(/Fri 21 Aug 2026 is published/)).toBeVisible();
  await expect(page.getByText("killed in the middle", { exact: true })).toBeVisible();
});
