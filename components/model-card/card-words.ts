import type { ModelCard } from "@/lib/factors/model-card";
import { formatCount, formatPercent, formatSession } from "@/lib/format";

/** What each figure of a card says, and what is usual, in a plain sentence each. */

export function coverageSentence({ expected, priced, share }: ModelCard["coverage"]): string {
  if (share === null) return "No symbol was expected to have a price for this session.";
  return `${formatCount(priced)} of the ${formatCount(expected)} symbols that were due had a price for the session. Usual is nearly all; below 97${"\u202f"}% a run is not published by itself.`;
}

export function quarantineSentence(quarantined: number): string {
  if (quarantined === 0) return "No price was kept out when the run was published, as is usual.";
  const [what, their] =
    quarantined === 1 ? ["finding was", "its symbol keeps"] : ["findings were", "their symbols keep"];
  return `${formatCount(quarantined)} ${what} open against prices when the run was published; ${their} the prices from before.`;
}

export const SYMBOLS_SENTENCE =
  "Symbols this run computed numbers for. From one night to the next it changes by a handful.";

export const SECONDS_SENTENCE =
  "From the first step to the last, waits for the provider included. It grows with the number of symbols, not of portfolios.";

/** How to read the columns of the factor table. */
export const FACTOR_NOTES: readonly { term: string; note: string }[] = [
  {
    term: "Full, limited, none",
    note: "Symbols whose beta saw its whole window of returns, fewer than that but enough, or too few. Usual: nearly all full; newly listed symbols are limited or have none.",
  },
  {
    term: "Median r²",
    note: "How much of a typical symbol’s daily moves the factor explains. Shares move mostly for reasons of their own, so small values are usual; a sudden change from the card before is not.",
  },
  {
    term: "|t| > 2",
    note: "Share of betas that stand out from noise. If no beta were real, about one in twenty would by luck. Not for ridge: its penalty leaves no t statistic.",
  },
  {
    term: "Drift",
    note: "How far betas have moved since the run before: the median symbol’s, and the one that moved most. A day more in a window of 90 or 180 moves a typical beta little; a large median points at bad prices.",
  },
  { term: "Beyond ±5", note: "Betas so large that something odd is likely. They are kept as they are. Usual: a few." },
];

/**
 * What a variance inflation factor means: the share of the ETF's moves that the other style ETFs together explain.
 *
 * @param vif 1 / (1 - R²), at least 1
 */
export function explainedByOthers(vif: number): number {
  return 1 - 1 / vif;
}

export const VIF_NOTE =
  "How hard it is to tell one style from the others. At 1 a style moves on its own; at 10 nine tenths of its moves are those of the other styles together. Style funds all carry the market, so values well above 1 are usual; that is why their betas are estimated by ridge, and read as a set rather than one by one.";

/** "Momentum: 1,257 symbols keep the beta of Fri 21 Aug 2026." */
export function carriedSentence(label: string, { session, symbols }: ModelCard["carried"][number]): string {
  const keep = symbols === 1 ? "symbol keeps" : "symbols keep";
  return `${label}: ${formatCount(symbols)} ${keep} the beta of ${formatSession(session)}.`;
}

export function coverageFigure({ share }: ModelCard["coverage"]): string | null {
  return share === null ? null : formatPercent(share, 1);
}
