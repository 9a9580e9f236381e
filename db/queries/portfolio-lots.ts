import { type SQL, sql } from "drizzle-orm";
import type { Database } from "@/db/connection";
import type { Difference, HeldLot, StoredLot } from "@/lib/portfolio/difference";
import { intArray, textArray } from "./arrays";

/** A lot as versions keep it: columns of `positions` by name, numbers as exact text. */
export interface LotRow extends Record<string, unknown> {
  kind: HeldLot["kind"];
  symbol: string | null;
  raw_symbol: string;
  description: string | null;
  account: string | null;
  subtype: string | null;
  quantity: string;
  multiplier: string;
  currency: string;
  entry_price: string | null;
  entry_date: string | null;
  exit_price: string | null;
  exit_date: string | null;
  stated_value: string | null;
  stated_price: string | null;
  underlying_symbol: string | null;
  strike_price: string | null;
  expiration_date: string | null;
  option_type: "call" | "put" | null;
  source_line: number | null;
}

const DECIMALS = new Set([
  "quantity",
  "multiplier",
  "entry_price",
  "exit_price",
  "stated_value",
  "stated_price",
  "strike_price",
]);

/** In the order of `lotRow`; what a lot is, without its id and what is computed of it. */
const COLUMNS = [
  "kind",
  "symbol",
  "raw_symbol",
  "description",
  "account",
  "subtype",
  "quantity",
  "multiplier",
  "currency",
  "entry_price",
  "entry_date",
  "exit_price",
  "exit_date",
  "stated_value",
  "stated_price",
  "underlying_symbol",
  "strike_price",
  "expiration_date",
  "option_type",
  "source_line",
] as const satisfies readonly (keyof LotRow)[];

/** A row of `positions p` as a version keeps it. Decimals go as text: neither JSON nor a double may round them. */
export const lotJson: SQL = sql.raw(
  `jsonb_build_object(${COLUMNS.map((name) => `'${name}', ${DECIMALS.has(name) ? `trim_scale(p.${name})::text` : `p.${name}`}`).join(", ")})`,
);

/** The order in which lots are listed: the file's, then those that stand in no file. */
export const lotOrder: SQL = sql.raw("p.source_line nulls last, p.created_at, p.symbol, p.id");

/** All lots of a portfolio, closed ones too, exact to the last digit, in the order of its file. */
export async function selectLots(
  db: Database,
  { portfolioId, ownerId }: { portfolioId: string; ownerId: string },
): Promise<StoredLot[]> {
  const result = await db.execute<{ id: string; lot: LotRow }>(sql`
    select p.id, ${lotJson} as lot from portfolios f join positions p on p.portfolio_id = f.id
    where f.id = ${portfolioId} and f.owner_id = ${ownerId}
    order by ${lotOrder}`);
  return result.rows.map(({ id, lot }) => ({ ...lotOf(lot), id }));
}

/** All lots in one statement and one parameter, whose texts Postgres reads as each column's type: exact, and any number. */
export async function insertLots(
  db: Database,
  { portfolioId, lots, now }: { portfolioId: string; lots: readonly HeldLot[]; now: Date },
): Promise<void> {
  if (lots.length === 0) return;
  const columns = sql.raw(COLUMNS.join(", "));
  const at = now.toISOString();
  await db.execute(sql`
    insert into positions (portfolio_id, created_at, updated_at, ${columns})
    select ${portfolioId}::uuid, ${at}::timestamptz, ${at}::timestamptz, ${columns}
    from json_populate_recordset(null::positions, ${JSON.stringify(lots.map(lotRow))}::json)`);
}

/**
 * Takes a difference up: lots of the one state go, change and come as the other has them. Those that stay the same keep
 * their id and all that is computed of them; a changed lot keeps its id, and an option the volatility implied by its
 * price where that price is the same. Whoever calls holds the portfolio's row.
 */
