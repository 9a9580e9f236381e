import { formatPercent } from "@/lib/format";
import { ONBOARDING_PHASES, type OnboardingPhase } from "@/lib/portfolio/onboarding-estimate";
import { PENDING_STATES, type PendingState } from "@/lib/portfolio/readiness";
import { pendingReason } from "./pending-reason";

/** New symbols from one look to the next: what has arrived, what is shown of it, and what there is to tell. Pure. */

export const ONBOARDING_STEPS = ["found", "history", "betas", "metrics"] as const;

/** What is known at one look. */
export interface SymbolsLook {
  answered_at: string;
  /** Another one: positions have changed meanwhile. */
  revision: number;
  coverage: number | null;
  symbols: readonly {
    symbol: string;
    state: PendingState;
    completed: readonly OnboardingPhase[];
    reason: string | null;
    detail: string | null;
    retry_at: string | null;
    estimated_seconds_remaining: number | null;
    longer_than_usual: boolean;
  }[];
  unavailable_symbols: readonly { symbol: string; detail: string }[];
}

export interface SymbolRow {
  symbol: string;
  /** Pending, in with its numbers, or at its end without any. */
  state: PendingState | "in" | "ended";
  /** Steps done, of the four. */
  done: number;
  seconds: number | null;
  isLate: boolean;
  /** Why it waits, or why it has no numbers. */
  why: string | null;
  until: string | null;
}

export interface Followed<L extends SymbolsLook> {
  /** The look it is of. */
  look: L;
  /** Every symbol that was on its way since the page is open, in the order they were first seen. */
  rows: SymbolRow[];
  /** Those shown where there are too many for all: each keeps its place until it is done and another one takes it. */
  places: string[];
  /** The last thing that happened, as a sentence; null before anything did. */
  news: string | null;
}

/** So many are shown before the rest is counted. */
export const PLACES = 8;

/** The next look, after what is followed already; null: from now on. */
export function followSymbols<L extends SymbolsLook>(before: Followed<L> | null, look: L): Followed<L> {
  const pending = new Map(look.symbols.map((one) => [one.symbol, one]));
  const ended = new Map(look.unavailable_symbols.map((one) => [one.symbol, one.detail]));
  const changed = before !== null && before.look.revision !== look.revision;
  const rows = (before?.rows ?? []).flatMap((row): SymbolRow[] => {
    const found = pending.get(row.symbol);
    if (found !== undefined) return [pendingRow(found, look.answered_at)];
    const why = ended.get(row.symbol);
    if (why !== undefined) return [{ ...row, ...SETTLED, state: "ended", why }];
    if (row.state === "in") return [row];
    // A symbol that nobody holds any more has not come in: it is gone.
    return changed ? [] : [{ ...row, ...SETTLED, state: "in", done: ONBOARDING_STEPS.length }];
  });
  const known = new Set(rows.map(({ symbol }) => symbol));
  rows.push(...look.symbols.filter(({ symbol }) => !known.has(symbol)).map((one) => pendingRow(one, look.answered_at)));
  const arrived = rows.filter(
    (row) => isDone(row) && before?.rows.some((was) => was.symbol === row.symbol && !isDone(was)),
  );
  const news = newsOf(arrived, before?.look.coverage ?? null, look.coverage);
  return { look, rows, places: nextPlaces(before?.places ?? [], rows), news: news ?? before?.news ?? null };
}

export const isDone = ({ state }: Pick<SymbolRow, "state">) => state === "in" || state === "ended";

const SETTLED = { seconds: null, isLate: false, why: null, until: null };

function pendingRow(one: SymbolsLook["symbols"][number], now: string): SymbolRow {
  const furthest = Math.max(-1, ...one.completed.map((phase) => ONBOARDING_PHASES.indexOf(phase)));
  return {
    symbol: one.symbol,
    state: one.state,
    // A step that was passed over, because there was nothing to find, is behind it all the same.
    done: Math.min(ONBOARDING_STEPS.length, furthest + 1),
    seconds: one.estimated_seconds_remaining,
    isLate: one.longer_than_usual,
    ...pendingReason({ state: one.state, reason: one.reason, detail: one.detail, retryAt: one.retry_at }, now),
  };
}

/** Who is in a place stays there while it is on its way; a done one leaves it to the most urgent that has none. */
function nextPlaces(places: readonly string[], rows: readonly SymbolRow[]): string[] {
  const byName = new Map(rows.map((row) => [row.symbol, row]));
  const held = places.filter((symbol) => byName.has(symbol));
  const waiting = rows
    .filter((row) => !isDone(row) && !held.includes(row.symbol))
    .toSorted((a, b) => urgency(a) - urgency(b) || (a.seconds ?? 0) - (b.seconds ?? 0));
  const next = held.map((symbol) => {
    const row = byName.get(symbol);
    return row !== undefined && isDone(row) ? (waiting.shift()?.symbol ?? symbol) : symbol;
  });
  return [...next, ...waiting.slice(0, Math.max(0, PLACES - next.length)).map(({ symbol }) => symbol)];
}

const ORDER: readonly SymbolRow["state"][] = PENDING_STATES;
const urgency = ({ state }: SymbolRow) => ORDER.indexOf(state);

/** "ZEPHYR is in: coverage 83 % → 100 %." */
function newsOf(arrived: readonly SymbolRow[], before: number | null, after: number | null): string | null {
  const come = arrived.filter(({ state }) => state === "in");
  const ended = arrived.filter(({ state }) => state === "ended");
  const [only] = ended;
  const sentences = [];
  if (come.length > 0) sentences.push(`${names(come)} ${come.length === 1 ? "is" : "are"} in${moved(before, after)}.`);
  if (only !== undefined && ended.length === 1) sentences.push(endWords(only));
  if (ended.length > 1) sentences.push(`${names(ended)} have no numbers.`);
  return sentences.length === 0 ? null : sentences.join(" ");
}

/** A sentence that names the symbol says it all. */
function endWords({ symbol, why }: SymbolRow): string {
  return why?.startsWith(`${symbol} `) ? why : `${symbol} has no numbers. ${why ?? ""}`.trim();
}

function moved(before: number | null, after: number | null): string {
  if (after === null) return "";
  const now = formatPercent(after);
  const was = before === null ? null : formatPercent(before);
  return was === null || was === now ? `: coverage ${now}` : `: coverage ${was} → ${now}`;
}

/** "A", "A and B", "A, B and 3 more" */
function names(rows: readonly SymbolRow[]): string {
  const [first, second, ...rest] = rows.map(({ symbol }) => symbol);
  if (rest.length > 0) return `${first}, ${second} and ${rest.length} more`;
  return [first, second].filter((symbol) => symbol !== undefined).join(" and ");
}
