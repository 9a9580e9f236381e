import {
  closeInUsd,
  isClosed,
  isDollarCash,
  isOtherListing,
  type Lot,
  type PositionKind,
  type Prices,
  valuePositions,
} from "./values";

/** The open lots of one thing, summed (methodology §4: "lots of a symbol summed first"). */
export interface Holding {
  kind: PositionKind;
  /** The symbol, the contract, or the name the file gave it. */
  label: string;
  /** Whose betas apply: the symbol, an option's underlying; null for what is never covered. */
  betaSymbol: string | null;
  /** US dollars and money-market funds. */
  isDollarCash: boolean;
  /** Signed US dollars in net; null where no lot of it has a value. */
  valueUsd: number | null;
  /** Part of the value is the file's own. */
  stated: boolean;
  /** Signed US dollars that move with the betas: the value, an option's delta value; null where unknown. */
  exposureUsd: number | null;
  /** US dollars in gross, ≥ 0: nothing for cash, the absolute delta value of an option, else the absolute value. */
  grossUsd: number;
}

/**
 * Lots to holdings, in the order in which each first appears.
 *
 * Long and short lots of one symbol are one holding of their difference. An option is a holding of its own: it adds to its
 * underlying's *weight* (`symbolWeights`), but its absolute delta value stands in gross beside the shares, as §4 says. Where
 * an option's delta is unknown (expired, no volatility, no close of the underlying) its premium stands in gross instead,
 * so that it counts as uncovered rather than not at all.
 */
export function sumLots(lots: readonly Lot[], prices: Prices): Holding[] {
  const values = valuePositions(lots, prices);
  const groups = new Map<string, { lot: Lot; holding: Holding }>();
  for (const [index, lot] of lots.entries()) {
    if (isClosed(lot, prices.session)) continue;
    const value = values[index];
    if (!value) throw new Error(`No value for lot ${index} of ${lots.length}`);
    const key = keyOf(lot, prices);
    const group = groups.get(key) ?? { lot, holding: emptyHolding(lot, prices) };
    groups.set(key, group);
    const { holding } = group;
    holding.valueUsd = sumKnown(holding.valueUsd, value.valueUsd);
    holding.stated ||= value.source === "stated";
    holding.exposureUsd = sumKnown(holding.exposureUsd, exposureOf(lot, value.valueUsd, prices));
  }
  return [...groups.values()].map(({ holding }) => ({ ...holding, grossUsd: grossOf(holding) }));
}

/** Sum of all values, cash (negative too), options and private holdings included, US dollars. */
export function netValue(holdings: readonly Holding[]): number {
  return holdings.reduce((sum, { valueUsd }) => sum + (valueUsd ?? 0), 0);
}

/** Sum of absolute values of everything but cash, US dollars. */
export function grossValue(holdings: readonly Holding[]): number {
  return holdings.reduce((sum, { grossUsd }) => sum + grossUsd, 0);
}

/**
 * Signed weights by symbol, an option's delta weight added to its underlying's: what is squared in risk and regressed in
 * intervals (methodology §4).
 */
export function symbolWeights(holdings: readonly Holding[], capitalBaseUsd: number): Map<string, number> {
  const weights = new Map<string, number>();
  for (const { betaSymbol, exposureUsd } of holdings) {
    if (betaSymbol === null || exposureUsd === null) continue;
    weights.set(betaSymbol, (weights.get(betaSymbol) ?? 0) + exposureUsd / capitalBaseUsd);
  }
  return weights;
}

function keyOf(lot: Lot, prices: Prices): string {
  const { kind, symbol, rawSymbol, currency, option } = lot;
  if (kind === "option" && option) {
    const { underlying, expiration, strike, optionType } = option;
    return ["option", underlying, expiration, strike, optionType].join("\n");
  }
  // Lots of one listing are one holding, whatever currency the file wrote beside them.
  const ofListing = kind === "public" && !isOtherListing(lot, prices);
  return [kind, symbol ?? rawSymbol, ofListing ? "" : currency].join("\n");
}

function emptyHolding(lot: Lot, prices: Prices): Holding {
  const modelled = lot.kind === "public" && !isOtherListing(lot, prices) ? lot.symbol : null;
  return {
    kind: lot.kind,
    label: lot.symbol ?? lot.rawSymbol,
    betaSymbol: lot.option ? lot.option.underlying : modelled,
    isDollarCash: isDollarCash(lot),
    valueUsd: null,
    stated: false,
    exposureUsd: null,
    grossUsd: 0,
  };
}

function exposureOf(lot: Lot, valueUsd: number | null, prices: Prices): number | null {
  if (lot.kind !== "option") return lot.kind === "public" ? valueUsd : null;
  const close = closeInUsd(lot.option?.underlying ?? "", prices);
  const delta = lot.option?.delta ?? null;
  return delta === null || close === null ? null : lot.quantity * lot.multiplier * delta * close;
}

function grossOf({ kind, isDollarCash: dollars, valueUsd, exposureUsd }: Holding): number {
  if (dollars) return 0;
  return Math.abs((kind === "option" ? exposureUsd : null) ?? valueUsd ?? 0);
}

function sumKnown(a: number | null, b: number | null): number | null {
  return a === null || b === null ? (a ?? b) : a + b;
}
