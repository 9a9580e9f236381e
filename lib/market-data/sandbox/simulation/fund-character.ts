import type { Listing } from "../../listings";
import { normal, stream, uniform } from "../random";
import type { Character, Loadings } from "./character";
import { expectedDrift, WORLD_START } from "./factors";

interface FundHabit {
  loadings: Loadings;
  noise?: number;
  yield?: number;
  monthly?: boolean;
}

/** The eight funds that factors are made of: pure, so that what the app estimates can be known beforehand. */
const FACTOR_FUNDS: Record<string, FundHabit & { startPrice: number }> = {
  SPY: { loadings: { market: 1 }, yield: 0.014, startPrice: 126.7 },
  TLT: { loadings: { market: -0.12, rates: 1 }, yield: 0.035, monthly: true, startPrice: 92.1 },
  VTV: { loadings: { market: 0.88, value: 1 }, yield: 0.024, startPrice: 56.8 },
  VUG: { loadings: { market: 1.12, growth: 1 }, yield: 0.006, startPrice: 54.5 },
  MTUM: { loadings: { market: 1.04, momentum: 1 }, yield: 0.009, startPrice: 41.3 },
  QUAL: { loadings: { market: 0.99, quality: 1 }, yield: 0.012, startPrice: 38.6 },
  IWM: { loadings: { market: 1.12, size: 1 }, yield: 0.012, startPrice: 67.2 },
  USMV: { loadings: { market: 0.7, rates: 0.06, lowVolatility: 1 }, yield: 0.018, startPrice: 30.9 },
};
const FACTOR_FUND_NOISE = 0.004;

/** Funds whose return each day is a multiple of another's. */
const FOLLOWERS: Record<string, [follows: string, multiple: number]> = {
  BITU: ["IBIT", 2],
  BITX: ["IBIT", 2],
  ETHU: ["ETHA", 2],
  FAS: ["XLF", 3],
  LABU: ["XBI", 3],
  MAGX: ["MAGS", 2],
  NVDL: ["NVDA", 2],
  PSQ: ["QQQ", -1],
  QLD: ["QQQ", 2],
  SDS: ["SPY", -2],
  SH: ["SPY", -1],
  SOXL: ["SOXX", 3],
  SOXS: ["SOXX", -3],
  SPXL: ["SPY", 3],
  SQQQ: ["QQQ", -3],
  SSO: ["SPY", 2],
  TECL: ["XLK", 3],
  TMF: ["TLT", 3],
  TMV: ["TLT", -3],
  TNA: ["IWM", 3],
  TQQQ: ["QQQ", 3],
  TSLL: ["TSLA", 2],
  TZA: ["IWM", -3],
  UDOW: ["DIA", 3],
  UPRO: ["SPY", 3],
  USD: ["SMH", 2],
};

const treasury = (duration: number, yielded: number): FundHabit => ({
  loadings: { rates: duration },
  noise: 0.004,
  yield: yielded,
  monthly: true,
});
const inSector = (loadings: Loadings, yielded: number): FundHabit => ({ loadings, noise: 0.02, yield: yielded });
const abroad = (loadings: Loadings): FundHabit => ({
  loadings: { market: 0.85, ...loadings },
  noise: 0.07,
  yield: 0.026,
});

