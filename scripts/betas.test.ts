import { execFile } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import { gunzipSync, gzipSync } from "node:zlib";
import { afterAll, describe, expect, test } from "vitest";
import { sessionsEnding } from "@/lib/calendar";
import { FACTOR_ETFS, FACTOR_KEYS } from "@/lib/factors/catalog";
import { simulateEtfs, simulateSymbols } from "@/lib/factors/testing-prices";
import type { PrintedBetas } from "./betas/estimate";
import { readPriceFile } from "./betas/price-file";

/** The command as it is really started, and the files it is given. */
const root = path.resolve(import.meta.dirname, "..");
const folder = mkdtempSync(path.join(tmpdir(), "betas-"));
afterAll(() => rmSync(folder, { recursive: true }));

const AS_OF = "2026-08-21";
const sessions = sessionsEnding(AS_OF, 253);
const etfs = simulateEtfs(sessions.length);
const stock = simulateSymbols(etfs, { count: 1, sessions: sessions.length });

/** Lines `symbol,date,adj_close` of the ETFs and one stock; `skip` leaves lines out. */
function priceLines(skip: (symbol: string, date: string) => boolean = () => false): string[] {
  const rows = [
    ...FACTOR_ETFS.map((etf, e) => [etf, etfs.subarray(e * 253, (e + 1) * 253)] as const),
    ["ACME", stock] as const,
  ];
  return rows.flatMap(([symbol, prices]) =>
    sessions.flatMap((date, t) => (skip(symbol, date) ? [] : [`${symbol},${date},${prices[t]}`])),
  );
}

function file(name: string, content: string | Buffer): string {
  const target = path.join(folder, name);
  writeFileSync(target, content);
  return target;
}

const csv = (lines: string[], header = "symbol,date,adj_close") => `${[header, ...lines].join("\n")}\n`;
const good = file("good.csv", csv(priceLines()));

interface Outcome {
  code: number;
  stdout: string;
  stderr: string;
}

async function betas(...args: string[]): Promise<Outcome> {
  const command = ["--import", "tsx", "scripts/betas.ts", ...args];
  try {
    const { stdout, stderr } = await promisify(execFile)(process.execPath, command, { cwd: root, maxBuffer: 1e8 });
    return { code: 0, stdout, stderr };
  } catch (error) {
    const { code, stdout, stderr } = error as { code: number; stdout: string; stderr: string };
    return { code, stdout, stderr };
  }
}

async function printed(...args: string[]): Promise<PrintedBetas & { stderr: string }> {
  const { code, stdout, stderr } = await betas(...args);
  expect(code).toBe(0);
  return { ...JSON.parse(stdout), stderr };
}

