import { existsSync, readdirSync, readFileSync } from "node:fs";
import { beforeAll, describe, expect, test } from "vitest";
import { judgeHistory } from "../accept-history";
import { loadListings } from "../listings";
import type { History } from "../market";
import { readHistory } from "../read-history";
import { PriceFile } from "../sandbox/price-file";
import { Simulation } from "../sandbox/simulation/simulation";
import type { PriceSource } from "../sandbox/source";
import { historyOfCsv } from "./testing-bad-data";
import { PRICES, returnsOf, times } from "./testing-series";

const BAD = "../shared/data/yahoo-bad-data";
const PRICE_FILE = "../shared/data/prices.csv.gz";
const RECORDINGS = "../shared/data/yahoo-recordings";
const present = [BAD, PRICE_FILE, RECORDINGS].every(existsSync);
if (!present) console.log("left out: the gate's witnesses need ../shared/data");

const evening = new Date("2026-08-21T21:30:00-04:00");

/** A symbol's whole history, as a chart of this market answers it. */
function historyIn(source: PriceSource, symbol: string, now = evening): History | null {
  const security = source.find(symbol);
  const tape = security && source.tape(security, now);
  if (!security || !tape) return null;
  return {
    symbol,
    currency: security.currency,
    exchange: security.exchange,
    instrumentType: security.quoteType,
    firstTradeDate: null,
    bars: Array.from({ length: tape.length }, (_, i) => ({
      ...tape.bar(i),
      session: tape.session(i),
      close: tape.price(i),
    })),
    dividends: tape.dividends().map(({ session, amount }) => ({ exDate: session, amount })),
    splits: tape.splits().map(({ session, ...ratio }) => ({ exDate: session, ...ratio })),
    dropped: [],
  };
}

const notAccepted = (histories: readonly (History | null)[]) =>
  histories.flatMap((history) => {
    if (history === null) return [];
    const { verdict, findings } = judgeHistory(history);
    return verdict === "accepted" ? [] : [`${history.symbol} ${verdict}: ${findings[0]?.detail}`];
  });

describe.runIf(present)("known bad series", () => {
  const files = present ? readdirSync(BAD) : [];
  const bad = files.filter((file) => !file.endsWith("-fixed.csv") && files.includes(twinOf(file)));
  const quarantined = ["AET-L", "SCR-TO", "SPM-MI", "SSW-JO"];

  test("there are as many as there were", () => expect(bad).toHaveLength(14));

  test.each(bad)("%s is not taken as it is, and its corrected twin is", (file) => {
    const judged = judgeHistory(historyOfCsv(`${BAD}/${file}`, file));
    const isUnclear = quarantined.some((symbol) => file.startsWith(symbol));
    expect(judged.verdict).toBe(isUnclear ? "quarantined" : "repaired");
    const twin = historyOfCsv(`${BAD}/${twinOf(file)}`, file);
    expect(judgeHistory(twin)).toEqual({ verdict: "accepted", history: twin, findings: [] });
    if (isUnclear) return;
    expect(judged.history.bars).toHaveLength(twin.bars.length);
    const returns = returnsOf(judged.history);
    // The twins were written with four to ten digits.
    for (const [session, value] of returnsOf(twin))
      expect(Math.abs((returns.get(session) ?? NaN) - value)).toBeLessThan(1e-5);
  });

  test("dividends that only look odd are good", () => {
    expect(judgeHistory(historyOfCsv(`${BAD}/CALM-1d-no-bad-divs.csv`, "CALM")).verdict).toBe("accepted");
  });

  function twinOf(file: string): string {
    return file.replace(/\.csv$/, "-fixed.csv");
  }
});

