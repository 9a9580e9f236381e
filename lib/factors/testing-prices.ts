import { FACTOR_ETFS } from "./catalog";

/**
 * Made-up prices for tests and benchmarks: a market, styles that lean on it, symbols that lean on both. The same seed
 * gives the same prices on every machine.
 */

/** Uniform numbers in 0..1. @see mulberry32, Tommy Ettinger, public domain */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/** Roughly normal with deviation 1: twelve uniform numbers less six. */
function bell(random: () => number): number {
  let sum = -6;
  for (let i = 0; i < 12; i++) sum += random();
  return sum;
}

/** Prices of the eight factor ETFs, 8 × `sessions`, in the order of FACTOR_ETFS. */
export function simulateEtfs(sessions: number, seed = 1): Float64Array {
  const random = seeded(seed);
  const prices = new Float64Array(FACTOR_ETFS.length * sessions).fill(100);
  for (let t = 1; t < sessions; t++) {
    const market = 0.01 * bell(random);
    FACTOR_ETFS.forEach((etf, e) => {
      const lean = etf === "SPY" ? 1 : etf === "TLT" ? -0.1 : 0.7 + 0.1 * e;
      const own = etf === "SPY" ? 0 : 0.004 * bell(random);
      const at = e * sessions + t;
      prices[at] = prices[at - 1]! * (1 + lean * market + own);
    });
  }
  return prices;
}

/**
 * Prices of `count` symbols on the same sessions, `count` × `sessions`.
 *
 * @param incomplete share of the symbols, 0..1, that lack prices: a few random ones each, different for every symbol
 */
export function simulateSymbols(
  etfs: Float64Array,
  {
    count,
    sessions,
    incomplete = 0,
    seed = 2,
  }: { count: number; sessions: number; incomplete?: number; seed?: number },
): Float64Array {
  const random = seeded(seed);
  const prices = new Float64Array(count * sessions);
  for (let s = 0; s < count; s++) {
    const leans = FACTOR_ETFS.map(() => 0.4 * bell(random));
    const own = 0.005 + 0.02 * random();
    prices[s * sessions] = 20 + 200 * random();
    for (let t = 1; t < sessions; t++) {
      let change = own * bell(random);
      for (let e = 0; e < leans.length; e++)
        change += leans[e]! * (etfs[e * sessions + t]! / etfs[e * sessions + t - 1]! - 1);
      // No day takes more than nine tenths: prices stay above 0 whatever the leans.
      prices[s * sessions + t] = prices[s * sessions + t - 1]! * Math.max(0.1, 1 + change);
    }
    if (random() < incomplete) {
      const holes = 1 + Math.floor(random() * 6);
      // The last price stays, so that no symbol is stale.
      for (let h = 0; h < holes; h++) prices[s * sessions + sessions - 2 - Math.floor(random() * 88)] = Number.NaN;
    }
  }
  return prices;
}
