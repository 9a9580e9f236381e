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
  /** Published close, US dollars; null where there is none. */
  closeUsd: number | null;
  /** The session that close is from, `YYYY-MM-DD`. */
  closeDate: string | null;
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

const KEYS: Record<PositionOrder, (row: PositionRow) => string | number | null> = {
  symbol: ({ symbol, name }) => symbol ?? name,
  quantity: ({ quantity }) => Number(quantity),
  value: ({ valueUsd }) => valueUsd,
  weight: ({ weight }) => weight,
  state: ({ state }) => POSITION_STATES.indexOf(state),
};
