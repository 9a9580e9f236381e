import type { Outcome } from "@/components/batch/outcome";
import { getDatabase } from "@/db/pools";
import { selectMarketState } from "@/db/queries/market-state";
import { SESSION_WITH_SYMBOLS } from "@/inngest/phases/open-run";
import { requestBatchRun, whyNotRun } from "@/inngest/send";
import { MODEL_VERSION } from "@/lib/factors/catalog";
import { formatCount, formatSession } from "@/lib/format";

/** Symbols that one run of some symbols takes (product §9). */
export const SYMBOLS_A_RUN = 500;

interface ManualRun {
  session: string | null;
  symbols: string[] | null;
  force: boolean;
  reason: string;
  requestedBy: string;
}

/** Starts a run by hand or joins one, and says in a sentence which. */
export async function requestRun(request: ManualRun): Promise<Outcome> {
  const { session, symbols } = request;
  const distinct = symbols && [...new Set(symbols)].sort();
  if (distinct !== null && distinct.length > SYMBOLS_A_RUN) {
    const given = `These are ${formatCount(distinct.length)} symbols`;
    return { ok: false, message: `${given}: one run takes ${SYMBOLS_A_RUN} at most.` };
  }
  if (session !== null && symbols !== null) return { ok: false, message: SESSION_WITH_SYMBOLS };
  const refused = session === null ? null : await whyNotRun(session);
  if (refused !== null) return { ok: false, message: refused };

  const opened = await requestBatchRun({ ...request, symbols: distinct, trigger: "manual" });
  if (opened.outcome === "already_published") return { ok: false, message: opened.sentence };
  const day = formatSession(opened.run.session);
  if (opened.outcome === "joined")
    return { ok: true, message: `A run for ${day} is under way already; this joins it.` };
  if (distinct === null) return { ok: true, message: `The run for ${day} has started.` };
  return { ok: true, message: await retrySentence(distinct, opened.run.session) };
}

/**
 * What a run of some symbols does: it fetches up to the newest session and computes what readers see. A newer session is
 * published by a night only.
 *
 * @param session up to which they are fetched
 */
export async function retrySentence(symbols: readonly string[], session: string): Promise<string> {
  const what = symbols.length === 1 ? symbols[0] : `${formatCount(symbols.length)} symbols`;
  const day = formatSession(session);
  const state = await selectMarketState(getDatabase("requests"));
  const published = state?.modelVersion === MODEL_VERSION ? state.session : null;
  if (published !== null && published >= session) return `${what} will be fetched and computed anew for ${day}.`;
  const computed =
    published === null ? "" : ` and computed anew for ${formatSession(published)}, which is what readers see`;
  const night = `Only its night publishes ${day}: once that has ended without, Run now fetches what is still missing.`;
  return `${what} will be fetched anew up to ${day}${computed}. ${night}`;
}
