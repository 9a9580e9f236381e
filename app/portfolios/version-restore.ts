import { getDatabase } from "@/db/pools";
import { type KeptVersion, selectVersion } from "@/db/queries/portfolio-versions";
import { heldSymbols } from "@/db/queries/portfolios";
import { answerCandidates } from "./answer-candidates";
import type { PortfolioScope } from "./exposures";
import { isUuid } from "./uuid";
import { applyPlan, type ChangeResult, type Comparison, comparePlan, type VersionPlan } from "./version-change";

/** What bringing a version back would change, or did. */
export interface RestoreFacts {
  /** The version that is brought back. */
  restored: Pick<KeptVersion, "number" | "change" | "fileName">;
  /** Symbols of it that have to be looked for anew. */
  unknownSymbols: string[];
}

/** What bringing a version back would change; null where the owner has no such portfolio or it no such version. */
export async function compareVersion(
  scope: PortfolioScope,
  number: number,
): Promise<(RestoreFacts & { comparison: Comparison }) | null> {
  const found = await planOf(scope, number);
  if (found === null) return null;
  const comparison = await comparePlan(scope, found.plan);
  return comparison && { ...found.facts, comparison };
}

/**
 * Brings a version back, as a new version of its own: nothing in between is lost (product §6).
 * @param basedOn as the comparison said that was shown
 */
export async function restoreVersion(
  scope: PortfolioScope,
  number: number,
  { basedOn }: { basedOn: number },
): Promise<(RestoreFacts & ChangeResult) | null> {
  const found = await planOf(scope, number);
  if (found === null) return null;
  const done = await applyPlan(scope, found.plan, { basedOn });
  return done && { ...found.facts, ...done };
}

/** A version never changes, so it may be read before the portfolio is held. */
async function planOf(
  scope: PortfolioScope,
  number: number,
): Promise<{ plan: VersionPlan; facts: RestoreFacts } | null> {
  if (!isUuid(scope.portfolioId)) return null;
  const version = await selectVersion(getDatabase("requests"), { ...scope, number });
  if (version === null) return null;
  const { lots, equityBalance, fileName, change } = version;
  const answers = await answerCandidates({ candidates: heldSymbols(lots) });
  // Brought back is what was held, under the name it had: another name for it does not make it known.
  const unknownSymbols = heldSymbols(lots).filter((symbol) => answers[symbol]?.status !== "known");
  const plan: VersionPlan = { change: "undo", lotsAfter: () => lots, unknownSymbols, equityBalance, fileName };
  return { plan, facts: { restored: { number, change, fileName }, unknownSymbols } };
}
