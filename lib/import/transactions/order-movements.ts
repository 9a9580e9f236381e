import { isNegative } from "../text/decimal";
import type { Movement } from "./movement";
import type { MovementKind } from "./movement-kinds";

/**
 * Movements in the order in which they happened: by day, by time where the file has times, then as the file lists them,
 * turned round where it lists the newest first.
 *
 * @param opensFirst keys whose lines of one moment are put so that what opens comes before what closes, for files whose
 *   order within a day cannot be right
 */
export function orderMovements(
  movements: readonly Movement[],
  newestFirst: boolean,
  opensFirst: ReadonlySet<string> = new Set(),
): Movement[] {
  return [...movements].sort((a, b) => {
    if (a.date !== b.date) return a.date < b.date ? -1 : 1;
    if (a.time !== b.time) return a.time < b.time ? -1 : 1;
    const rank = rankIn(opensFirst, a) - rankIn(opensFirst, b);
    if (rank !== 0) return rank;
    return newestFirst ? b.place - a.place : a.place - b.place;
  });
}

/** Whether the file lists the newest first; where its days do not tell, as its broker does. */
export function listsNewestFirst(movements: readonly { date: string; time: string }[], usual: boolean): boolean {
  let up = 0;
  let down = 0;
  for (let i = 1; i < movements.length; i += 1) {
    const before = `${movements[i - 1]?.date} ${movements[i - 1]?.time}`;
    const here = `${movements[i]?.date} ${movements[i]?.time}`;
    if (here > before) up += 1;
    else if (here < before) down += 1;
  }
  return up === down ? usual : down > up;
}

const CORPORATE: ReadonlySet<MovementKind> = new Set(["splitAdded", "splitRatio", "leg", "restate"]);

/** The same for all keys that are left as they stand, so that the order of others among them does not change. */
function rankIn(opensFirst: ReadonlySet<string>, movement: Movement): number {
  return opensFirst.has(movement.security.key) ? rankOf(movement) : -1;
}

/** Splits take effect before the market opens; then what opens, then what closes. */
function rankOf({ kind, quantity, opens }: Movement): number {
  if (CORPORATE.has(kind)) return 0;
  const closes = kind === "cover" || kind === "lapse" || (isNegative(quantity) && !opens);
  return closes ? 2 : 1;
}
