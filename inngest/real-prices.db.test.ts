import { existsSync, readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { FACTORS, type FactorKey } from "@/lib/factors/catalog";
import { startTestApp, type TestApp } from "./testing-app";

const SHARED = "../shared";
const PRICES = `${SHARED}/data/prices.csv.gz`;
const FIDELITY = `${SHARED}/data/broker-csv/fidelity_Portfolio_Positions_Aug-21-2026.csv`;
const GOLDEN = `${SHARED}/golden/real-2026-08-21-expected.json.gz`;
const present = [PRICES, FIDELITY, GOLDEN].every(existsSync);
if (!present) console.log("left out: the proof on real prices needs ../shared/data and ../shared/golden");

interface GoldenBeta {
  beta: number;
  std_error: number;
  r_squared: number;
  observations: number;
}

describe.runIf(present)("real prices of 2026-08-21, through the whole machine", () => {
  let app: TestApp;
  let golden: Record<string, { layer_a: Partial<Record<FactorKey, GoldenBeta>> }>;

  beforeAll(async () => {
    golden = JSON.parse(gunzipSync(readFileSync(GOLDEN)).toString()).symbols;
    app = await startTestApp({
      now: "2026-08-21T21:30:00-04:00",
      universe: Object.keys(golden),
      sandbox: { prices: PRICES },
    });
  }, 120_000);
  afterAll(() => app?.stop());

  test("the batch publishes all 1,261 symbols, of which many series have ended", { timeout: 600_000 }, async () => {
    const started = Date.now();
    const { status, outcome } = await app.runBatch("first fill");
    console.log(`first fill of ${Object.keys(golden).length} symbols: ${Date.now() - started} ms, ${outcome}`);
    expect({ status, outcome }).toMatchObject({ status: "published" });
    const states = await app.db.execute<{ status: string; count: number }>(
      sql`select status, count(*)::int as count from symbol_universe group by status order by status`,
    );
    console.log(states.rows);
  });

  test("every stored beta equals the golden one, and exactly those symbols have any", async () => {
    const { rows } = await app.db.execute<{
      symbol: string;
      betas: (number | null)[];
      std_errors: (number | null)[];
      r_squared: (number | null)[];
      observations: number[];
    }>(sql`select symbol, betas, std_errors, r_squared, observations from symbol_daily_metrics`);
    const stored = new Map(rows.map((row) => [row.symbol, row]));
    const near = (ours: number | null | undefined, theirs: number) =>
      ours != null && Math.abs(ours - theirs) <= 1e-9 * Math.abs(theirs) + 1e-12;
    const wrong: string[] = [];
    for (const [symbol, { layer_a }] of Object.entries(golden)) {
      const row = stored.get(symbol);
      for (const [i, { key }] of FACTORS.entries()) {
        const expected = layer_a[key];
        if (expected === undefined) {
          if (row?.betas[i] != null) wrong.push(`${symbol} ${key}: ${row.betas[i]}, should have none`);
        } else if (
          !near(row?.betas[i], expected.beta) ||
          !near(row?.std_errors[i], expected.std_error) ||
          !near(row?.r_squared[i], expected.r_squared) ||
          row?.observations[i] !== expected.observations
        ) {
          wrong.push(
            `${symbol} ${key}: ${row?.betas[i]} ± ${row?.std_errors[i]}, golden ${expected.beta} ± ${expected.std_error}`,
          );
        }
      }
    }
    expect(wrong.slice(0, 10)).toEqual([]);
  });

  test("the Fidelity file gives exposures that follow from the golden betas, and loses no line", async () => {
    const { POST } = await import("@/app/api/v1/onboarding/create-portfolio/route");
    const form = new FormData();
    form.set("csv_file", new File([readFileSync(FIDELITY)], "fidelity_Portfolio_Positions_Aug-21-2026.csv"));
    const url = "http://127.0.0.1/api/v1/onboarding/create-portfolio";
    const created = await POST(new Request(url, { method: "POST", body: form }), { params: Promise.resolve({}) });
    const answer = await created.json();
    expect(answer).toMatchObject({ status: "ready", pending_symbols: [] });

    const { GET } = await import("@/app/api/v1/analytics/portfolio/[portfolioId]/factor-exposures/route");
    const asked = new Request(`http://127.0.0.1/api/v1/analytics/portfolio/${answer.portfolio_id}/factor-exposures`);
    const params = Promise.resolve({ portfolioId: answer.portfolio_id as string });
    const exposures = await (await GET(asked, { params })).json();

    // What the file holds, at that day's closes; the option at its stated value in net, at its delta in the exposures.
    const shares: Record<string, number> = {
      AAPL: 42,
      MSFT: 18.5,
      NVDA: 120,
      "BRK-B": 25,
      VTI: 63.214,
      TLT: 40,
      KO: 55,
    };
    const closes = await app.db.execute<{ symbol: string; close: number }>(
      sql`select symbol, close::float8 as close from symbol_daily_metrics where symbol = any(${sql.param(Object.keys(shares))}::text[])`,
    );
    const closeOf = new Map(closes.rows.map((row) => [row.symbol, row.close]));
    const dollars = new Map(
      Object.entries(shares).map(([symbol, units]) => [symbol, units * (closeOf.get(symbol) ?? Number.NaN)]),
    );
    const net = [...dollars.values()].reduce((sum, value) => sum + value, 0) + 1234.56 + 40 - 2115;
    expect(exposures.capital_base.basis).toBe("net_value");
    expect(exposures.capital_base.value).toBeCloseTo(net, 6);

    const [option] = (
      await app.db.execute<{ delta: number; delta_source: string }>(
        sql`select delta, delta_source from positions where kind = 'option' and portfolio_id = ${answer.portfolio_id}`,
      )
    ).rows;
    expect(option?.delta_source).toBe("implied");
    expect(option?.delta).toBeGreaterThan(0.3);
    expect(option?.delta).toBeLessThan(0.9);
    dollars.set("AAPL", (dollars.get("AAPL") ?? 0) - 100 * (option?.delta ?? 0) * (closeOf.get("AAPL") ?? 0));

    for (const { key, exposure, ci_low, ci_high, coverage } of exposures.factors) {
      const expected = [...dollars].reduce(
        (sum, [symbol, value]) => sum + (value / net) * (golden[symbol]?.layer_a[key as FactorKey]?.beta ?? Number.NaN),
        0,
      );
      expect(Math.abs(exposure - expected)).toBeLessThanOrEqual(1e-9 * Math.abs(expected) + 1e-12);
      expect(coverage).toBe(1);
      expect(ci_low).toBeLessThan(exposure);
      expect(ci_high).toBeGreaterThan(exposure);
    }
    const again = await (
      await GET(asked, { params: Promise.resolve({ portfolioId: answer.portfolio_id as string }) })
    ).json();
    expect(again).toEqual({ ...exposures, source: "cache" });
  });
});
