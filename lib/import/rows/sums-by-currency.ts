import type { ReadPosition } from "../preview";
import { DecimalSum } from "../text/decimal";

/** What lines state in each currency, since the last total and in all. */
export class SumsByCurrency {
  private part = new Map<string, DecimalSum>();
  private readonly all = new Map<string, DecimalSum>();
  private lacksValue = false;

  count({ stated, statedValueUsd }: ReadPosition): void {
    const [currency, value] = stated?.value ? [stated.currency, stated.value] : ["USD", statedValueUsd];
    if (value === null) {
      this.lacksValue = true;
      return;
    }
    for (const sums of [this.part, this.all]) {
      const sum = sums.get(currency) ?? new DecimalSum();
      sum.add(value);
      sums.set(currency, sum);
    }
  }

  /** The sums of lines that are all in one currency, those since the last total first; none where they are in several. */
  in(currency: string): string[] {
    return [this.part, this.all].flatMap((sums) => {
      const sum = sums.get(currency);
      return sums.size === 1 && sum ? sum.text : [];
    });
  }

  /** The same in whatever currency it is. */
  ofOne(): string[] {
    return [...this.all.keys()].flatMap((currency) => this.in(currency));
  }

  /** Whether the lines have no sum: one states no value, or they are in several currencies. */
  get isOpen(): boolean {
    return this.lacksValue || this.isMixed();
  }

  isMixed(): boolean {
    return this.all.size > 1;
  }

  /** At a total. */
  begin(): void {
    this.part = new Map();
  }
}