/** What a fund of a category holds, as factors. */
const CATEGORIES: Record<string, FundHabit> = {
  "Large Blend": { loadings: { market: 1 }, noise: 0.006, yield: 0.013 },
  "Large Value": { loadings: { market: 0.87, value: 0.9, lowVolatility: 0.1 }, noise: 0.012, yield: 0.026 },
  "Large Growth": { loadings: { market: 1.13, growth: 1 }, noise: 0.015, yield: 0.006 },
  "Mid-Cap Blend": { loadings: { market: 1.05, size: 0.5, value: 0.1 }, noise: 0.012, yield: 0.013 },
  "Mid-Cap Value": { loadings: { market: 0.95, size: 0.4, value: 0.7 }, noise: 0.015, yield: 0.024 },
  "Mid-Cap Growth": { loadings: { market: 1.25, size: 0.5, growth: 0.9 }, noise: 0.05 },
  "Small Blend": { loadings: { market: 1.1, size: 0.95 }, noise: 0.012, yield: 0.013 },
  "Small Value": { loadings: { market: 1.05, size: 0.9, value: 0.6 }, noise: 0.02, yield: 0.016 },
  "Small Growth": { loadings: { market: 1.18, size: 0.9, growth: 0.5 }, noise: 0.02, yield: 0.006 },
  "Global Large-Stock Blend": { loadings: { market: 0.95, international: 0.35 }, noise: 0.01, yield: 0.016 },
  "Global Small/Mid Stock": { loadings: { market: 1.1, Technology: 0.4, size: 0.4, international: 0.3 }, noise: 0.04 },
  "Global Moderate Allocation": {
    loadings: { market: 0.55, rates: 0.2, credit: 0.3 },
    noise: 0.02,
    yield: 0.05,
    monthly: true,
  },
  Technology: inSector({ market: 1.18, growth: 0.5, lowVolatility: -0.3, Technology: 1 }, 0.006),
  Health: inSector({ market: 0.78, quality: 0.2, lowVolatility: 0.2, Healthcare: 1 }, 0.014),
  Financial: inSector({ market: 1.05, rates: -0.15, value: 0.6, "Financial Services": 1 }, 0.017),
  "Equity Energy": inSector({ market: 0.92, rates: -0.15, value: 0.5, Energy: 1, commodities: 0.6 }, 0.031),
  Industrials: inSector({ market: 1.05, value: 0.2, Industrials: 1 }, 0.013),
  Utilities: inSector({ market: 0.5, rates: 0.22, lowVolatility: 0.8, Utilities: 1 }, 0.028),
  "Real Estate": inSector({ market: 0.88, rates: 0.22, value: 0.2, lowVolatility: 0.3, "Real Estate": 1 }, 0.036),
  "Consumer Cyclical": inSector({ market: 1.14, growth: 0.3, "Consumer Cyclical": 1 }, 0.007),
  "Consumer Defensive": inSector({ market: 0.55, quality: 0.2, lowVolatility: 0.7, "Consumer Defensive": 1 }, 0.024),
  Communications: inSector({ market: 1, growth: 0.3, "Communication Services": 1 }, 0.009),
  "Natural Resources": inSector({ market: 1, value: 0.3, "Basic Materials": 1, commodities: 0.5 }, 0.018),
  "Equity Precious Metals": inSector({ market: 0.45, gold: 1.7, "Basic Materials": 0.6 }, 0.01),
  "Miscellaneous Sector": inSector({ market: 1.15, size: 0.4, growth: 0.3, Technology: 0.4, Industrials: 0.4 }, 0.006),
  Infrastructure: inSector({ market: 1.1, size: 0.2, value: 0.2, Industrials: 0.9 }, 0.006),
  "Trading--Leveraged Equity": { loadings: { market: 2 }, noise: 0.02 },
  "Trading--Inverse Equity": { loadings: { market: -1 }, noise: 0.02 },
  "Trading--Miscellaneous": { loadings: { market: -3.6 }, noise: 0.3 },
  "Derivative Income": { loadings: { market: 0.72 }, noise: 0.02, yield: 0.09, monthly: true },
  "Digital Assets": { loadings: { crypto: 1 }, noise: 0.02 },
  "Foreign Large Blend": abroad({ international: 1, value: 0.2 }),
  "Focused Region": abroad({ international: 1.1 }),
  "Japan Stock": abroad({ market: 0.75, international: 0.9 }),
  "Europe Stock": abroad({ market: 0.95, international: 1.05, value: 0.2 }),
  "India Equity": abroad({ market: 0.75, international: 0.8 }),
  "Latin America Stock": abroad({ international: 1.2, commodities: 0.6 }),
  "Diversified Emerging Mkts": abroad({ international: 0.9, china: 0.35 }),
  "Greater China Region": abroad({ market: 0.8, international: 0.5, china: 1 }),
  "Global Real Estate": abroad({ international: 0.7, "Real Estate": 0.6, rates: 0.15 }),
  "Commodities Focused": { loadings: { commodities: 1.2, market: 0.1 }, noise: 0.12 },
  "Commodities Broad Basket": { loadings: { commodities: 1, market: 0.2 }, noise: 0.03 },
  "Ultrashort Bond": treasury(0.005, 0.045),
  "Short Government": treasury(0.1, 0.04),
  "Short-Term Bond": treasury(0.15, 0.038),
  "Short-Term Inflation-Protected Bond": treasury(0.12, 0.03),
  "Intermediate Government": treasury(0.38, 0.035),
  "Intermediate Core Bond": treasury(0.4, 0.036),
  "Muni National Interm": treasury(0.3, 0.03),
  "Global Bond-USD Hedged": treasury(0.35, 0.04),
  "Inflation-Protected Bond": treasury(0.42, 0.03),
  "Long Government": treasury(0.95, 0.04),
  "Long-Term Bond": { loadings: { rates: 0.85, credit: 0.7, market: 0.08 }, noise: 0.01, yield: 0.05, monthly: true },
  "Corporate Bond": { loadings: { rates: 0.5, credit: 0.7, market: 0.06 }, noise: 0.008, yield: 0.045, monthly: true },
  "High Yield Bond": { loadings: { rates: 0.12, credit: 1, market: 0.32 }, noise: 0.01, yield: 0.066, monthly: true },
  "Emerging Markets Bond": {
    loadings: { rates: 0.4, credit: 1, market: 0.3 },
    noise: 0.02,
    yield: 0.055,
    monthly: true,
  },
  "Preferred Stock": { loadings: { rates: 0.25, credit: 1, market: 0.35 }, noise: 0.02, yield: 0.06, monthly: true },
};

