import { PROBLEM_CODES } from "../problems";
import { coinNamed, isCoinName, isKnownCoin, isSharedTicker } from "../symbols/coin-names";
import { COINS_WITH_FUNDS, isCoinHeader, isCoinKind } from "../symbols/coins";
import { suggestTicker } from "../symbols/company-names";
import { isFund } from "../symbols/funds";
import { isListedCrypto } from "../symbols/listed-crypto";
import { readSymbol } from "../symbols/read-symbol";
import { tidy } from "../symbols/tidy-cell";
import { sizeOf } from "./amount-size";
import { columnOfSymbol } from "./column-of-symbol";
import { offerBoth, SECURITY_WORDS, saidListed, warnOfUnknown } from "./listed-among-coins";
import { readPublic } from "./read-listed";
import { readPrivate } from "./read-private";
import type { RowCells } from "./row-cells";
import { readRowCurrency } from "./row-currency";
import { type RowOutcome, refused } from "./row-outcome";

const COIN_TICKER = /^[A-Z][A-Z0-9]{1,9}$/;
/** Currencies in which a thousand is worth about that many dollars. */
const LIKE_DOLLARS: ReadonlySet<string> = new Set("USD EUR GBP CHF CAD AUD NZD SGD".split(" "));

/**
 * A coin, told from the listed share or fund of its ticker: by the title, the header or the kind it stands under, by its name
 * or by what one of it costs. Null where nothing says so; a bare BTC or ETH of which nothing tells is asked back.
 */
export function coinOf(row: RowCells): RowOutcome | null {
  const written = tidy(row.text("symbol"));
  // Shorter names are the tickers themselves.
  const ticker = (written.length > 4 ? coinNamed(written) : null) ?? written;
  const known = COINS_WITH_FUNDS.get(ticker);
  const type = row.text("assetType");
  const isCalled = isCoinKind(type);
  const isAmong = isCalled || standsAmongCoins(row);
  const description = row.text("description").trim();
  const isNamed = ticker !== written || (description !== "" && isCoinName(ticker, description));
  if (!known && !isAmong && !isNamed) return null;
  if (row.text("identifier") !== "" || row.text("exchange") !== "" || ticker.endsWith("-USD")) return null;
  if (isFund(known ? "" : ticker, type, description) || SECURITY_WORDS.test(`${type} ${description}`)) return null;
  if (isNamed) return asCoin(row, ticker);
  if (isAmong) return amongCoins(row, ticker, isCalled);
  if (!known) return null;
  const price = priceOfCoin(row);
  if (price !== null && price < known.fundBelow) return null;
  if (price !== null && price >= known.coinFrom && LIKE_DOLLARS.has(readRowCurrency(row).code)) {
    return asCoin(row, ticker);
  }
  const message = `${ticker} may be the coin (${known.coin}) or the listed fund that is called so: write ${ticker}-USD for the coin, US:${ticker} for the fund.`;
  row.report("error", PROBLEM_CODES.symbol, "symbol", message, `${ticker}-USD`);
  row.offer([{ label: `The fund ${ticker}`, column: columnOfSymbol(row), value: `US:${ticker}` }]);
  return refused(row);
}

function standsAmongCoins(row: RowCells): boolean {
  if (row.table.coinLines?.has(row.line) ?? false) return true;
  const header = row.header("symbol");
  return header !== undefined && isCoinHeader(header);
}

/**
 * What stands where coins do. A title may end without a sign, so under one only what is known as a coin becomes one unsaid;
 * what the line itself calls a coin is one, unless it is known to be listed.
 */
function amongCoins(row: RowCells, ticker: string, isCalled: boolean): RowOutcome | null {
  if (isKnownCoin(ticker)) {
    const outcome = asCoin(row, ticker);
    if (outcome !== null && isSharedTicker(ticker)) offerBoth(row, ticker, "coin");
    return outcome;
  }
  if (isListedCrypto(ticker)) return saidListed(row, ticker);
  if (isCalled) return asCoin(row, ticker);
  const written = row.text("symbol");
  const name = written || row.text("description").trim();
  const symbol = readSymbol(name);
  if (symbol.ok && written !== "") {
    if (COIN_TICKER.test(ticker)) offerBoth(row, ticker, "listed");
    return null;
  }
  // A company's name has its ticker offered, and what is none may be a coin that we do not know.
  if (symbol.ok || symbol.fix !== undefined || suggestTicker(name) !== null) return null;
  const outcome = asCoin(row, ticker);
  if (outcome !== null) warnOfUnknown(row, name);
  return outcome;
}

/** At what the file says it is worth; where it does not say, as what the market lists the coin as. */
function asCoin(row: RowCells, ticker: string): RowOutcome | null {
  const name = COINS_WITH_FUNDS.get(ticker)?.coin ?? ticker;
  const reason = `${name}, the coin: held and counted at its stated value, without betas.`;
  const isValued = /[1-9]/.test(row.text("price") + row.text("value"));
  if (isValued || readRowCurrency(row).code !== "USD") return readPrivate(row, reason);
  const written = row.text("symbol");
  // "Worldcoin" is no ticker.
  if (!COIN_TICKER.test(ticker) || (/[a-z]/.test(written) && coinNamed(written) === null)) return null;
  const listing = `${ticker}-USD`;
  const message = `${ticker} was read as the coin, ${listing}: write US:${ticker} where it is the listed security that is called so.`;
  row.report("info", PROBLEM_CODES.mended, "symbol", message);
  return readPublic(row, null, listing);
}

/** What one costs: its price, else its value over its quantity, else what was paid for one; null where the file says none of them. */
function priceOfCoin(row: RowCells): number | null {
  const quantity = sizeOf(row, "quantity");
  const each = (total: number) => (quantity > 0 ? total / quantity : 0);
  const price = sizeOf(row, "price") || each(sizeOf(row, "value"));
  return price || sizeOf(row, "entryPrice") || each(sizeOf(row, "costTotal")) || null;
}
