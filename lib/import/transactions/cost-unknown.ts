import { type ImportProblem, PROBLEM_CODES, showCell } from "../problems";
import { shownNumber } from "../text/shown-number";
import type { Holding } from "./holding";
import type { Movement } from "./movement";
import { nameOf } from "./security";

const NAMES_SHOWN = 8;

/** A position without an entry price. */
export interface Unpriced {
  holding: Holding;
  /** The currency it was paid for in, where that is not the one it trades in; blank where the file does not say. */
  paidIn: string | null;
}

/** Why entry prices are not given, once for each reason with all that it holds for. */
export function unpricedSaid(unpriced: readonly Unpriced[]): ImportProblem[] {
  const reasons = new Map<string, Unpriced[]>();
  for (const one of unpriced) {
    const reason = reasonOf(one);
    const alike = reasons.get(reason);
    if (alike) alike.push(one);
    else reasons.set(reason, [one]);
  }
  return [...reasons].map(([reason, alike]) => {
    const names = alike.map(({ holding }) => nameOf(holding.security));
    const shown = names.slice(0, NAMES_SHOWN).join(", ");
    const more = names.length > NAMES_SHOWN ? ` and ${shownNumber(names.length - NAMES_SHOWN)} more` : "";
    const line = alike[0]?.holding.lines[0]?.record.line ?? null;
    const message = `${shown}${more}: ${reason}, so no entry price is given.`;
    return { severity: "info", code: PROBLEM_CODES.costUnknown, line, column: null, value: null, message };
  });
}

function reasonOf({ holding: { lines }, paidIn }: Unpriced): string {
  if (paidIn === "") return "the file does not say in which currency it was paid for";
  if (paidIn !== null)
    return `paid for in ${paidIn}, and the rate to the listing’s currency on that day is not in the file`;
  const misread = lines.find(({ misreadPrice }) => misreadPrice !== null);
  if (misread) return `“${showCell(misread.misreadPrice ?? "")}” in line ${misread.record.line} is not a price`;
  if (lines.some(cameWithoutCost))
    return "some of it was transferred, exchanged or spun off, and the file does not say what it cost";
  if (lines.some(({ price }) => price === null)) return "the file does not state the price of all its trades";
  return "its trades were paid in several currencies";
}

function cameWithoutCost({ kind, price }: Movement): boolean {
  const isMoved = kind.startsWith("transfer") || kind === "leg" || kind === "restate" || kind === "spinOff";
  return isMoved && (price === null || kind !== "transferIn" || /^0*$/.test(price));
}
