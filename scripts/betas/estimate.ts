import { symbolBetas } from "@/lib/factors/beta-table";
import { estimateBetas } from "@/lib/factors/betas";
import { FACTOR_ETFS, type FactorKey, RETURN_WINDOW_SESSIONS } from "@/lib/factors/catalog";
import { prepareRegressors } from "@/lib/factors/regressors";
import { isWithinCalendar, sessionsOfFile } from "./dates";
import type { PriceFile } from "./price-file";

/** What the command prints: the shape of the golden files, layer A only. */
export interface PrintedBetas {
  as_of: string;
  symbols: Record<string, { layer_a: Partial<Record<FactorKey, PrintedBeta>> }>;
}
export interface PrintedBeta {
  beta: number;
  std_error: number | null;
  r_squared: number | null;
  observations: number;
}

export type Estimate = { ok: true; printed: PrintedBetas; notes: string[] } | { ok: false; problem: string };

/**
 * The betas of a price file's symbols as of the last session on or before `asOf`.
 *
 * @param wanted symbols to print; null for all of the file's
 * @returns a factor without a number is left out, so that a symbol without any has an empty `layer_a`
 */
export function estimateFile(prices: PriceFile, asOf: string, wanted: readonly string[] | null): Estimate {
  if (!isWithinCalendar(asOf)) return { ok: false, problem: `--as-of ${asOf} lies outside 1992..2060` };
  const absent = FACTOR_ETFS.filter((etf) => (prices.get(etf)?.size ?? 0) === 0);
  if (absent.length > 0)
    return {
      ok: false,
      problem: `the file has no prices of ${absent.join(", ")}; all of ${FACTOR_ETFS.join(", ")} are needed`,
    };
  const unknown = wanted?.filter((symbol) => !prices.has(symbol)) ?? [];
  if (wanted && unknown.length === wanted.length)
    return { ok: false, problem: `the file has no row of ${unknown.join(", ")}` };

  const { sessions, closures, extra } = sessionsOfFile(prices, asOf, RETURN_WINDOW_SESSIONS + 1);
  const used = sessions.at(-1)!;
  const symbols = [...new Set(wanted ?? prices.keys())].sort();
  const table = estimateBetas(
    prepareRegressors(matrixOf(prices, FACTOR_ETFS, sessions), sessions.length),
    matrixOf(prices, symbols, sessions),
    symbols.length,
  );

  const layers = symbols.map((symbol, row) => {
    const layer: Partial<Record<FactorKey, PrintedBeta>> = {};
    for (const { key, beta, stdError, rSquared, observations } of symbolBetas(table, row)) {
      if (beta !== null) layer[key] = { beta, std_error: stdError, r_squared: rSquared, observations };
    }
    return [symbol, { layer_a: layer }] as const;
  });
  // fromEntries makes an own property of any name, `__proto__` included.
  const printed: PrintedBetas = { as_of: used, symbols: Object.fromEntries(layers) };

  const notes: string[] = [];
  if (used !== asOf) notes.push(`${asOf} is not a session: using ${used}, the last one before it`);
  if (unknown.length > 0) notes.push(`the file has no row of ${unknown.join(", ")}: no numbers for them`);
  if (closures.length > 0) notes.push(`no factor ETF has a price on ${list(closures)}: taken as closed`);
  if (extra.length > 0)
    notes.push(`New York does not trade on ${list(extra)} but the factor ETFs have prices: taken as sessions`);
  const lacking = FACTOR_ETFS.filter((etf) => !prices.get(etf)?.has(used));
  if (lacking.length > 0) notes.push(`no price on ${used} of ${lacking.join(", ")}`);
  return { ok: true, printed, notes };
}

/** One row of prices a symbol, one column a session, NaN where the file has none. */
function matrixOf(prices: PriceFile, symbols: readonly string[], sessions: readonly string[]): Float64Array {
  const matrix = new Float64Array(symbols.length * sessions.length).fill(Number.NaN);
  symbols.forEach((symbol, row) => {
    const series = prices.get(symbol);
    sessions.forEach((session, t) => {
      matrix[row * sessions.length + t] = series?.get(session) ?? Number.NaN;
    });
  });
  return matrix;
}

function list(dates: readonly string[]): string {
  const shown = 5;
  return dates.slice(0, shown).join(", ") + (dates.length > shown ? ` and ${dates.length - shown} more days` : "");
}
