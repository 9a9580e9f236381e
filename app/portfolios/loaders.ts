import type { Database } from "@/db/connection";
import { getDatabase } from "@/db/pools";
import { selectLatestRun } from "@/db/queries/batch-runs";
import { selectMarketState } from "@/db/queries/market-state";
import { selectPortfolio, selectPortfolios, touchPortfolio } from "@/db/queries/portfolios";
import { selectPositions } from "@/db/queries/positions";
import { appClock, readEnv } from "@/lib/env";
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
    return readiness && { portfolio, read, readiness, positions, newer: await readNewerRun(tx) };
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

/** A later session whose run readers do not see: it is under way, or was not good enough. */
async function readNewerRun(tx: Database): Promise<{ session: string; state: "running" | "unpublished" } | null> {
  const state = await selectMarketState(tx);
  const run = await selectLatestRun(tx);
  if (run === null || (state?.session ?? "") >= run.session) return null;
  if (run.status === "running") return { session: run.session, state: "running" };
  return run.status === "published" || run.status === "completed"
    ? null
    : { session: run.session, state: "unpublished" };
}

/** Cards of all the owner's portfolios, newest first, of one moment. */
export async function loadPortfolioCards({ ownerId }: { ownerId: string }) {
  const found = await inSnapshot(async (tx) => {
    const cards = [];
    for (const portfolio of await selectPortfolios(tx, { ownerId })) {
      const read = await readExposures(tx, { portfolioId: portfolio.id, ownerId });
      if (read !== null) cards.push({ portfolio, read });
    }
    return cards;
  });
  await keepExposures(found.map(({ read }) => read));
  return found.map(({ portfolio: { id, name, lots }, read: { exposures } }) => ({
    href: `/portfolios/${id}`,
    name,
    positions: lots,
    netValueUsd: exposures.netValueUsd,
    marketBeta: exposures.factors[0]?.exposure ?? null,
    coverage: exposures.coverage,
    pending: exposures.pendingSymbols.length,
    unavailable: exposures.unavailableSymbols.length,
  }));
}
