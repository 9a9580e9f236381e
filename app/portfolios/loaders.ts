import { getDatabase } from "@/db/pools";
import { selectQueueRows } from "@/db/queries/onboarding";
import { selectPortfolio, selectPortfolios, touchPortfolio } from "@/db/queries/portfolios";
import { selectPositions } from "@/db/queries/positions";
import { appClock, readEnv } from "@/lib/env";
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
 * of them waits for waits for nothing but its turn.
 */
export async function loadPortfolios({ ownerId }: { ownerId: string }) {
  const { found, asOf, moves } = await inSnapshot(async (tx) => {
    const found = [];
    for (const portfolio of await selectPortfolios(tx, { ownerId })) {
      const read = await readExposures(tx, { portfolioId: portfolio.id, ownerId });
      if (read !== null) found.push({ portfolio, read });
    }
    const symbols = [...new Set(found.flatMap(({ read }) => read.exposures.pendingSymbols))];
    const queued = [...(await selectQueueRows(tx, { symbols })).values()];
    return { found, asOf: await readAsOf(tx), moves: queued.some(({ reason }) => reason === null) };
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
