import type { ReadPosition } from "../preview";

/** What is held in one currency, beside a list by currencies. */
export interface Held {
  securities: number;
  cash: number;
}

/** What stands beside the lists, by currency, and by account. */
export class Holdings {
  readonly isEmpty: boolean;
  /** Whether the file states what any security is worth. */
  readonly isAnyKnown: boolean;
  /** Currencies of securities of which it does not. */
  private readonly unknown: ReadonlySet<string>;
  private readonly byCurrency = new Map<string, Held>();

  constructor(holdings: readonly ReadPosition[]) {
    const securities = holdings.filter(({ kind }) => kind !== "cash");
    this.isEmpty = holdings.length === 0;
    this.unknown = new Set(securities.flatMap((held) => (worthOf(held) === null ? held.currency : [])));
    this.isAnyKnown = securities.some((held) => worthOf(held) !== null);
    for (const held of holdings) {
      const worth = held.kind === "cash" ? cashIn(held) : worthOf(held);
      if (worth === null) continue;
      for (const account of held.account === null ? [null] : [null, held.account]) {
        const key = keyOf(worth.currency, account);
        const sum = this.byCurrency.get(key) ?? { securities: 0, cash: 0 };
        sum[held.kind === "cash" ? "cash" : "securities"] += worth.value;
        this.byCurrency.set(key, sum);
      }
    }
  }

  isKnown(currency: string): boolean {
    return !this.unknown.has(currency);
  }

  /** @param account null for all */
  in(currency: string, account: string | null): Held {
    return this.byCurrency.get(keyOf(currency, account)) ?? { securities: 0, cash: 0 };
  }
}

const keyOf = (currency: string, account: string | null) => (account === null ? currency : `${currency} ${account}`);

function cashIn({ currency, quantity }: ReadPosition): { currency: string; value: number } {
  return { currency, value: Number(quantity ?? 0) };
}

function worthOf({ stated, statedValueUsd }: ReadPosition): { currency: string; value: number } | null {
  if (stated?.value) return { currency: stated.currency, value: Number(stated.value) };
  return statedValueUsd === null ? null : { currency: "USD", value: Number(statedValueUsd) };
}
