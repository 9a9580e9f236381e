import { loadVersionFile, versionNumber } from "@/app/portfolios/version-list";
import { problem, route } from "../../../../../answer";
import { download } from "../../../../../download";

/** The file that a version came from, byte for byte. */
export const GET = route<{ portfolioId: string; number: string }>(async ({ viewer, params }) => {
  const number = versionNumber(params.number);
  const file =
    number === null ? null : await loadVersionFile({ portfolioId: params.portfolioId, ownerId: viewer.id }, number);
  if (file === null)
    return problem(404, "No such file", "This version came from no file, or there is no such version.");
  return download(file.bytes, { name: file.fileName ?? "Pasted rows.csv", type: "application/octet-stream" });
});
