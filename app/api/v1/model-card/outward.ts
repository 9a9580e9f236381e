import type { LoadedCard } from "@/app/model-card/loaders";

/** A card in the API's words; null where a figure is missing, never 0. */
export function outward({ runId, session, card, createdAt, publishNote, before, after }: LoadedCard) {
  return {
    run_id: runId,
    session,
    model_version: card.modelVersion,
    created_at: createdAt,
    publish_note: publishNote,
    symbols: card.symbols,
    coverage: card.coverage,
    factors: card.factors.map((factor) => ({
      key: factor.key,
      full: factor.full,
      limited: factor.limited,
      none: factor.none,
      median_r_squared: factor.medianRSquared,
      significant_share: factor.significantShare,
      median_drift: factor.medianDrift,
      largest_drift: factor.largestDrift,
      extreme: factor.extreme,
    })),
    vifs: card.vifs,
    calls: card.calls.map(({ kind, calls, failed, rateLimited }) => ({
      kind,
      calls,
      failed,
      rate_limited: rateLimited,
    })),
    durations: card.durations,
    seconds: card.seconds,
    quarantined: card.quarantined,
    carried: card.carried,
    before_run_id: before?.runId ?? null,
    after_run_id: after?.runId ?? null,
  };
}
