import { getDatabase } from "@/db/pools";
import { insertPortfolio } from "@/db/queries/portfolios";
import { selectKnownSymbols } from "@/db/queries/universe";
import { refreshOptionDeltas } from "@/inngest/phases/refresh-portfolios";
import { requestOnboarding } from "@/inngest/send";
import { appClock, onboardingLimits, readEnv } from "@/lib/env";
import {
  type ImportProblem,
  lookupCandidates,
  type ReadResult,
  type Receipt,
  resolveSymbols,
  type SymbolAnswer,
} from "@/lib/import";
import { isSymbol } from "@/lib/market-data/symbols";

/** What the form says beside the file. */
interface PortfolioDetails {
  ownerId: string;
  /** Blank: the file's name. */
  name: string;
  description: string | null;
  /** US dollars, decimal text. */
  equityBalance: string | null;
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
  if (!read.ok) return { ok: false, problems: [read.problem] };
  if (!read.preview.canCreate) return { ok: false, problems: read.preview.problems };
  const answers = await answerCandidates(lookupCandidates(read.preview));
  const preview = resolveSymbols(read.preview, answers);
  const name = details.name.trim() === "" ? preview.suggestedName : details.name.trim();
  const portfolio = {
    ownerId: details.ownerId,
    name,
    description: details.description,
    equityBalance: details.equityBalance,
    sourceFile: preview.fileName,
    positions: preview.positions,
    unknownSymbols: preview.unknownSymbols,
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

/** Which candidates the universe knows, in one indexed read; one that was not found is asked for again. */
export async function answerCandidates(candidates: readonly string[]): Promise<Record<string, SymbolAnswer>> {
  const states = await selectKnownSymbols(getDatabase("requests"), { candidates: candidates.filter(isSymbol) });
  return Object.fromEntries(
    candidates.map((symbol) => {
      const state = states.get(symbol);
      const isKnown = state !== undefined && state !== "not_found";
      return [symbol, { status: isKnown ? "known" : "unknown", symbol }];
    }),
  );
}
