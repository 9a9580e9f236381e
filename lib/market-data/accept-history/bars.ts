import type { History, PriceBar } from "../market";
import type { Checked, Finding } from "./judgement";

export const PRICE_FIELDS = ["open", "high", "low", "close", "adjClose"] as const;
export type PriceField = (typeof PRICE_FIELDS)[number];
export const TRADED_FIELDS = ["open", "high", "low", "close"] as const;

export const passed = (history: History): Checked => ({ history, findings: [], isUsable: true });

export const refused = (history: History, findings: Finding[]): Checked => ({ history, findings, isUsable: false });

/** A bar with some of its prices times a factor; shares traded go the other way where `volume` is asked for too. */
export function scaled(
  bar: PriceBar,
  factor: number,
  { fields, volume = false }: { fields: readonly PriceField[]; volume?: boolean },
): PriceBar {
  const copy = { ...bar };
  for (const field of fields) {
    const price = copy[field];
    if (price !== null) copy[field] = price * factor;
  }
  if (volume && copy.volume !== null) copy.volume = Math.round(copy.volume / factor);
  return copy;
}

/** A price as a sentence shows it. */
export const shown = (price: number | null): string => (price === null ? "none" : String(Number(price.toPrecision(6))));

/** "3 rows" or "1 row". */
export const counted = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? "" : "s"}`;

export const sessionAt = (bars: readonly PriceBar[], i: number): string | null => bars[i]?.session ?? null;
