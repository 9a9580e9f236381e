import { recordChunk } from "@/db/queries/batch-progress";
import { type MetricAnchors, stageMetrics } from "@/db/queries/symbol-metrics";
import type { SymbolRange } from "@/db/queries/universe";
import { stageUnmodelled } from "@/db/queries/unmodelled";
import { addSessions, type Closures } from "@/lib/calendar";
import { STALE_AFTER_SESSIONS } from "@/lib/factors/catalog";
import type { JobContext } from "./context";

/**
 * Where the returns of a metrics row begin: each runs from the last close on or before its anchor (product §3).
 * Month- and year-to-date begin with the last close of the month and year before.
 */
export function metricAnchors(session: string, closures: Closures): MetricAnchors {
  return {
    session,
    freshSince: addSessions(session, -STALE_AFTER_SESSIONS, closures),
    previousSession: addSessions(session, -1, closures),
    monthStart: dayBefore(`${session.slice(0, 7)}-01`),
    yearStart: dayBefore(`${session.slice(0, 4)}-01-01`),
    oneMonth: monthsBefore(session, 1),
    threeMonths: monthsBefore(session, 3),
    oneYear: monthsBefore(session, 12),
  };
}

/** Stages what screens will read of a chunk's symbols; SQL only. Those left out count as failed, so that it is done. */
export async function stageChunkMetrics(
  { db }: Pick<JobContext, "db">,
  { runId, session, closures, range }: { runId: string; session: string; closures: Closures; range: SymbolRange },
): Promise<{ staged: number }> {
  const anchors = metricAnchors(session, closures);
  const staged = await stageMetrics(db, { runId, anchors, from: range.from, to: range.to });
  await recordChunk(db, {
    runId,
    phase: "metrics",
    chunk: range.from,
    done: staged,
    failed: Math.max(0, range.count - staged),
  });
  return { staged };
}

/** Stages what is valued and not modelled, whatever quotes came for it; it belongs to no chunk. */
export async function stageUnmodelledMetrics(
  { db }: Pick<JobContext, "db">,
  { runId, session }: { runId: string; session: string },
): Promise<{ staged: number }> {
  return { staged: await stageUnmodelled(db, { runId, session }) };
}

const dayBefore = (date: string): string => new Date(Date.parse(date) - 86_400_000).toISOString().slice(0, 10);

/** The same day of an earlier month, or that month's last day where it has no such day. */
function monthsBefore(date: string, months: number): string {
  const [year = 0, month = 1, day = 1] = date.split("-").map(Number);
  const lastDay = new Date(Date.UTC(year, month - months, 0)).getUTCDate();
  return new Date(Date.UTC(year, month - 1 - months, Math.min(day, lastDay))).toISOString().slice(0, 10);
}
