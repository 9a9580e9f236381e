import type { Listing } from "../../listings";
import { normal, stream, uniform } from "../random";
import { type Character, combined, type Loadings } from "./character";
import { expectedDrift, SECTORS, type Sector } from "./factors";

/** A sector's usual share: loadings beside its own sector factor, noise a year, who pays dividends and how much, earnings multiple. */
interface Habit {
  loadings: Loadings;
  noise: number;
  payers: number;
  yield: number;
  priceToEarnings: number;
}

const HABITS: Record<Sector, Habit> = {
  Technology: {
    loadings: { market: 1.2, value: -0.4, growth: 0.5, momentum: 0.2, lowVolatility: -0.5 },
    noise: 0.27,
    payers: 0.45,
    yield: 0.009,
    priceToEarnings: 32,
  },
  Healthcare: {
    loadings: { market: 0.8, quality: 0.3, lowVolatility: 0.2 },
    noise: 0.24,
    payers: 0.5,
    yield: 0.018,
    priceToEarnings: 24,
  },
  "Financial Services": {
    loadings: { market: 1.08, rates: -0.15, value: 0.7, growth: -0.2, size: 0.15 },
    noise: 0.19,
    payers: 0.9,
    yield: 0.027,
    priceToEarnings: 14,
  },
  Industrials: {
    loadings: { market: 1.08, rates: -0.05, value: 0.3, quality: 0.1, size: 0.15 },
    noise: 0.2,
    payers: 0.75,
    yield: 0.014,
    priceToEarnings: 23,
  },
  "Basic Materials": {
    loadings: { market: 1.05, value: 0.4, size: 0.15, commodities: 0.4 },
    noise: 0.22,
    payers: 0.8,
    yield: 0.021,
    priceToEarnings: 17,
  },
  Energy: {
    loadings: { market: 0.95, rates: -0.15, value: 0.6, growth: -0.3, commodities: 0.6 },
    noise: 0.2,
    payers: 0.9,
    yield: 0.04,
    priceToEarnings: 12,
  },
  Utilities: {
    loadings: { market: 0.5, rates: 0.25, value: 0.3, lowVolatility: 0.8 },
    noise: 0.13,
    payers: 0.95,
    yield: 0.035,
    priceToEarnings: 19,
  },
  "Consumer Defensive": {
    loadings: { market: 0.58, rates: 0.08, value: 0.2, quality: 0.3, lowVolatility: 0.7 },
    noise: 0.17,
    payers: 0.9,
    yield: 0.028,
    priceToEarnings: 22,
  },
  "Consumer Cyclical": {
    loadings: { market: 1.15, growth: 0.25, size: 0.2, lowVolatility: -0.3 },
    noise: 0.26,
    payers: 0.6,
    yield: 0.016,
    priceToEarnings: 22,
  },
  "Real Estate": {
    loadings: { market: 0.9, rates: 0.25, value: 0.3, lowVolatility: 0.4 },
    noise: 0.16,
    payers: 0.95,
    yield: 0.042,
    priceToEarnings: 35,
  },
  "Communication Services": {
    loadings: { market: 0.98, growth: 0.3, lowVolatility: -0.1 },
    noise: 0.25,
    payers: 0.5,
    yield: 0.02,
    priceToEarnings: 21,
  },
};

/** What sets an industry apart from its sector. */
const INDUSTRIES: Record<string, { loadings?: Loadings; noise?: number; loses?: number }> = {
  Semiconductors: { loadings: { market: 0.3, momentum: 0.3 } },
  "Semiconductor Equipment & Materials": { loadings: { market: 0.35, momentum: 0.3 } },
  "Software - Application": { loadings: { growth: 0.3 }, noise: 0.03 },
  Biotechnology: { loadings: { size: 0.4, quality: -0.4, lowVolatility: -0.4 }, noise: 0.16, loses: 0.6 },
  Gold: { loadings: { market: -0.6, gold: 1.6, commodities: -0.4 } },
  Silver: { loadings: { market: -0.4, gold: 1.7, commodities: -0.3 } },
  Airlines: { loadings: { market: 0.25, commodities: -0.4 } },
  "Auto Manufacturers": { loadings: { market: 0.15 }, noise: 0.05 },
  "Residential Construction": { loadings: { rates: 0.35, market: 0.15 } },
  "Banks - Regional": { loadings: { rates: -0.1, size: 0.3 } },
  "REIT - Mortgage": { loadings: { rates: 0.15, credit: 1 } },
  "Computer Hardware": { noise: 0.06 },
};

