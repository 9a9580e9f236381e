import fc from "fast-check";
import { expect, test } from "vitest";
import { readPortfolioFile, readPortfolioText } from "../read-portfolio-file";
import { add, multiply, negate } from "../text/decimal";
import { held, netted } from "./testing";

interface Trade {
  symbol: string;
  minute: number;
  side: "buy" | "sell" | "sell short" | "buy to cover";
  hundredths: number;
  cents: number;
}

const HEADER = "time,symbol,side,quantity,price";
const when = (minute: number) => new Date(Date.UTC(2024, 0, 1, 0, minute)).toISOString();
const lineOf = ({ minute, symbol, side, hundredths, cents }: Trade) =>
  [when(minute), symbol, side, hundredths / 100, cents / 100].join(",");

/** Trades at distinct times, in order, none of which sells more than is held. */
const possible: fc.Arbitrary<Trade[]> = fc
  .array(
    fc.record({
      symbol: fc.constantFrom("AAPL", "KO", "BRK.B"),
      sells: fc.boolean(),
      share: fc.integer({ min: 1, max: 100 }),
      hundredths: fc.integer({ min: 1, max: 100_000 }),
      cents: fc.integer({ min: 1, max: 100_000 }),
    }),
    { minLength: 1, maxLength: 25 },
  )
  .map((wishes) => {
    const have = new Map<string, number>();
    return wishes.map(({ symbol, sells, share, hundredths, cents }, minute): Trade => {
      const before = have.get(symbol) ?? 0;
      const sold = Math.max(1, Math.floor((before * share) / 100));
      const sale = sells && before > 0;
      have.set(symbol, before + (sale ? -sold : hundredths));
      return { symbol, minute, side: sale ? "sell" : "buy", hundredths: sale ? sold : hundredths, cents };
    });
  });

const positionsOf = (trades: readonly Trade[], extra: readonly string[] = []) =>
  netted([HEADER, ...trades.map(lineOf), ...extra]).positions;
const essence = (trades: readonly Trade[], extra: readonly string[] = []) =>
  positionsOf(trades, extra)
    .map(({ symbol, quantity, entryPrice, entryDate }) => [symbol, quantity, entryPrice, entryDate])
    .sort();

test("shares held are the sum of what was bought less what was sold, to the last digit", () => {
  fc.assert(
    fc.property(possible, (trades) => {
      const sums = new Map<string, string>();
      for (const { symbol, side, hundredths } of trades) {
        const shares = multiply(String(side === "buy" ? hundredths : -hundredths), "0.01");
        sums.set(symbol, add(sums.get(symbol) ?? "0", shares));
      }
      const expected = [...sums]
        .filter(([, sum]) => sum !== "0")
        .map(([symbol, sum]) => [symbol === "BRK.B" ? "BRK-B" : symbol, sum]);
      expect(
        positionsOf(trades)
          .map(({ symbol, quantity }) => [symbol, quantity])
          .sort(),
      ).toEqual(expected.sort());
    }),
    { numRuns: 80 },
  );
});

test("the order of the lines does not matter where each has its own time", () => {
  fc.assert(
    fc.property(
      possible.chain((trades) =>
        fc.tuple(fc.constant(trades), fc.shuffledSubarray(trades, { minLength: trades.length })),
      ),
      ([trades, shuffled]) => {
        expect(essence(shuffled)).toEqual(essence(trades));
      },
    ),
    { numRuns: 80 },
  );
});

test("selling all that is held leaves nothing, long or short", () => {
  fc.assert(
    fc.property(possible, (trades) => {
      const end = positionsOf(trades).map(
        ({ symbol, quantity }, i) => `${when(1000 + i)},${symbol},sell,${quantity},1`,
      );
      expect(positionsOf(trades, end)).toEqual([]);
      const mirrored = trades.map(
        (trade): Trade => ({ ...trade, side: trade.side === "buy" ? "sell short" : "buy to cover" }),
      );
      const short = positionsOf(mirrored);
      expect(short.map(({ symbol, quantity }) => [symbol, quantity])).toEqual(
        positionsOf(trades).map(({ symbol, quantity }) => [symbol, negate(quantity ?? "0")]),
      );
      const cover = short.map(
        ({ symbol, quantity }, i) => `${when(1000 + i)},${symbol},buy to cover,${quantity?.slice(1)},1`,
      );
      expect(positionsOf(mirrored, cover)).toEqual([]);
    }),
    { numRuns: 50 },
  );
});

test("a split at the end scales what is netted, and its cost stays", () => {
  fc.assert(
    fc.property(possible, fc.constantFrom("2", "3", "4", "10"), (trades, ratio) => {
      const before = positionsOf(trades);
      const splits = before.map(({ symbol }, i) => `${when(1000 + i)},${symbol},split ${ratio} for 1,,`);
      const after = positionsOf(trades, splits);
      expect(after.map(({ symbol, quantity }) => [symbol, quantity])).toEqual(
        before.map(({ symbol, quantity }) => [symbol, multiply(quantity ?? "0", ratio)]),
      );
      for (const [i, lot] of after.entries()) {
        expect(Number(lot.entryPrice) * Number(ratio)).toBeCloseTo(Number(before[i]?.entryPrice), 6);
      }
    }),
    { numRuns: 50 },
  );
});

