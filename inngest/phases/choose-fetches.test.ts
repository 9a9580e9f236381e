import { describe, expect, test } from "vitest";
import type { SymbolWatermark } from "@/db/queries/price-plan";
import { addSessions, sessionsBetween } from "@/lib/calendar";
import type { Quote } from "@/lib/market-data/market";
import { chooseCharts, newcomersInTurn, quoteSuffices, symbolsWithHoles } from "./choose-fetches";

const SESSION = "2026-08-21";

/** A symbol that is current up to the session before, fetched whole ten sessions ago, without dividends. */
function mark(changes: Partial<SymbolWatermark> = {}, session = SESSION): SymbolWatermark {
  return {
    symbol: "ACME",
    status: "active",
    isFactorEtf: false,
    currency: "USD",
    lastPriceDate: addSessions(session, -1),
    lastAuditDate: addSessions(session, -10),
    barsSinceAudit: 9,
    previousClose: 100,
    lastClose: 100,
    sessionSource: null,
    lastExDate: null,
    exDateGapDays: null,
    profileDate: null,
    ...changes,
  };
}

/** A symbol whose turn in the audit is not that session's. */
function unaudited(session: string): string {
  const symbols = Array.from({ length: 30 }, (_, i) => `S${i}`);
  return symbols.find((symbol) => chooseCharts([mark({ symbol }, session)], { session }).size === 0) ?? "";
}

/** Why one symbol's series is fetched; undefined where it is not. */
function reasonFor(
  changes: Partial<SymbolWatermark>,
  session = SESSION,
  closures?: ReadonlySet<string>,
): string | undefined {
  const one = mark({ symbol: unaudited(session), ...changes }, session);
  return chooseCharts([one], { session, closures }).get(one.symbol);
}

describe("a series is fetched before any quote", () => {
  test("of nothing that is current", () => {
    expect(reasonFor({})).toBeUndefined();
  });

  test("of factor ETFs, of what has no prices, and of what had too few to tell", () => {
    expect(reasonFor({ isFactorEtf: true })).toBe("factor_etf");
    expect(reasonFor({ lastPriceDate: null, status: "pending" })).toBe("new");
    expect(reasonFor({ status: "insufficient_history" })).toBe("short");
  });

  test("of nothing whose series has been fetched for the session already", () => {
    expect(reasonFor({ isFactorEtf: true, sessionSource: "chart" })).toBeUndefined();
    expect(reasonFor({ status: "insufficient_history", sessionSource: "chart" })).toBeUndefined();
  });

  test("of every symbol once in any twenty sessions in a row", () => {
    const symbols = Array.from({ length: 200 }, (_, i) => `S${i}`);
    const sessions = sessionsBetween("2026-03-02", addSessions("2026-03-02", 19));
    const audited = sessions.flatMap((session) => {
      const marks = symbols.map((symbol) => mark({ symbol, lastAuditDate: session, barsSinceAudit: 0 }));
      return [...chooseCharts(marks, { session })].map(([symbol, reason]) => `${symbol} ${reason}`);
    });
    expect(audited.toSorted()).toEqual(symbols.map((symbol) => `${symbol} audit`).toSorted());
  });

  test("within five sessions of an expected ex-date, on either side, and not between", () => {
    const quarterly = { lastExDate: "2026-05-22", exDateGapDays: 91 };
    expect(reasonFor(quarterly, "2026-08-21")).toBe("ex_dividend");
    expect(reasonFor(quarterly, "2026-08-14")).toBe("ex_dividend");
    expect(reasonFor(quarterly, "2026-08-28")).toBe("ex_dividend");
    expect(reasonFor(quarterly, "2026-07-10")).toBeUndefined();
  });

  test("a quarter and a year after the only dividend that is known", () => {
    const once = { lastExDate: "2025-08-20", exDateGapDays: null };
    expect(reasonFor(once, "2025-11-19")).toBe("ex_dividend");
    expect(reasonFor(once, "2026-08-21")).toBe("ex_dividend");
    expect(reasonFor(once, "2026-01-05")).toBeUndefined();
  });

  test("right after an ex-date it is not fetched for it again", () => {
    expect(reasonFor({ lastExDate: "2026-08-19", exDateGapDays: 91 })).toBeUndefined();
  });

  test("of what missed a session, also when quotes have come since", () => {
    expect(reasonFor({ lastPriceDate: addSessions(SESSION, -3), barsSinceAudit: 7 })).toBe("hole");
    expect(reasonFor({ barsSinceAudit: 8 })).toBe("hole");
    expect(reasonFor({ lastAuditDate: null, barsSinceAudit: 0 })).toBe("hole");
  });

  test("not of what missed a day on which nobody traded", () => {
    const closures = new Set([addSessions(SESSION, -4)]);
    expect(reasonFor({ barsSinceAudit: 8 }, SESSION, closures)).toBeUndefined();
  });

  test("of a fifth of the chunk at most for holes, so that a fortnight missed does not starve the session's bar", () => {
    const marks = Array.from({ length: 100 }, (_, i) => mark({ symbol: `H${i}`, barsSinceAudit: 0 }));
    const reasons = [...chooseCharts(marks, { session: SESSION }).values()];
    expect(reasons.filter((reason) => reason === "hole")).toHaveLength(20);
  });

  test("of holes, of those first that portfolios hold, the largest before the others", () => {
    const marks = Array.from({ length: 100 }, (_, i) => mark({ symbol: `H${i}`, barsSinceAudit: 0 }));
    const holes = symbolsWithHoles(marks, { session: SESSION });
    // Held are the last twenty-five of them, the more the later; they cannot all have their turn.
    const held = new Map(holes.slice(-25).map((symbol, i) => [symbol, i * 1000]));
    const chosen = [...chooseCharts(marks, { session: SESSION, held })].filter(([, reason]) => reason === "hole");
    expect(chosen.map(([symbol]) => symbol)).toEqual(holes.slice(-20).reverse());
  });
});