/** Shares whose fortune is that of digital coins. */
const COIN_SHARES = new Set(["BMNR", "COIN", "CRCL", "HUT", "IREN", "MARA", "MSTR", "RIOT", "WULF"]);

/** Companies that everyone knows to be among the largest, so that the simulated sizes do not look absurd. */
const GIANTS = new Set(
  "AAPL AMZN AVGO BRK-B COST GOOG GOOGL JPM LLY META MSFT NFLX NVDA ORCL TSLA TSM V WMT XOM".split(" "),
);

/** When shares that came to the market in the last years did so; others are older than the timeline needs. */
const LISTED: Record<string, string> = {
  ALAB: "2024-03-20",
  AMRZ: "2025-06-23",
  CHYM: "2025-06-12",
  CRCL: "2025-06-05",
  CRWV: "2025-03-28",
  FIG: "2025-07-31",
  GEV: "2024-04-02",
  LINE: "2024-07-25",
  Q: "2025-11-03",
  RBRK: "2024-04-25",
  RDDT: "2024-03-21",
  SAIL: "2025-02-13",
  SNDK: "2025-02-24",
  SOLS: "2025-10-30",
  SOLV: "2024-04-01",
  VIK: "2024-05-01",
};

/** In the simulated world these stop trading: takeovers and redeemed notes. Chosen freely, not facts. */
const ENDS: Record<string, string> = {
  AEFC: "2026-02-13",
  CTRA: "2026-05-06",
  HOLX: "2026-04-07",
  KKRS: "2026-06-15",
  TBB: "2026-09-11",
};

const NOTE: Habit = {
  loadings: { market: 0.1, rates: 0.22, credit: 0.7 },
  noise: 0.05,
  payers: 1,
  yield: 0.06,
  priceToEarnings: 0,
};

/** How a listed share behaves: its sector's habit, its industry's, its size's, and its own part by chance. */
export function shareCharacter(listing: Listing, seed: string): Character {
  const own = stream(`${seed}/share ${listing.symbol}`);
  const sector = SECTORS.find((name) => name === listing.sector) ?? "Industrials";
  const isNote = listing.category !== null;
  const habit = isNote ? NOTE : HABITS[sector];
  const industry = (isNote ? undefined : INDUSTRIES[listing.industry ?? ""]) ?? {};
  const chance = (n: number, deviation: number) => (isNote ? 0.1 : 1) * deviation * normal(own, n);
  const loadings = combined(
    habit.loadings,
    industry.loadings ?? {},
    isNote ? {} : { [sector]: 1 + chance(7, 0.15), size: listing.inSp500 ? -0.1 : 0.5 },
    COIN_SHARES.has(listing.symbol) ? { crypto: 0.7 } : {},
    { market: chance(0, 0.14), rates: chance(1, 0.06), value: chance(2, 0.25), growth: chance(3, 0.25) },
    { momentum: chance(4, 0.25), quality: chance(5, 0.3), size: chance(6, 0.15), lowVolatility: chance(8, 0.25) },
  );
  const noise = (habit.noise + (industry.noise ?? 0)) * (listing.inSp500 || isNote ? 0.85 : 1.25);
  const startPrice = isNote ? 25 : 20 * Math.exp(2.1 * uniform(own, 10));
  const typicalWorth = GIANTS.has(listing.symbol) ? 4e11 : listing.inSp500 ? 22e9 : 6e9;
  const worth = typicalWorth * Math.exp(0.8 * normal(own, 11));
  const loses = uniform(own, 12) < (industry.loses ?? (listing.inSp500 ? 0.04 : 0.12));
  const pays = !loses && uniform(own, 13) < habit.payers + (listing.inSp500 ? 0.1 : 0);
  const shares = Math.round(worth / startPrice);
  return {
    moves: {
      loadings,
      noise: noise * Math.exp(0.2 * normal(own, 9)),
      drift: isNote ? Math.max(0, habit.yield - expectedDrift(loadings)) : 0,
      jumps: !isNote,
    },
    start: LISTED[listing.symbol] ?? `${2015 + Math.floor(7 * uniform(own, 14))}-01-04`,
    end: ENDS[listing.symbol] ?? null,
    startPrice,
    dividend: pays ? { yield: habit.yield * Math.exp(0.35 * normal(own, 15)), perYear: 4 } : null,
    splits: !isNote,
    volume: isNote ? 20_000 : shares * 0.006,
    sharesOutstanding: shares,
    valuation: isNote
      ? null
      : {
          priceToEarnings: loses ? null : habit.priceToEarnings * Math.exp(0.3 * normal(own, 16)),
          priceToBook: 3 * Math.exp(0.6 * normal(own, 17)),
        },
  };
}
