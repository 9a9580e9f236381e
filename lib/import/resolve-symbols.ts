import type { ImportedPosition, PortfolioPreview, PreviewRow, ReadPosition } from "./preview";
import { type ImportProblem, PROBLEM_CODES, showCell, standsInTheWay } from "./problems";
import { foreignCurrencyOf } from "./symbols/exchange-currencies";
import { divide, fits, isZero, round } from "./text/decimal";

/**
 * What the universe says of one candidate name. `alias`: a name it had or is also known by (of an ISIN: the listing the
 * market's search found); `symbol` is ours. `suggestion`: it is unknown, and names near to it are known; `symbol` is the
 * candidate itself, because which of them was meant is the user's to say.
 */
export interface SymbolAnswer {
  status: "known" | "unknown" | "alias" | "suggestion";
  symbol: string;
  /** Of a `suggestion`: best first. */
  suggestions?: { symbol: string; name: string | null; exchange: string | null }[];
  /** The last published close, in the listing's currency, decimal text: gives lots that state only their value a quantity. */
  close?: string | null;
  /** Of an `alias`: the universe does not know `symbol` either, so its numbers have to be fetched first. */
  isNew?: boolean;
}

export interface ResolvedPreview extends PortfolioPreview {
  /** What can be stored: a lot that has no quantity even now is rejected, with its problem. */
  positions: ImportedPosition[];
  /** Symbols, ours, that the universe does not know: their numbers have to be fetched first. */
  unknownSymbols: string[];
  /** ISINs that no answer gave a symbol for: their lots are held as private, at their stated value. */
  unknownIdentifiers: string[];
}

/** Every name to ask the universe about, once each: of listed positions and of options' underlyings; ISINs among them. */
export function lookupCandidates(preview: PortfolioPreview): string[] {
  return [...new Set(preview.positions.flatMap(({ candidates }) => candidates))];
}

/** ISINs of lots that the file names by nothing else: the market is to be asked what they are called. */
export function lookupIdentifiers(preview: PortfolioPreview): string[] {
  const nameless = preview.positions.filter(({ kind, symbol }) => kind === "public" && symbol === null);
  return [...new Set(nameless.flatMap(({ identifier }) => (identifier ? [identifier.isin] : [])))];
}

/**
 * Gives each lot the first of its names that the universe knows; where it knows none, the likeliest stays and is listed
 * as unknown. A lot that states only what it is worth gets the quantity that the last close makes of it. Pure, and the same
 * in the browser and on the server; receipt and problems follow.
 *
 * @param answers by candidate, as `lookupCandidates` lists them; a candidate without an answer counts as unknown
 */
export function resolveSymbols(
  preview: PortfolioPreview,
  answers: Readonly<Record<string, SymbolAnswer>>,
): ResolvedPreview {
  const unknown = new Set<string>();
  const identifiers = new Set<string>();
  const positions: ImportedPosition[] = [];
  const problems = [...preview.problems];
  /** Lines that were taken for a listing in another currency, until the market named it. */
  const american = new Set<number>();
  const changed = new Map<number, Pick<PreviewRow, "disposition" | "reason">>();
  for (const lot of preview.positions) {
    const answer = answerOf(lot, answers);
    const named = resolveLot(lot, answer);
    if (named.currency !== lot.currency && named.currency !== "USD") {
      const reason = `${lot.rawSymbol} is ${named.symbol}, which trades in ${named.currency}: held without betas${droppedPrices(lot, named)}.`;
      changed.set(lot.line, { disposition: "held_not_modelled", reason });
    } else if (named.currency !== lot.currency) {
      const reason = `${lot.rawSymbol} is ${named.symbol}: a listed position; what it is worth in ${lot.currency} is the broker's conversion${droppedPrices(lot, named)}.`;
      changed.set(lot.line, { disposition: "used", reason });
      american.add(lot.line);
    }
    const { quantity } = named;
    if (named.kind === "private" && lot.kind === "public") {
      identifiers.add(lot.identifier?.isin ?? lot.rawSymbol);
      const reason = `${lot.rawSymbol} is not known to the market: held and counted at its stated value, without betas.`;
      changed.set(lot.line, { disposition: "held_not_modelled", reason });
    }
    if (quantity !== null) {
      const { isCurrencyUnsaid: _, ...known } = named;
      positions.push({ ...known, quantity });
      const isNew = answer === undefined || answer.isNew === true;
      if (isNew && lot.candidates.length > 0 && named.kind !== "private") unknown.add(nameOf(named));
      continue;
    }
    const counted = named.kind === "private" ? "1" : quantityAt(named, answer?.close ?? null);
    if (counted !== null) {
      positions.push({ ...named, quantity: counted });
      continue;
    }
    // The file as a whole is asked for what it is worth: that is the one problem then.
    if (preview.asksForEquity) continue;
    const problem = noQuantity(named);
    problems.push(problem);
    changed.set(lot.line, { disposition: "rejected", reason: problem.message });
  }
  const rows = preview.rows.map((row) => ({ ...row, ...changed.get(row.line) }));
  const hasError = problems.some(standsInTheWay);
  return {
    ...preview,
    positions,
    rows,
    problems: problems
      .filter(({ code, line }) => code !== PROBLEM_CODES.notModelled || line === null || !american.has(line))
      .sort((a, b) => (a.line ?? 0) - (b.line ?? 0)),
    receipt: changed.size === 0 ? preview.receipt : receiptAfter(preview, changed),
    canCreate: preview.canCreate && !hasError && positions.length > 0,
    unknownSymbols: [...unknown],
    unknownIdentifiers: [...identifiers],
  };
}