describe.runIf(present)("real series", () => {
  let priceFile: Promise<PriceFile>;
  beforeAll(() => {
    priceFile = PriceFile.read(PRICE_FILE);
  });

  test("of 1,261 US listings over three years are accepted with no bar touched, wherever they are cut", async () => {
    const source = await priceFile;
    const symbols = readFileSync("../shared/data/symbols.csv", "utf8").split("\n").slice(1).filter(Boolean);
    const histories = symbols.map((line) => historyIn(source, line.split(",")[0] ?? ""));
    expect(histories.filter((history) => history !== null)).toHaveLength(1_261);
    expect(notAccepted(histories)).toEqual([]);
    for (const share of [0.35, 0.62, 0.9]) {
      const cut = histories.map(
        (history) => history && { ...history, bars: history.bars.slice(0, Math.ceil(history.bars.length * share)) },
      );
      expect(notAccepted(cut)).toEqual([]);
    }
  });

  test("end as they ended on their wildest days", async () => {
    const source = await priceFile;
    for (const [symbol, day] of [
      ["BMNR", "2025-06-30"],
      ["PRAX", "2025-10-16"],
      ["MRNA", "2026-08-19"],
      ["CORT", "2025-12-31"],
      ["FISV", "2025-10-29"],
    ] as const) {
      const history = historyIn(source, symbol);
      const bars = history?.bars.filter(({ session }) => session <= day) ?? [];
      expect(bars.at(-1)?.session).toBe(day);
      expect(history && judgeHistory({ ...history, bars })).toMatchObject({ verdict: "accepted", findings: [] });
    }
  });

  test("with a hundredfold error in them never come out with it", async () => {
    const source = await priceFile;
    for (const [n, symbol] of ["SPY", "BMNR", "UVXY", "RGTI", "KO", "SOXS", "EMA", "MRNA"].entries()) {
      const history = historyIn(source, symbol);
      if (history === null) throw new Error(`${symbol} has no history`);
      const right = new Map(history.bars.map((bar) => [bar.session, bar]));
      for (let i = n % 7; i < history.bars.length; i += 7) {
        for (const factor of [100, 1 / 100]) {
          const bars = history.bars.map((bar, at) => (at === i ? times(bar, factor) : bar));
          const judged = judgeHistory({ ...history, bars });
          expect(judged.verdict).not.toBe("accepted");
          const off = judged.history.bars.find((bar) =>
            PRICES.some((field) => {
              const ratio = (bar[field] ?? 1) / (right.get(bar.session)?.[field] ?? 1);
              return ratio > 2 || ratio < 0.5;
            }),
          );
          expect(off).toBeUndefined();
        }
      }
    }
  });

  test("as Yahoo answered them are accepted", () => {
    const charts = readdirSync(RECORDINGS).flatMap((file) => {
      const { response } = JSON.parse(readFileSync(`${RECORDINGS}/${file}`, "utf8"));
      const answer = response?.bodyJson?.chart?.result?.[0];
      if (!file.includes("chart") || answer?.meta?.dataGranularity !== "1d") return [];
      return [readHistory(file, answer, "1990-01-01", "2030-01-01")];
    });
    expect(charts.length).toBeGreaterThan(30);
    expect(notAccepted(charts)).toEqual([]);
  });
});

describe("the sandbox's simulation", () => {
  test.each(["2026-08-21T21:30:00-04:00", "2026-03-10T20:30:00-04:00"])(
    "on %s is accepted, from its beginning",
    (now) => {
      const source = new Simulation(new Date(now));
      const symbols = loadListings().map(({ symbol }) => symbol);
      const some = symbols.filter((_, i) => i % 4 === (now.startsWith("2026-08") ? 0 : 2));
      const single = (history: History | null) =>
        history && { ...history, bars: history.bars.map((bar) => Object.assign({ ...bar }, inSingle(bar))) };
      const histories = some.map((symbol) => single(historyIn(source, symbol, new Date(now))));
      expect(histories.filter((history) => history !== null).length).toBeGreaterThan(250);
      expect(notAccepted(histories)).toEqual([]);
    },
  );

  /** Prices as the chart serves them. */
  function inSingle(bar: History["bars"][number]) {
    return Object.fromEntries(PRICES.map((field) => [field, bar[field] === null ? null : Math.fround(bar[field])]));
  }
});
