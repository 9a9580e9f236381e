import type { Database } from "@/db/connection";
import { getDatabase } from "@/db/pools";
import { lockPortfolio, raiseRevision, recordVersion } from "@/db/queries/portfolio-versions";
import { openSymbols, queueSymbols, selectPortfolio } from "@/db/queries/portfolios";
import { type SymbolLot, selectSymbolLots, updateLotSymbols } from "@/db/queries/symbol-replacement";
import { selectKnownSymbols } from "@/db/queries/universe";
import { refreshOptionDeltas } from "@/inngest/phases/refresh-portfolios";
import { requestOnboarding } from "@/inngest/send";
import { appClock, onboardingLimits, readEnv } from "@/lib/env";
import { readSymbol } from "@/lib/import";
import { occName } from "@/lib/import/rows/options";
import { foreignCurrencyOf } from "@/lib/import/symbols/exchange-currencies";
import { isSymbol } from "@/lib/market-data/symbols";
import type { PortfolioScope } from "./exposures";
import { notASymbol } from "./not-a-symbol";
import { isUuid } from "./uuid";

/** What was done, or why nothing was, as a sentence with its remedy. */
export type ReplaceResult =
  | { ok: true; symbol: string; lots: number }
  | { ok: false; problem: "no_portfolio" | "bad_symbol" | "not_held"; message: string };

const NO_PORTFOLIO: ReplaceResult = {
  ok: false,
  problem: "no_portfolio",
  message: "You have no portfolio of this id.",
};

/**
 * Has all lots of a symbol in a portfolio, and the options on it, stand for another one: the answer to "did you mean
 * BRK-B?". One transaction, or nothing; a symbol nobody has seen before is looked up like one of an upload (product §5).
 *
 * @param to as somebody wrote it: BRK.B is read as in a file
 */
export async function replaceHeldSymbol(
  scope: PortfolioScope,
  { from, to }: { from: string; to: string },
): Promise<ReplaceResult> {
  if (!isUuid(scope.portfolioId)) return NO_PORTFOLIO;
  const held = from.trim().toUpperCase();
  if (!isSymbol(held)) return { ok: false, problem: "bad_symbol", message: notASymbol(from) };
  const names = symbolNames(to);
  if (!names.ok) return { ok: false, problem: "bad_symbol", message: names.message };

  try {
    const done = await getDatabase("requests").transaction((tx) => replaceIn(tx, scope, held, names.candidates));
    await requestOnboarding(done.queued);
    return { ok: true, symbol: done.symbol, lots: done.lots };
  } catch (error) {
    if (error instanceof Refused) return error.result;
    throw error;
  }
}

/** Ends the transaction without a trace; what it says is for the user. */
class Refused extends Error {
  constructor(readonly result: ReplaceResult) {
    super("the symbol was not replaced");
  }
}

async function replaceIn(
  tx: Database,
  scope: PortfolioScope,
  held: string,
  candidates: readonly string[],
): Promise<{ symbol: string; lots: number; queued: string[] }> {
  const env = readEnv();
  const now = appClock(env)();
  if ((await selectPortfolio(tx, scope)) === null) throw new Refused(NO_PORTFOLIO);
  await heldLots(tx, scope, held);
  const { symbol, isUnknown } = await chooseName(tx, candidates);
  if (symbol === held) {
    const message = `${held} is what it is called already: name another symbol.`;
    throw new Refused({ ok: false, problem: "bad_symbol", message });
  }
  const unknownSymbols = isUnknown ? [symbol] : [];
  await openSymbols(tx, { symbols: unknownSymbols, scope });
  if ((await lockPortfolio(tx, scope)) === null) throw new Refused(NO_PORTFOLIO);
  // Once more: somebody may have been quicker.
  const lots = await heldLots(tx, scope, held);
  const { portfolioId, ownerId } = scope;
  const renamed = lots.map((lot) => ({ id: lot.id, symbol: nameOf(lot, symbol) }));
  await updateLotSymbols(tx, { portfolioId, lots: renamed, symbol, currency: foreignCurrencyOf(symbol) ?? "USD", now });
  await raiseRevision(tx, { portfolioId, now });
  await recordVersion(tx, { portfolioId, change: "symbol", now });
  if (lots.some((lot) => lot.option !== null)) await refreshOptionDeltas({ db: tx }, { portfolioId });
  const limits = onboardingLimits(env);
  const queued = await queueSymbols(tx, { held: [symbol], unknownSymbols, ownerId, now, limits });
  return { symbol, lots: lots.length, queued };
}

/** The lots that are to change. @throws Refused where there are none */
async function heldLots(tx: Database, scope: PortfolioScope, held: string): Promise<SymbolLot[]> {
  const lots = await selectSymbolLots(tx, { ...scope, symbol: held });
  if (lots.length > 0) return lots;
  const message = `The portfolio does not hold ${held}: reload it to see what it holds.`;
  throw new Refused({ ok: false, problem: "not_held", message });
}

/** An option is called after its underlying. */
function nameOf({ option }: SymbolLot, symbol: string): string | null {
  return option === null ? symbol : occName({ underlying: symbol, ...option });
}

/** The first of its names that the universe knows, else the likeliest; one that was not found is looked for again. */
async function chooseName(
  tx: Database,
  candidates: readonly string[],
): Promise<{ symbol: string; isUnknown: boolean }> {
  const states = await selectKnownSymbols(tx, { candidates });
  const isKnown = (name: string) => states.has(name) && states.get(name) !== "not_found";
  const symbol = candidates.find(isKnown) ?? candidates[0];
  if (symbol === undefined) throw new Error("replaceHeldSymbol: a name that can be read has no candidate");
  return { symbol, isUnknown: !isKnown(symbol) };
}

/** Names by which a text may be looked up, likeliest first, or why it is no symbol. */
function symbolNames(text: string): { ok: true; candidates: string[] } | { ok: false; message: string } {
  const read = readSymbol(text);
  if (!read.ok) return { ok: false, message: notASymbol(text) };
  const candidates = read.candidates.filter(isSymbol);
  return candidates.length === 0 ? { ok: false, message: notASymbol(text) } : { ok: true, candidates };
}
