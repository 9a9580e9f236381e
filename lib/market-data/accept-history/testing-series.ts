import { addSessions, sessionsBetween } from "@/lib/calendar";
import type { History, PriceBar } from "../market";

export const LAST = "2026-08-21";

/** A share's history that ends on `LAST`, made of its daily returns; its days stay within half of its move. */
export function historyOf(returns: readonly number[], { start = 100 }: { start?: number } = {}): History {
  const sessions = sessionsBetween(addSessions(LAST, -returns.length), LAST);
  let close = start;
  const bars = sessions.map((session, i): PriceBar => {
    const before = close;
    close *= 1 + (returns[i - 1] ?? 0);
    const [high, low] = [Math.max(before, close) * 1.004, Math.min(before, close) * 0.996];
    return { session, open: before, high, low, close, adjClose: close, volume: 10_000 };
  });
  return {
    symbol: "ACME",
    currency: "USD",
    exchange: "NYQ",
    instrumentType: "EQUITY",
    firstTradeDate: null,
    bars,
    dividends: [],
    splits: [],
    dropped: [],
  };
}

/** Returns that go up and down by about a hundredth, the same every time. */
export const quietReturns = (count: number): number[] =>
  Array.from({ length: count }, (_, i) => 0.012 * Math.sin(i * 1.7) + 0.004 * Math.cos(i * 0.9));

/** A quiet share of 120 bars with some of its bars changed. */
export function quietHistory(change: (bar: PriceBar, i: number) => PriceBar = (bar) => bar): History {
  const history = historyOf(quietReturns(119));
  return { ...history, bars: history.bars.map(change) };
}

/** All prices of a bar times a factor. */
export const times = (bar: PriceBar, factor: number, fields: readonly (keyof PriceBar)[] = PRICES): PriceBar => {
  const changed = fields.map((field) => [field, typeof bar[field] === "number" ? bar[field] * factor : bar[field]]);
  return { ...bar, ...Object.fromEntries(changed) };
};
export const PRICES = ["open", "high", "low", "close", "adjClose"] as const;

/** Adjusted returns by session, as betas see them. */
export function returnsOf({ bars }: Pick<History, "bars">): Map<string, number> {
  return new Map(
    bars.slice(1).map((bar, i) => [bar.session, (bar.adjClose ?? Number.NaN) / (bars[i]?.adjClose ?? Number.NaN) - 1]),
  );
}
