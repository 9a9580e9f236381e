import { exportPortfolio } from "@/app/portfolios/export-portfolio";
import { problem, route } from "../../../answer";
import { download } from "../../../download";

/** A portfolio as CSV: the template's columns and what they have no room for, such that it imports back the same. */
export const GET = route<{ portfolioId: string }>(async ({ viewer, params }) => {
  const exported = await exportPortfolio({ portfolioId: params.portfolioId, ownerId: viewer.id });
  if (exported === null) return problem(404, "No such portfolio", "You have no portfolio of this id.");
  return download(exported.csv, { name: exported.fileName, type: "text/csv; charset=utf-8" });
});
