import { insertActivity, selectPhases } from "@/db/queries/batch-progress";
import { selectBatchRun } from "@/db/queries/batch-runs";
import { selectMarketState } from "@/db/queries/market-state";
import { insertModelCard } from "@/db/queries/model-cards";
import { selectFactorCards, selectRunRows, selectSignificantShares } from "@/db/queries/model-facts";
import { countOpenQuarantine } from "@/db/queries/price-quarantine";
import { selectPriceMatrix } from "@/db/queries/prices";
import { selectCallTotals } from "@/db/queries/provider-calls";
import { type Closures, sessionsEnding } from "@/lib/calendar";
import { FACTOR_ETFS, FACTORS } from "@/lib/factors/catalog";
import type { ModelCard } from "@/lib/factors/model-card";
import { styleVifs } from "@/lib/factors/style-vifs";
import { log } from "@/lib/log";
import type { JobContext } from "./context";

interface Target {
  runId: string;
  session: string;
  closures: Closures;
}

/** Prices in the window of the styles: one more than returns. */
const VIF_PRICES =
  Math.max(...FACTORS.filter(({ group }) => group === "style").map((style) => style.windowSessions)) + 1;

/**
 * Writes down what a published run's numbers are worth. The run stands whatever becomes of its card: a failure is logged
 * and told in the run's activity, and no more.
 */
export async function writeModelCard(
  { db, now }: Pick<JobContext, "db" | "now">,
  target: Target,
): Promise<{ written: boolean }> {
  const { runId, session } = target;
  try {
    // Its rows are another's by now: what could be counted would not be the run.
    if ((await selectMarketState(db))?.runId !== runId) return { written: false };
    await insertModelCard(db, { runId, session, card: await cardOf({ db, now }, target), now: now() });
    return { written: true };
  } catch (error) {
    log().error({ err: error, runId }, "the model card could not be written");
    await insertActivity(db, { runId, level: "warning", message: "The model card could not be written.", now: now() })
      // A database that is gone is the log's matter alone.
      .catch(() => {});
    return { written: false };
  }
}

async function cardOf({ db, now }: Pick<JobContext, "db" | "now">, target: Target): Promise<ModelCard> {
  const { runId, session, closures } = target;
  const run = await selectBatchRun(db, { runId });
  const state = await selectMarketState(db);
  if (run === null || state === null) throw new Error(`writeModelCard: there is no run ${runId}`);
  const { symbolsExpected: expected, symbolsPriced: priced } = run;
  if (expected === null || priced === null) throw new Error(`writeModelCard: run ${runId} has passed no gate`);
  const { symbols, carried } = await selectRunRows(db, { runId, session });
  const factors = await selectFactorCards(db, { runId, session });
  const shares = await selectSignificantShares(db, { runId, session });
  const ridge = new Set(FACTORS.filter(({ model }) => model === "ridge").map(({ key }) => key));
  const sessions = sessionsEnding(session, VIF_PRICES, closures);
  const etfPrices = await selectPriceMatrix(db, { symbols: FACTOR_ETFS, sessions });
  const calls = await selectCallTotals(db, {
    provider: state.market,
    since: run.startedAt,
    until: run.finishedAt ?? now(),
  });
  const phases = await selectPhases(db, { runId });
  return {
    session,
    modelVersion: run.modelVersion,
    symbols,
    coverage: { expected, priced, share: run.coverage },
    factors: factors.map((factor) => {
      // A shrunken beta's error is no test of it (methodology §2).
      return { ...factor, significantShare: ridge.has(factor.key) ? null : (shares.get(factor.key) ?? null) };
    }),
    vifs: styleVifs(etfPrices, sessions.length),
    calls,
    durations: phases.map(({ phase, startedAt, finishedAt }) => ({
      phase,
      seconds: secondsBetween(startedAt, finishedAt),
    })),
    seconds: secondsBetween(run.startedAt, run.finishedAt),
    quarantined: await countOpenQuarantine(db),
    carried,
  };
}

const secondsBetween = (from: Date | null, to: Date | null): number | null =>
  from === null || to === null ? null : (to.getTime() - from.getTime()) / 1_000;