export async function updateLots(
  tx: Database,
  { portfolioId, difference, now }: { portfolioId: string; difference: Difference<StoredLot>; now: Date },
): Promise<void> {
  const { added, removed, changed, restated, unchanged } = difference;
  await deleteLots(tx, { portfolioId, ids: removed.map(({ id }) => id) });
  await rewriteLots(tx, { portfolioId, pairs: [...changed, ...restated], now });
  await moveLines(tx, { portfolioId, pairs: unchanged });
  await insertLots(tx, { portfolioId, lots: added, now });
}

type Pairs = readonly { before: StoredLot; after: HeldLot }[];

async function deleteLots(tx: Database, { portfolioId, ids }: { portfolioId: string; ids: string[] }): Promise<void> {
  if (ids.length === 0) return;
  await tx.execute(
    sql`delete from positions where portfolio_id = ${portfolioId} and id = any(${textArray(ids)}::uuid[])`,
  );
}

async function rewriteLots(
  tx: Database,
  { portfolioId, pairs, now }: { portfolioId: string; pairs: Pairs; now: Date },
): Promise<void> {
  if (pairs.length === 0) return;
  const rows = pairs.map(({ before, after }) => ({ ...lotRow(after), id: before.id }));
  const columns = sql.raw(COLUMNS.map((name) => `${name} = t.${name}`).join(", "));
  const kept = (column: string) =>
    sql.raw(`${column} = case when t.stated_price is not distinct from p.stated_price then p.${column} end`);
  await tx.execute(sql`
    update positions p set ${columns}, updated_at = ${now.toISOString()}::timestamptz,
      ${kept("volatility")}, ${kept("delta")}, ${kept("delta_source")}, ${kept("delta_session")}
    from json_populate_recordset(null::positions, ${JSON.stringify(rows)}::json) t
    where p.id = t.id and p.portfolio_id = ${portfolioId}`);
}

/** A lot that is the same may stand on another line of the new file. */
async function moveLines(tx: Database, { portfolioId, pairs }: { portfolioId: string; pairs: Pairs }): Promise<void> {
  const moved = pairs.filter(({ before, after }) => before.line !== after.line);
  if (moved.length === 0) return;
  await tx.execute(sql`
    update positions p set source_line = t.line
    from unnest(${textArray(moved.map(({ before }) => before.id))}, ${intArray(moved.map(({ after }) => after.line))}) as t (id, line)
    where p.id = t.id::uuid and p.portfolio_id = ${portfolioId}`);
}

function lotRow(lot: HeldLot): LotRow {
  return {
    kind: lot.kind,
    symbol: lot.symbol,
    raw_symbol: lot.rawSymbol,
    description: lot.description,
    account: lot.account,
    subtype: lot.subtype,
    quantity: lot.quantity,
    multiplier: lot.multiplier,
    currency: lot.currency,
    entry_price: lot.entryPrice,
    entry_date: lot.entryDate,
    exit_price: lot.exitPrice,
    exit_date: lot.exitDate,
    stated_value: lot.statedValueUsd,
    stated_price: lot.statedPrice,
    underlying_symbol: lot.option?.underlying ?? null,
    strike_price: lot.option?.strike ?? null,
    expiration_date: lot.option?.expiration ?? null,
    option_type: lot.option?.optionType ?? null,
    source_line: lot.line,
  };
}

/** A kept row as a lot. */
export function lotOf(row: LotRow): HeldLot {
  const { underlying_symbol: underlying, strike_price: strike, expiration_date: expiration } = row;
  const optionType = row.option_type;
  const isOption = underlying !== null && strike !== null && expiration !== null && optionType !== null;
  return {
    line: row.source_line,
    kind: row.kind,
    symbol: row.symbol,
    rawSymbol: row.raw_symbol,
    description: row.description,
    subtype: row.subtype,
    account: row.account,
    quantity: row.quantity,
    multiplier: row.multiplier,
    currency: row.currency,
    entryPrice: row.entry_price,
    entryDate: row.entry_date,
    exitPrice: row.exit_price,
    exitDate: row.exit_date,
    statedValueUsd: row.stated_value,
    statedPrice: row.stated_price,
    ...(isOption ? { option: { underlying, strike, expiration, optionType } } : {}),
  };
}
