import type { MarketName } from "@/lib/env";
import { AppError } from "@/lib/errors";

/**
 * Simulated and real prices never share a database: the first fill names the market (`market_state.market`), and
 * from then on the app refuses the other.
 * @param stored the market that filled the database; null before the first fill
 * @param wanted SIGMASIGHT_MARKET
 * @throws AppError `database_market_mismatch`
 */
export function assertSameMarket(stored: MarketName | null, wanted: MarketName): void {
  if (stored === null || stored === wanted) return;
  throw new AppError(
    "database_market_mismatch",
    `This database holds prices of the market "${stored}", and SIGMASIGHT_MARKET is "${wanted}". Point DATABASE_URL (or SIGMASIGHT_DATA_DIR) to another database, or set SIGMASIGHT_MARKET=${stored}.`,
  );
}
