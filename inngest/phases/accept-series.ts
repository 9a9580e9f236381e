import {
  insertRepairs,
  type QuarantineEntry,
  type QuarantineRow,
  resolveQuarantine,
  selectQuarantineOf,
  upsertOpenQuarantine,
} from "@/db/queries/price-quarantine";
import { type StoredSeries, selectStoredSeries } from "@/db/queries/stored-series";
import { lastCompletedSession, sessionDistance } from "@/lib/calendar";
import { FACTOR_ETFS, STALE_AFTER_SESSIONS } from "@/lib/factors/catalog";
import { type Finding, type IsReleased, type Judgement, judgeHistory } from "@/lib/market-data/accept-history";
import type { History } from "@/lib/market-data/market";
import type { Series } from "./ask-series";
import type { JobContext } from "./context";
import { restatementIn } from "./restatement";

/** Share of the bars we hold that a fetch must bring, else it is half an answer. */
const WHOLE_ANSWER = 0.5;
/** For so long an operator's word holds for an answer as a whole; for single sessions it holds for good. */
const RELEASE_DAYS = 7;

export interface Acceptance {
  /** What may be stored, mended where that could be done. */
  accepted: Series[];
  /** What is wrong with the others, by symbol: a sentence. */
  problems: Map<string, string>;
  /** Why an accepted series ends before the answer did: its last bar is in doubt. By symbol: a sentence. */
  withheld: Map<string, string>;
}

/**
 * The accept gate for fetched series (product §4.1): judges each by itself and against what is stored, and keeps the
 * operator's list: what is not let in is open until an answer without it comes, what was mended is noted once. A broken
 * answer is the provider's trouble: it neither replaces good prices nor changes what we know of the symbol.
 *
 * @param to the date up to which they were asked for
 */
export async function acceptSeries(
  { db, now }: Pick<JobContext, "db" | "now">,
  { series, to, runId }: { series: readonly Series[]; to: string; runId: string | null },
): Promise<Acceptance> {
  const acceptance: Acceptance = { accepted: [], problems: new Map(), withheld: new Map() };
  if (series.length === 0) return acceptance;
  const symbols = series.map(({ history }) => history.symbol);
  const stored = await selectStoredSeries(db, { spans: series.map(spanOf), to });
  const known = await selectQuarantineOf(db, { symbols });
  const open: QuarantineEntry[] = [];
  const repaired: QuarantineEntry[] = [];
  const resolved: number[] = [];
  for (const one of series) {
    const { symbol } = one.history;
    const rows = known.get(symbol) ?? [];
    const held = stored.get(symbol) ?? NOTHING;
    const reusedSince = reuseOf(one.history, held.last);
    const ours = reusedSince === null ? held : NOTHING;
    const { verdict, history, findings } = judge(one.history, ours, rows, now());
    const entries = merged(symbol, findings, verdict);
    (verdict === "quarantined" ? open : repaired).push(...entries);
    const isStillOpen = (row: QuarantineRow) =>
      verdict === "quarantined" && entries.some(({ kind }) => kind === row.kind);
    resolved.push(...rows.filter((row) => row.status === "open" && !isStillOpen(row)).map(({ id }) => id));

    const reason = findings.at(-1)?.detail ?? "";
    if (verdict === "quarantined") acceptance.problems.set(symbol, reason);
    else acceptance.accepted.push({ ...one, history, ...(reusedSince === null ? {} : { reusedSince }) });
    const isShortened = history.bars.at(-1)?.session !== one.history.bars.at(-1)?.session;
    if (verdict === "repaired" && isShortened) acceptance.withheld.set(symbol, reason);
  }
  await resolveQuarantine(db, { ids: resolved, now: now() });
  await upsertOpenQuarantine(db, { entries: sorted(open), runId, now: now() });
  await insertRepairs(db, { entries: sorted(repaired), runId, now: now() });
  return acceptance;
}

const NOTHING: StoredSeries = { bars: 0, last: null, adjustedCloses: new Map() };

const spanOf = ({ history, from }: Series) => ({ symbol: history.symbol, from });

