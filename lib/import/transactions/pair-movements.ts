import { add, isNegative, negate } from "../text/decimal";
import type { Movement } from "./movement";
import type { MovementKind } from "./movement-kinds";

const CANCELS: ReadonlySet<MovementKind> = new Set(["cancelBuy", "cancelSell", "cancelTrade"]);

export interface Cancelled {
  kept: Movement[];
  /** Both halves of each pair, with the line of the other. */
  dropped: { movement: Movement; other: Movement }[];
  /** Cancellations of trades that the file does not have. */
  alone: Movement[];
}

/** Takes out cancelled trades with what cancels them: the same security, shares and price, nearest before it in time. */
export function dropCancelled(ordered: readonly Movement[]): Cancelled {
  if (!ordered.some(isCancel)) return { kept: [...ordered], dropped: [], alone: [] };
  const gone = new Set<Movement>();
  const dropped: Cancelled["dropped"] = [];
  const open = new OpenTrades();
  const waiting: Movement[] = [];
  const undo = (cancel: Movement, trade: Movement) => {
    gone.add(cancel).add(trade);
    dropped.push({ movement: cancel, other: trade }, { movement: trade, other: cancel });
  };
  for (const movement of ordered) {
    if (!isCancel(movement)) {
      open.put(movement);
      continue;
    }
    const trade = open.take(movement, (trades) => trades.findLastIndex((one) => samePrice(one, movement)));
    if (trade) undo(movement, trade);
    else waiting.push(movement);
  }
  // A cancellation may stand before its trade where both are of one day.
  const alone = waiting.filter((cancel) => {
    const onItsDay = (one: Movement) => one.date === cancel.date && samePrice(one, cancel);
    const trade = open.take(cancel, (trades) => trades.findIndex(onItsDay));
    if (trade) undo(cancel, trade);
    else gone.add(cancel);
    return trade === undefined;
  });
  return { kept: ordered.filter((movement) => !gone.has(movement)), dropped, alone };
}

/** Trades that have not been cancelled, by security and shares; what no trade's price fits is told without looking at them all. */
class OpenTrades {
  private readonly trades = new Map<string, Movement[]>();
  private readonly prices = new Map<string, number>();

  put(trade: Movement): void {
    const key = `${trade.security.key}\n${trade.quantity}`;
    push(this.trades, key, trade);
    this.count(key, trade, 1);
  }

  take(cancel: Movement, find: (trades: readonly Movement[]) => number): Movement | undefined {
    const key = `${cancel.security.key}\n${negate(cancel.quantity)}`;
    const trades = this.trades.get(key) ?? [];
    const fits = (price: string | null) => (this.prices.get(`${key}\n${price}`) ?? 0) > 0;
    if (cancel.price !== null && !fits(cancel.price) && !fits(null)) return undefined;
    const at = find(trades);
    const [trade] = at < 0 ? [] : trades.splice(at, 1);
    if (trade) this.count(key, trade, -1);
    return trade;
  }

  private count(key: string, { price }: Movement, change: number): void {
    const id = `${key}\n${price}`;
    this.prices.set(id, (this.prices.get(id) ?? 0) + change);
  }
}

function isCancel({ kind }: Movement): boolean {
  return CANCELS.has(kind);
}

function samePrice(a: Movement, b: Movement): boolean {
  return a.price === b.price || a.price === null || b.price === null;
}

function push<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const found = map.get(key);
  if (found) found.push(value);
  else map.set(key, [value]);
}

/**
 * The lines of each exchange of securities, what goes out with what comes in for it, so that the cost can go over: within
 * one group by the same security, else by names that begin alike, else the only two there are.
 *
 * @returns both ways round
 */
export function pairLegs(movements: readonly Movement[]): Map<Movement, Movement> {
  const groups = new Map<string, Movement[]>();
  for (const movement of movements) if (movement.kind === "leg") push(groups, movement.group, movement);
  const pairs = new Map<Movement, Movement>();
  for (const legs of groups.values()) {
    pairBy(legs, pairs, ({ security }) => security.key);
    pairBy(legs, pairs, ({ security }) => soundOf(security.name));
    const left = legs.filter((leg) => !pairs.has(leg));
    if (left.length === 2) pairBy(left, pairs, () => "");
  }
  return pairs;
}

/** Pairs what goes out with what comes in where both have the same mark, in their order. */
function pairBy(
  legs: readonly Movement[],
  pairs: Map<Movement, Movement>,
  markOf: (leg: Movement) => string | null,
): void {
  const outs = new Map<string, Movement[]>();
  const free = legs.filter((leg) => !pairs.has(leg));
  for (const leg of free) {
    const mark = isNegative(leg.quantity) ? markOf(leg) : null;
    if (mark !== null) push(outs, mark, leg);
  }
  for (const lists of outs.values()) lists.reverse();
  for (const into of free) {
    const mark = isNegative(into.quantity) ? null : markOf(into);
    const out = mark === null ? undefined : outs.get(mark)?.pop();
    if (out) pairs.set(into, out).set(out, into);
  }
}

/** The first eight letters of a name: those of "TONIX PHARMA HLDGS" and "TONIX PHARMA HLDGS XXXREVERSE SPLIT" are the same. */
export function soundOf(name: string): string | null {
  const start = name
    .slice(0, 60)
    .toUpperCase()
    .replace(/[^A-Z0-9]/g, "")
    .slice(0, 8);
  return start.length >= 4 ? start : null;
}

/** Adds up what one split added and took on several lines, as reverse splits have it; the further lines add nothing. */
export function joinSplits(movements: readonly Movement[]): Movement[] {
  const first = new Map<string, number>();
  const joined = [...movements];
  for (const [index, movement] of movements.entries()) {
    if (movement.kind !== "splitAdded") continue;
    const id = `${movement.security.key}\n${movement.date}`;
    const at = first.get(id);
    if (at === undefined) {
      first.set(id, index);
      continue;
    }
    const before = joined[at];
    // Only what has both signs is one split on two lines; two that add are two accounts or two splits.
    if (!before || isNegative(before.quantity) === isNegative(movement.quantity)) continue;
    joined[at] = { ...before, quantity: add(before.quantity, movement.quantity) };
    joined[index] = { ...movement, quantity: "0" };
  }
  return joined;
}