/** Funds that their category describes badly. */
const EXCEPTIONS: Record<string, FundHabit> = {
  IEF: treasury(0.5, 0.036),
  EDV: treasury(1.35, 0.042),
  ZROZ: treasury(1.5, 0.043),
  GLD: { loadings: { gold: 1 }, noise: 0.01 },
  GLDM: { loadings: { gold: 1 }, noise: 0.01 },
  IAU: { loadings: { gold: 1 }, noise: 0.01 },
  IAUM: { loadings: { gold: 1 }, noise: 0.01 },
  SLV: { loadings: { gold: 1.5, commodities: 0.3, market: 0.2 }, noise: 0.08 },
  SIVR: { loadings: { gold: 1.5, commodities: 0.3, market: 0.2 }, noise: 0.08 },
  SMH: inSector({ market: 1.4, growth: 0.5, momentum: 0.4, Technology: 1.3 }, 0.005),
  SOXX: inSector({ market: 1.42, growth: 0.5, momentum: 0.35, Technology: 1.3 }, 0.007),
  XBI: inSector({ market: 1.05, size: 0.9, quality: -0.4, Healthcare: 1.4 }, 0.001),
  SPHD: { loadings: { market: 0.62, value: 0.7, lowVolatility: 0.8, rates: 0.1 }, noise: 0.015, yield: 0.036 },
  SPMO: { loadings: { market: 1.03, momentum: 0.95 }, noise: 0.012, yield: 0.008 },
  RSP: { loadings: { market: 1, size: 0.3, value: 0.4 }, noise: 0.008, yield: 0.015 },
  QQQ: { loadings: { market: 1.14, growth: 1, Technology: 0.35 }, noise: 0.012, yield: 0.006 },
  QQQM: { loadings: { market: 1.14, growth: 1, Technology: 0.35 }, noise: 0.012, yield: 0.006 },
};

/** Coins came to the exchanges late. */
const COIN_FUNDS_START = "2024-01-11";

/** How a fund behaves: by name if it is one of the factor funds or follows another, else by what its category holds. */
export function fundCharacter(listing: Listing, seed: string): Character {
  const own = stream(`${seed}/fund ${listing.symbol}`);
  const pure = FACTOR_FUNDS[listing.symbol];
  const follower = FOLLOWERS[listing.symbol];
  const habit = pure ?? EXCEPTIONS[listing.symbol] ?? CATEGORIES[listing.category ?? ""] ?? CATEGORIES["Large Blend"]!;
  const noise = pure ? (listing.symbol === "SPY" ? 0 : FACTOR_FUND_NOISE) : (habit.noise ?? 0.02);
  const isBond = habit.monthly === true;
  // What a bond pays out it has earned, else its price would melt away.
  const drift = isBond ? Math.max(0, (habit.yield ?? 0) - expectedDrift(habit.loadings)) : 0;
  const startPrice = pure?.startPrice ?? (isBond ? 50 + 50 * uniform(own, 0) : 30 * Math.exp(1.4 * uniform(own, 0)));
  const shares = Math.round(Math.exp(Math.log(pure ? 4e10 : 4e9) + (pure ? 0.3 : 1) * normal(own, 1)) / startPrice);
  const late = listing.category === "Digital Assets" || follower?.[0] === "IBIT" || follower?.[0] === "ETHA";
  return {
    moves: follower
      ? { follows: follower[0], multiple: follower[1] }
      : { loadings: habit.loadings, noise, drift, jumps: false },
    start: pure ? WORLD_START : late ? COIN_FUNDS_START : `${2014 + Math.floor(7 * uniform(own, 2))}-01-04`,
    end: null,
    startPrice,
    dividend: !follower && habit.yield ? { yield: habit.yield, perYear: isBond ? 12 : 4 } : null,
    splits: follower !== undefined,
    volume: shares * 0.01,
    sharesOutstanding: shares,
    valuation: null,
  };
}
