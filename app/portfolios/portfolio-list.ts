import type { Database } from "@/db/connection";
import { selectNewest } from "@/db/queries/portfolio-versions";
import { selectPortfolio, selectPortfolios } from "@/db/queries/portfolios";
import { inSnapshot, keepExposures, type PortfolioScope, readExposures } from "./exposures";
import { readReadiness } from "./readiness";
import { isUuid } from "./uuid";

/** The owner's portfolios as the API tells them, newest first, of one moment. */
export async function loadPortfolioList({ ownerId }: { ownerId: string }) {
  const found = await inSnapshot(async (tx) => {
    const all = [];
    for (const { id } of await selectPortfolios(tx, { ownerId })) {
      const one = await readPortfolio(tx, { portfolioId: id, ownerId });
      if (one !== null) all.push(one);
    }
    return all;
  });
  await keepExposures(found.map(({ read }) => read));
  return found.map(({ told }) => told);
}

/** One portfolio as the API tells it; null where the owner has no such portfolio. */
export async function loadPortfolio(scope: PortfolioScope) {
  if (!isUuid(scope.portfolioId)) return null;
  const found = await inSnapshot((tx) => readPortfolio(tx, scope));
  if (found === null) return null;
  await keepExposures([found.read]);
  return found.told;
}

async function readPortfolio(tx: Database, scope: PortfolioScope) {
  const portfolio = await selectPortfolio(tx, scope);
  const read = await readExposures(tx, scope);
  const newest = await selectNewest(tx, scope);
  const readiness = read && (await readReadiness(tx, scope, read.exposures));
  if (portfolio === null || read === null || readiness === null || newest === null) return null;
  const told = {
    portfolio_id: portfolio.id,
    name: portfolio.name,
    description: portfolio.description,
    equity_balance: portfolio.equityBalance,
    source_file: portfolio.sourceFile,
    positions: newest.lots,
    status: readiness.status,
    pending_symbols: readiness.pendingSymbols,
    unavailable_symbols: readiness.unavailableSymbols,
    coverage: read.exposures.coverage,
    as_of: read.exposures.asOf,
    net_value: read.exposures.netValueUsd,
    revision: portfolio.revision,
    version_number: newest.version,
    created_at: portfolio.createdAt.toISOString(),
    updated_at: portfolio.updatedAt.toISOString(),
  };
  return { read, told };
}
