import type { IsoDate } from "../preview";
import type { ImportProblem } from "../problems";
import { readCash } from "../rows/cash";
import { shownNumber } from "../text/shown-number";
import type { CashBalance } from "./cash-balances";
import type { Unpriced } from "./cost-unknown";
import type { Ending, Holding } from "./holding";
import type { LineSheet } from "./line-sheet";
import { isListedLikeCash } from "./listed-like-cash";
import type { TradedIn } from "./listing";
import { SHARE_KINDS } from "./movement-kinds";
import { readHolding } from "./netted-position";
import { notKnowableSaid } from "./transaction-problems";

/** What is said of lines whose shares are gone. */
const ENDINGS: Readonly<Record<Ending, string>> = {
  sold: "Sold again, nothing is left.",
  boughtBack: "Sold short and bought back, nothing is left.",
  lapsed: "Expired, assigned or exercised, nothing is left.",
  transferred: "Transferred out, nothing is left.",
  exchanged: "Exchanged or split, nothing is left under this name.",
};

export interface HoldingFacts {
  asOf: IsoDate | null;
  balances: readonly CashBalance[];
  /** What each security trades in, by its key. */
  listings: ReadonlyMap<string, TradedIn>;
}

/**
 * Each holding to a position, or to why it is none: sold again, not knowable, expired, part of the cash; and its lines with it.
 *
 * @returns positions whose cost is not known
 */
export function putHoldings(
  sheet: LineSheet,
  problems: ImportProblem[],
  holdings: readonly Holding[],
  facts: HoldingFacts,
): { unpriced: Unpriced[] } {
  const unpriced: Unpriced[] = [];
  for (const holding of holdings) {
    for (const { movement, by } of holding.closed) sheet.put(movement.record, "ignored", ENDINGS[by]);
    if (holding.lines.length === 0) continue;
    if (holding.unknowable) {
      const why = `${holding.unknowable.why}: not knowable from this file.`;
      for (const { record } of holding.lines) sheet.put(record, "rejected", why);
      problems.push(...notKnowableSaid(holding));
      continue;
    }
    const over = whyNotHeld(holding, facts);
    if (over !== null) {
      for (const { record } of holding.lines) sheet.put(record, "ignored", over);
      continue;
    }
    const {
      outcome,
      problems: own,
      wanted,
      paidIn,
    } = readHolding(holding, facts.listings.get(holding.security.key) ?? null);
    const { position, disposition, reason } = outcome;
    problems.push(...own);
    if (position?.kind === "public" && position.entryPrice === null) unpriced.push({ holding, paidIn });
    if (position) sheet.hold(position, holding.lines);
    for (const { record, kind } of holding.lines) {
      const name = position?.symbol ?? (holding.security.raw || holding.security.isin);
      const part = `${SHARE_KINDS[kind] ?? "A trade"}: part of the ${shownNumber(holding.quantity)} ${name} held. ${reason}`;
      sheet.put(record, disposition, disposition === "rejected" ? reason : part);
      if (wanted) sheet.names.push({ line: record.line, ...wanted });
    }
  }
  return { unpriced };
}

function whyNotHeld(holding: Holding, { asOf, balances }: HoldingFacts): string | null {
  const { security, lines } = holding;
  const { option, raw } = security;
  if (option && asOf !== null && option.expiration < asOf) {
    return `The contract expired on ${option.expiration}, before the file ends.`;
  }
  const broker = lines[0]?.table.broker;
  const isSweep = readCash(raw, false) !== null && !isListedLikeCash(holding);
  const inBalance = broker?.sweepInBalance === true && balances.length > 0 && isSweep;
  return inBalance ? "A money-market fund: part of the cash balance." : null;
}
