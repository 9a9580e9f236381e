import { sql } from "drizzle-orm";
import type { Database } from "@/db/connection";
import type { BetaReason, FactorKey } from "@/lib/factors/catalog";
import { arrayLiteral, textArray } from "./arrays";

/** A symbol's twelve numbers, arrays in catalog order; null where there is none. */
export interface SymbolNumbers {
  symbol: string;
  betas: ArrayLike<number | null>;
  stdErrors: ArrayLike<number | null>;
  rSquared: ArrayLike<number | null>;
  observations: ArrayLike<number>;
  qualities: readonly string[];
  reasons: Partial<Record<FactorKey, BetaReason>>;
}

/** Stores a session's numbers; computed again, they replace what stood there. */
export async function upsertFactorExposures(
  db: Database,
  { session, runId, rows }: { session: string; runId: string | null; rows: readonly SymbolNumbers[] },
): Promise<void> {
  if (rows.length === 0) return;
  await db.execute(sql`
    insert into symbol_factor_exposures as old
      (symbol, session, betas, std_errors, r_squared, observations, qualities, reasons, run_id)
    select symbol, ${session}::date, betas::float8[], std_errors::float8[], r_squared::float8[], observations::int2[],
      qualities::beta_quality[], reasons::jsonb, ${runId}::uuid
    from unnest(
      ${textArray(rows.map((row) => row.symbol))},
      ${textArray(rows.map((row) => arrayLiteral(row.betas)))},
      ${textArray(rows.map((row) => arrayLiteral(row.stdErrors)))},
      ${textArray(rows.map((row) => arrayLiteral(row.rSquared)))},
      ${textArray(rows.map((row) => arrayLiteral(row.observations)))},
      ${textArray(rows.map((row) => arrayLiteral(row.qualities)))},
      ${textArray(rows.map((row) => JSON.stringify(row.reasons)))}
    ) as t (symbol, betas, std_errors, r_squared, observations, qualities, reasons)
    on conflict (symbol, session) do update set
      betas = excluded.betas, std_errors = excluded.std_errors, r_squared = excluded.r_squared,
      observations = excluded.observations, qualities = excluded.qualities, reasons = excluded.reasons,
      run_id = excluded.run_id`);
  await db.execute(sql`
    update symbol_universe set last_factor_date = ${session}::date
    where symbol = any(${textArray(rows.map((row) => row.symbol))})
      and (last_factor_date is null or last_factor_date < ${session}::date)`);
}

export interface ReturnWindow {
  symbol: string;
  /** 252 float8, packed. */
  returns: Uint8Array;
}

const hex = (bytes: Uint8Array): string =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("hex");

export async function stageReturnWindows(
  db: Database,
  { session, runId, windows }: { session: string; runId: string; windows: readonly ReturnWindow[] },
): Promise<void> {
  if (windows.length === 0) return;
  await db.execute(sql`
    insert into symbol_return_windows_staged (run_id, symbol, session, returns)
    select ${runId}::uuid, symbol, ${session}::date, decode(returns, 'hex')
    from unnest(${textArray(windows.map((w) => w.symbol))}, ${textArray(windows.map((w) => hex(w.returns)))}) as t (symbol, returns)
    on conflict (run_id, symbol) do update set session = excluded.session, returns = excluded.returns`);
}

/** For one symbol that joins the published run (onboarding): no staging, readers see it with the commit. */
export async function upsertReturnWindow(
  db: Database,
  { session, runId, window }: { session: string; runId: string; window: ReturnWindow },
): Promise<void> {
  await db.execute(sql`
    insert into symbol_return_windows (symbol, session, returns, run_id)
    values (${window.symbol}, ${session}::date, decode(${hex(window.returns)}, 'hex'), ${runId}::uuid)
    on conflict (symbol) do update set session = excluded.session, returns = excluded.returns, run_id = excluded.run_id`);
}
