import fc from "fast-check";
import { Matrix, solve } from "ml-matrix";
import { describe, expect, test } from "vitest";
import { addSessions, sessionsBetween } from "@/lib/calendar";
import { loadListings } from "../../listings";
import type { Tape, TapeBar } from "../source";
import { Simulation, type SimulationSettings } from "./simulation";

const evening = new Date("2026-08-21T21:30:00-04:00");
const simulation = new Simulation(evening);
const FACTOR_ETFS = ["SPY", "TLT", "VTV", "VUG", "MTUM", "QUAL", "IWM", "USMV"];

function tapeOf(symbol: string, now = evening, market = simulation): Tape {
  const security = market.find(symbol);
  const tape = security && market.tape(security, now);
  if (!tape) throw new Error(`${symbol} has no tape`);
  return tape;
}

const sessions = (tape: Tape) => Array.from({ length: tape.length }, (_, i) => tape.session(i));
const bars = (tape: Tape): TapeBar[] => Array.from({ length: tape.length }, (_, i) => tape.bar(i));
const indexOf = (tape: Tape, session: string) => sessions(tape).indexOf(session);
/** Adjusted returns of the last `count` sessions. */
function returns(symbol: string, count: number, now = evening): number[] {
  const tape = tapeOf(symbol, now);
  const adjusted: number[] = [];
  for (let i = Math.max(0, tape.length - count - 1); i < tape.length; i++) adjusted.push(tape.bar(i).adjClose!);
  return adjusted.slice(1).map((price, i) => price / adjusted[i]! - 1);
}
const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
function covariance(a: readonly number[], b: readonly number[]): number {
  const [meanA, meanB] = [mean(a), mean(b)];
  return mean(a.map((value, i) => (value - meanA) * (b[i]! - meanB)));
}
const yearlyDeviation = (values: readonly number[]) => Math.sqrt(252 * covariance(values, values));
const beta = (y: readonly number[], x: readonly number[]) => covariance(y, x) / covariance(x, x);

/** What was traded, without later splits and dividends: closes times the splits since. */
function tradedCloses(tape: Tape): Map<string, number> {
  const splits = tape.splits();
  return new Map(
    sessions(tape).map((session, i) => {
      const later = splits.filter((split) => split.session > session);
      const factor = later.reduce((product, { numerator, denominator }) => (product * numerator) / denominator, 1);
      return [session, tape.bar(i).close! * factor];
    }),
  );
}

describe("the same seed is the same market", () => {
  const listings = loadListings();
  const anySymbol = fc.constantFrom(...listings.map(({ symbol }) => symbol));
  const anySession = fc.constantFrom(...sessionsBetween("2024-06-03", "2028-03-01"));

  test("what was traded on a session depends on neither clock, nor extra symbols, nor what was asked before", () =>
    fc.assert(
      fc.property(anySymbol, anySession, fc.nat({ max: 3 }), (symbol, session, extraSymbols) => {
        const now = new Date(`${session}T22:30:00Z`);
        const other = new Simulation(now, { extraSymbols, pathsKept: 1 });
        const mine = tradedCloses(tapeOf(symbol, evening));
        const security = other.find(symbol);
        // Long after a delisting nothing is left of a share.
        const theirs = security && other.tape(security, now);
        for (const [day, close] of theirs ? tradedCloses(theirs) : []) {
          const known = mine.get(day);
          if (known !== undefined) expect(close).toBeCloseTo(known, 6);
        }
      }),
      { numRuns: 15 },
    ));

  test("returns stay when the clock moves on, although adjusted closes change", () => {
    const later = new Date("2027-01-15T22:30:00Z");
    const before = returns("KO", 60);
    const tape = tapeOf("KO", later);
    const end = indexOf(tape, "2026-08-21");
    const after = bars(tape)
      .slice(end - 60, end + 1)
      .map((bar) => bar.adjClose!);
    for (const [i, was] of before.entries()) expect(after[i + 1]! / after[i]! - 1).toBeCloseTo(was, 9);
    expect(after.at(-1)).toBeLessThan(tapeOf("KO").bar(tapeOf("KO").length - 1).adjClose!);
  });

  test("another seed is another market", () => {
    const other = new Simulation(evening, { seed: "2" });
    expect(tapeOf("AAPL", evening, other).bar(10).close).not.toBe(tapeOf("AAPL").bar(10).close);
  });
});

