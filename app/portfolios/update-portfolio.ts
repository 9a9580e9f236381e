import { selectLots } from "@/db/queries/portfolio-lots";
import { selectVersion } from "@/db/queries/portfolio-versions";
import type { ImportProblem, ReadResult, Receipt } from "@/lib/import";
import { differenceOf, isSame, lotsAfter, type UploadMode } from "@/lib/portfolio/difference";
import { resolveRead } from "./create-portfolio";
import { inSnapshot, type PortfolioScope } from "./exposures";
import { isUuid } from "./uuid";
import { applyPlan, type Comparison, comparePlan, type VersionPlan } from "./version-change";
import { hashOf, keepFile } from "./version-file";

export interface UploadRequest {
  mode: UploadMode;
  /** US dollars, decimal text; null: it stays what it is. */
  equityBalance: string | null;
  /** What was read. */
  bytes: Uint8Array;
  /** The file as it is, no line left out and no cell put right. */
  asIs: boolean;
  /** Null: say what would be done, and store nothing. Else `Comparison.basedOn` of what was shown. */
  basedOn: number | null;
}

/** What a file says beside its lots. */
interface UploadFacts {
  comparison: Comparison;
  /** Symbols that nobody has looked up before. */
  unknownSymbols: string[];
  receipt: Receipt | null;
  warnings: ImportProblem[];
}

export type UploadResult =
  /** What would be done; nothing was stored. */
  | ({ outcome: "compared" } & UploadFacts)
  | ({ outcome: "stored"; version: number } & UploadFacts)
  /** The file says what is held already; nothing was stored. */
  | ({ outcome: "same" } & UploadFacts)
  /** The portfolio has changed since; nothing was stored, and this is the difference now. */
  | ({ outcome: "moved" } & UploadFacts)
  /** Nothing was stored; every problem at once. */
  | { outcome: "refused"; problems: ImportProblem[] };

/**
 * A file for a portfolio that is there: first what it would change, then, once confirmed, the change (product §6).
 * Null where the owner has no such portfolio.
 */
export async function uploadToPortfolio(
  scope: PortfolioScope,
  read: ReadResult,
  request: UploadRequest,
): Promise<UploadResult | null> {
  if (!isUuid(scope.portfolioId)) return null;
  const { mode, equityBalance, bytes, basedOn } = request;
  const equity = equityBalance === null ? {} : { equityBalance };
  if (await isNewestFile(scope, request)) {
    const comparison = await comparePlan(scope, { ...NO_CHANGE, ...equity });
    if (comparison?.isSame)
      return { outcome: "same", comparison, unknownSymbols: [], receipt: receiptOf(read), warnings: [] };
  }
  const resolved = await resolveRead(read);
  if (!resolved.ok) return { outcome: "refused", problems: resolved.problems };
  const { preview } = resolved;
  const plan: VersionPlan = {
    change: mode,
    lotsAfter: (held) => lotsAfter(mode, held, preview.positions),
    unknownSymbols: preview.unknownSymbols,
    fileName: preview.fileName,
    receipt: { ...preview.receipt },
    ...equity,
  };
  const facts = {
    unknownSymbols: preview.unknownSymbols,
    receipt: preview.receipt,
    warnings: preview.problems,
  };
  if (basedOn === null) {
    const comparison = await comparePlan(scope, plan);
    return comparison && { outcome: comparison.isSame ? "same" : "compared", comparison, ...facts };
  }
  const file = await keepFile(preview.fileName, bytes);
  const done = await applyPlan(scope, { ...plan, file }, { basedOn });
  return done && { ...done, ...facts };
}

const NO_CHANGE: VersionPlan = {
  change: "replace",
  lotsAfter: (held) => [...held],
  unknownSymbols: [],
  fileName: null,
};

/**
 * Whether the newest version is of this very file and still what is held: then it changes nothing, even where its symbols
 * would be read otherwise by now. What was merged is not replaced by the same file again.
 */
async function isNewestFile(scope: PortfolioScope, { bytes, mode, asIs }: UploadRequest): Promise<boolean> {
  if (!asIs) return false;
  return inSnapshot(async (tx) => {
    const newest = await selectVersion(tx, scope);
    if (newest === null || newest.fileHash !== hashOf(bytes)) return false;
    if (mode === "replace" && newest.change === "merge") return false;
    return isSame(differenceOf(await selectLots(tx, scope), newest.lots));
  });
}

const receiptOf = (read: ReadResult): Receipt | null => (read.ok ? read.preview.receipt : null);
