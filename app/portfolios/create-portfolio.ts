import { getDatabase } from "@/db/pools";
import { insertPortfolio } from "@/db/queries/portfolios";
import { refreshOptionDeltas } from "@/inngest/phases/refresh-portfolios";
import { requestOnboarding } from "@/inngest/send";
import { appClock, onboardingLimits, readEnv } from "@/lib/env";
import {
  type ImportProblem,
  lookupCandidates,
  lookupIdentifiers,
  type ReadResult,
  type Receipt,
  type ResolvedPreview,
  resolveSymbols,
} from "@/lib/import";
import { answerCandidates } from "./answer-candidates";
import { impossibleSymbols } from "./not-a-symbol";
import { keepFile } from "./version-file";

/** What the form says beside the file. */
interface PortfolioDetails {
  ownerId: string;
  /** Blank: the file's name. */
  name: string;
  description: string | null;
  /** US dollars, decimal text. */
  equityBalance: string | null;
  /** What was read, to be kept with the first version; left out, nothing is. */
  bytes?: Uint8Array;
}

type CreateResult =
  | { ok: true; portfolioId: string; name: string; receipt: Receipt; warnings: ImportProblem[] }
  /** Nothing was stored; every problem at once, each with line, value and remedy. */
  | { ok: false; problems: ImportProblem[] };

/**
 * Stores a portfolio that was read from a file or from pasted text: the one core behind the page and the API.
 * One transaction, or nothing; the events of unknown symbols are sent after the commit.
 */
export async function createPortfolio(read: ReadResult, details: PortfolioDetails): Promise<CreateResult> {
  const resolved = await resolveRead(read);
  if (!resolved.ok) return resolved;
  const { preview } = resolved;
  const name = details.name.trim() === "" ? preview.suggestedName : details.name.trim();
  const { bytes } = details;
  const portfolio = {
    ownerId: details.ownerId,
    name,
    description: details.description,
    equityBalance: details.equityBalance,
    sourceFile: preview.fileName,
    positions: preview.positions,
    unknownSymbols: preview.unknownSymbols,
    file: bytes === undefined ? null : await keepFile(preview.fileName, bytes),
    receipt: { ...preview.receipt },
  };
  const hasOptions = preview.positions.some((lot) => lot.option !== undefined);
  const env = readEnv();
  const { id, queued } = await getDatabase("requests").transaction(async (tx) => {
    const inserted = await insertPortfolio(tx, portfolio, { now: appClock(env)(), limits: onboardingLimits(env) });
    if (hasOptions) await refreshOptionDeltas({ db: tx }, { portfolioId: inserted.id });
    return inserted;
  });
  await requestOnboarding(queued);
  return { ok: true, portfolioId: id, name, receipt: preview.receipt, warnings: preview.problems };
}

/** What was read, with the names that the universe knows its lots by; or every problem that stands in the way. */
export async function resolveRead(
  read: ReadResult,
): Promise<{ ok: true; preview: ResolvedPreview } | { ok: false; problems: ImportProblem[] }> {
  if (!read.ok) return { ok: false, problems: [read.problem] };
  if (!read.preview.canCreate) return { ok: false, problems: read.preview.problems };
  const answers = await answerCandidates({
    candidates: lookupCandidates(read.preview),
    identifiers: lookupIdentifiers(read.preview),
  });
  const preview = resolveSymbols(read.preview, answers);
  if (!preview.canCreate) return { ok: false, problems: preview.problems };
  const problems = impossibleSymbols(preview);
  return problems.length > 0 ? { ok: false, problems } : { ok: true, preview };
}
