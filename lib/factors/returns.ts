/**
 * Daily simple returns on sessions (methodology §1.3). Everything missing is NaN, never 0.
 *
 * Prices are `adj_close`, one row of `sessions` values a symbol, oldest first, one value a session of the calendar: the
 * place in the row is the date. A price that is not above 0 counts as missing.
 */

/**
 * Writes the `sessions - 1` returns of the row that starts at `offset` into `out`: out[t] = p[t+1] / p[t] - 1 as a
 * fraction, NaN where either price is missing. No return spans more than one session.
 */
export function dailyReturns(prices: Float64Array, offset: number, sessions: number, out: Float64Array): void {
  let previous = prices[offset]!;
  for (let t = 1; t < sessions; t++) {
    const price = prices[offset + t]!;
    const change = previous > 0 && price > 0 ? price / previous - 1 : Number.NaN;
    // Two prices whose ratio overflows are not a return either.
    out[t - 1] = change < Number.POSITIVE_INFINITY ? change : Number.NaN;
    previous = price;
  }
}

/** The last `length` returns of one row of prices: what `symbol_return_windows` keeps of a symbol. */
export function returnWindow(prices: Float64Array, offset: number, sessions: number, length: number): Float64Array {
  if (length > sessions - 1)
    throw new RangeError(`returnWindow: ${length} returns need ${length + 1} prices, got ${sessions}`);
  const window = new Float64Array(length);
  dailyReturns(prices, offset + sessions - 1 - length, length + 1, window);
  return window;
}

/** Position of the last session with a price in the row that starts at `offset`, -1 where there is none. */
export function lastPriced(prices: Float64Array, offset: number, sessions: number): number {
  for (let t = sessions - 1; t >= 0; t--) if (prices[offset + t]! > 0) return t;
  return -1;
}
