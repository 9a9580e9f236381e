import { sql } from "drizzle-orm";
import type { Database } from "@/db/connection";
import { type QueueRow, selectQueueRows } from "@/db/queries/onboarding";
import { insertPortfolio } from "@/db/queries/portfolios";
import { testLot } from "@/db/queries/testing-lots";
import type { TestDatabase } from "@/db/testing";

/** A portfolio of some symbols as an upload leaves it when its transaction is over, before any event is sent. */
export async function storeHoldings(
  db: Database,
  { ownerId, symbols, known = [], now }: { ownerId: string; symbols: readonly string[]; known?: string[]; now: Date },
): Promise<{ portfolioId: string; queued: string[] }> {
  const positions = [...known, ...symbols].map((symbol, i) => testLot({ line: i + 2, symbol }));
  const portfolio = { ownerId, name: symbols.join(" "), description: null, equityBalance: null, sourceFile: null };
  const { id, queued } = await insertPortfolio(db, { ...portfolio, positions, unknownSymbols: symbols }, { now });
  return { portfolioId: id, queued };
}

/** The newest row of a symbol in the queue. */
export async function queueRow(db: Database, symbol: string): Promise<QueueRow> {
  const row = (await selectQueueRows(db, { symbols: [symbol] })).get(symbol);
  if (row === undefined) throw new Error(`${symbol} was never queued`);
  return row;
}

/** What has become of a symbol, wherever it is written down. */
export interface Onboarded {
  status: string;
  reason: string | null;
  /** Rows in the queue, as `completed found,history,…`. */
  rows: string[];
  bars: number;
  /** Of its metrics. */
  session: string | null;
  close_date: string | null;
  has_betas: boolean;
}

export async function selectOnboarded(db: Database, symbol: string): Promise<Onboarded> {
  const { rows } = await db.execute<Onboarded & Record<string, unknown>>(sql`
    select u.status, u.status_reason as reason, m.session::text, m.close_date::text,
      coalesce(array_remove(m.betas, null) <> '{}', false) as has_betas,
      (select coalesce(json_agg(concat_ws(' ', q.status, array_to_string(q.phases_completed, ',')) order by q.created_at), '[]')
        from symbol_onboarding_queue q where q.symbol = u.symbol) as rows,
      (select count(*)::int from symbol_prices_daily p where p.symbol = u.symbol) as bars
    from symbol_universe u left join symbol_daily_metrics m on m.symbol = u.symbol where u.symbol = ${symbol}`);
  if (rows[0] === undefined) throw new Error(`the universe does not know ${symbol}`);
  return rows[0];
}

/** How often a portfolio was told that its data changed. */
export async function changesTold(db: Database, portfolioId: string): Promise<number> {
  const { rows } = await db.execute<{ n: number }>(
    sql`select data_version - 1 as n from portfolios where id = ${portfolioId}`,
  );
  return rows[0]?.n ?? Number.NaN;
}

/** How the jobs on a symbol have ended; null for one that lives. */
export async function jobsOn(db: Database, symbol: string): Promise<(string | null)[]> {
  const { rows } = await db.execute<{ outcome: string | null }>(sql`
    select case when ended_at is null then null else coalesce(output ->> 'outcome', status::text) end as outcome
    from embedded_inngest.runs
    where function_id like '%-onboard-symbol' and event -> 'data' ->> 'symbol' = ${symbol} order by created_at, id`);
  return rows.map(({ outcome }) => outcome);
}

/** The same of those that did anything: an event that the sweep sent in the last moment finds the work done. */
export const workOn = async (db: Database, symbol: string): Promise<(string | null)[]> =>
  (await jobsOn(db, symbol)).filter((outcome) => outcome !== "nothing to do");

/** Every phase, in the order in which a symbol goes through them. */
export const ALL_PHASES = "found,history,betas,metrics,portfolios";

const GATES = 7_411;
let gates = 0;
const closed = new Set<Gate>();

/** At the end of a test file, whatever became of its tests: what still waits would keep the database from being dropped. */
export async function openGates(): Promise<void> {
  for (const gate of [...closed]) await gate.open();
}

/** A place in the database at which work stands still, in the middle of its statement, until it is let go. */
export interface Gate {
  /** How many wait there. */
  waiting(): Promise<number>;
  open(): Promise<void>;
}

/** @param when on which updates of the table, in terms of `old` and `new` */
export async function closeGate(
  { pool }: Pick<TestDatabase, "pool">,
  { table, when }: { table: string; when: string },
): Promise<Gate> {
  const gate = ++gates;
  const keeper = await pool.connect();
  await keeper.query("select pg_advisory_lock($1, $2)", [GATES, gate]);
  await keeper.query(`
    create function gate_${gate}() returns trigger language plpgsql as
      $$ begin perform pg_advisory_xact_lock_shared(${GATES}, ${gate}); return new; end $$`);
  await keeper.query(`
    create trigger gate_${gate} before update on ${table} for each row when (${when}) execute function gate_${gate}()`);
  const closedGate: Gate = {
    async waiting() {
      const { rowCount } = await keeper.query(
        `select from pg_locks where locktype = 'advisory' and classid = $1 and objid = $2 and not granted
         and database = (select oid from pg_database where datname = current_database())`,
        [GATES, gate],
      );
      return rowCount ?? 0;
    },
    async open() {
      if (!closed.delete(closedGate)) return;
      await keeper.query("select pg_advisory_unlock($1, $2)", [GATES, gate]);
      keeper.release();
    },
  };
  closed.add(closedGate);
  return closedGate;
}
