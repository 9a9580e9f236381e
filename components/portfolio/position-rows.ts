/** The positions table's rows: what one shows, and how they are found and ordered. Pure. */

export const POSITION_STATES = ["ready", "limited", "pending", "no_risk", "unavailable", "not_modelled"] as const;
export type PositionState = (typeof POSITION_STATES)[number];

export interface PositionRow {
  id: string;
  /** Our name for it; null for plain cash and private holdings. */
  symbol: string | null;
  /** The company, fund or contract. */
  name: string | null;
  kind: "public" | "cash" | "option" | "private";
  /** Signed shares, contracts, or the amount of a cash row; a decimal as the database gives it. */
  quantity: string;
  /** What the close, or the amount of a cash row, is in, as the market writes it: USD, EUR, GBp … */
  currency: string;
  /** Published close in that currency; null where there is none. */
  close: number | null;
  /** The session that close is from, `YYYY-MM-DD`. */
  closeDate: string | null;
  /** US dollars for one of a foreign currency, by which the value was counted, and the day of it; null where none was. */
  rate: { currency: string; usd: number; date: string | null } | null;
  /** Signed, US dollars; null where neither a close nor a stated value is known. */
  valueUsd: number | null;
  /** True where the value is the file's own, for want of a close. */
  stated: boolean;
  /** Signed value ÷ capital base; null without either. */
  weight: number | null;
  state: PositionState;
  /** The reason behind a state other than ready, as a sentence. */
  note: string | null;
}

export const STATE_WORDS: Record<PositionState, string> = {
  ready: "Modelled",
  limited: "Short history",
  pending: "Loading",
  no_risk: "Cash, no factor risk",
  unavailable: "No numbers",
  not_modelled: "Held, not modelled",
};

export const KIND_WORDS: Record<PositionRow["kind"], string> = {
  public: "Stock or fund",
  cash: "Cash",
  option: "Option",
  private: "Private",
};

export type PositionOrder = "symbol" | "quantity" | "value" | "weight" | "state";

/** Rows whose symbol, name, kind or state has every word of `search` in it. */
export function findPositions(rows: readonly PositionRow[], search: string): PositionRow[] {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean);
  return rows.filter((row) => {
    const text =
      `${row.symbol ?? ""} ${row.name ?? ""} ${KIND_WORDS[row.kind]} ${STATE_WORDS[row.state]}`.toLowerCase();
    return words.every((word) => text.includes(word));
  });
}

/** Sorted by one column; what is not known goes last in both directions, and ties keep the order they came in. */
export function orderPositions(rows: readonly PositionRow[], by: PositionOrder, descending: boolean): PositionRow[] {
  const key = KEYS[by];
  const direction = descending ? -1 : 1;
  return [...rows].sort((a, b) => {
    const x = key(a);
    const y = key(b);
    if (x === null || y === null) return x === y ? 0 : x === null ? 1 : -1;
    return direction * (typeof x === "string" ? x.localeCompare(String(y), "en") : x - Number(y));
  });
}

/** What is said of cash in other currencies, a sentence a kind; null where there is none. */
export function foreignCashSentence(rows: readonly PositionRow[]): string | null {
  const cash = rows.filter(({ kind, currency }) => kind === "cash" && currency !== "USD");
  const written = (of: (row: PositionRow) => boolean) => {
    const names = [...new Set(cash.filter(of).map(({ currency }) => currency))].sort();
    return names.length < 2 ? names.join() : `${names.slice(0, -1).join(", ")} and ${names.at(-1)}`;
  };
  const counted = written(({ rate }) => rate !== null);
  const stated = written(({ stated }) => stated);
  const unknown = written(({ valueUsd }) => valueUsd === null);
  const sentences = [
    counted && `Cash in ${counted} is counted at the last rate; how it moves against the dollar is in no number here.`,
    stated && `Cash in ${stated} stands at the value in your file.`,
    unknown && `Cash in ${unknown} has no rate and no value in your file, so it is in no total.`,
  ].filter(Boolean);
  return sentences.length === 0 ? null : sentences.join(" ");
}

const KEYS: Record<PositionOrder, (row: PositionRow) => string | number | null> = {
  symbol: ({ symbol, name }) => symbol ?? name,
  quantity: ({ quantity }) => Number(quantity),
  value: ({ valueUsd }) => valueUsd,
  weight: ({ weight }) => weight,
  state: ({ state }) => POSITION_STATES.indexOf(state),
};
