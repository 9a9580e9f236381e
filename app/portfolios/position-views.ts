import { betaReasonSentence } from "@/components/factors/rows";
import type { PositionRow, PositionState } from "@/components/portfolio/position-rows";
import { unavailableSentence } from "@/components/portfolio/unavailable-sentence";
import type { PositionWithData } from "@/db/queries/positions";
import { denominationOf } from "@/lib/portfolio/currencies";
import { symbolReadiness, unavailableReason } from "@/lib/portfolio/readiness";

/** Lots as the positions table shows them. @param baseUsd what weights are measured against; null: no weights */
export function positionRows(lots: readonly PositionWithData[], baseUsd: number | null): PositionRow[] {
  return lots.map((lot) => {
    const hasClose = lot.kind === "public" && !lot.isOtherListing && lot.close !== null;
    const { valueUsd, stated } = worthOf(lot);
    return {
      id: lot.id,
      symbol: lot.kind === "public" ? lot.symbol : lot.rawSymbol,
      name: lot.kind === "public" ? (lot.name ?? lot.description) : lot.description,
      kind: lot.kind,
      quantity: lot.quantity,
      currency: lot.kind === "cash" ? lot.currency : lot.priceCurrency,
      close: hasClose ? lot.close : null,
      closeDate: hasClose ? lot.closeDate : null,
      rate: valueUsd === null || stated ? null : rateOf(lot),
      valueUsd,
      stated,
      weight: valueUsd === null || baseUsd === null ? null : valueUsd / baseUsd,
      ...withValueNote(lot, stateOf(lot)),
    };
  });
}

/** Methodology §4: the published close by the rate, else what the file says; cash is its amount by the rate. */
function worthOf(lot: PositionWithData): { valueUsd: number | null; stated: boolean } {
  const each = lot.kind === "cash" ? lot.rate : lot.kind === "public" && !lot.isOtherListing ? lot.closeUsd : null;
  if (each !== null)
    return { valueUsd: (lot.kind === "cash" ? Number(lot.quantity) : lot.units) * each, stated: false };
  return { valueUsd: lot.statedValue, stated: lot.statedValue !== null };
}

/** The rate of a foreign currency that is counted, for a whole unit of it: pounds, not pence. */
function rateOf({ priceCurrency, rate, rateDate }: PositionWithData): PositionRow["rate"] {
  const counted = denominationOf(priceCurrency);
  if (counted === null || counted.currency === "USD" || rate === null) return null;
  return { currency: counted.currency, usd: rate / counted.unit, date: rateDate };
}

interface State {
  state: PositionState;
  note: string | null;
}

/** Why a value is the file's own or missing comes before what else there is to say. */
function withValueNote(lot: PositionWithData, { state, note }: State): State {
  const trouble = valueTrouble(lot);
  if (trouble === null) return { state, note };
  const instead =
    lot.statedValue === null
      ? "and the file states no value in US dollars."
      : "so it stands at the value the file states.";
  return { state, note: `${trouble}, ${instead}` };
}

/** What keeps a lot in another currency from being counted by its price or amount; null where nothing does. */
function valueTrouble(lot: PositionWithData): string | null {
  if (lot.kind !== "public" && lot.kind !== "cash") return null;
  if (lot.isOtherListing) return `The file has it in ${lot.currency}, and ${lot.symbol} is listed in US dollars`;
  if (lot.kind === "public" && lot.status !== "unsupported") return null;
  if (lot.rate === null) {
    return denominationOf(lot.priceCurrency) === null
      ? `There is no rate for ${lot.priceCurrency}`
      : `No rate for ${lot.priceCurrency} has come in the last five sessions`;
  }
  if (lot.kind === "public" && lot.closeUsd === null) return "No price has come in the last five sessions";
  return null;
}

function stateOf(lot: PositionWithData): State {
  if (lot.kind === "cash") return cashState(lot);
  if (lot.kind === "private") return { state: "not_modelled", note: "A private holding has no market price." };
  if (symbolReadiness({ ...lot, hasNumbers: lot.hasBetas && lot.fresh }) === "pending")
    return { state: "pending", note: `${whose(lot)} numbers are on their way.` };
  if (lot.isOtherListing) return { state: "not_modelled", note: null };
  if (!lot.hasBetas || !lot.fresh) {
    const symbol = lot.underlyingSymbol ?? lot.symbol ?? lot.rawSymbol;
    const missing = lot.status === "active" ? (lot.reasons?.market_beta ?? null) : null;
    const reason = unavailableReason(lot.status);
    const note = missing
      ? betaReasonSentence(missing)
      : unavailableSentence({ symbol, reason, statusReason: lot.statusReason });
    return { state: "unavailable", note };
  }
  if (lot.kind === "option") return optionState(lot);
  return lot.limited
    ? { state: "limited", note: "Some betas rest on less than 95 % of their window." }
    : { state: "ready", note: null };
}

const whose = ({ underlyingSymbol }: PositionWithData) => (underlyingSymbol === null ? "Its" : `${underlyingSymbol}’s`);

/** Dollars have no risk; another currency has, and it is not modelled. */
function cashState({ currency }: PositionWithData): State {
  if (currency === "USD") return { state: "no_risk", note: null };
  return { state: "not_modelled", note: `Counted in US dollars; how ${currency} moves against them is not modelled.` };
}

function optionState({ delta, underlyingSymbol }: PositionWithData): State {
  if (delta === null) return { state: "not_modelled", note: "It has expired, or its volatility is not known." };
  return {
    state: "ready",
    note: `Moves like ${delta.toFixed(2)} shares of ${underlyingSymbol} for each share it covers.`,
  };
}