describe("what shows when", () => {
  test("the last session is the calendar's last complete one, through weekend, holiday and half day", () => {
    for (const [instant, session] of [
      ["2026-08-22T12:00:00-04:00", "2026-08-21"],
      ["2026-07-03T12:00:00-04:00", "2026-07-02"],
      ["2026-11-27T12:59:00-05:00", "2026-11-27"],
      ["2026-11-27T09:29:00-05:00", "2026-11-25"],
    ] as const) {
      const tape = tapeOf("SPY", new Date(instant));
      expect([instant, tape.session(tape.length - 1)]).toEqual([instant, session]);
    }
  });

  test("a bar under way ends where the complete one does, and lies between the last close and it at first", () => {
    const complete = tapeOf("SPY");
    const end = complete.length - 1;
    const during = tapeOf("SPY", new Date("2026-08-21T15:59:59-04:00"));
    expect(during.length).toBe(complete.length);
    expect(during.bar(end).close! / complete.bar(end).close!).toBeCloseTo(1, 2);
    const early = tapeOf("SPY", new Date("2026-08-21T09:30:30-04:00"));
    expect(early.bar(end).close! / complete.bar(end - 1).close!).toBeCloseTo(1, 2);
    expect(early.bar(end).volume!).toBeLessThan(complete.bar(end).volume! / 50);
    expect(bars(early).slice(0, -1)).toEqual(bars(complete).slice(0, -1));
  });

  test("young listings have as many sessions as they should, others two years and more", () => {
    expect(tapeOf("NEWCO").length).toBe(24);
    expect(tapeOf("FRESHY").length).toBe(40);
    const old = loadListings().filter(({ symbol }) => tapeOf(symbol).firstTradeDate < "2024-08-21");
    expect(old.length).toBeGreaterThan(1200);
    expect(sessions(tapeOf("NEWCO"))).toEqual(sessionsBetween(addSessions("2026-08-21", -23), "2026-08-21"));
  });

  test("a delisted share keeps its bars for a while, then nothing is left", () => {
    const fading = tapeOf("FADING");
    expect([fading.gone, fading.session(fading.length - 1)]).toEqual([true, addSessions("2026-08-21", -30)]);
    const security = simulation.find("FADING")!;
    expect(simulation.tape(security, new Date("2027-12-01T22:00:00Z"))).toBeNull();
    expect(simulation.tape(simulation.find("GONECO")!, evening)).toBeNull();
    expect(tapeOf("HOLX").gone).toBe(true);
    expect(tapeOf("HOLX", new Date("2026-03-02T22:00:00Z")).gone).toBe(false);
  });

  test("what exists only here is not in the listings that a universe is filled with", () => {
    const listed = new Set(loadListings().map(({ symbol }) => symbol));
    const special = [
      "NEWCO",
      "FRESHY",
      "ZEPHYR",
      "LUMENA",
      "ORBITX",
      "QUARKS",
      "TERRAQ",
      "NIMBUS",
      "VERDAN",
      "FADING",
      "GONECO",
      "VOD.L",
      "BTC-USD",
      "^GSPC",
    ];
    for (const symbol of special)
      expect([symbol, simulation.find(symbol) !== undefined, listed.has(symbol)]).toEqual([symbol, true, false]);
  });
});

describe("dividends and splits", () => {
  const eventful = loadListings().map(({ symbol }) => symbol);

  test("an adjusted close is the close times one minus each later dividend as a share of the close before it", () => {
    // All of them: days on which two events meet are few.
    for (const symbol of eventful) {
      const tape = tapeOf(symbol);
      const paid = new Map(tape.dividends().map(({ session, amount }) => [session, amount]));
      let factor = 1;
      let furthest = 0;
      for (let i = tape.length - 1; i >= 0; i--) {
        const { close, adjClose } = tape.bar(i);
        furthest = Math.max(furthest, Math.abs(adjClose! / (close! * factor) - 1));
        const amount = paid.get(tape.session(i));
        if (amount !== undefined && i > 0) factor *= 1 - amount / tape.bar(i - 1).close!;
      }
      expect(furthest, symbol).toBeLessThan(5e-5);
    }
  });

  test("payers pay about four times a year, bond funds monthly", () => {
    const paidIn2025 = (symbol: string) =>
      tapeOf(symbol)
        .dividends()
        .filter(({ session }) => session.startsWith("2025")).length;
    expect(paidIn2025("SPY")).toBe(4);
    expect(paidIn2025("TLT")).toBe(12);
    const payers = loadListings().filter(
      ({ symbol, type }) => type === "EQUITY" && tapeOf(symbol).dividends().length > 0,
    );
    expect(payers.length).toBeGreaterThan(500);
  });

  /** A forward split of the last years, found rather than planned. */
  const split = eventful
    .flatMap((symbol) =>
      tapeOf(symbol)
        .splits()
        .map((event) => ({ symbol, ...event })),
    )
    .filter(({ session, numerator, denominator }) => session > "2023" && numerator > denominator)[0]!;

  test("a split divides all earlier closes, so that the series has no jump, and multiplies earlier volume", () => {
    const ratio = split.numerator / split.denominator;
    const before = tapeOf(split.symbol, new Date(`${addSessions(split.session, -1)}T22:30:00Z`));
    const after = tapeOf(split.symbol, new Date(`${split.session}T22:30:00Z`));
    const i = before.length - 1;
    expect(after.length).toBe(before.length + 1);
    expect(before.bar(i).close! / after.bar(i).close!).toBeCloseTo(ratio, 6);
    expect(after.bar(i).volume! / before.bar(i).volume!).toBeCloseTo(ratio, 2);
    expect(Math.abs(after.bar(i + 1).close! / after.bar(i).close! - 1)).toBeLessThan(0.3);
    expect(before.splits().length + 1).toBe(after.splits().length);
  });
});

