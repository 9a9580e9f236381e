import { headerWord } from "./columns/header-word";
import { letterMark } from "./columns/letter-mark";
import { rememberWords } from "./columns/remembered-words";
import type { CsvRecord } from "./text/records";
import { brokerOf, headsLots } from "./transactions/ledger-header";

/** Columns that say when something happened. */
const WHEN = new Set(
  "date,trade date,run date,settlement date,settle date,activity date,process date,transaction date,booking date,datum,valutadatum,date/time,time,trade time".split(
    ",",
  ),
);
/** Columns that say what happened. */
const WHAT = new Set(
  "action,activity type,buy/sell,transaction type,trans code,transaction,trade type,activity".split(","),
);
/** Columns that only a list of movements has; two of them beside a date are enough. */
const MONEY = new Set(
  "fee,fees,commission,fees & comm,ibcommission,ib commission,amount,total amount,net amount,saldo,balance,order id,mutatie,trade money,fx rate,proceeds,settlement amount".split(
    ",",
  ),
);
const MARKS: ReadonlySet<number> = new Set([...WHEN, ...WHAT, ...MONEY, "type"].map(letterMark));
const wordOf = rememberWords(headerWord);
const VERB =
  /^(buy|sell|bought|sold|dividend|reinvest|deposit|withdraw|transfer|split|stock split|fee|custody fee|interest|cash (top-up|withdrawal)|kauf|verkauf|koop|verkoop)\b/i;

/**
 * Whether a header belongs to a list of trades and movements rather than of positions: it says when and what, or when and
 * for how much money.
 *
 * @param below the records after it, whose "Type" column may hold verbs
 */
export function isLedgerHeader(cells: readonly string[], below: readonly CsvRecord[]): boolean {
  if (brokerOf(cells, below) !== null) return true;
  if (headsLots(cells, below)) return false;
  const words = cells.map((cell) => (MARKS.has(letterMark(cell)) ? wordOf(cell) : ""));
  if (!words.some((word) => WHEN.has(word))) return false;
  if (words.some((word) => WHAT.has(word))) return true;
  if (words.filter((word) => MONEY.has(word)).length >= 2) return true;
  const type = words.indexOf("type");
  if (type < 0) return false;
  const values = below
    .slice(0, 20)
    .map(({ cells: row }) => row[type] ?? "")
    .filter((value) => value !== "");
  return values.length > 0 && values.filter((value) => VERB.test(value)).length * 2 >= values.length;
}
