import type { ReadPosition } from "../preview";
import { PROBLEM_CODES } from "../problems";
import { homeListing } from "../symbols/home-listing";
import { endingFor, listingChoices } from "../symbols/listing-choices";
import { columnOfSymbol } from "./column-of-symbol";
import type { RowCells } from "./row-cells";
import { finish, type RowOutcome } from "./row-outcome";

/** A ticker in another currency whose exchange nothing tells. */
export function notCounted(row: RowCells, ticker: string, currency: string, lot: ReadPosition): RowOutcome {
  lot.ticker = ticker;
  const counts = lot.statedValueUsd === null ? "is not counted" : "counts at its stated value";
  const reason = `${ticker} is held in ${currency} and the file does not name its exchange, so it ${counts}: write the ticker with its exchange, such as ${endingFor({ ticker, currency })}.`;
  const isAsked = row.facts.listings !== undefined;
  row.report("warning", PROBLEM_CODES.currency, "symbol", reason, isAsked ? homeListing(ticker, currency) : undefined);
  if (isAsked) row.offer(listingChoices(ticker, currency, columnOfSymbol(row)));
  noteOpen(row, ticker, currency, lot);
  return finish(row, lot, "held_not_modelled", reason);
}

/** Keeps it for the question that is asked once for the file. */
export function noteOpen(row: RowCells, ticker: string, currency: string, lot: ReadPosition): void {
  const value = lot.stated?.currency === currency ? lot.stated.value : null;
  row.facts.listings?.note({ line: row.line, column: columnOfSymbol(row), ticker, currency, value });
}
