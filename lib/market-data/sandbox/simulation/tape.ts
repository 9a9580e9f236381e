import { normal, stream, uniform } from "../random";
import type { Fundamentals, Tape, TapeBar } from "../source";
import type { Character } from "./character";
import { type Path, rounded } from "./path";

const DAYS_A_YEAR = 252;

/** Where on a path "now" is. */
export interface Moment {
  /** Timeline index of the last bar that shows. */
  index: number;
  /** Share of that session that is over; 1 once it is complete. */
  elapsed: number;
}

/** A path as it looks at one moment: later prices, dividends and splits do not show. */
export class PathTape implements Tape {
  readonly length: number;
  readonly firstTradeDate: string;
  private readonly noise: number;
  private readonly volumes: number;
  /** Index, and the factor that all earlier adjusted closes carry for this and later dividends. Descending by index. */
  private readonly payouts: { index: number; factor: number }[];

  constructor(
    symbol: string,
    seed: string,
    private readonly character: Character,
    private readonly path: Path,
    private readonly moment: Moment,
    readonly gone: boolean,
  ) {
    this.length = moment.index - path.first + 1;
    this.firstTradeDate = path.timeline.sessions[path.first]!;
    this.noise = stream(`${seed}/bar ${symbol}`);
    this.volumes = stream(`${seed}/volume ${symbol}`);
    this.payouts = [];
    let factor = 1;
    for (const { index, amount } of this.path.dividends.toReversed()) {
      if (index > moment.index) continue;
      // As Yahoo: what was paid as a share of the close before.
      factor *= 1 - amount / path.closes[index - 1 - path.first]!;
      this.payouts.push({ index, factor });
    }
  }

  session(i: number): string {
    return this.path.timeline.sessions[this.path.first + i]!;
  }

  bar(i: number): TapeBar {
    const index = this.path.first + i;
    const day = this.path.timeline.days[index]!;
    const basis = this.splitFactor(index);
    const before = i === 0 ? this.path.closes[0]! : this.path.closes[i - 1]! / this.ratioOn(index);
    const daily = this.dailyDeviation();

    const close = this.closeNow(i, before);
    const open = rounded(before * Math.exp(0.35 * daily * normal(this.noise, day * 8)), this.character);
    const high = rounded(Math.max(open, close) * (1 + 0.5 * daily * uniform(this.noise, day * 8 + 1)), this.character);
    const low = rounded(Math.min(open, close) * (1 - 0.5 * daily * uniform(this.noise, day * 8 + 2)), this.character);
    return {
      open: open * basis,
      high: high * basis,
      low: low * basis,
      close: close * basis,
      adjClose: close * basis * this.payoutFactor(index),
      volume: this.volume(i),
    };
  }

  price(i: number): number {
    const index = this.path.first + i;
    const before =
      this.elapsed(index) < 1 && i > 0 ? this.path.closes[i - 1]! / this.ratioOn(index) : this.path.closes[0]!;
    return this.closeNow(i, before) * this.splitFactor(index);
  }

  /** In today's shares: splits have multiplied what was traded before them. */
  volume(i: number): number {
    const index = this.path.first + i;
    const day = this.path.timeline.days[index]!;
    const traded = this.character.volume * Math.exp(0.35 * normal(this.volumes, day)) * this.elapsed(index);
    return Math.round(traded / this.splitFactor(this.path.first));
  }

  dividends(): { session: string; amount: number }[] {
    return this.path.dividends
      .filter(({ index }) => index <= this.moment.index)
      .map(({ index, amount }) => ({
        session: this.path.timeline.sessions[index]!,
        amount: Math.round(amount * this.splitFactor(index) * 1e6) / 1e6,
      }));
  }

  splits(): { session: string; numerator: number; denominator: number }[] {
    return this.path.splits
      .filter(({ index }) => index <= this.moment.index)
      .map(({ index, numerator, denominator }) => ({
        session: this.path.timeline.sessions[index]!,
        numerator,
        denominator,
      }));
  }

  fundamentals(): Fundamentals {
    const { sharesOutstanding, valuation } = this.character;
    const shares =
      sharesOutstanding === null ? null : Math.round(sharesOutstanding / this.splitFactor(this.path.first));
    // Earnings are reported: they stand still while the price moves, and are new each quarter.
    const reported = Math.max(0, this.length - 1 - ((this.length - 1) % 63));
    const price = this.path.closes[reported]! * this.splitFactor(this.path.first + reported);
    if (!valuation) return { sharesOutstanding: shares, epsTrailing: null, epsForward: null, bookValue: null };
    const { priceToEarnings, priceToBook } = valuation;
    const eps = priceToEarnings === null ? -0.04 * price : price / priceToEarnings;
    return {
      sharesOutstanding: shares,
      epsTrailing: Math.round(eps * 100) / 100,
      epsForward: Math.round(Math.abs(eps) * 110) / 100,
      bookValue: Math.round((price / priceToBook) * 1000) / 1000,
    };
  }

  /** New for old shares by splits after a bar's session, as a factor on its prices. */
  private splitFactor(index: number): number {
    let factor = 1;
    for (const split of this.path.splits) {
      if (split.index > index && split.index <= this.moment.index) factor *= split.denominator / split.numerator;
    }
    return factor;
  }

  /** Old over new shares on the very session. */
  private ratioOn(index: number): number {
    const split = this.path.splits.find((candidate) => candidate.index === index);
    return split ? split.numerator / split.denominator : 1;
  }

  private payoutFactor(index: number): number {
    let factor = 1;
    for (const payout of this.payouts) {
      if (payout.index <= index) break;
      factor = payout.factor;
    }
    return factor;
  }

  private elapsed(index: number): number {
    return index === this.moment.index ? this.moment.elapsed : 1;
  }

  /** While a session is under way its price is on a bridge between the last close and the close to come. */
  private closeNow(i: number, before: number): number {
    const close = this.path.closes[i]!;
    const elapsed = this.elapsed(this.path.first + i);
    if (elapsed >= 1) return close;
    const minute = Math.floor(elapsed * 390);
    const wiggle = this.dailyDeviation() * Math.sqrt(elapsed * (1 - elapsed)) * normal(this.noise, minute + 0x40000000);
    return rounded(before * Math.exp(elapsed * Math.log(close / before) + wiggle), this.character);
  }

  private dailyDeviation(): number {
    const { moves } = this.character;
    return ("follows" in moves ? 0.15 * Math.abs(moves.multiple) : moves.noise + 0.12) / Math.sqrt(DAYS_A_YEAR);
  }
}
