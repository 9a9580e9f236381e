import type { SymbolWatermark } from "@/db/queries/price-plan";
import { addSessions, type Closures, sessionDistance, sessionOf } from "@/lib/calendar";
import type { Quote } from "@/lib/market-data/market";

/** Why a symbol's whole series is fetched before any quote is asked for (product §4.1). */
export type ChartReason = "factor_etf" | "new" | "short" | "audit" | "ex_dividend" | "hole";

/** The audit sees every symbol once in this many sessions. */
const AUDIT_SESSIONS = 20;
/** Any Monday: sessions are counted from here for the audit's turns. */
const FIRST_TURN = "2000-01-03";
/** Days on either side of an expected ex-date in which its symbol is fetched whole: five sessions. */
const EX_DATE_MARGIN_DAYS = 7;
/** Days between two dividends of whom only one is known; most who pay yearly or twice a year pay on a multiple of it too. */
const USUAL_GAP_DAYS = 91;
/** Share of a chunk whose holes are filled in one night: a fortnight missed must not starve today's bar (product §4.1). */
const HOLE_SHARE = 0.2;

/** Symbols without any prices that are fetched in one night, so that it stays within its hour's calls. */
const NEWCOMERS_A_NIGHT = 600;
/** Of one chunk no more than this share of them, unless they are few. */
const NEWCOMERS_OF_CHUNK = { share: 0.2, atLeast: 50 };

const NOBODY: ReadonlyMap<string, number> = new Map();

/**
 * Which symbols of a chunk need their series before any quote is asked for, and why. Of holes only a part is filled in
 * one night: those that portfolios hold first, by value (product §4.1).
 *
 * @param held dollars that portfolios hold of a symbol
 */
export function chooseCharts(
  watermarks: readonly SymbolWatermark[],
  { session, closures, held = NOBODY }: { session: string; closures?: Closures; held?: ReadonlyMap<string, number> },
): Map<string, ChartReason> {
  const reasons = new Map<string, ChartReason>();
  const holes: string[] = [];
  for (const mark of watermarks) {
    const reason = chartReason(mark, session, closures);
    if (reason === "hole") holes.push(mark.symbol);
    else if (reason !== null) reasons.set(mark.symbol, reason);
  }
  const byValue = holes.toSorted((a, b) => (held.get(b) ?? -1) - (held.get(a) ?? -1));
  for (const symbol of byValue.slice(0, Math.ceil(watermarks.length * HOLE_SHARE))) reasons.set(symbol, "hole");
  return reasons;
}

/**
 * Which of a chunk's symbols without prices are fetched in one night, once there are others that readers wait for: the
 * chunk's part of a night's number. Who comes first changes from session to session, so that those that always fail keep
 * nobody out for good.
 *
 * @param chunk symbols of the chunk, @param live of the whole universe
 */
export function newcomersInTurn(
  newcomers: readonly string[],
  { session, chunk, live }: { session: string; chunk: number; live: number },
): string[] {
  const ofChunk = Math.max(NEWCOMERS_OF_CHUNK.atLeast, chunk * NEWCOMERS_OF_CHUNK.share);
  const cap = Math.ceil(Math.min(ofChunk, (NEWCOMERS_A_NIGHT * chunk) / Math.max(live, chunk, 1)));
  if (newcomers.length <= cap) return [...newcomers];
  const start = (sessionDistance(FIRST_TURN, session) * cap) % newcomers.length;
  return [...newcomers.slice(start), ...newcomers.slice(0, start)].slice(0, cap);
}

/** Symbols of a chunk whose series has holes to fill. */
export function symbolsWithHoles(
  watermarks: readonly SymbolWatermark[],
  { session, closures }: { session: string; closures?: Closures },
): string[] {
  const withHoles = watermarks.filter((mark) => chartReason(mark, session, closures) === "hole");
  return withHoles.map((mark) => mark.symbol);
}

function chartReason(mark: SymbolWatermark, session: string, closures?: Closures): ChartReason | null {
  if (mark.sessionSource === "chart") return null;
  if (mark.isFactorEtf) return "factor_etf";
  if (mark.lastPriceDate === null) return "new";
  // Whether it has enough returns by now is told from its series.
  if (mark.status !== "active") return "short";
  if (isAuditTurn(mark.symbol, session)) return "audit";
  if (expectsExDate(mark, session)) return "ex_dividend";
  return missesSessions(mark, session, closures) ? "hole" : null;
}

/** Whether the rolling audit comes to a symbol in this session. */
export function isAuditTurn(symbol: string, session: string): boolean {
  return auditTurn(symbol) === sessionDistance(FIRST_TURN, session) % AUDIT_SESSIONS;
}

/** A symbol's turn in the audit, 0..19: spread evenly by name. */
function auditTurn(symbol: string): number {
  let hash = 0;
  for (let i = 0; i < symbol.length; i++) hash = (hash * 31 + symbol.charCodeAt(i)) >>> 0;
  return hash % AUDIT_SESSIONS;
}

/** A cash dividend does not show in a quote's previous close, so its day has to be guessed from those before. */
function expectsExDate({ lastExDate, exDateGapDays }: SymbolWatermark, session: string): boolean {
  if (lastExDate === null) return false;
  const gap = exDateGapDays ?? USUAL_GAP_DAYS;
  const daysSince = (Date.parse(session) - Date.parse(lastExDate)) / 86_400_000;
  if (daysSince < EX_DATE_MARGIN_DAYS) return false;
  return Math.abs(daysSince - Math.round(daysSince / gap) * gap) <= EX_DATE_MARGIN_DAYS;
}

/** Sessions since its last whole series of which it has no bar: quotes bring the newest one only. */
function missesSessions({ lastAuditDate, barsSinceAudit }: SymbolWatermark, session: string, closures?: Closures) {
  if (lastAuditDate === null) return true;
  return sessionDistance(lastAuditDate, addSessions(session, -1, closures), closures) > barsSinceAudit;
}

/** Relative difference up to which a quote's previous close and our last close are the same. */
const SAME_CLOSE = 0.002;
/** Half the last digit of a quote, from a dollar on and below, and the noise of a chart's single precision. */
const ROUNDING = { dollars: 0.0051, pennies: 0.000_051 };
/** A move from which a quote is not believed without its chart: an unseen split, a wrong unit, or news. */
const LARGEST_MOVE = 1.25;

/**
 * Whether a quote gives the session's bar. If not, the series is fetched: the quote is of another session or of one under
 * way, its currency is not that of the stored prices, its previous close is not ours (a split, a restatement), or it
 * cannot be told.
 */
export function quoteSuffices(quote: Quote | undefined, mark: SymbolWatermark, session: string): quote is Quote {
  if (quote === undefined || mark.lastClose === null || !(quote.price > 0)) return false;
  // A price is a close only when its session is over, whatever time it bears.
  if (quote.marketState === "REGULAR" || quote.session !== session || sessionOf(quote.marketTime) !== session)
    return false;
  if (mark.currency !== null && quote.currency !== mark.currency) return false;
  if (mark.previousClose !== null && !isSameClose(quote.previousClose, mark.previousClose)) return false;
  const move = quote.price / mark.lastClose;
  return move < LARGEST_MOVE && move > 1 / LARGEST_MOVE;
}

function isSameClose(quoted: number | null, stored: number): boolean {
  if (quoted === null) return false;
  const rounding = Math.min(quoted, stored) >= 1 ? ROUNDING.dollars : ROUNDING.pennies;
  return Math.abs(quoted - stored) <= Math.max(rounding, SAME_CLOSE * stored);
}
