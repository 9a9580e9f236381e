import type { VersionView } from "@/components/portfolio/versions-table";
import { getDatabase } from "@/db/pools";
import { selectNewest, selectVersionFile, selectVersions, type VersionSummary } from "@/db/queries/portfolio-versions";
import { selectPortfolio } from "@/db/queries/portfolios";
import { inSnapshot, type PortfolioScope } from "./exposures";
import { isUuid } from "./uuid";
import { keptBytes } from "./version-file";

/** Versions shown at once: each counts its lots, and that takes reading them. */
const VERSIONS_AT_ONCE = 50;

/** @param before only versions below this number; @returns null where the owner has no such portfolio */
export async function loadVersions(
  scope: PortfolioScope,
  { before }: { before: number | null },
): Promise<{ name: string; versions: VersionSummary[]; more: boolean } | null> {
  if (!isUuid(scope.portfolioId)) return null;
  return inSnapshot(async (tx) => {
    const portfolio = await selectPortfolio(tx, scope);
    if (portfolio === null) return null;
    const found = await selectVersions(tx, { ...scope, before, limit: VERSIONS_AT_ONCE + 1 });
    return {
      name: portfolio.name,
      versions: found.slice(0, VERSIONS_AT_ONCE),
      more: found.length > VERSIONS_AT_ONCE,
    };
  });
}

/** What a portfolio is called and holds; null where the owner has no such portfolio. */
export async function loadVersionHead(scope: PortfolioScope) {
  if (!isUuid(scope.portfolioId)) return null;
  return inSnapshot(async (tx) => {
    const portfolio = await selectPortfolio(tx, scope);
    const newest = await selectNewest(tx, scope);
    return portfolio && newest && { ...newest, description: portfolio.description };
  });
}

/** Versions as the page shows them. The newest is what is held already: it needs not be brought back. */
export function versionViews(
  { portfolioId }: Pick<PortfolioScope, "portfolioId">,
  { versions, isFirstPage }: { versions: readonly VersionSummary[]; isFirstPage: boolean },
): VersionView[] {
  return versions.map(({ hasFile, createdAt, ...version }, place) => ({
    ...version,
    createdAt: createdAt.toISOString(),
    fileHref: hasFile ? `/api/v1/portfolios/${portfolioId}/versions/${version.number}/file` : null,
    restoreHref: isFirstPage && place === 0 ? null : `/portfolios/${portfolioId}/versions/${version.number}`,
  }));
}

/** A version's file as it came; null where there is none, or no such version. */
export async function loadVersionFile(
  scope: PortfolioScope,
  number: number,
): Promise<{ fileName: string | null; bytes: Uint8Array<ArrayBuffer> } | null> {
  if (!isUuid(scope.portfolioId)) return null;
  const kept = await selectVersionFile(getDatabase("requests"), { ...scope, number });
  return kept && { fileName: kept.fileName, bytes: await keptBytes(kept) };
}

/** The number of a version from an address; null where it is none. */
export function versionNumber(text: string): number | null {
  return /^[1-9]\d{0,8}$/.test(text) ? Number(text) : null;
}
