import { normalCdf } from "@/lib/numeric/normal";

/** One European option on a share without dividends. */
export interface OptionInputs {
  optionType: "call" | "put";
  /** US dollars a share. */
  underlyingPrice: number;
  strike: number;
  /** Years to expiry, above 0. */
  years: number;
  /** Continuously compounded, a year, as a fraction. */
  rate: number;
  /** A year, as a fraction: 0.25 is 25 %. */
  volatility: number;
}

/** Implied volatilities outside these are not believed (methodology §4). */
export const IMPLIED_VOLATILITY_RANGE = { lowest: 0.05, highest: 3 } as const;

/**
 * US dollars a share.
 * @see Black & Scholes (1973), Journal of Political Economy 81(3), 637-654
 */
export function blackScholesPrice(inputs: OptionInputs): number {
  const { optionType, underlyingPrice, strike, years, rate, volatility } = inputs;
  const d1 = distance(inputs);
  const d2 = d1 - volatility * Math.sqrt(years);
  const sign = optionType === "call" ? 1 : -1;
  return sign * (underlyingPrice * normalCdf(sign * d1) - strike * Math.exp(-rate * years) * normalCdf(sign * d2));
}

/** Change of the option's price per dollar of the share: 0..1 for a call, -1..0 for a put. */
export function blackScholesDelta(inputs: OptionInputs): number {
  const call = normalCdf(distance(inputs));
  return inputs.optionType === "call" ? call : -normalCdf(-distance(inputs));
}

/**
 * The volatility under which the option is worth `price`; null where none between 5 % and 300 % is.
 *
 * Halving, not Newton: the price rises with volatility throughout, and far from the money its slope vanishes.
 */
export function impliedVolatility(price: number, inputs: Omit<OptionInputs, "volatility">): number | null {
  const priceAt = (volatility: number) => blackScholesPrice({ ...inputs, volatility });
  let low: number = IMPLIED_VOLATILITY_RANGE.lowest;
  let high: number = IMPLIED_VOLATILITY_RANGE.highest;
  const solvable = price >= priceAt(low) && price <= priceAt(high) && priceAt(high) > priceAt(low);
  if (!solvable) return null;
  for (let halving = 0; halving < 60; halving += 1) {
    const middle = (low + high) / 2;
    if (priceAt(middle) < price) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

function distance({ underlyingPrice, strike, years, rate, volatility }: OptionInputs): number {
  for (const [name, value] of Object.entries({ underlyingPrice, strike, years, volatility })) {
    if (!(value > 0)) throw new RangeError(`Black-Scholes: ${name} must be above 0, got ${value}`);
  }
  const spread = volatility * Math.sqrt(years);
  return (Math.log(underlyingPrice / strike) + (rate + volatility ** 2 / 2) * years) / spread;
}