describe("npm run betas", () => {
  test("prints one line of JSON and nothing else: the betas of every symbol of the file", async () => {
    const { code, stdout, stderr } = await betas("--prices", good, "--as-of", AS_OF);
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    expect(stdout.trim().split("\n")).toHaveLength(1);
    const { as_of, symbols } = JSON.parse(stdout) as PrintedBetas;
    expect(as_of).toBe(AS_OF);
    expect(Object.keys(symbols)).toEqual([...FACTOR_ETFS, "ACME"].sort());
    expect(Object.keys(symbols.ACME!.layer_a)).toEqual([...FACTOR_KEYS]);
    expect(symbols.SPY!.layer_a.market_beta).toMatchObject({ std_error: 0, observations: 90 });
    expect(symbols.SPY!.layer_a.market_beta!.beta).toBeCloseTo(1, 12);
  });

  test("reads a gzipped full price table with other columns, CRLF, a byte order mark and quotes just the same", async () => {
    const lines = priceLines().map((line) => {
      const [symbol, date, price] = line.split(",");
      return `"${symbol}",${date},,,,,${price},`;
    });
    const table = `\ufeff${csv(lines, "symbol,date,open,high,low,close,adj_close,volume").replaceAll("\n", "\r\n")}`;
    const wide = file("wide.csv.gz", gzipSync(table));
    const { stdout } = await betas("--prices", wide, "--as-of", AS_OF);
    expect(stdout).toBe((await betas("--prices", good, "--as-of", AS_OF)).stdout);
  });

  test("prints only the symbols asked for, and an empty layer for one that is not in the file, saying so", async () => {
    const { symbols, stderr } = await printed("--prices", good, "--as-of", AS_OF, "--symbols", "ACME, NOPE");
    expect(Object.keys(symbols)).toEqual(["ACME", "NOPE"]);
    expect(symbols.NOPE).toEqual({ layer_a: {} });
    expect(stderr).toContain("no row of NOPE");
  });

  test("on a day that is no session uses the last one before it, and says so", async () => {
    const { as_of, stderr } = await printed("--prices", good, "--as-of", "2026-08-23");
    expect(as_of).toBe(AS_OF);
    expect(stderr).toBe("betas: 2026-08-23 is not a session: using 2026-08-21, the last one before it\n");
  });

  test("takes a blank price as missing, never as 0: two returns fewer", async () => {
    const hole = sessions.at(-10)!;
    const blank = priceLines().map((line) => (line.startsWith(`ACME,${hole}`) ? `ACME,${hole},` : line));
    const { symbols } = await printed("--prices", file("blank.csv", csv(blank)), "--as-of", AS_OF);
    expect(symbols.ACME!.layer_a.market_beta!.observations).toBe(88);
    expect(symbols.ACME!.layer_a.size_spread!.observations).toBe(178);
  });

  test("a symbol named __proto__ is a symbol like any other", async () => {
    const lines = priceLines().map((line) => line.replace(/^ACME/, "__proto__"));
    const { stdout } = await betas(
      "--prices",
      file("proto.csv", csv(lines)),
      "--as-of",
      AS_OF,
      "--symbols",
      "__proto__",
    );
    expect(stdout).toContain('"__proto__":{"layer_a":{"market_beta":{"beta":');
  });

  test("a day on which no factor ETF has a price is closed: its neighbours become adjacent", async () => {
    const closed = sessions.at(-10)!;
    const { symbols, stderr } = await printed(
      "--prices",
      file("closed.csv", csv(priceLines((_, date) => date === closed))),
      "--as-of",
      AS_OF,
    );
    expect(symbols.ACME!.layer_a.market_beta!.observations).toBe(90);
    expect(stderr).toContain(`no factor ETF has a price on ${closed}: taken as closed`);
  });

  test("a day on which only SPY has no price is a session, and drops from SPY's models alone", async () => {
    const gap = sessions.at(-10)!;
    const { symbols } = await printed(
      "--prices",
      file("gap.csv", csv(priceLines((symbol, date) => symbol === "SPY" && date === gap))),
      "--as-of",
      AS_OF,
    );
    expect(symbols.ACME!.layer_a.market_beta!.observations).toBe(88);
    expect(symbols.ACME!.layer_a.ir_beta!.observations).toBe(90);
  });
});

describe("bad input ends with exit code 2, one line on standard error and nothing on standard output", () => {
  const asOf = ["--as-of", AS_OF];

  test.each<[string, () => string[], string]>([
    ["no file named", () => asOf, "--prices is missing; usage:"],
    ["no date named", () => ["--prices", good], "--as-of is missing; usage:"],
    ["an option that does not exist", () => ["--prices", good, ...asOf, "--chunk", "5"], "Unknown option '--chunk'"],
    [
      "a date that does not exist",
      () => ["--prices", good, "--as-of", "2026-02-30"],
      "--as-of 2026-02-30 is not a date",
    ],
    ["a date beyond the calendar", () => ["--prices", good, "--as-of", "1985-03-01"], "outside 1992..2060"],
    ["symbols that name none", () => ["--prices", good, ...asOf, "--symbols", " ,"], "--symbols names none"],
    ["only symbols that the file lacks", () => ["--prices", good, ...asOf, "--symbols", "NOPE"], "has no row of NOPE"],
    ["a file that is not there", () => ["--prices", path.join(folder, "none.csv"), ...asOf], "there is no such file"],
    [
      "a price that is no number",
      () => ["--prices", file("word.csv", csv(["SPY,2025-08-29,1O0"])), ...asOf],
      'line 2: adj_close "1O0" is not a number',
    ],
    ["a folder", () => ["--prices", folder, ...asOf], "is a folder"],
    [
      "a file without two of the ETFs",
      () => ["--prices", file("etfs.csv", csv(priceLines((s) => s === "IWM" || s === "TLT"))), ...asOf],
      "no prices of TLT, IWM",
    ],
  ])("%s", async (_, args, sentence) => {
    const { code, stdout, stderr } = await betas(...args());
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    expect(stderr).toContain(sentence);
    expect(stderr.trim().split("\n")).toHaveLength(1);
    expect(stderr).toMatch(/^betas: /);
  });
});

