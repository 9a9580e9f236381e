import type { Database } from "@/db/connection";
import { selectPriceMatrix } from "@/db/queries/prices";
import type { ReturnWindow, SymbolNumbers } from "@/db/queries/symbol-factors";
import { type Closures, sessionsEnding } from "@/lib/calendar";
import { type BetaTable, symbolQualities, symbolReasons } from "@/lib/factors/beta-table";
import { estimateBetas } from "@/lib/factors/betas";
import { FACTOR_COUNT, FACTOR_ETFS, RETURN_WINDOW_SESSIONS } from "@/lib/factors/catalog";
import { prepareRegressors } from "@/lib/factors/regressors";
import { packReturnWindow } from "@/lib/factors/return-window";
import { returnWindow } from "@/lib/factors/returns";

/** What one read of the prices gives of some symbols: numbers and return windows, in the order asked for. */
interface ChunkNumbers {
  table: BetaTable;
  numbers: SymbolNumbers[];
  windows: ReturnWindow[];
}

/**
 * Reads a year of prices once and computes everything the night stores of it: all twelve betas and the return window
 * that intervals, and later the risk model, read. Symbols are computed alone (methodology §1.4), so chunks do not matter.
 */
export async function computeNumbers(
  db: Database,
  { symbols, session, closures }: { symbols: readonly string[]; session: string; closures: Closures },
): Promise<ChunkNumbers> {
  const sessions = sessionsEnding(session, RETURN_WINDOW_SESSIONS + 1, closures);
  const width = sessions.length;
  const etfPrices = await selectPriceMatrix(db, { symbols: FACTOR_ETFS, sessions });
  const prices = await selectPriceMatrix(db, { symbols, sessions });
  const table = estimateBetas(prepareRegressors(etfPrices, width), prices, symbols.length);
  const row = <T extends { subarray(from: number, to: number): T }>(values: T, index: number): T =>
    values.subarray(index * FACTOR_COUNT, (index + 1) * FACTOR_COUNT);
  return {
    table,
    numbers: symbols.map((symbol, index) => ({
      symbol,
      betas: row(table.betas, index),
      stdErrors: row(table.stdErrors, index),
      rSquared: row(table.rSquared, index),
      observations: row(table.observations, index),
      qualities: symbolQualities(table, index),
      reasons: symbolReasons(table, index),
    })),
    windows: symbols.map((symbol, index) => ({
      symbol,
      returns: packReturnWindow(returnWindow(prices, index * width, width, RETURN_WINDOW_SESSIONS)),
    })),
  };
}
