import { isLess, isNegative, isZero, negate } from "../text/decimal";
import { applyMovement } from "./apply-movement";
import { emptyHolding, type Holding, putAway, type Released, settle, shed, sizeOf } from "./holding";
import type { Movement } from "./movement";
import { orderMovements } from "./order-movements";
import { joinSplits, pairLegs, soundOf } from "./pair-movements";

export interface Netted {
  holdings: Holding[];
  /** Lines that take back a security which the file does not show bought, and leave nothing of it. */
  older: Movement[];
}

/**
 * Movements to what is held after the last of them, by account and security, at average cost.
 *
 * Where one moment's lines stand in an order that would sell what is bought only below, they are taken again with what
 * opens first; a holding that goes below nothing even so is not knowable.
 */
export function netMovements(movements: readonly Movement[], newestFirst: boolean): Netted {
  const first = run(orderMovements(movements, newestFirst));
  const failed = new Set(first.holdings.filter(({ unknowable }) => unknowable).map(({ security }) => security.key));
  if (failed.size === 0) return first;
  // Exchanges bind securities to each other: then all are taken again, else only those that failed.
  if (movements.some(({ kind }) => kind === "leg")) return run(orderMovements(movements, newestFirst, failed));
  const again = movements.filter(({ security }) => failed.has(security.key));
  const second = run(orderMovements(again, newestFirst, failed));
  const others = first.holdings.filter(({ unknowable }) => !unknowable);
  return { holdings: [...others, ...second.holdings], older: [...first.older, ...second.older] };
}

interface Book {
  holdings: Map<string, Holding>;
  /** By how their names begin, for securities that are named by a number. */
  bySound: Map<string, Set<Holding>>;
  pairs: Map<Movement, Movement>;
  released: Map<Movement, Released>;
  done: Set<Movement>;
  older: Movement[];
}

function run(ordered: readonly Movement[]): Netted {
  const movements = joinSplits(ordered);
  const book: Book = {
    holdings: new Map(),
    bySound: new Map(),
    pairs: pairLegs(movements),
    released: new Map(),
    done: new Set(),
    older: [],
  };
  for (const movement of movements) {
    const pair = book.pairs.get(movement);
    // What goes out is taken before what comes in for it, whichever the file lists first.
    if (pair && isNegative(pair.quantity)) take(book, pair);
    take(book, movement);
  }
  return { holdings: [...book.holdings.values()], older: book.older };
}

function take(book: Book, movement: Movement): void {
  if (book.done.has(movement)) return;
  book.done.add(movement);
  if (movement.kind === "leg" && isNegative(movement.quantity)) {
    takeOutLeg(book, movement);
    return;
  }
  const out = book.pairs.get(movement);
  applyMovement(holdingOf(book, movement), movement, (out && book.released.get(out)) ?? null);
}

function holdingOf({ holdings, bySound }: Book, { security }: Movement): Holding {
  const found = holdings.get(security.key) ?? emptyHolding(security);
  holdings.set(security.key, found);
  // Names and tickers change; the latest is what it is called now.
  const { name, raw } = found.security;
  found.security =
    (security.name || !name) && (security.raw || !raw)
      ? security
      : { ...security, name: security.name || name, raw: security.raw || raw };
  const sound = soundOf(found.security.name);
  if (sound !== null) {
    const alike = bySound.get(sound);
    if (alike) alike.add(found);
    else bySound.set(sound, new Set([found]));
  }
  return found;
}

/** What a company takes back in an exchange is all there is: what the file does not show of it was bought before. */
function takeOutLeg(book: Book, movement: Movement): void {
  const holding = holdingTakenBack(book, movement);
  if (!holding) {
    book.older.push(movement);
    return;
  }
  holding.lines.push(movement);
  if (holding.unknowable) {
    // Exchanged for itself, as in a reverse split, all of it is gone, however much it was.
    if (book.pairs.get(movement)?.security.key !== holding.security.key) return;
    Object.assign(holding, { unknowable: null, quantity: "0", cost: "0", since: null, currency: null });
    settle(holding, "exchanged");
    return;
  }
  const size = sizeOf(movement.quantity);
  const short = isLess(holding.quantity, size);
  const released = shed(holding, size);
  if (!book.pairs.has(movement)) putAway(holding, released.lines ?? [], "exchanged");
  else book.released.set(movement, short ? { ...released, cost: null, since: null } : released);
}

/** The holding an outgoing line is about; brokers name the old security by a number that no other line has. */
function holdingTakenBack({ holdings, bySound, pairs }: Book, movement: Movement): Holding | null {
  const { security, quantity } = movement;
  const own = holdings.get(security.key);
  if (own && (own.unknowable || !isZero(own.quantity))) return own;
  const into = pairs.get(movement)?.security.key;
  const size = negate(quantity);
  // One walk and nothing built: many names may begin alike.
  let [first, exact, taken]: (Holding | null)[] = [null, null, null];
  let [candidates, exacts] = [0, 0];
  for (const holding of bySound.get(soundOf(security.name) ?? "") ?? []) {
    if (holding.quantity === "0" && !holding.unknowable) continue;
    const { key, account, accountNumber } = holding.security;
    if (account !== security.account || accountNumber !== security.accountNumber) continue;
    candidates += 1;
    first ??= holding;
    if (key === into) taken ??= holding;
    if (holding.quantity !== size) continue;
    exacts += 1;
    exact ??= holding;
  }
  if (exacts === 1) return exact ?? null;
  return taken ?? (candidates === 1 ? (first ?? null) : null);
}
