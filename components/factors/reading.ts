import type { Factor } from "@/lib/factors/catalog";
import { crossesZero, type Estimate } from "./axis";

/** Below this a one per cent move of the factor is lost in the second decimal. */
const HARDLY = 0.05;

/**
 * An exposure in plain words: "Rises about 1.2 % when the market rises 1 %".
 *
 * The styles' "other styles unchanged" is left to the heading of their group, which says it once. Null without a value.
 */
export function readingOf({ move }: Pick<Factor, "move">, estimate: Estimate): string | null {
  const { value } = estimate;
  if (value === null) return null;

  const when = `when ${move.replace(/, other styles unchanged$/, "")}`;
  const size = Math.abs(value);
  const doubt = crossesZero(estimate) ? "; could be zero" : "";
  const sentence =
    size < HARDLY
      ? `Hardly moves ${when}`
      : `${value > 0 ? "Rises" : "Falls"} about ${size.toFixed(1)} % ${when}${doubt}`;
  return keepUnitsTogether(sentence);
}

/** The narrow space of `lib/format`: no line break between a number and its per cent sign. */
export function keepUnitsTogether(sentence: string): string {
  return sentence.replaceAll(/(\d) %/g, "$1\u202f%");
}

/** A tick as the axis shows it: signed, with no more decimals than its step needs, and a plain 0. */
export function tickLabel(tick: number, step: number): string {
  if (tick === 0) return "0";
  const decimals = Math.max(0, -Math.floor(Math.log10(step) + 1e-9));
  return `${tick < 0 ? "−" : "+"}${Math.abs(tick).toFixed(decimals)}`;
}
