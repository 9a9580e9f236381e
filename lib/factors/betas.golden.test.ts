import { existsSync, readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { pValue, tStatistic } from "./beta-interval";
import { type SymbolBeta, symbolBetas } from "./beta-table";
import { estimateBetas } from "./betas";
import { FACTOR_ETFS, FACTORS, type FactorKey } from "./catalog";
import { prepareRegressors } from "./regressors";

/**
 * Our betas against an independent implementation (numpy, scikit-learn, statsmodels). The files stand beside the
 * project; where they are absent these tests are left out.
 */
const shared = "../shared";
const present = existsSync(`${shared}/golden`);
if (!present) console.info("betas.golden: left out, ../shared is absent");

interface GoldenBeta {
  beta: number;
  std_error: number;
  r_squared: number;
  observations: number;
  t?: number | null;
  p?: number | null;
}
interface Golden {
  as_of: string;
  symbols: Record<string, { layer_a: Partial<Record<FactorKey, GoldenBeta>> }>;
}

const cases = [
  {
    name: "made-up prices",
    prices: "golden/synthetic-prices.csv",
    expected: "golden/synthetic-expected.json",
    symbols: 19,
  },
  {
    name: "real prices",
    prices: "data/prices.csv.gz",
    expected: "golden/real-2026-08-21-expected.json.gz",
    symbols: 1261,
  },
];

function read(path: string): string {
  const bytes = readFileSync(`${shared}/${path}`);
  return (path.endsWith(".gz") ? gunzipSync(bytes) : bytes).toString("utf8");
}

/** The table's last 253 dates as sessions (the made-up prices also trade on holidays), one row of prices a symbol. */
function matrixOf(csv: string, asOf: string) {
  const [header, ...lines] = csv.trim().split("\n");
  const adjusted = header!.split(",").indexOf("adj_close");
  const rows = lines.map((line) => line.split(",")).filter((cells) => cells[1]! <= asOf);
  const dates = [...new Set(rows.map((cells) => cells[1]!))].sort().slice(-253);
  const places = new Map(dates.map((date, t) => [date, t]));
  const series = new Map<string, Float64Array>();
  for (const cells of rows) {
    const [symbol, date] = [cells[0]!, cells[1]!];
    if (!series.has(symbol)) series.set(symbol, new Float64Array(dates.length).fill(Number.NaN));
    const place = places.get(date);
    if (place !== undefined && cells[adjusted] !== "") series.get(symbol)![place] = Number(cells[adjusted]);
  }
  const flat = (symbols: readonly string[]) => {
    const matrix = new Float64Array(symbols.length * dates.length);
    symbols.forEach((symbol, row) => {
      matrix.set(series.get(symbol)!, row * dates.length);
    });
    return matrix;
  };
  return { sessions: dates.length, symbols: [...series.keys()], flat };
}

/** Methodology §1.10. */
function agree(ours: number | null, golden: number): boolean {
  return ours !== null && Math.abs(ours - golden) <= 1e-9 * Math.abs(golden) + 1e-12;
}

type Case = (typeof cases)[number];
interface Compared {
  golden: Golden;
  symbols: string[];
  ours: Map<string, SymbolBeta[]>;
}

const compared = new Map<Case, Compared>();

/** Both sides of a case, computed at the first test that asks. */
function compare(files: Case): Compared {
  const known = compared.get(files);
  if (known) return known;
  const golden: Golden = JSON.parse(read(files.expected));
  const { sessions, symbols, flat } = matrixOf(read(files.prices), golden.as_of);
  const table = estimateBetas(prepareRegressors(flat(FACTOR_ETFS), sessions), flat(symbols), symbols.length);
  const both = { golden, symbols, ours: new Map(symbols.map((symbol, row) => [symbol, symbolBetas(table, row)])) };
  compared.set(files, both);
  return both;
}

describe.runIf(present).each(cases)("$name", (files) => {
  test("hold exactly the golden file's symbols", () => {
    const { golden, symbols } = compare(files);
    expect(symbols).toHaveLength(files.symbols);
    expect([...symbols].sort()).toEqual(Object.keys(golden.symbols).sort());
  });

  test("give numbers for exactly the golden file's factors of each symbol", () => {
    const { golden, ours } = compare(files);
    for (const [symbol, { layer_a }] of Object.entries(golden.symbols)) {
      const withNumbers = ours.get(symbol)!.filter(({ beta }) => beta !== null);
      expect([symbol, withNumbers.map(({ key }) => key).sort()]).toEqual([symbol, Object.keys(layer_a).sort()]);
    }
  });

  test("give its betas, standard errors, r², observations, t and p within 1e-9", () => {
    const { golden, ours } = compare(files);
    const wrong: string[] = [];
    for (const [symbol, { layer_a }] of Object.entries(golden.symbols)) {
      for (const { key, beta, stdError, rSquared, observations, degreesOfFreedom } of ours.get(symbol)!) {
        const expected = layer_a[key];
        if (!expected) continue;
        const check = (name: string, value: number | null, theirs: number) => {
          if (!agree(value, theirs)) wrong.push(`${symbol} ${key} ${name}: ${value} is not ${theirs}`);
        };
        check("beta", beta, expected.beta);
        check("std_error", stdError, expected.std_error);
        check("r_squared", rSquared, expected.r_squared);
        if (observations !== expected.observations) wrong.push(`${symbol} ${key}: ${observations} observations`);
        if (expected.t == null) continue;
        check("t", tStatistic(beta!, stdError!), expected.t);
        check("p", pValue(beta!, stdError!, degreesOfFreedom!), expected.p!);
      }
    }
    expect(wrong).toEqual([]);
  });

  test("give a reason for every factor without a number, and none beside one", () => {
    for (const betas of compare(files).ours.values()) {
      for (const { beta, reason, quality } of betas) {
        expect(reason === null).toBe(beta !== null);
        expect(quality === "none").toBe(beta === null);
      }
    }
  });

  test("leave a perfect fit without t and p", () => {
    const spy = compare(files)
      .ours.get("SPY")!
      .find(({ key }) => key === "market_beta")!;
    expect(spy.stdError).toBe(0);
    expect(tStatistic(spy.beta!, spy.stdError!)).toBeNull();
    expect(pValue(spy.beta!, spy.stdError!, spy.degreesOfFreedom!)).toBeNull();
  });
});

describe.runIf(present)("the made-up cases", () => {
  const of = (symbol: string) => compare(cases[0]!).ours.get(symbol)!;

  test("say why: flat, stale, 29 of 30, 40 of 60", () => {
    expect(of("FLAT").every(({ reason }) => reason?.code === "flat")).toBe(true);
    expect(of("STALE").every(({ reason }) => reason?.code === "stale")).toBe(true);
    expect(of("IPO30")[0]!.reason).toEqual({ code: "too_short", have: 29, need: 30 });
    expect(of("IPO40")[8]!.reason).toEqual({ code: "too_short", have: 40, need: 60 });
  });

  test("flag a beta beyond 5 and keep it as it is", () => {
    const lever = of("LEVER")[0]!;
    expect(lever.beta).toBeGreaterThan(5);
    expect(lever.extreme).toBe(true);
    expect(of("FULL").some(({ extreme }) => extreme)).toBe(false);
  });

  test("call 171 of 180 full and 85 of 90 limited", () => {
    const gaps = of("GAPS");
    expect(gaps.map(({ quality }) => quality)).toEqual(
      FACTORS.map(({ windowSessions }) => (windowSessions === 180 ? "full" : "limited")),
    );
  });
});