describe("a price file that cannot be read is one sentence with the file's own line", () => {
  const swap = (line: number, text: string) =>
    csv(priceLines())
      .split("\n")
      .with(line - 1, text)
      .join("\n");

  test.each<[string, () => string | Buffer, string]>([
    ["an empty file", () => "", "is empty; it needs a header"],
    ["blank lines only", () => "\n\n", "is empty; it needs a header"],
    ["a damaged gzip file", () => gzipSync(csv(priceLines())).subarray(0, 900), "damaged gzip"],
    ["a header without the price", () => csv(priceLines(), "symbol,date,close"), "line 1: the header lacks adj_close"],
    ["another number of columns", () => swap(5, "SPY,2025-08-25"), "line 5: 2 columns, the header has 3"],
    ["a blank symbol", () => swap(6, ",2025-08-25,10"), "line 6: symbol is blank"],
    ["a date in another form", () => swap(7, "SPY,08/25/2025,10"), 'line 7: date "08/25/2025" is not a date'],
    ["a price that is no number", () => swap(9, "SPY,2025-08-29,1O0"), 'line 9: adj_close "1O0" is not a number'],
    ["a price in hexadecimal", () => swap(9, "SPY,2025-08-29,0x10"), 'line 9: adj_close "0x10" is not a number'],
    ["a price beyond measure", () => swap(9, "SPY,2025-08-29,1e400"), 'line 9: adj_close "1e400" is not a number'],
    ["two prices for one day", () => `${csv(priceLines())}ACME,${AS_OF},1\n`, `ACME has two prices on ${AS_OF}`],
    ["a quote that stays open", () => swap(4, 'SPY,"2025-08-25,10'), "line 4: a quote is not closed"],
  ])("%s", (name, content, sentence) => {
    const read = readPriceFile(file(`${name}.csv`, content()));
    expect(read.ok ? "read" : read.problem).toContain(sentence);
  });

  test("the same line twice with the same price is no problem, and NaN is no price", () => {
    const read = readPriceFile(
      file("same.csv", "symbol,date,adj_close\nA,2026-01-02,5\nA,2026-01-02,5.0\nB,2026-01-02,NaN\n"),
    );
    expect(read).toEqual({
      ok: true,
      prices: new Map([
        ["A", new Map([["2026-01-02", 5]])],
        ["B", new Map()],
      ]),
    });
  });
});

const present = existsSync("../shared/golden");
if (!present) console.info("betas command: golden files left out, ../shared is absent");

describe.runIf(present)("the command beside the golden files", () => {
  test.each([
    ["../shared/golden/synthetic-prices.csv", "2026-01-09", "../shared/golden/synthetic-expected.json"],
    ["../shared/data/prices.csv.gz", "2026-08-21", "../shared/golden/real-2026-08-21-expected.json.gz"],
  ])("%s gives their symbols, factors and numbers", async (prices, asOf, expected) => {
    const bytes = readFileSync(expected);
    const golden: PrintedBetas = JSON.parse((expected.endsWith(".gz") ? gunzipSync(bytes) : bytes).toString("utf8"));
    const ours = await printed("--prices", prices, "--as-of", asOf);
    expect(ours.as_of).toBe(golden.as_of);
    expect(Object.keys(ours.symbols).sort()).toEqual(Object.keys(golden.symbols).sort());
    const wrong: string[] = [];
    for (const [symbol, { layer_a }] of Object.entries(golden.symbols)) {
      const layer = ours.symbols[symbol]!.layer_a;
      if (Object.keys(layer).sort().join() !== Object.keys(layer_a).sort().join())
        wrong.push(`${symbol}: ${Object.keys(layer)}`);
      for (const key of FACTOR_KEYS) {
        for (const name of ["beta", "std_error", "r_squared", "observations"] as const) {
          const [mine, theirs] = [layer[key]?.[name] ?? 0, layer_a[key]?.[name] ?? 0];
          if (Math.abs(mine - theirs) > 1e-9 * Math.abs(theirs) + 1e-12)
            wrong.push(`${symbol} ${key} ${name}: ${mine}, ${theirs}`);
        }
      }
    }
    expect(wrong).toEqual([]);
  });
});