function answerOf(lot: ReadPosition, answers: Readonly<Record<string, SymbolAnswer>>): SymbolAnswer | undefined {
  return (
    lot.candidates
      // A ticker such as "constructor" must not find what every object has.
      .map((candidate) => (Object.hasOwn(answers, candidate) ? answers[candidate] : undefined))
      .find((found) => found !== undefined && (found.status === "known" || found.status === "alias"))
  );
}

function resolveLot(lot: ReadPosition, answer: SymbolAnswer | undefined): ReadPosition {
  const [likeliest] = lot.candidates;
  if (likeliest === undefined) return lot;
  if (answer === undefined && lot.symbol === null && !lot.option) {
    // An ISIN that nobody knows is no name to look prices up by.
    return { ...lot, kind: "private", candidates: [] };
  }
  const symbol = answer?.symbol ?? likeliest;
  if (lot.option) return { ...lot, option: { ...lot.option, underlying: symbol } };
  const abroad = foreignCurrencyOf(symbol);
  if (lot.isCurrencyUnsaid && abroad !== null) {
    // What was paid was read in US dollars, as nothing said otherwise.
    return { ...lot, symbol, currency: abroad, entryPrice: null, exitPrice: null };
  }
  const isConverted = lot.symbol === null && lot.currency !== "USD" && abroad === null;
  // What was paid in another currency is no price of a listing in US dollars.
  return isConverted ? { ...lot, symbol, currency: "USD", entryPrice: null, exitPrice: null } : { ...lot, symbol };
}

/** Said where the file states what was paid, in a currency that the listing turned out not to have. */
function droppedPrices(lot: ReadPosition, named: ReadPosition): string {
  const isDropped = (["entryPrice", "exitPrice"] as const).some(
    (field) => lot[field] !== null && named[field] === null,
  );
  return isDropped ? `, and what was paid, read in ${lot.currency}, is left out` : "";
}

function nameOf({ option, symbol, rawSymbol }: ReadPosition): string {
  return option?.underlying ?? symbol ?? rawSymbol;
}

/** Shares that the stated value buys at the close, to 10 decimals; null where either is missing. */
function quantityAt({ statedValueUsd, stated, currency }: ReadPosition, close: string | null): string | null {
  const value = currency === "USD" ? statedValueUsd : stated?.currency === currency ? stated.value : null;
  if (value === null || close === null || !/^\d+(\.\d+)?$/.test(close) || isZero(close)) return null;
  const quantity = round(divide(value, close, 10), 10);
  return isZero(quantity) || !fits(quantity, 28, 10) ? null : quantity;
}

function noQuantity({ line, symbol, rawSymbol }: ReadPosition): ImportProblem {
  const name = symbol ?? showCell(rawSymbol);
  return {
    severity: "error",
    code: PROBLEM_CODES.noPrice,
    line,
    column: null,
    value: showCell(rawSymbol),
    message: `${name} has a value and no quantity, and no price of it is known yet to count its shares by: write the quantity, or skip the line.`,
  };
}

function receiptAfter(
  { receipt, positions, rows }: PortfolioPreview,
  changed: ReadonlyMap<number, Pick<PreviewRow, "disposition">>,
): PortfolioPreview["receipt"] {
  const counts = { used: 0, held_not_modelled: 0, ignored: 0, rejected: 0 };
  for (const { line, disposition } of rows) {
    const now = changed.get(line)?.disposition;
    if (now === undefined) continue;
    counts[disposition] -= 1;
    counts[now] += 1;
  }
  const lost = positions.filter(({ line }) => changed.get(line)?.disposition === "rejected");
  const options = lost.filter(({ kind }) => kind === "option").length;
  return {
    ...receipt,
    used: receipt.used + counts.used,
    heldNotModelled: receipt.heldNotModelled + counts.held_not_modelled,
    rejected: receipt.rejected + counts.rejected,
    options: receipt.options - options,
  };
}
