/** Below this many symbols a median is one symbol's matter: of 20 it has moved by 0.26 in a session, of 8 by 1.03. */
export const DRIFT_MINIMUM_SYMBOLS = 50;
/** One session's bound, in units of beta. */
const ONE_SESSION = 0.2;

/**
 * How far the median |Δ market beta| over all symbols may lie from the run published `sessions` before, until something
 * else than the market must have moved it (product §4).
 *
 * Measured on the daily returns of 1,260 US symbols, 663 sessions from December 2023 to August 2026: from one session to
 * the next the median is 0.009, its 99th percentile 0.06 and its maximum 0.125 (4 April 2025, a day that outweighed the
 * 89 before it). Over 2, 3, 5, 10, 20, 40 sessions the maximum is 0.133, 0.136, 0.155, 0.170, 0.203, 0.323: it grows
 * like the fourth root, slower than a random walk's square root, because one such day makes it and stays in the window.
 * The bound is 1.6 times the largest and grows alike. On the same data SPY's dates shifted by a day give at least 0.61,
 * another ETF's prices in place of SPY's at least 0.27, and symbols' rows mixed up at least 0.39.
 *
 * @param sessions between the two runs; done again for one session, it counts as one
 */
export function betaDriftBound(sessions: number): number {
  return ONE_SESSION * Math.max(1, Math.abs(sessions)) ** 0.25;
}
