import { selectLots } from "@/db/queries/portfolio-lots";
import { selectPortfolio } from "@/db/queries/portfolios";
import { writePortfolioFile } from "@/lib/import";
import { inSnapshot, type PortfolioScope } from "./exposures";
import { isUuid } from "./uuid";

/**
 * A portfolio's lots, closed ones too, as a CSV that imports back to the same portfolio (product §6); null where the owner
 * has no such portfolio.
 */
export async function exportPortfolio(
  scope: PortfolioScope,
): Promise<{ fileName: string; csv: Uint8Array<ArrayBuffer> } | null> {
  if (!isUuid(scope.portfolioId)) return null;
  return inSnapshot(async (tx) => {
    const portfolio = await selectPortfolio(tx, scope);
    if (portfolio === null) return null;
    return { fileName: `${portfolio.name}.csv`, csv: writePortfolioFile(await selectLots(tx, scope)) };
  });
}
