import type { DecimalText, IsoDate } from "../preview";
import { add, canonical, divide, isLess, isNegative, isZero, multiply, negate, round } from "../text/decimal";
import type { Movement } from "./movement";
import type { Security } from "./security";

/** Decimals that costs are carried with; average costs are rounded to 8 only when they are read. */
const COST_PLACES = 18;
/** Decimals of a quantity, as it is stored. */
const SHARE_PLACES = 10;
const CONTRACT = "100";

/** What is held of one security in one account, after the movements so far. */
export interface Holding {
  /** As the latest line writes it. */
  security: Security;
  /** Signed. */
  quantity: DecimalText;
  /** What all of it cost, its price times its shares with fees, signed as the quantity; null where a part is not known. */
  cost: DecimalText | null;
  /** Of the cost; null where the file does not say. */
  currency: string | null;
  /** The first purchase since nothing was held. */
  since: IsoDate | null;
  /** Lines that made what is held now. */
  lines: Movement[];
  /** Lines of what is over, with what ended it. */
  closed: { movement: Movement; by: Ending }[];
  /** Set where the file cannot tell what is held; the first movement that shows it, and how. */
  unknowable: { movement: Movement; why: string } | null;
}

/** What left a holding: its part of the cost, and how long it had been held. */
export interface Released {
  cost: DecimalText | null;
  currency: string | null;
  since: IsoDate | null;
  /** The lines that made it, where all of it left. */
  lines?: Movement[];
}

/** How shares or contracts left. */
export type Ending = "sold" | "boughtBack" | "lapsed" | "transferred" | "exchanged";

export function emptyHolding(security: Security): Holding {
  return {
    security,
    quantity: "0",
    cost: "0",
    currency: null,
    since: null,
    lines: [],
    closed: [],
    unknowable: null,
  };
}

export const sizeOf = (decimal: DecimalText) => (isNegative(decimal) ? negate(decimal) : decimal);

/** Adds shares away from zero. A short's cost is what it brought, fees taken off. */
export function gain(holding: Holding, delta: DecimalText, from: Released & { fees?: DecimalText }): void {
  const fresh = isZero(holding.quantity);
  if (fresh) {
    holding.since = from.since;
    holding.cost = "0";
    holding.currency = from.currency;
  } else if (from.since !== null && holding.since !== null && from.since < holding.since) {
    holding.since = from.since;
  }
  const fees = from.fees ?? "0";
  holding.quantity = add(holding.quantity, delta);
  if (holding.cost === null || from.cost === null || holding.currency !== from.currency) holding.cost = null;
  // A purchase's fees raise its cost; a short sale's lower what it brought, which is negative here.
  // What has few digits goes together first.
  else holding.cost = add(holding.cost, add(from.cost, fees));
}

/**
 * Takes `size` shares towards zero, at most all of them, with their part of the average cost. Where all are gone, the lines
 * that made them go with them: the caller says where they belong.
 */
export function shed(holding: Holding, size: DecimalText): Released {
  const { quantity, currency, since } = holding;
  const held = sizeOf(quantity);
  if (!isLess(size, held)) {
    const released = { cost: holding.cost, currency, since, lines: holding.lines };
    Object.assign(holding, { quantity: "0", cost: "0", since: null, currency: null, lines: [] });
    return released;
  }
  const left = add(held, negate(size));
  const cost = holding.cost;
  const kept = cost === null ? null : divide(multiply(cost, left), held, COST_PLACES);
  holding.quantity = isNegative(quantity) ? negate(left) : left;
  holding.cost = kept;
  return { cost: cost === null || kept === null ? null : add(cost, negate(kept)), currency, since };
}

/** Lines of a holding that has nothing left belong to what is over. */
export function settle(holding: Holding, by: Ending): void {
  if (!isZero(holding.quantity)) return;
  putAway(holding, holding.lines, by);
  holding.lines = [];
}

/** Lines that made what is over go where such lines are kept. */
export function putAway(holding: Holding, lines: readonly Movement[], by: Ending): void {
  for (const movement of lines) holding.closed.push({ movement, by });
}

/** Multiplies the shares; what they cost in all stays. */
export function scale(holding: Holding, now: string, before: string): void {
  holding.quantity = divide(multiply(holding.quantity, now), canonical(before), SHARE_PLACES);
}

/** What `shares` of a movement cost: price times shares, signed as they are. */
export function costOf({ price }: Movement, shares: DecimalText): DecimalText | null {
  return price === null ? null : round(multiply(price, shares), COST_PLACES);
}

/** A movement's fees that fall on `shares` of it, a share's worth of a contract where it is an option. */
export function feesOn({ fees, quantity, security }: Movement, shares: DecimalText): DecimalText {
  if (isZero(fees) || isZero(quantity)) return "0";
  if (quantity === shares && !security.option) return round(fees, COST_PLACES);
  const units = multiply(sizeOf(quantity), security.option ? CONTRACT : "1");
  return divide(multiply(fees, sizeOf(shares)), units, COST_PLACES);
}

/** The average cost of a share, to 8 decimals; null where it is not known. */
export function averageCost({ cost, quantity }: Holding): DecimalText | null {
  if (cost === null || isZero(quantity)) return null;
  const price = divide(cost, quantity, 8);
  return isNegative(price) ? null : price;
}
