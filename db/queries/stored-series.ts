import { sql } from "drizzle-orm";
import type { Database } from "@/db/connection";
import { dateArray, textArray } from "./arrays";

/** What is stored of a symbol between two dates, as a fetch of the whole series is compared with it. */
export interface StoredSeries {
  /** All bars, whatever brought them. */
  bars: number;
  /** The newest of them; null where there is none. */
  last: string | null;
  /** Adjusted closes that a fetch of the whole series brought, by session. */
  adjustedCloses: ReadonlyMap<string, number>;
}

const DAY_MS = 86_400_000;

/**
 * The stored series of each symbol from its date on, up to a date. Packed as in `selectPriceMatrix`: a batch of fifty is
 * read in a few milliseconds.
 */
export async function selectStoredSeries(
  db: Database,
  { spans, to }: { spans: readonly { symbol: string; from: string }[]; to: string },
): Promise<Map<string, StoredSeries>> {
  if (spans.length === 0) return new Map();
  const result = await db.execute<{
    symbol: string;
    first: string;
    bars: number;
    last: string | null;
    packed: Uint8Array | null;
  }>(sql`
    select t.symbol, t.first::text as first, stored.bars, stored.last::text as last, stored.packed
    from unnest(${textArray(spans.map((span) => span.symbol))}, ${dateArray(spans.map((span) => span.from))}) as t (symbol, first)
    cross join lateral (
      select count(*)::int as bars, max(session) as last, string_agg(int4send(session - t.first) || float8send(adj_close), ''::bytea)
        filter (where source = 'chart' and adj_close is not null) as packed
      from symbol_prices_daily p where p.symbol = t.symbol and p.session between t.first and ${to}::date
    ) stored`);
  // Fifty series have the same few hundred days: each is written out once.
  const names = new Map<number, string>();
  return new Map(
    result.rows.map(({ symbol, first, bars, last, packed }) => [
      symbol,
      { bars, last, adjustedCloses: unpacked(Date.parse(first) / DAY_MS, packed, names) },
    ]),
  );
}

function unpacked(first: number, packed: Uint8Array | null, names: Map<number, string>): Map<string, number> {
  const closes = new Map<string, number>();
  if (packed === null) return closes;
  const view = new DataView(packed.buffer, packed.byteOffset, packed.byteLength);
  for (let at = 0; at < packed.byteLength; at += 12) {
    const day = first + view.getInt32(at);
    let session = names.get(day);
    if (session === undefined) {
      session = new Date(day * DAY_MS).toISOString().slice(0, 10);
      names.set(day, session);
    }
    closes.set(session, view.getFloat64(at + 4));
  }
  return closes;
}
