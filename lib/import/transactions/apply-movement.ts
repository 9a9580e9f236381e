import type { DecimalText } from "../preview";
import { add, isLess, isNegative, isZero, negate } from "../text/decimal";
import { shownNumber } from "../text/shown-number";
import {
  costOf,
  type Ending,
  feesOn,
  gain,
  type Holding,
  putAway,
  type Released,
  scale,
  settle,
  shed,
  sizeOf,
} from "./holding";
import type { Movement } from "./movement";

/**
 * One movement to a holding of its security; what goes out in an exchange of securities is `takeOutLeg`'s.
 *
 * @param released what went out for it, where it is what came in
 */
export function applyMovement(holding: Holding, movement: Movement, released: Released | null): void {
  // What it was exchanged for lives on in it, lines and all.
  holding.lines.push(...(released?.lines ?? []), movement);
  if (movement.kind === "restate") restate(holding, movement);
  else if (holding.unknowable) return;
  else if (movement.kind === "splitAdded") split(holding, movement);
  else if (movement.kind === "lapse") close(holding, movement, sizeOf(movement.quantity));
  else if (movement.kind === "leg") {
    gain(holding, movement.quantity, released ?? { cost: null, currency: movement.currency, since: movement.date });
  } else if (movement.kind === "splitRatio") {
    if (movement.ratio) multiplied(holding, movement, movement.ratio);
  } else trade(holding, movement);
  if (!holding.unknowable) settle(holding, endingOf(movement));
}

/** More digits than any number of shares can have, whatever splits come after. */
const ENDLESS = 60;

function multiplied(holding: Holding, movement: Movement, { now, before }: { now: string; before: string }): void {
  scale(holding, now, before);
  if (holding.quantity.length > ENDLESS) lose(holding, movement, "Its splits make more shares than any holding can be");
}

/** Takes shares towards zero; what is all gone is over. */
function close(holding: Holding, movement: Movement, size: DecimalText): void {
  putAway(holding, shed(holding, size).lines ?? [], endingOf(movement));
}

function endingOf({ kind, quantity }: Movement): Ending {
  if (kind === "lapse") return "lapsed";
  if (kind.startsWith("transfer")) return "transferred";
  if (kind === "leg" || kind === "restate" || kind.startsWith("split")) return "exchanged";
  return isNegative(quantity) ? "sold" : "boughtBack";
}

/** Shares that come or go: towards zero first, then, where the line may, on the other side. */
function trade(holding: Holding, movement: Movement): void {
  const { quantity: delta, kind } = movement;
  const held = holding.quantity;
  const against = !isZero(held) && isNegative(held) !== isNegative(delta);
  const closing = !against ? "0" : isLess(sizeOf(delta), sizeOf(held)) ? sizeOf(delta) : sizeOf(held);
  const rest = add(sizeOf(delta), negate(closing));
  const opens = !isZero(rest);
  if (opens && (kind === "cover" || (isNegative(delta) && !movement.opens))) {
    const what = kind === "cover" ? "were bought back" : "went out";
    lose(holding, movement, `${shownNumber(sizeOf(delta))} ${what} when the file shows ${shownNumber(held)} held`);
    return;
  }
  if (!isZero(closing)) close(holding, movement, closing);
  if (!opens) return;
  if (isZero(holding.quantity) && against) {
    // The line that goes through zero belongs to what it opens.
    holding.closed.pop();
    holding.lines.push(movement);
  }
  const opened = isNegative(delta) ? negate(rest) : rest;
  gain(holding, opened, {
    cost: costFor(movement, opened),
    currency: movement.currency,
    since: movement.date,
    fees: feesOn(movement, opened),
  });
}

/** Given shares cost nothing; a price of nothing on a transfer says that it is not known, and a spin-off's never is. */
function costFor(movement: Movement, shares: DecimalText): DecimalText | null {
  const { kind, price } = movement;
  if (kind === "spinOff") return null;
  if (kind === "bonus") return costOf({ ...movement, price: price ?? "0" }, shares);
  const unpriced = price === null || isZero(price);
  return unpriced && kind.startsWith("transfer") ? null : costOf(movement, shares);
}

function split(holding: Holding, movement: Movement): void {
  const { quantity: delta } = movement;
  if (isZero(delta)) return;
  const held = holding.quantity;
  if (isZero(held)) {
    lose(holding, movement, `A split changed it by ${shownNumber(delta)} before the file shows any bought`);
    return;
  }
  // A split of a short makes it shorter.
  const after = add(held, isNegative(held) ? negate(delta) : delta);
  if (isZero(after) || isNegative(after) !== isNegative(held)) {
    lose(
      holding,
      movement,
      `A split took ${shownNumber(sizeOf(delta))} when the file shows ${shownNumber(sizeOf(held))} held`,
    );
  } else {
    holding.quantity = after;
  }
}

/** The broker says how many there are: right where the lines add up to less, for they may begin later. */
function restate(holding: Holding, movement: Movement): void {
  const { quantity } = movement;
  const difference = add(holding.quantity, negate(quantity));
  if (!holding.unknowable && isZero(difference)) return;
  if (!holding.unknowable && !isNegative(difference)) {
    const why = `The file says that ${shownNumber(quantity)} are held when its lines add up to ${shownNumber(holding.quantity)}`;
    lose(holding, movement, why);
    return;
  }
  Object.assign(holding, { unknowable: null, quantity, cost: null, since: null, currency: movement.currency });
}

function lose(holding: Holding, movement: Movement, why: string): void {
  holding.unknowable = { movement, why };
}
