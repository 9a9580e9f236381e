import type { CsvRecord } from "../text/records";
import { generalKind } from "./general-words";
import type { Security } from "./security";

/** What nearly all brokers say of options alone; a few say it of shares as well. */
const OPENING = /\b(?:to[ _-]?(?:open|close)|bto|sto|btc|stc)\b/i;

/** Whether words speak of opening or closing, as trades of options do. */
function speaksOfContracts(words: string): boolean {
  return OPENING.test(words.replaceAll("_", " "));
}

/**
 * Whether a list calls some of its trades plain purchases or sales and others "to open": then the latter are of options,
 * whether their contract is named or not.
 *
 * @param index the column of what happened
 */
export function tellsContractsApart(rows: readonly CsvRecord[], index: number): boolean {
  const said = new Set(rows.map(({ cells }) => cells[index] ?? ""));
  const kinds = [...said].map((words) => ({ opens: speaksOfContracts(words), kind: generalKind(words) }));
  return (
    kinds.some(({ opens }) => opens) && kinds.some(({ opens, kind }) => !opens && (kind === "buy" || kind === "sell"))
  );
}

/** Whether a line that is called a trade of options names shares. */
export function namesNoContract(words: string, security: Security | null): boolean {
  return security !== null && security.option === null && security.assetType === "" && speaksOfContracts(words);
}
