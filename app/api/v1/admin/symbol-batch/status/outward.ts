import type { OperatorStatus } from "@/app/admin/loaders";
import type { BatchRun } from "@/db/queries/batch-runs";

/** What the operator's screen shows, in the API's words. */

/** A run as the history tells it. */
export function runRow(run: BatchRun) {
  return {
    run_id: run.id,
    session: run.session,
    status: run.status,
    trigger: run.trigger,
    reason: run.reason,
    outcome: run.outcome,
    coverage: run.coverage,
    symbols_expected: run.symbolsExpected,
    symbols_priced: run.symbolsPriced,
    /** Null: the whole universe. */
    symbols: run.symbols,
    parts: run.parts,
    predecessor_run_id: run.predecessorId,
    published_by: run.publishedBy,
    publish_note: run.publishNote,
    started_at: run.startedAt,
    progress_at: run.progressAt,
    finished_at: run.finishedAt,
    published_at: run.publishedAt,
  };
}

export function phaseRow(phase: OperatorStatus["phases"][number]) {
  return {
    phase: phase.phase,
    status: phase.status,
    current: phase.current,
    total: phase.total,
    unit: phase.unit,
    summary: phase.summary,
    started_at: phase.startedAt,
    finished_at: phase.finishedAt,
  };
}

export function providerPart({ provider: name, health, minutes, totals, budget }: OperatorStatus["provider"]) {
  return {
    name,
    // Null before the first canary round: nobody knows yet.
    state: health?.state ?? null,
    since: health?.since ?? null,
    reason: health?.reason ?? null,
    retry_at: health?.retryAt ?? null,
    calls_last_hour: minutes.reduce((sum, { calls }) => sum + calls, 0),
    failed: minutes.reduce((sum, { failed }) => sum + failed, 0),
    rate_limited: minutes.reduce((sum, { rateLimited }) => sum + rateLimited, 0),
    calls_last_day: totals.map(({ kind, calls, failed, rateLimited }) => ({
      kind,
      calls,
      failed,
      rate_limited: rateLimited,
    })),
    budget_used: budget.used,
    budget_per_hour: budget.allowed,
  };
}

export function quarantinePart({ open, rows }: OperatorStatus["quarantine"]) {
  return {
    open,
    rows: rows.map((row) => ({
      id: row.id,
      symbol: row.symbol,
      kind: row.kind,
      status: row.status,
      first_session: row.firstSession,
      last_session: row.lastSession,
      detail: row.detail,
      detected_at: row.detectedAt,
      ended_at: row.endedAt,
      resolution: row.resolution,
    })),
  };
}

export function alertRow(alert: OperatorStatus["alerts"][number]) {
  return {
    kind: alert.kind,
    subject: alert.subject,
    message: alert.message,
    raised_at: alert.raisedAt,
    ended_at: alert.endedAt,
    channel: alert.channel,
    delivered_at: alert.deliveredAt,
    delivery_error: alert.deliveryError,
  };
}
