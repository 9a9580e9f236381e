import { betaReasonSentence } from "@/components/factors/rows";
import type { PositionRow, PositionState } from "@/components/portfolio/position-rows";
import { unavailableSentence } from "@/components/portfolio/unavailable-sentence";
import type { PositionWithData } from "@/db/queries/positions";
import { symbolReadiness } from "@/lib/portfolio/readiness";

/** Lots as the positions table shows them. @param baseUsd what weights are measured against; null: no weights */
export function positionRows(lots: readonly PositionWithData[], baseUsd: number | null): PositionRow[] {
  return lots.map((lot) => {
    const priced = isPriced(lot);
    const valueUsd = lotValue(lot);
    return {
      id: lot.id,
      symbol: lot.kind === "public" ? lot.symbol : lot.rawSymbol,
      name: lot.kind === "public" ? (lot.name ?? lot.description) : lot.description,
      kind: lot.kind,
      quantity: lot.quantity,
      closeUsd: priced ? lot.close : null,
      closeDate: priced ? lot.closeDate : null,
      valueUsd,
      stated: valueUsd !== null && !priced && lot.kind !== "cash",
      weight: valueUsd === null || baseUsd === null ? null : valueUsd / baseUsd,
      ...stateOf(lot),
    };
  });
}

/** The published close is in dollars: a listing in another currency is worth what the file says. */
const isPriced = ({ kind, currency, close }: PositionWithData) =>
  kind === "public" && currency === "USD" && close !== null;

/** Methodology §4: the published close, else what the file says; cash in dollars is its amount. */
function lotValue(lot: PositionWithData): number | null {
  if (lot.kind === "cash" && lot.currency === "USD") return lot.units;
  if (isPriced(lot) && lot.close !== null) return lot.units * lot.close;
  return lot.statedValue;
}

function stateOf(lot: PositionWithData): { state: PositionState; note: string | null } {
  if (lot.kind === "cash") return { state: "no_risk", note: null };
  if (lot.kind === "private") return { state: "not_modelled", note: "A private holding has no market price." };
  if (symbolReadiness({ ...lot, hasNumbers: lot.hasBetas && lot.fresh }) === "pending")
    return { state: "pending", note: "Its numbers are on their way." };
  if (!lot.hasBetas || !lot.fresh) {
    if (lot.status !== null && lot.status !== "active")
      return { state: "unavailable", note: unavailableSentence(lot.status) };
    const reason = lot.reasons?.market_beta ?? null;
    return { state: "unavailable", note: reason ? betaReasonSentence(reason) : unavailableSentence("stale") };
  }
  if (lot.kind === "option") return optionState(lot);
  return lot.limited
    ? { state: "limited", note: "Some betas rest on less than 95 % of their window." }
    : { state: "ready", note: null };
}

function optionState({ delta, underlyingSymbol }: PositionWithData): { state: PositionState; note: string | null } {
  if (delta === null) return { state: "not_modelled", note: "It has expired, or its volatility is not known." };
  return {
    state: "ready",
    note: `Moves like ${delta.toFixed(2)} shares of ${underlyingSymbol} for each share it covers.`,
  };
}
