import type { CapitalBase } from "./exposures";

/**
 * What weights are shares of (methodology §4): stated equity if it is above zero; else net value where the file lists cash
 * and net is above zero, because then net is the account; else the larger of net and half of gross, which keeps the weights
 * of a book without its cash, or of a market-neutral one, from running away. Nothing to weigh: no base.
 *
 * @param statedEquityUsd what the owner says the account is worth
 * @param hasCash a cash row is held, of either sign
 */
export function capitalBase({
  statedEquityUsd,
  netUsd,
  grossUsd,
  hasCash,
}: {
  statedEquityUsd: number | null;
  netUsd: number;
  grossUsd: number;
  hasCash: boolean;
}): CapitalBase {
  if (!(grossUsd > 0)) return { valueUsd: null, basis: "none" };
  if (statedEquityUsd !== null && statedEquityUsd > 0) return { valueUsd: statedEquityUsd, basis: "stated_equity" };
  if (hasCash && netUsd > 0) return { valueUsd: netUsd, basis: "net_value" };
  return { valueUsd: Math.max(netUsd, grossUsd / 2), basis: "max_net_half_gross" };
}
