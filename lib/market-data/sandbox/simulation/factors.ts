import { normal, shock, stream } from "../random";
import type { Timeline } from "./timeline";

/**
 * What moves the simulated market: the market itself, rates, six styles beyond the market, sectors, and a few others.
 * All are daily log returns; a security's is a weighted sum of them and its own noise.
 */
export const SECTORS = [
  "Technology",
  "Healthcare",
  "Financial Services",
  "Industrials",
  "Basic Materials",
  "Energy",
  "Utilities",
  "Consumer Defensive",
  "Consumer Cyclical",
  "Real Estate",
  "Communication Services",
] as const;
export type Sector = (typeof SECTORS)[number];

const STYLES = ["value", "growth", "momentum", "quality", "size", "lowVolatility"] as const;
const OTHERS = ["international", "china", "commodities", "gold", "crypto", "credit"] as const;
export const FACTOR_NAMES = ["market", "rates", ...STYLES, ...SECTORS, ...OTHERS] as const;
export type FactorName = (typeof FACTOR_NAMES)[number];
/** Daily log returns, one number a day of the timeline. */
export type FactorReturns = Record<FactorName, Float64Array>;

/** First day of the simulated world. */
export const WORLD_START = "2006-01-03";

/** Yearly deviation and drift of log returns in quiet times. */
const QUIET: Record<FactorName, [deviation: number, drift: number]> = {
  market: [0.13, 0.09],
  rates: [0.13, 0.02],
  value: [0.044, 0],
  growth: [0.046, 0],
  momentum: [0.067, 0.01],
  quality: [0.034, 0.005],
  size: [0.09, 0],
  lowVolatility: [0.047, 0.01],
  Technology: [0.07, 0],
  Healthcare: [0.08, 0],
  "Financial Services": [0.08, 0],
  Industrials: [0.06, 0],
  "Basic Materials": [0.1, 0],
  Energy: [0.16, 0],
  Utilities: [0.1, 0],
  "Consumer Defensive": [0.07, 0],
  "Consumer Cyclical": [0.07, 0],
  "Real Estate": [0.09, 0],
  "Communication Services": [0.07, 0],
  international: [0.08, -0.02],
  china: [0.18, -0.02],
  commodities: [0.14, 0],
  gold: [0.14, 0.05],
  crypto: [0.55, 0.3],
  credit: [0.035, 0.01],
};

/** How style shocks share two common ones: x pulls value against growth, q quality against the rest. Rows have length 1. */
const STYLE_MIX: Record<(typeof STYLES)[number], [x: number, own: number]> = {
  value: [0.88, 0.475],
  growth: [-0.91, 0.415],
  momentum: [-0.22, 0.975],
  quality: [-0.12, 0.993],
  size: [0.11, 0.994],
  lowVolatility: [0.42, 0.908],
};

/** Times that the app's historical scenarios replay. Both ends are sessions; returns are those between their closes. */
interface Episode {
  from: string;
  to: string;
  /** Log return of the market and of rates over the whole episode. */
  market: number;
  rates: number;
  /** Deviations as multiples of quiet times. */
  stress: number;
}
const EPISODES: readonly Episode[] = [
  { from: "2007-10-09", to: "2009-03-09", market: -0.8, rates: 0.12, stress: 2.3 },
  { from: "2011-07-22", to: "2011-10-03", market: -0.2, rates: 0.2, stress: 2 },
  { from: "2018-09-20", to: "2018-12-24", market: -0.21, rates: 0.02, stress: 1.6 },
  { from: "2020-02-19", to: "2020-03-23", market: -0.414, rates: 0.11, stress: 4 },
  { from: "2022-01-03", to: "2022-10-12", market: -0.28, rates: -0.4, stress: 1.6 },
  { from: "2025-02-19", to: "2025-04-08", market: -0.205, rates: 0, stress: 2 },
];
/** Between the crises that history had, the market must have earned them back. */
const RECOVERY = { until: "2025-04-08", drift: 0.21 };
/** The timeline must reach this day for every episode to be whole, whatever the clock says. */
export const LAST_EPISODE_END = EPISODES.at(-1)!.to;

