import { existsSync, readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { FACTOR_KEYS, type FactorKey } from "@/lib/factors/catalog";
import { type ReadPosition, readPortfolioFile } from "@/lib/import";
import { optionDelta } from "./option-delta";
import { portfolioExposures, type SymbolBetas } from "./portfolio-exposures";
import type { Lot } from "./values";

const SHARED = "../shared";
const FILES = {
  golden: `${SHARED}/golden/real-2026-08-21-expected.json.gz`,
  portfolios: `${SHARED}/golden/real-portfolios.json`,
  fidelity: `${SHARED}/data/broker-csv/fidelity_Portfolio_Positions_Aug-21-2026.csv`,
};
const present = Object.values(FILES).every((file) => existsSync(file));
if (!present) console.log(`Left out: real portfolios against the golden betas, because ${SHARED} is not here.`);

const SESSION = "2026-08-21";
type LayerA = Partial<Record<FactorKey, { beta: number | null } | null>>;

function readGolden(): Map<string, SymbolBetas> {
  const golden: { symbols: Record<string, { layer_a: LayerA }> } = JSON.parse(
    gunzipSync(readFileSync(FILES.golden)).toString(),
  );
  return new Map(
    Object.entries(golden.symbols).map(([symbol, { layer_a }]) => [
      symbol,
      { betas: FACTOR_KEYS.map((key) => layer_a[key]?.beta ?? null) },
    ]),
  );
}

const asLot = (position: ReadPosition, delta: number | null): Lot => ({
  kind: position.kind,
  symbol: position.symbol,
  rawSymbol: position.rawSymbol,
  quantity: Number(position.quantity ?? Number.NaN),
  multiplier: Number(position.multiplier),
  currency: position.currency,
  statedValueUsd: position.statedValueUsd === null ? null : Number(position.statedValueUsd),
  exitDate: position.exitDate,
  option: position.option ? { ...position.option, strike: Number(position.option.strike), delta } : null,
});

const nothingElse = { portfolioId: "p", runId: "r", modelVersion: "1", pendingSymbols: [], unavailableSymbols: [] };

describe.runIf(present)("real portfolios against the golden betas", () => {
  test("Fidelity's file: net is the base, with money market, pending activity and the option at their stated values", () => {
    const betas = readGolden();
    const read = readPortfolioFile(readFileSync(FILES.fidelity));
    if (!read.ok) throw new Error(read.problem.message);
    const { positions } = read.preview;
    // The file is of the session itself, so its prices are the closes.
    const closes = new Map(
      positions.flatMap(({ kind, symbol, statedPrice }) =>
        kind === "public" && symbol !== null && statedPrice !== null ? [[symbol, Number(statedPrice)] as const] : [],
      ),
    );
    const terms = positions.find(({ option }) => option)?.option;
    if (!terms) throw new Error("The option was not read");
    const found = optionDelta({
      option: { ...terms, strike: Number(terms.strike) },
      session: SESSION,
      underlyingClose: 309.35,
      optionPrice: 21.15,
      historicalVolatility: null,
    });
    if (found.delta === null) throw new Error(found.reason);
    expect(found.source).toBe("implied");

    const lots = positions.map((position) => asLot(position, found.delta));
    const answer = portfolioExposures({
      ...nothingElse,
      lots,
      prices: { session: SESSION, closes },
      betas,
      statedEquityUsd: null,
    });

    const stocks = {
      AAPL: 42 * 309.35,
      MSFT: 18.5 * 483.24,
      NVDA: 120 * 214.72,
      "BRK-B": 25 * 495.82,
      VTI: 63.214 * 378.24,
      TLT: 40 * 82.05,
      KO: 55 * 91.1,
    };
    const long = Object.values(stocks).reduce((sum, value) => sum + value, 0);
    const net = long + 1234.56 + 40 - 2115;
    const deltaValue = -100 * found.delta * 309.35;
    expect(net).toBeCloseTo(91_456.66336, 5);
    expect(answer.capitalBase.basis).toBe("net_value");
    expect(answer.capitalBase.valueUsd).toBeCloseTo(net, 8);
    expect(answer.grossValueUsd).toBeCloseTo(long - deltaValue, 8);
    expect(answer.coverage).toBeCloseTo(1, 12);

    for (const [f, { key, exposure, coverage, exposureRescaled }] of answer.factors.entries()) {
      const betaOf = (symbol: string) => betas.get(symbol)?.betas[f] ?? Number.NaN;
      const sum = Object.entries({ ...stocks, AAPL: stocks.AAPL + deltaValue }).reduce(
        (total, [symbol, value]) => total + (value / net) * betaOf(symbol),
        0,
      );
      expect([key, exposure]).toEqual([key, expect.closeTo(sum, 12)]);
      expect(coverage).toBeCloseTo(1, 12);
      expect(exposureRescaled).toBeNull();
    }
  });

  test("the golden portfolios' exposures are the weighted sums of the golden betas, by their stated equity", () => {
    const betas = readGolden();
    const books: Record<string, { equity: number; market_values: Record<string, number> }> = JSON.parse(
      readFileSync(FILES.portfolios, "utf8"),
    );
    for (const { equity, market_values } of Object.values(books)) {
      const lots: Lot[] = Object.entries(market_values).map(([symbol, statedValueUsd]) => ({
        kind: "public",
        symbol,
        rawSymbol: symbol,
        quantity: 1,
        multiplier: 1,
        currency: "USD",
        statedValueUsd,
      }));
      const answer = portfolioExposures({
        ...nothingElse,
        lots,
        prices: { session: SESSION, closes: new Map() },
        betas,
        statedEquityUsd: equity,
      });
      expect(answer.capitalBase).toEqual({ valueUsd: equity, basis: "stated_equity" });
      const gross = Object.values(market_values).reduce((sum, value) => sum + Math.abs(value), 0);
      for (const [f, { exposure, coverage }] of answer.factors.entries()) {
        const covered = Object.entries(market_values).filter(([symbol]) => betas.get(symbol)?.betas[f] != null);
        const sum = covered.reduce(
          (total, [symbol, value]) => total + (value / equity) * (betas.get(symbol)?.betas[f] ?? 0),
          0,
        );
        expect(exposure).toBeCloseTo(sum, 12);
        expect(coverage).toBeCloseTo(covered.reduce((total, [, value]) => total + Math.abs(value), 0) / gross, 12);
      }
    }
  });
});
