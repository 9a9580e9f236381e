import { readCash } from "../rows/cash";
import { generalKind, leadingSide } from "./general-words";
import type { LedgerLine } from "./ledger-line";
import { CASH_KINDS, kindOf, type MovementKind } from "./movement-kinds";
import { remembered } from "./remembered";
import type { Security } from "./security";

/** What happened, by the broker's words or by those that most use; null where neither tells. */
export function kindOfLine(line: LedgerLine, words: string, security: Security | null): MovementKind | null {
  const { broker } = line.table;
  const told = remembered(line.table.kinds, words, () => {
    const own = kindOf(words, broker.kinds) ?? line.table.letters.get(words.toUpperCase());
    return own ?? (broker.otherwise ? null : generalKind(words));
  });
  const kind = told ?? (words === "" || broker.otherwise ? (broker.otherwise ?? null) : null);
  // What an exchange of coins holds in dollars or euros is money.
  if (broker.holdsCoins && security !== null && kind !== null && readCash(security.raw, false) !== null) return "cash";
  if (broker.broker === null && kind !== null && CASH_KINDS[kind] !== undefined && security !== null) {
    return line.namesShares() ? kindOfShares(kind, words, security) : kind;
  }
  // "Assigned" beside a share's ticker and no quantity only comments on the option's own line.
  if (kind === "lapse" && security !== null && security.option === null && !line.namesShares()) return "notice";
  return kind;
}

/** In a file that nobody described: what is paid in or out and is no money are shares, and a trade's fees do not make it one. */
function kindOfShares(kind: MovementKind, words: string, { raw, isin, option }: Security): MovementKind {
  if (kind === "deposit" || kind === "withdrawal") {
    const isCash = isin === "" && option === null && readCash(raw, false) !== null;
    return isCash ? kind : kind === "deposit" ? "transferIn" : "transferOut";
  }
  return leadingSide(words) ?? kind;
}