const DAYS_A_YEAR = 252;
/** How strongly yesterday's turbulence lasts, and how much is new each day. */
const CALM = { persistence: 0.97, novelty: 0.07, most: 1.45, least: 0.8 };

/** Every factor's returns over the timeline; the same for the same seed and days, however long the timeline is. */
export function simulateFactors(timeline: Timeline, seed: string): FactorReturns {
  const turbulence = turbulenceOf(timeline, seed);
  const common = stream(`${seed}/style common`);
  const factors = {} as FactorReturns;
  for (const name of FACTOR_NAMES) {
    const own = stream(`${seed}/factor ${name}`);
    const [deviation, drift] = QUIET[name];
    const mix = STYLE_MIX[name as keyof typeof STYLE_MIX];
    const daily = deviation / Math.sqrt(DAYS_A_YEAR);
    const returns = Float64Array.from(timeline.days, (day, i) => {
      const z = mix ? mix[0] * normal(common, day) + mix[1] * shock(own, day) : shock(own, day);
      const earned = name === "market" && timeline.sessions[i]! <= RECOVERY.until ? RECOVERY.drift : drift;
      return earned / DAYS_A_YEAR + daily * turbulence[i]! * z;
    });
    if (name === "market" || name === "rates") {
      for (const episode of EPISODES) bridge(returns, timeline, episode, episode[name]);
    }
    if (name === "market") {
      for (const episode of EPISODES) confine(returns, timeline, episode, episode.market);
    }
    factors[name] = returns;
  }
  return factors;
}

/** Deviation of each day as a multiple of quiet times: slow waves, and the episodes. */
function turbulenceOf(timeline: Timeline, seed: string): Float64Array {
  const own = stream(`${seed}/turbulence`);
  let wave = 0;
  const turbulence = Float64Array.from(timeline.days, (day) => {
    wave = CALM.persistence * wave + CALM.novelty * normal(own, day);
    return Math.min(CALM.most, Math.max(CALM.least, Math.exp(wave)));
  });
  for (const { from, to, stress } of EPISODES) {
    const last = timeline.lastOnOrBefore(to);
    for (let i = timeline.firstOnOrAfter(from) + 1; i <= last; i++) turbulence[i] = stress;
  }
  return turbulence;
}

/** Shift an episode's returns so that together they come to its total. */
function bridge(returns: Float64Array, timeline: Timeline, { from, to }: Episode, total: number): void {
  const first = timeline.firstOnOrAfter(from) + 1;
  const last = timeline.lastOnOrBefore(to);
  let sum = 0;
  for (let i = first; i <= last; i++) sum += returns[i]!;
  const shift = (total - sum) / (last - first + 1);
  for (let i = first; i <= last; i++) returns[i]! += shift;
}

/**
 * Make a fall's first close its peak and its last one its trough: a way that leaves the range between them is reflected at
 * its edge. Moves keep their size, and both ends stay, because they lie on the edges.
 */
function confine(returns: Float64Array, timeline: Timeline, { from, to }: Episode, total: number): void {
  const depth = -total;
  let free = 0;
  let before = 0;
  for (let i = timeline.firstOnOrAfter(from) + 1; i <= timeline.lastOnOrBefore(to); i++) {
    free += returns[i]!;
    const around = ((-free % (2 * depth)) + 2 * depth) % (2 * depth);
    const confined = -(around > depth ? 2 * depth - around : around);
    returns[i] = confined - before;
    before = confined;
  }
}

/** What loadings earn a year in quiet times, as a log return. */
export function expectedDrift(loadings: Partial<Record<FactorName, number>>): number {
  return FACTOR_NAMES.reduce((sum, name) => sum + (loadings[name] ?? 0) * QUIET[name][1], 0);
}
