import type { Database } from "@/db/connection";
import { getDatabase } from "@/db/pools";
import { selectPortfolio, selectPortfolios, touchPortfolio } from "@/db/queries/portfolios";
import { selectPositions, selectProgress } from "@/db/queries/positions";
import { appClock, readEnv } from "@/lib/env";
import { pendingState } from "@/lib/portfolio/readiness";
import { readAsOf } from "../as-of";
import { inSnapshot, keepExposures, type PortfolioScope, readExposures } from "./exposures";
import { positionRows } from "./position-views";
import { readReadiness } from "./readiness";
import { isUuid } from "./uuid";

/** What the portfolio page shows, of one moment; null where the owner has no such portfolio. */
export async function loadPortfolioPage(scope: PortfolioScope) {
  if (!isUuid(scope.portfolioId)) return null;
  const page = await inSnapshot(async (tx) => {
    const portfolio = await selectPortfolio(tx, scope);
    const read = await readExposures(tx, scope);
    if (portfolio === null || read === null) return null;
    const readiness = await readReadiness(tx, scope, read.exposures);
    const positions = await selectPositions(tx, scope);
    return readiness && { portfolio, read, readiness, positions, newer: (await readAsOf(tx)).newer };
  });
  if (page === null) return null;
  const { portfolio, read, readiness, positions, newer } = page;
  await keepExposures([read]);
  await touchPortfolio(getDatabase("requests"), { ...scope, now: appClock(readEnv())() });
  return {
    name: portfolio.name,
    description: portfolio.description,
    sourceFile: portfolio.sourceFile,
    exposures: read.exposures,
    readiness,
    newer,
    rows: positionRows(positions, read.exposures.capitalBase.valueUsd),
  };
}

/**
 * Cards of all the owner's portfolios, newest first, and whose night they show, of one moment; `moves`: a symbol that one
 * of them waits for is worked on, or waits for nothing but its turn.
 */
export async function loadPortfolios({ ownerId }: { ownerId: string }) {
  const { found, asOf, moves } = await inSnapshot(async (tx) => {
    const found = [];
    for (const portfolio of await selectPortfolios(tx, { ownerId })) {
      const read = await readExposures(tx, { portfolioId: portfolio.id, ownerId });
      if (read !== null) found.push({ portfolio, read });
    }
    let moves = false;
    for (const { portfolio, read } of found) {
      moves ||= await isMoving(tx, { portfolioId: portfolio.id, ownerId }, read.exposures.pendingSymbols);
    }
    return { found, asOf: await readAsOf(tx), moves };
  });
  await keepExposures(found.map(({ read }) => read));
  const cards = found.map(({ portfolio: { id, name, lots }, read: { exposures } }) => ({
    href: `/portfolios/${id}`,
    name,
    positions: lots,
    netValueUsd: exposures.netValueUsd,
    marketBeta: exposures.factors[0]?.exposure ?? null,
    coverage: exposures.coverage,
    pending: exposures.pendingSymbols.length,
    unavailable: exposures.unavailableSymbols.length,
  }));
  return { cards, asOf, moves };
}

/** Whether a job is on one of these symbols of the portfolio, or comes to one in its turn. */
async function isMoving(tx: Database, scope: PortfolioScope, pendingSymbols: readonly string[]): Promise<boolean> {
  if (pendingSymbols.length === 0) return false;
  const now = appClock(readEnv())();
  const pending = new Set(pendingSymbols);
  const progress = await selectProgress(tx, scope);
  const states = progress?.symbols.filter(({ symbol }) => pending.has(symbol)).map((one) => pendingState(one, now));
  return states?.some((state) => state === "under_way" || state === "in_line") ?? false;
}