describe("it behaves like a market", () => {
  const spy = returns("SPY", 252);

  test("bars make sense: the low is lowest, the high highest, and volume is whole", () => {
    for (const symbol of ["AAPL", "UVXY", "BTC-USD", "VOD.L", "DUKB", "NEWCO"]) {
      for (const { open, high, low, close, volume } of bars(tapeOf(symbol)).slice(-300)) {
        expect(low! > 0 && low! <= Math.min(open!, close!) && high! >= Math.max(open!, close!)).toBe(true);
        expect(Number.isInteger(volume)).toBe(true);
      }
    }
  });

  test.each(["2021-06-30", "2023-06-30", "2024-12-31", "2026-08-21", "2027-06-30", "2029-06-29"])(
    "in the year to %s the market's deviation is between 10 and 25 per cent",
    (day) => {
      const deviation = yearlyDeviation(returns("SPY", 252, new Date(`${day}T22:30:00Z`)));
      expect(deviation).toBeGreaterThan(0.1);
      expect(deviation).toBeLessThan(0.25);
    },
  );

  test("sectors have the betas one would expect", () => {
    const average = (sector: string) => {
      const shares = loadListings().filter(
        (listing) => listing.sector === sector && listing.category === null && !tapeOf(listing.symbol).gone,
      );
      return mean(
        shares
          .slice(0, 40)
          .map(({ symbol }) => beta(returns(symbol, 252), spy.slice(-Math.min(252, tapeOf(symbol).length - 1)))),
      );
    };
    expect(average("Utilities")).toBeLessThan(0.75);
    expect(average("Consumer Defensive")).toBeLessThan(0.8);
    expect(average("Technology")).toBeGreaterThan(1.05);
    expect(average("Industrials")).toBeGreaterThan(0.85);
  });

  test("funds follow what they are named for", () => {
    expect(beta(returns("TQQQ", 252), returns("QQQ", 252))).toBeCloseTo(3, 1);
    expect(beta(returns("SH", 252), spy)).toBeCloseTo(-1, 1);
    expect(beta(returns("VOO", 252), spy)).toBeCloseTo(1, 1);
    expect(beta(returns("^GSPC", 252), spy)).toBeCloseTo(1, 2);
    expect(beta(returns("TMF", 252), returns("TLT", 252))).toBeCloseTo(3, 1);
    expect(yearlyDeviation(returns("BIL", 252))).toBeLessThan(0.02);
    expect(yearlyDeviation(returns("TLT", 252))).toBeGreaterThan(0.08);
  });

  test("small companies go with small companies", () => {
    const iwm = returns("IWM", 252);
    const toMarket = beta(iwm, spy);
    const excess = iwm.map((value, i) => value - toMarket * spy[i]!);
    const size = (symbol: string) => beta(returns(symbol, 252), excess);
    const shares = loadListings().filter(
      ({ type, category, symbol }) =>
        type === "EQUITY" && category === null && tapeOf(symbol).length > 600 && !tapeOf(symbol).gone,
    );
    const large = shares.filter(({ inSp500 }) => inSp500).slice(0, 60);
    const small = shares.filter(({ inSp500 }) => !inSp500).slice(0, 60);
    expect(
      mean(small.map(({ symbol }) => size(symbol))) - mean(large.map(({ symbol }) => size(symbol))),
    ).toBeGreaterThan(0.3);
  });

  test("tails are fatter than the normal's, for the market and for shares", () => {
    const kurtosis = (values: readonly number[]) => {
      const [center, variance] = [mean(values), covariance(values, values)];
      return mean(values.map((value) => (value - center) ** 4)) / variance ** 2;
    };
    expect(kurtosis(returns("SPY", 5000))).toBeGreaterThan(3.5);
    expect(mean(["KO", "AAPL", "JPM", "XOM", "PFE"].map((symbol) => kurtosis(returns(symbol, 1000))))).toBeGreaterThan(
      3.3,
    );
  });

  test("the style funds can be told apart: no variance inflation factor above 50", () => {
    const styles = ["VTV", "VUG", "MTUM", "QUAL", "IWM", "USMV"].map((symbol) => returns(symbol, 252));
    const correlations = new Matrix(
      styles.map((a) => styles.map((b) => covariance(a, b) / Math.sqrt(covariance(a, a) * covariance(b, b)))),
    );
    const inverse = solve(correlations, Matrix.eye(6));
    const inflation = styles.map((_, i) => inverse.get(i, i));
    expect(Math.max(...inflation)).toBeLessThan(50);
  });

  test("beyond the market, value and growth pull apart", () => {
    const residual = (symbol: string) => {
      const own = returns(symbol, 252);
      const toMarket = beta(own, spy);
      return own.map((value, i) => value - toMarket * spy[i]!);
    };
    const [value, growth] = [residual("VTV"), residual("VUG")];
    expect(covariance(value, growth) / Math.sqrt(covariance(value, value) * covariance(growth, growth))).toBeLessThan(
      -0.6,
    );
  });

  test("the factor funds go back to 2006 and through the crises that scenarios replay", () => {
    for (const symbol of FACTOR_ETFS) expect([symbol, tapeOf(symbol).firstTradeDate]).toEqual([symbol, "2006-01-03"]);
    const tape = tapeOf("SPY");
    const fall = (from: string, to: string) =>
      tape.bar(indexOf(tape, to)).adjClose! / tape.bar(indexOf(tape, from)).adjClose! - 1;
    expect(fall("2007-10-09", "2009-03-09")).toBeCloseTo(-0.55, 1);
    expect(fall("2020-02-19", "2020-03-23")).toBeCloseTo(-0.34, 1);
    expect(fall("2022-01-03", "2022-10-12")).toBeCloseTo(-0.24, 1);
  });
});