test("splitting at the beginning and trading in new shares is netting first and splitting then", () => {
  fc.assert(
    fc.property(possible, (trades) => {
      const symbols = [...new Set(trades.map(({ symbol }) => symbol))];
      const last = essence(
        trades,
        symbols.map((symbol, i) => `${when(2000 + i)},${symbol},split 4 for 1,,`),
      );
      const scaled = trades.map(({ hundredths, cents, ...rest }) => ({
        ...rest,
        hundredths: hundredths * 4,
        cents: cents / 4,
      }));
      expect(essence(scaled).map(([symbol, quantity]) => [symbol, quantity])).toEqual(
        last.map(([symbol, quantity]) => [symbol, quantity]),
      );
    }),
    { numRuns: 50 },
  );
});

const cell = fc.oneof(
  fc.constantFrom(
    "buy",
    "sell",
    "short",
    "split",
    "4:1",
    "transfer",
    "merger",
    "cancel buy",
    "expired",
    "dividend",
    "Total",
    "",
  ),
  fc.constantFrom(
    "AAPL",
    "US0378331005",
    "SPY 01/19/2024 500.00 C",
    "__proto__",
    "=X",
    "(AAPL, X, US0378331005)",
    "AMD/USD",
  ),
  fc.constantFrom(
    "1",
    "-1",
    "1e9",
    "10S",
    "1O0",
    "0",
    "1,234.5",
    "1.234,5",
    "Koop 1 @ 3,9 USD",
    "99999999999999999999",
  ),
  fc.constantFrom("2024-01-02", "01/02/2024", "32.13.2024", "07/15/2024 as of 07/12/2024", "20240102;101112"),
  fc.string({ maxLength: 8 }),
);
const header = fc.constantFrom(
  "date,symbol,side,quantity,price",
  "Date,Action,Symbol,Description,Quantity,Price,Fees & Comm,Amount",
  "Run Date,Action,Symbol,Description,Type,Quantity,Price ($),Commission ($),Fees ($),Amount ($),Cash Balance ($),Settlement Date",
  "Datum,Tijd,Valutadatum,Product,ISIN,Omschrijving,FX,Mutatie,,Saldo,,Order Id",
  "Activity Date,Process Date,Settle Date,Instrument,Description,Trans Code,Quantity,Price,Amount",
  "Date,Ticker,Type,Quantity,Price per share,Total Amount,Currency,FX Rate",
  "Client ID,Trade Date,Value Date,Type,Instrument,Instrument ISIN,Instrument currency,Exchange Description,Instrument Symbol,Event,Amount",
);
const almostLedger = fc
  .record({ header, rows: fc.array(fc.array(cell, { minLength: 1, maxLength: 12 }), { maxLength: 12 }) })
  .map(({ header: head, rows }) => {
    const quote = (text: string) => `"${text.replaceAll('"', '""')}"`;
    return [head, ...rows.map((row) => row.map(quote).join(","))].join("\n");
  });

test("anything under the header of a list of trades is answered, every line accounted for, nothing negative unasked", () => {
  fc.assert(
    fc.property(almostLedger, (text) => {
      const result = readPortfolioText(text);
      if (!result.ok || result.preview.kind !== "transactions") return;
      const { receipt, rows, positions, problems, canCreate } = netted(text);
      expect(receipt.used + receipt.heldNotModelled + receipt.ignored + receipt.rejected).toBe(rows.length);
      const fates = new Map(rows.map(({ line, disposition }) => [line, disposition]));
      for (const lot of positions) {
        expect(lot.line).toBe(lot.lines[0]);
        expect(lot.lines.map((line) => fates.get(line))).not.toContain("ignored");
        expect(lot.quantity).toMatch(/^-?\d+(\.\d*[1-9])?$/);
      }
      expect(canCreate).toBe(positions.length > 0 && !problems.some(({ severity }) => severity === "error"));
    }),
    { numRuns: 300 },
  );
});

test("a file with bytes changed at random is answered", () => {
  const file = new TextEncoder().encode(
    [
      HEADER,
      ...Array.from({ length: 12 }, (_, i) => `${when(i)},AAPL,${i % 3 === 2 ? "sell" : "buy"},${i + 1},10.5`),
    ].join("\n"),
  );
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.nat(file.length - 1), fc.integer({ min: 0, max: 255 })), { minLength: 1, maxLength: 8 }),
      (changes) => {
        const bytes = file.slice();
        for (const [at, byte] of changes) bytes[at] = byte;
        const result = readPortfolioFile(bytes);
        if (!result.ok) expect(result.problem.message).toMatch(/\S\.$/);
      },
    ),
    { numRuns: 300 },
  );
});

test("20,000 trades are netted in time that does not run away", () => {
  const rows = Array.from(
    { length: 20_000 },
    (_, i) =>
      `${when(i)},S${String.fromCharCode(65 + (i % 26))}${String.fromCharCode(65 + ((i >> 5) % 26))},${i % 4 === 3 ? "sell" : "buy"},${(i % 90) + 10.25},${100 + (i % 500) / 100}`,
  );
  const bytes = new TextEncoder().encode([HEADER, ...rows].join("\n"));
  readPortfolioFile(bytes.slice(0, 50_000));
  const begun = performance.now();
  const result = readPortfolioFile(bytes);
  const milliseconds = performance.now() - begun;
  expect(result.ok && result.preview.receipt.lines).toBe(20_001);
  console.log(`20,000 trades: ${milliseconds.toFixed(0)} ms, ${result.ok ? held(result.preview).length : 0} positions`);
  // A second on a machine of its own; a busy one is given twenty, which anything quadratic would exceed.
  expect(milliseconds).toBeLessThan(20_000);
});
