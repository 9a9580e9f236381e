import type { ImportedPosition } from "@/lib/import";

/** One lot as an import leaves it, for tests. */
export function testLot(changes: Partial<ImportedPosition> = {}): ImportedPosition {
  const symbol = changes.symbol ?? "ACME";
  return {
    line: 2,
    lines: [2],
    kind: "public",
    symbol,
    rawSymbol: symbol,
    candidates: [symbol],
    description: null,
    subtype: null,
    account: null,
    quantity: "10",
    multiplier: "1",
    currency: "USD",
    entryPrice: null,
    entryDate: null,
    exitPrice: null,
    exitDate: null,
    statedValueUsd: null,
    statedValueSource: null,
    statedPrice: null,
    ...changes,
  };
}
