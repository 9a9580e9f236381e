import type { ReadPosition } from "../preview";
import { isKnownCurrency } from "../symbols/exchange-currencies";
import { readCurrencyText } from "../text/currency";
import { DecimalSum } from "../text/decimal";
import type { RowCells } from "./row-cells";

/** The currency a total says it is in: by a sign or a header of its amount, by its name ("Total in EUR"), by its own column. */
export function currencyOfTotal(row: RowCells): string | null {
  const reading = row.number("value");
  if (reading.ok && reading.currency !== null) return reading.currency;
  const name = row.text("symbol") || row.text("description");
  const named = /[\s(]([A-Z]{3})\)?\s*:?$/.exec(name)?.[1];
  if (named !== undefined && isKnownCurrency(named)) return named;
  // What is no currency's code there is no error: nothing of the line is held.
  return readCurrencyText(row.text("currency"))?.code ?? null;
}

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