describe("of symbols without prices", () => {
  const newcomers = (count: number) => Array.from({ length: count }, (_, i) => `N${String(i).padStart(4, "0")}`);

  test("a few are all fetched the same night", () => {
    expect(newcomersInTurn(newcomers(40), { session: SESSION, chunk: 250, live: 3_000 })).toEqual(newcomers(40));
  });

  test("of many a fifth of the chunk is", () => {
    expect(newcomersInTurn(newcomers(250), { session: SESSION, chunk: 250, live: 3_000 })).toHaveLength(50);
  });

  test("nine thousand at once take no more than a third of a night's hour", () => {
    const perChunk = newcomersInTurn(newcomers(190), { session: SESSION, chunk: 250, live: 12_000 });
    expect(perChunk.length * 48).toBeLessThanOrEqual(630);
    expect(perChunk.length).toBeGreaterThan(10);
  });

  test("each has a turn, although none before it ever gets a price", () => {
    const asked = sessionsBetween(SESSION, addSessions(SESSION, 24)).flatMap((session) =>
      newcomersInTurn(newcomers(190), { session, chunk: 250, live: 12_000 }),
    );
    expect(new Set(asked).size).toBe(190);
  });
});

/** A quote as it comes after the close, of a share that closed at 100 the day before. */
function quote(changes: Partial<Quote> = {}): Quote {
  return {
    symbol: "ACME",
    name: "Acme",
    quoteType: "EQUITY",
    currency: "USD",
    exchange: "NYQ",
    marketState: "POST",
    session: SESSION,
    marketTime: new Date("2026-08-21T20:00:00Z"),
    price: 101.5,
    previousClose: 100,
    open: null,
    high: null,
    low: null,
    volume: null,
    marketCap: null,
    sharesOutstanding: null,
    trailingPe: null,
    forwardPe: null,
    priceToBook: null,
    dividendYield: null,
    epsTrailing: null,
    epsForward: null,
    firstTradeDate: null,
    ...changes,
  };
}

/** Whether a quote with this previous close is taken where ours is `stored`, its price unmoved. */
const agrees = (previousClose: number | null, stored: number) =>
  quoteSuffices(quote({ previousClose, price: stored }), mark({ previousClose: stored, lastClose: stored }), SESSION);

describe("a quote gives the session's bar", () => {
  test("when it is of that session, and of no other", () => {
    expect(quoteSuffices(quote(), mark(), SESSION)).toBe(true);
    expect(quoteSuffices(quote({ session: "2026-08-20" }), mark(), SESSION)).toBe(false);
    expect(quoteSuffices(quote({ session: "2026-08-24" }), mark(), SESSION)).toBe(false);
    expect(quoteSuffices(undefined, mark(), SESSION)).toBe(false);
  });

  test("when that session is over, whatever the time of its price", () => {
    expect(quoteSuffices(quote({ marketState: "REGULAR" }), mark(), SESSION)).toBe(false);
    const morning = new Date("2026-08-24T10:30:00-04:00");
    expect(quoteSuffices(quote({ marketTime: morning }), mark(), SESSION)).toBe(false);
    for (const marketState of ["POST", "POSTPOST", "CLOSED", "PREPRE", "PRE"]) {
      expect(quoteSuffices(quote({ marketState }), mark(), SESSION)).toBe(true);
    }
  });

  test("when it is a price, in the currency of those before it", () => {
    for (const price of [0, -1, Number.NaN]) expect(quoteSuffices(quote({ price }), mark(), SESSION)).toBe(false);
    expect(quoteSuffices(quote({ currency: "GBp" }), mark(), SESSION)).toBe(false);
    expect(quoteSuffices(quote({ currency: null }), mark(), SESSION)).toBe(false);
    expect(quoteSuffices(quote({ currency: "GBp" }), mark({ currency: "GBp" }), SESSION)).toBe(true);
  });

  test("when its previous close is ours but for rounding and single precision", () => {
    expect(agrees(124.81, Math.fround(124.8075))).toBe(true);
    expect(agrees(1.24, 1.2445)).toBe(true);
    expect(agrees(0.0405, Math.fround(0.04049))).toBe(true);
    expect(agrees(612.34, Math.fround(612.3412))).toBe(true);
  });

  test("not after a split, however small, of however cheap a share", () => {
    for (const close of [1200, 120, 12, 1.2, 0.6, 0.2, 0.05, 0.011]) {
      for (const ratio of [20, 4, 2, 1.5, 21 / 20, 1 / 10])
        expect(agrees(close / ratio, close), `${close}`).toBe(false);
    }
  });

  test("not when there is nothing to compare with", () => {
    expect(agrees(null, 100)).toBe(false);
    expect(quoteSuffices(quote(), mark({ previousClose: null, lastClose: null }), SESSION)).toBe(false);
  });

  test("over a missed session, unless the price has moved as by a split", () => {
    const hole = mark({ previousClose: null, lastClose: 100 });
    expect(quoteSuffices(quote({ price: 104, previousClose: 103 }), hole, SESSION)).toBe(true);
    expect(quoteSuffices(quote({ price: 51, previousClose: 50.5 }), hole, SESSION)).toBe(false);
  });

  test("not when it has moved so far that its chart had better be asked: pence for pounds, for one", () => {
    expect(quoteSuffices(quote({ price: 10_150 }), mark(), SESSION)).toBe(false);
    expect(quoteSuffices(quote({ price: 70 }), mark(), SESSION)).toBe(false);
  });
});