test.each(["1", "2", "bench"])(
  "with seed %s the crises fall from their first day to their last, as deep as history's",
  (seed) => {
    const market = new Simulation(evening, { seed });
    const between = (symbol: string, from: string, to: string) => {
      const tape = tapeOf(symbol, evening, market);
      return bars(tape)
        .slice(indexOf(tape, from), indexOf(tape, to) + 1)
        .map(({ adjClose }) => adjClose!);
    };
    for (const { from, to, depth } of [
      { from: "2007-10-09", to: "2009-03-09", depth: -0.55 },
      { from: "2020-02-19", to: "2020-03-23", depth: -0.339 },
    ]) {
      const spy = between("SPY", from, to);
      const first = spy[0]!;
      const last = spy.at(-1)!;
      expect(last / first - 1).toBeCloseTo(depth, 2);
      // Closes are whole cents.
      for (const price of spy) expect(price < first * 1.001 && price > last * 0.999).toBe(true);
      // Restless all the way: it is a crisis, not a slope.
      const daily = spy.slice(1).map((price, i) => price / spy[i]! - 1);
      expect(yearlyDeviation(daily)).toBeGreaterThan(0.2);
      expect(daily.filter((move) => move > 0).length / daily.length).toBeGreaterThan(0.1);
      for (const fund of ["VTV", "VUG", "MTUM", "QUAL", "IWM"]) {
        const prices = between(fund, from, to);
        expect([fund, prices.at(-1)! / prices[0]! - 1 < depth / 2]).toEqual([fund, true]);
      }
    }
  },
);

test("ten thousand symbols can be had, and a small memory only costs time", () => {
  const settings: SimulationSettings = { extraSymbols: 8_740, pathsKept: 20 };
  const large = new Simulation(evening, settings);
  expect(large.find("X08740")).toBeDefined();
  expect(large.find("X08741")).toBeUndefined();
  const symbols = [
    "X00001",
    "X04000",
    ...loadListings()
      .slice(0, 30)
      .map(({ symbol }) => symbol),
    "X00001",
  ];
  for (const symbol of symbols) expect(tapeOf(symbol, evening, large).length).toBeGreaterThan(200);
  expect(bars(tapeOf("AAPL", evening, large)).at(-1)).toEqual(bars(tapeOf("AAPL")).at(-1));
});
