import { describedContract } from "../rows/described-contract";
import { contract, type OptionReading, readOptionName } from "../rows/options";
import { readSymbol } from "../symbols/read-symbol";
import { readDate } from "../text/dates";
import type { CsvRecord } from "../text/records";
import { cellOf } from "./cell-of";
import { numberIn } from "./ledger-numbers";
import type { OpenLedger } from "./open-ledger";

/** Kinds of assets that are options; one word for several kinds ("Stocks / Options") decides nothing. */
const OPTION_TYPE = /\boptions?\b|^opt$/i;
const SEVERAL_KINDS = /\b(?:stocks|equities|shares|etfs?)\s*(?:[/&,+]|and|or)\s*.*\boptions\b/i;
/** Options on futures have names of their own and are never counted. */
const ON_FUTURES = /future|^fop$/i;
const RIGHT = /^(?:c|p|calls?|puts?)$/i;
const WORDED_RIGHT = /\b(call|put)s?\b/i;

/**
 * The option contract that a line is about: by its symbol, by its own columns, by its description. Null where it is about
 * none; a contract that cannot be read is never taken for shares of what it is on.
 *
 * @param raw the symbol as the file has it
 * @param name the line's name or description
 */
export function contractOf(table: OpenLedger, record: CsvRecord, raw: string, name: string): OptionReading | null {
  const named = raw === "" ? null : readOptionName(raw);
  if (named) return named;
  const underlying = cellOf(table, record, "underlying") || raw;
  const parts = contractInColumns(table, record, underlying);
  if (parts?.ok) return parts;
  const { broker, optionInName } = table.broker;
  const form = optionInName === true ? "always" : broker === null ? "within" : "whole";
  const described = describedContract(isTicker(underlying) ? underlying : "", name, form);
  if (described) return described;
  if (parts) return parts;
  const assetType = cellOf(table, record, "assetType");
  const isOption = OPTION_TYPE.test(assetType) && !SEVERAL_KINDS.test(assetType) && !ON_FUTURES.test(assetType);
  return isOption ? { ok: false, why: lacking([STRIKE, EXPIRATION, TYPE]) } : null;
}

const STRIKE = "strike price";
const EXPIRATION = "expiration date";
const TYPE = "option type";

/** From columns for its parts: null where the line fills none that only an option has. */
function contractInColumns(table: OpenLedger, record: CsvRecord, underlying: string): OptionReading | null {
  const { columns } = table;
  if (!columns.has("strike") && !columns.has("optionType")) return null;
  const [strike, day, told] = (["strike", "expiration", "optionType"] as const).map((field) =>
    cellOf(table, record, field).trim(),
  );
  const hasStrike = /[1-9]/.test(strike ?? "");
  const hasDay = /\d/.test(day ?? "");
  const isTold = RIGHT.test(told ?? "");
  if (!hasStrike && !(isTold && hasDay)) return null;
  const words = [cellOf(table, record, "assetType"), cellOf(table, record, "action"), cellOf(table, record, "name")];
  const right = isTold ? told : words.flatMap((one) => WORDED_RIGHT.exec(one.slice(0, 200))?.[1] ?? [])[0];
  const missing = [
    ...(underlying === "" ? ["underlying symbol"] : []),
    ...(hasStrike ? [] : [STRIKE]),
    ...(hasDay ? [] : [EXPIRATION]),
    ...(right === undefined ? [TYPE] : []),
  ];
  if (missing.length > 0 || right === undefined) return { ok: false, why: lacking(missing) };
  const price = numberIn(table, "strike", strike ?? "");
  const expiration = readDate(day ?? "", table.expiryOrder) ?? day ?? "";
  const value = price.ok && price.value !== null ? price.value : (strike ?? "");
  return contract(underlying, expiration, value, right.charAt(0));
}

function lacking(parts: readonly string[]): string {
  return `lacks its ${parts.join(", ")}: write its OCC name such as AAPL270115C00300000 as the symbol`;
}

function isTicker(text: string): boolean {
  return text !== "" && /^[A-Z]{1,6}(?:[./ ][A-Z])?$/i.test(text.trim()) && readSymbol(text).ok;
}
