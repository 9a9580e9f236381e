import { describe, expect, test } from "vitest";
import { addSessions, sessionsBetween } from "@/lib/calendar";
import type { History } from "@/lib/market-data/market";
import { isModelled, stateOfSeries } from "./store-series";

const SESSION = "2026-08-21";

/** A share of `count` bars that end on `last`. */
function history(changes: Partial<History> = {}, count = 200, last = SESSION): History {
  const sessions = count === 0 ? [] : sessionsBetween(addSessions(last, 1 - count), last);
  return {
    symbol: "ACME",
    currency: "USD",
    exchange: "NYQ",
    instrumentType: "EQUITY",
    firstTradeDate: null,
    bars: sessions.map((session) => ({
      session,
      open: null,
      high: null,
      low: null,
      close: 10,
      adjClose: 9,
      volume: null,
    })),
    dividends: [],
    splits: [],
    dropped: [],
    ...changes,
  };
}

const stateOf = (series: History, closures?: ReadonlySet<string>) => stateOfSeries(series, SESSION, closures);

describe("what a series says of its symbol", () => {
  test("a year of a US share in dollars is active", () => {
    expect(stateOf(history())).toEqual({ status: "active", reason: null });
    expect(stateOf(history({ instrumentType: "ETF" })).status).toBe("active");
  });

  const unmodelled: [what: string, changes: Partial<History>, reason: string][] = [
    ["an index", { symbol: "^GSPC", instrumentType: "INDEX" }, "index"],
    ["a currency pair", { symbol: "EURUSD=X", instrumentType: "CURRENCY" }, "currency"],
    ["a coin", { symbol: "BTC-USD", instrumentType: "CRYPTOCURRENCY" }, "cryptocurrency"],
    ["a future", { symbol: "GC=F", instrumentType: "FUTURE" }, "type future"],
    ["a share in pence", { symbol: "VOD.L", currency: "GBp", exchange: "LSE" }, "listed in GBp"],
    ["a share in euros", { symbol: "SAP.DE", currency: "EUR", exchange: "GER" }, "listed in EUR"],
    ["a fund in dollars in London", { symbol: "VUSD.L", instrumentType: "ETF", exchange: "LSE" }, "listed on LSE"],
  ];
  test.each(unmodelled)("%s is held and not modelled, and it says why", (_, changes, reason) => {
    expect(stateOf(history(changes))).toEqual({ status: "unsupported", reason });
  });

  test("one that ended more than five sessions ago is delisted, and five are not more", () => {
    const ended = addSessions(SESSION, -6);
    expect(stateOf(history({}, 200, ended))).toEqual({ status: "delisted", reason: `last traded ${ended}` });
    expect(stateOf(history({}, 200, addSessions(SESSION, -5))).status).toBe("active");
  });

  test("a closure of the exchange is no session that was missed", () => {
    const last = addSessions(SESSION, -6);
    expect(stateOf(history({}, 200, last), new Set([addSessions(SESSION, -3)])).status).toBe("active");
  });

  test("one of 30 bars has 29 returns and is too short; one of 31 is not", () => {
    expect(stateOf(history({}, 30))).toEqual({ status: "insufficient_history", reason: "29 of 30" });
    expect(stateOf(history({}, 31)).status).toBe("active");
  });

  test("one without a bar has none of the returns it needs", () => {
    expect(stateOf(history({}, 0))).toEqual({ status: "insufficient_history", reason: "0 of 30" });
  });

  test("bars with a hole after each have no return between them", () => {
    const series = history();
    const everyOther = { ...series, bars: series.bars.filter((_, i) => i % 2 === 1) };
    expect(stateOf(everyOther)).toEqual({ status: "insufficient_history", reason: "0 of 30" });
  });

  test("what comes after the session does not count", () => {
    const later = history({}, 200, addSessions(SESSION, 3));
    expect(stateOf(later)).toEqual(stateOf({ ...later, bars: later.bars.filter((bar) => bar.session <= SESSION) }));
  });

  test("only active symbols and short ones get a row of numbers", () => {
    const states = ["active", "insufficient_history", "pending", "unsupported", "delisted", "not_found"] as const;
    expect(states.filter(isModelled)).toEqual(["active", "insufficient_history"]);
    expect(isModelled(undefined)).toBe(false);
  });
});
