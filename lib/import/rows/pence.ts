import { headerWord } from "../columns/header-word";
import { rememberOf } from "../columns/remembered-objects";
import type { NumberField } from "../fields";
import { PROBLEM_CODES, showCell } from "../problems";
import { foreignCurrencyOf, PENCE_EXCHANGES } from "../symbols/exchange-currencies";
import { isFund } from "../symbols/funds";
import { listedOn } from "../symbols/listed-on";
import { symbolCandidates } from "../symbols/symbol-candidates";
import type { Table } from "../tables/table";
import type { CurrencyReading } from "../text/currency";
import { ratioOf, sizeOf } from "./amount-size";
import type { FileFacts } from "./file-facts";
import { RowCells } from "./row-cells";
import { readRowCurrency } from "./row-currency";

/** Hundredths, give or take what prices are rounded by. */
const [LEAST, MOST] = [0.0098, 0.0102];

/**
 * The currency of a line's value and cost where they name none: pounds in a line of pence where quantity × price proves that
 * only the price is in them ("75p" beside 750).
 */
export function currencyOfTotals(row: RowCells, line: CurrencyReading): CurrencyReading {
  return line.minorUnits === 100 && isPricedInHundredths(row) ? { ...line, minorUnits: 1 } : line;
}

/** Whether the value, or else the cost, is a hundredth of the quantity times its price as both are written. */
function isPricedInHundredths(row: RowCells): boolean {
  const ratio = ratioOf(row, "value", "price") ?? ratioOf(row, "costTotal", "entryPrice");
  return ratio !== null && ratio > LEAST && ratio < MOST;
}

/**
 * Prices of London and the other exchanges that quote in hundredths, where the line does not say which: hundredths where every
 * such line of the table proves it by its value, or the file is one of Yahoo's; else read in whole units, and said once.
 *
 * @param listing with the ending of its exchange
 */
export function settlePence(row: RowCells, listing: string): void {
  const code = penceCurrencyOf(listing);
  if (code === null) return;
  const { code: told, minorUnits } = readRowCurrency(row);
  const field = PRICES.find((one) => sizeOf(row, one) > 0 && isUnsigned(row, one));
  if (field === undefined || minorUnits === 100) return;
  if (isProved(row.table, row, code)) {
    row.priceUnit = "pence";
    if (!row.facts.sayOnce(`pence ${code}`)) return;
    const message = `Prices of ${listing} and its like are in hundredths of ${code}, as ${isYahoo(row.table) ? "Yahoo has them" : "the values beside them prove"}, and were divided by 100.`;
    row.report("info", PROBLEM_CODES.minorUnits, field, message);
    return;
  }
  if (sizeOf(row, field) < (isFund("", row.text("assetType"), row.text("description")) ? LEAST_OF_FUNDS : LEAST_PENCE))
    return;
  if (row.text("currency").trim() !== "" || told === code || !row.facts.sayOnce(`pence ${code}`)) return;
  const example = `“${showCell(row.text(field).trim())}” for ${listing}`;
  const message = `${example} was read in ${code}; many files have prices of that exchange in hundredths. Where yours has, add a column “Currency” with ${MINOR_CODES[code]} on those lines.`;
  row.report("warning", PROBLEM_CODES.minorUnits, field, message);
}

/** Nobody writes 0.75 pence, and no fund costs 16.5 of them. */
const [LEAST_PENCE, LEAST_OF_FUNDS] = [2, 50];
const PRICES = ["price", "entryPrice"] as const;
const MINOR_CODES: Readonly<Record<string, string>> = { GBP: "GBX", ZAR: "ZAC", ILS: "ILA" };

function penceCurrencyOf(listing: string): string | null {
  const code = foreignCurrencyOf(listing);
  const ending = code !== null && Object.hasOwn(PENCE_EXCHANGES, code) ? PENCE_EXCHANGES[code] : undefined;
  return ending !== undefined && listing.endsWith(`.${ending}`) ? code : null;
}

function isUnsigned(row: RowCells, field: NumberField): boolean {
  const reading = row.number(field);
  return reading.ok && reading.currency === null;
}

/** By currency. */
const provedOf = rememberOf((_: Table) => new Map<string, boolean>());

function isProved(table: Table, { facts }: RowCells, code: string): boolean {
  const before = provedOf(table);
  const found = before.get(code) ?? (isYahoo(table) || provesHundredths(table, facts, code));
  before.set(code, found);
  return found;
}

/** Whether the value of every such line is a hundredth of quantity × price, and of one at least. */
function provesHundredths(table: Table, facts: FileFacts, code: string): boolean {
  let proofs = 0;
  for (const record of table.rows) {
    const row = new RowCells(record, table, facts);
    const [ticker] = symbolCandidates(row.text("symbol"));
    if (ticker === undefined || penceCurrencyOf(listedOn(ticker, row.text("exchange"), code)) !== code) continue;
    if (ratioOf(row, "value", "price") === null && ratioOf(row, "costTotal", "entryPrice") === null) continue;
    if (!isPricedInHundredths(row)) return false;
    proofs += 1;
  }
  return proofs > 0;
}

const YAHOO = ["symbol", "current price", "trade date", "purchase price", "quantity", "commission"];

/** Yahoo's own export, which has London's prices in pence as its pages do. */
function isYahoo({ header }: Table): boolean {
  const words = new Set(header.map(headerWord));
  return YAHOO.every((word) => words.has(word));
}
