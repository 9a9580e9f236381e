import type { ImportedOption } from "../preview";
import { showCell } from "../problems";
import { CONTRACT_MULTIPLIER, type OptionReading, occName, readOptionName } from "../rows/options";
import { isIsin } from "../symbols/identifiers";
import { readSymbol } from "../symbols/read-symbol";
import { tidy } from "../symbols/tidy-cell";
import type { CsvRecord } from "../text/records";
import { cellOf } from "./cell-of";
import { contractOf } from "./contract-of";
import type { OpenLedger } from "./open-ledger";
import { remembered } from "./remembered";

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
  /** The contract as a line of positions would name it; blank of what is none. */
  contractName: string;
  account: string;
  accountNumber: string;
  assetType: string;
}

/** Null where the line names no security; `unreadable` says why where it names a contract that cannot be read. */
export interface SecurityReading {
  security: Security | null;
  unreadable: string | null;
}

/** Tickers to ISINs, for files that leave the ISIN out on some lines. */
export type Isins = ReadonlyMap<string, string>;

/** A contract that is settled later, by what the file calls its kind; options on such contracts too. */
export function isFuture({ assetType }: Security): boolean {
  return /future|^fut$|^fop$/i.test(assetType);
}

/** What a security is called in sentences. */
export function nameOf({ contractName, raw, name, isin }: Security): string {
  return showCell(contractName || raw || name || isin, 40);
}

/** What a line is about. */
export function securityOf(table: OpenLedger, record: CsvRecord, isins: Isins): SecurityReading {
  const key = table.naming.map((index) => record.cells[index] ?? "").join("\u0001");
  return remembered(table.securities, key, () => findSecurity(table, record, isins));
}

function findSecurity(table: OpenLedger, record: CsvRecord, isins: Isins): SecurityReading {
  const ticked = readTicker(table, cellOf(table, record, "symbol") || cellOf(table, record, "underlying"));
  const written = tidy(cellOf(table, record, "isin"));
  const isNumber = ticked.length === 12 && isIsin(tidy(ticked));
  const raw = isNumber ? "" : ticked;
  const isin = isIsin(written) ? written : isNumber ? tidy(ticked) : "";
  const name = cellOf(table, record, "name");
  const number = isin || (raw === "" ? written : "");
  const contract = contractOf(table, record, raw, name);
  const option = contract?.ok ? contract.option : null;
  const contractName = contract?.ok ? nameOfContract(contract, raw, name) : "";
  if (raw === "" && number === "" && !option) return { security: null, unreadable: null };
  const account = cellOf(table, record, "account");
  const accountNumber = cellOf(table, record, "accountNumber") || table.account;
  const ticker = option || raw === "" ? "" : tickerKey(raw);
  const what = contractName || number || isins.get(ticker) || ticker;
  return {
    security: {
      key: `${account}\n${accountNumber}\n${what}`,
      raw,
      isin: option ? "" : number || (isins.get(ticker) ?? ""),
      exchange: cellOf(table, record, "exchange"),
      instrument: table.instruments?.get(raw) ?? null,
      name,
      option,
      contractName,
      account,
      accountNumber,
      assetType: cellOf(table, record, "assetType"),
    },
    unreadable: contract && !contract.ok ? contract.why : null,
  };
}

/** Of adjusted and mini contracts the name alone tells them from others. */
function nameOfContract(
  { option, adjusted, multiplier }: Extract<OptionReading, { ok: true }>,
  raw: string,
  name: string,
): string {
  if (adjusted || multiplier !== CONTRACT_MULTIPLIER) return tidy(readOptionName(raw) ? raw : name);
  const { underlying, expiration, strike, optionType } = option;
  // A strike may be too fine for an OCC name.
  return occName(option) ?? `${underlying} ${expiration} ${strike} ${optionType.toUpperCase()}`;
}

/** The ISIN of every ticker that the file gives exactly one for. */
export function collectIsins(tables: readonly OpenLedger[]): Isins {
  const found = new Map<string, string>();
  for (const table of tables) {
    if (!table.columns.has("isin") || !table.columns.has("symbol")) continue;
    for (const record of table.rows) {
      const isin = tidy(cellOf(table, record, "isin"));
      const raw = readTicker(table, cellOf(table, record, "symbol"));
      if (raw === "" || !isIsin(isin)) continue;
      const ticker = tickerKey(raw);
      found.set(ticker, (found.get(ticker) ?? isin) === isin ? isin : "");
    }
  }
  return new Map([...found].filter(([, isin]) => isin !== ""));
}

function readTicker({ broker, moved }: OpenLedger, cell: string): string {
  for (const pattern of broker.symbolPatterns ?? []) {
    const parts = pattern.exec(cell.slice(0, 300))?.groups;
    if (!parts) continue;
    const ending = broker.exchangeEndings?.[parts.exchange?.toLowerCase() ?? ""];
    const raw = ending ? `${parts.symbol}.${ending}` : (parts.symbol ?? "");
    return raw.trim();
  }
  // A pattern that does not fit a sentence leaves no ticker in it; where the user says there is one, it is one.
  if (broker.symbolPatterns && !moved.has("symbol") && /\s/.test(cell)) return "";
  return /^-*$/.test(cell) ? "" : cell;
}

/** BRK.B and BRK B are one, whatever they turn out to be. */
function tickerKey(raw: string): string {
  const reading = readSymbol(raw);
  return reading.ok ? reading.symbol : tidy(raw);
}