const sorted = (entries: readonly QuarantineEntry[]) =>
  [...entries].sort((a, b) => (a.symbol === b.symbol ? (a.kind < b.kind ? -1 : 1) : a.symbol < b.symbol ? -1 : 1));

/**
 * Since when a ticker is another company's than the one whose prices are stored; null where it is not. Its first trade
 * came so long after the last stored bar that the old listing had ended, and the answer begins there. A factor ETF's
 * ticker is not taken for another's: its history is kept for good.
 */
function reuseOf({ symbol, firstTradeDate, bars }: History, last: string | null): string | null {
  const first = bars[0]?.session;
  if (last === null || first === undefined || firstTradeDate === null) return null;
  if (FACTOR_ETFS.some((etf) => etf === symbol) || first < firstTradeDate || firstTradeDate <= last) return null;
  const isNewListing = sessionDistance(last, firstTradeDate) > STALE_AFTER_SESSIONS;
  return isNewListing && sessionDistance(firstTradeDate, first) <= STALE_AFTER_SESSIONS ? firstTradeDate : null;
}

function judge(history: History, stored: StoredSeries, rows: readonly QuarantineRow[], now: Date): Judgement {
  const isReleased = releasedBy(rows, now);
  const half = halfAnswer(history, stored.bars);
  if (half !== null && !isReleased(half)) return { verdict: "quarantined", history, findings: [half] };
  const judgement = judgeHistory(history, isReleased);
  if (judgement.verdict === "quarantined") return judgement;
  const restated = restatementIn(judgement.history.bars, stored);
  if (restated === null) return judgement;
  const { detail, evidence } = restated;
  const finding: Finding = { kind: "malformed", firstSession: null, lastSession: null, detail };
  if (isReleased(finding) || rows.some((row) => isSameAnswer(row, evidence, now))) return judgement;
  return { verdict: "quarantined", history, findings: [finding] };
}

/** The same answer on a later session is what the provider stands by. */
function isSameAnswer({ status, kind, detail, detectedAt }: QuarantineRow, evidence: string, now: Date): boolean {
  if (status !== "open" || kind !== "malformed" || !detail.endsWith(evidence)) return false;
  return lastCompletedSession(detectedAt) < lastCompletedSession(now);
}

function releasedBy(rows: readonly QuarantineRow[], now: Date): IsReleased {
  const released = rows.filter(({ status }) => status === "released");
  return ({ kind, firstSession }) =>
    released.some((row) => {
      if (row.kind !== kind) return false;
      if (firstSession !== null) return isWithin(firstSession, row);
      const days = (now.getTime() - (row.endedAt?.getTime() ?? 0)) / 86_400_000;
      return row.firstSession === null && days <= RELEASE_DAYS;
    });
}

/** One row stands for all findings of its kind between its sessions: they are let in together. */
function isWithin(session: string, { firstSession, lastSession }: QuarantineRow): boolean {
  return firstSession !== null && firstSession <= session && session <= (lastSession ?? firstSession);
}

function halfAnswer({ bars }: History, held: number): Finding | null {
  if (bars.length >= held * WHOLE_ANSWER) return null;
  const detail = `the provider sent ${bars.length} prices where ${held} are stored`;
  return { kind: "half_answer", firstSession: null, lastSession: null, detail };
}

/** Of an answer that is not taken, one entry a kind: there is one open row for each. */
function merged(symbol: string, findings: readonly Finding[], verdict: Judgement["verdict"]): QuarantineEntry[] {
  if (verdict !== "quarantined") return findings.map((finding) => ({ symbol, ...finding }));
  const kinds = new Map<Finding["kind"], Finding[]>();
  for (const finding of findings) kinds.set(finding.kind, [...(kinds.get(finding.kind) ?? []), finding]);
  return [...kinds].map(([kind, alike]) => ({
    symbol,
    kind,
    firstSession: dated(alike, "firstSession")[0] ?? null,
    lastSession: dated(alike, "lastSession").at(-1) ?? null,
    detail: `${alike[0]?.detail ?? ""}${alike.length > 1 ? `; and ${alike.length - 1} more` : ""}`,
  }));
}

const dated = (findings: readonly Finding[], end: "firstSession" | "lastSession"): string[] =>
  findings.flatMap((finding) => finding[end] ?? []).sort();
