import type { Database } from "@/db/connection";
import { type StagedEtfBeta, selectStagedEtfBetas } from "@/db/queries/gate-facts";
import { selectPriceMatrix } from "@/db/queries/prices";
import type { GateFinding } from "@/db/schema";
import { type Closures, sessionsEnding } from "@/lib/calendar";
import { FACTOR_COUNT, FACTOR_ETFS, FACTORS, type FactorKey } from "@/lib/factors/catalog";
import { type FactorGap, factorGaps } from "@/lib/factors/factor-gaps";
import { LONGEST_WINDOW } from "@/lib/factors/models";

/** Dates of a gap that a sentence names before it only counts. */
const DATES_NAMED = 3;

/** What the gate says of the factor ETFs, and what the run's activity is to say of them. */
interface EtfCheck {
  finding: GateFinding;
  /** SPY's market beta as the run made it; null where it made none. */
  spyBeta: number | null;
  warnings: string[];
}

/**
 * The gate's look at the factor ETFs (methodology §1.7). A gap stops only the layer that sees it: the run is published
 * with the last dated betas of the models concerned. It is refused where SPY's own market beta could not be made, or
 * where an ETF lacks a number for another reason than missing prices.
 */
export async function checkFactorEtfs(
  db: Database,
  { runId, session, closures }: { runId: string; session: string; closures: Closures },
): Promise<EtfCheck> {
  const staged = await selectStagedEtfBetas(db, { runId, factorEtfs: FACTOR_ETFS });
  const sessions = sessionsEnding(session, LONGEST_WINDOW + 1, closures);
  const gaps = factorGaps(await selectPriceMatrix(db, { symbols: FACTOR_ETFS, sessions }), sessions);
  const dropped = gaps.filter((gap) => !gap.stopsModels).map(gapSentence);
  const warnings =
    dropped.length === 0 ? [] : [`Factor ETFs without a price: ${dropped.join("; ")}. Models leave these dates out.`];

  const culprits = gaps.filter((gap) => gap.stopsModels).map(gapSentence);
  const finding = judge(staged, culprits);
  if (finding.passed && !staged.every(isMade)) warnings.push(`Factor ETFs: ${finding.detail}.`);
  const spy = staged.find(({ etf, key }) => etf === "SPY" && key === "market_beta");
  return { finding, spyBeta: spy && isMade(spy) ? spy.beta : null, warnings };
}

const isMade = ({ beta, carriedFrom }: StagedEtfBeta) => beta !== null && carriedFrom === null;

function judge(staged: readonly StagedEtfBeta[], culprits: readonly string[]): GateFinding {
  const answer = (passed: boolean, detail: string): GateFinding => ({ check: "factor_etfs", passed, detail });
  const missingPrices = culprits.length === 0 ? "" : ` (too many prices missing: ${culprits.join("; ")})`;
  const lacking = FACTOR_ETFS.filter(
    (etf) => staged.filter((one) => one.etf === etf && isMade(one)).length < FACTOR_COUNT,
  );
  if (lacking.length === 0) return answer(true, "all factor ETFs have all their numbers");

  const faulty = lacking.filter((etf) => culprits.length === 0 || !isExcused(staged.filter((one) => one.etf === etf)));
  const spyIsMade = staged.some((one) => one.etf === "SPY" && one.key === "market_beta" && isMade(one));
  if (faulty.length > 0 || !spyIsMade) {
    return answer(
      false,
      `without all their numbers: ${(faulty.length > 0 ? faulty : ["SPY"]).join(", ")}${missingPrices}`,
    );
  }
  // A stale ETF lacks all its own numbers; which models its gap stops, the other ETFs' rows say.
  const stopped = staged.filter((one) => !isMade(one) && one.reason !== "stale");
  return answer(true, `${standingSentence(stopped)}${missingPrices}`);
}

/** An ETF whose every missing number comes of missing prices, its own or another's. */
function isExcused(betas: readonly StagedEtfBeta[]): boolean {
  return (
    betas.length === FACTOR_COUNT &&
    betas.every(({ beta, reason }) => beta !== null || reason === "factor_gap" || reason === "stale")
  );
}

/** "MTUM 2026-08-17, 2026-08-18, 2026-08-19" */
function gapSentence({ etf, sessions }: FactorGap): string {
  // The newest are what an operator can still do something about.
  const named = sessions.slice(-DATES_NAMED).join(", ");
  const others = sessions.length - DATES_NAMED;
  return others > 0 ? `${etf} ${named} and ${others} before` : `${etf} ${named}`;
}

/** Which factors stand on carried betas, by their session, and which have none that could stay. */
function standingSentence(stopped: readonly StagedEtfBeta[]): string {
  const sessionOf = new Map<FactorKey, string | null>();
  for (const { key, carriedFrom } of stopped) {
    const known = sessionOf.get(key) ?? null;
    if (known === null || (carriedFrom !== null && carriedFrom > known)) sessionOf.set(key, carriedFrom);
  }
  const labels = FACTORS.filter(({ key }) => sessionOf.has(key)).map(({ key, label }) => {
    return { label, session: sessionOf.get(key) ?? null };
  });
  const parts = [...new Set(labels.map(({ session }) => session))].map((session) => {
    const named = labels.filter((one) => one.session === session).map(({ label }) => label);
    return `${session === null ? "no betas" : `betas of ${session}`} stand for ${named.join(", ")}`;
  });
  return parts.join("; ");
}
