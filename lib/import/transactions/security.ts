import type { ImportedOption } from "../preview";
import { type OptionReading, occName, readOptionName } from "../rows/options";
import { isIsin } from "../symbols/identifiers";
import { readSymbol, tidy } from "../symbols/symbols";
import type { CsvRecord } from "../text/records";
import { cellOf, type OpenLedger, remembered } from "./ledger-cells";

/** What a list of instruments says of a ticker. */
export interface Instrument {
  isin: string;
  exchange: string;
}

/** What a line is about, and the key under which its movements are netted. */
export interface Security {
  /** Account and contract, ISIN or ticker; what is written differently and is the same has one key. */
  key: string;
  /** The ticker as the file has it; blank where the file only has an ISIN. */
  raw: string;
  isin: string;
  /** Where it is listed, as the file has it; blank where it does not say. */
  exchange: string;
  /** What another part of the file says of the ticker; its number is none that lines are netted by. */
  instrument: Instrument | null;
  name: string;
  option: ImportedOption | null;
  account: string;
  accountNumber: string;
  assetType: string;
  /** Told by the symbol itself ("AMD/USD"). */
  currency: string | null;
}

/** Null where the line names no security; `unreadable` says why where it names a contract that cannot be read. */
export interface SecurityReading {
  security: Security | null;
  unreadable: string | null;
}

/** Tickers to ISINs, for files that leave the ISIN out on some lines. */
export type Isins = ReadonlyMap<string, string>;

const NAMING = ["symbol", "isin", "name", "account", "accountNumber", "assetType", "exchange"] as const;

/** A contract that is settled later, by what the file calls its kind; options on such contracts too. */
export function isFuture({ assetType }: Security): boolean {
  return /future|^fut$|^fop$/i.test(assetType);
}

/** What a line is about. */
export function securityOf(table: OpenLedger, record: CsvRecord, isins: Isins): SecurityReading {
  const key = NAMING.map((field) => cellOf(table, record, field)).join("\u0001");
  return remembered(table.securities, key, () => findSecurity(table, record, isins));
}

function findSecurity(table: OpenLedger, record: CsvRecord, isins: Isins): SecurityReading {
  const told = readTicker(table, cellOf(table, record, "symbol"));
  const written = tidy(cellOf(table, record, "isin"));
  const isin = isIsin(written) ? written : "";
  const name = cellOf(table, record, "name");
  const number = isin || (told.raw === "" ? written : "");
  if (told.raw === "" && number === "") return { security: null, unreadable: null };
  const contract = contractOf(table, told.raw, name);
  const option = contract?.ok ? contract.option : null;
  const account = cellOf(table, record, "account");
  const accountNumber = cellOf(table, record, "accountNumber") || table.account;
  const ticker = option ? "" : tickerKey(told.raw);
  const what = option ? (occName(option) ?? tidy(told.raw)) : number || isins.get(ticker) || ticker;
  return {
    security: {
      key: `${account}\n${accountNumber}\n${what}`,
      raw: told.raw,
      isin: option ? "" : number || (isins.get(ticker) ?? ""),
      exchange: cellOf(table, record, "exchange"),
      instrument: table.instruments?.get(told.raw) ?? null,
      name,
      option,
      account,
      accountNumber,
      assetType: cellOf(table, record, "assetType"),
      currency: told.currency,
    },
    unreadable: contract && !contract.ok ? contract.why : null,
  };
}

/** The ISIN of every ticker that the file gives exactly one for. */
export function collectIsins(tables: readonly OpenLedger[]): Isins {
  const found = new Map<string, string>();
  for (const table of tables) {
    if (!table.columns.has("isin") || !table.columns.has("symbol")) continue;
    for (const record of table.rows) {
      const isin = tidy(cellOf(table, record, "isin"));
      const { raw } = readTicker(table, cellOf(table, record, "symbol"));
      if (raw === "" || !isIsin(isin)) continue;
      const ticker = tickerKey(raw);
      found.set(ticker, (found.get(ticker) ?? isin) === isin ? isin : "");
    }
  }
  return new Map([...found].filter(([, isin]) => isin !== ""));
}

function readTicker({ broker, moved }: OpenLedger, cell: string): { raw: string; currency: string | null } {
  for (const pattern of broker.symbolPatterns ?? []) {
    const parts = pattern.exec(cell.slice(0, 300))?.groups;
    if (!parts) continue;
    const ending = broker.exchangeEndings?.[parts.exchange?.toLowerCase() ?? ""];
    const raw = ending ? `${parts.symbol}.${ending}` : (parts.symbol ?? "");
    return { raw: raw.trim(), currency: parts.currency ?? null };
  }
  // A pattern that does not fit a sentence leaves no ticker in it; where the user says there is one, it is one.
  if (broker.symbolPatterns && !moved.has("symbol") && /\s/.test(cell)) return { raw: "", currency: null };
  return { raw: /^-*$/.test(cell) ? "" : cell, currency: null };
}

/** BRK.B and BRK B are one, whatever they turn out to be. */
function tickerKey(raw: string): string {
  const reading = readSymbol(raw);
  return reading.ok ? reading.symbol : tidy(raw);
}

const WORDED = /([A-Z][A-Z0-9.]{0,6}) (\d{1,2}\/\d{1,2}\/\d{2,4}) (call|put) \$?([\d,.]+)$/i;

function contractOf({ broker }: OpenLedger, raw: string, name: string): OptionReading | null {
  const named = raw === "" ? null : readOptionName(raw);
  if (named || !broker.optionInName) return named;
  // "TMC 11/21/2025 Call $11.00" has the strike last.
  const worded = WORDED.exec(name.slice(0, 200));
  return worded ? readOptionName(`${worded[1]} ${worded[2]} ${worded[4]} ${worded[3]}`) : null;
}
