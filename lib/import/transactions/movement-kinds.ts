/**
 * What a line of a list of trades does. Brokers' words lead to these kinds; what a kind does to a holding is said once, in
 * `net-movements.ts`.
 */
const MOVEMENT_KINDS = {
  /** Shares in against money; covers a short first. */
  buy: "buy",
  /** Shares out against money; never below nothing. */
  sell: "sell",
  /** A sale that may open a short: sell short, sell to open. */
  short: "short",
  /** Buys a short back; never above nothing. */
  cover: "cover",
  /** In or out by the sign of its quantity. */
  trade: "trade",
  /** A dividend turned into shares: the half of the pair that has the shares. */
  reinvest: "reinvest",
  /** Shares for nothing: a stock dividend, a bonus, a free share. */
  bonus: "bonus",
  /** Shares that a split added, or took where negative. */
  splitAdded: "splitAdded",
  /** A split told by its ratio. */
  splitRatio: "splitRatio",
  /** Shares of another company, from a spin-off. */
  spinOff: "spinOff",
  transferIn: "transferIn",
  transferOut: "transferOut",
  /** In or out by the sign of its quantity. */
  transfer: "transfer",
  /** Moved between companies of one broker: says how many are held, and changes nothing. */
  restate: "restate",
  /** One side of an exchange of securities by the company: merger, name change, conversion, reverse split. */
  leg: "leg",
  /** An option that expired, was assigned or exercised; its shares, if any, have a line of their own. */
  lapse: "lapse",
  cancelBuy: "cancelBuy",
  cancelSell: "cancelSell",
  /** Takes back a trade of the opposite sign. */
  cancelTrade: "cancelTrade",
  dividend: "dividend",
  interest: "interest",
  fee: "fee",
  tax: "tax",
  deposit: "deposit",
  withdrawal: "withdrawal",
  exchange: "exchange",
  /** Money that moves for another reason. */
  cash: "cash",
  /** Says nothing about holdings: a statement, a vote, a notice. */
  notice: "notice",
  /** A contract for difference: no shares stand behind it. */
  contractForDifference: "contractForDifference",
} as const;
export type MovementKind = (typeof MOVEMENT_KINDS)[keyof typeof MOVEMENT_KINDS];

/** Kinds that take shares away, whatever the sign of their quantity. */
export const OUTWARD: ReadonlySet<MovementKind> = new Set(["sell", "short", "transferOut", "cancelBuy"]);

/** Kinds that move money and no shares, and what their line is called. */
export const CASH_KINDS: Partial<Record<MovementKind, string>> = {
  dividend: "A dividend",
  interest: "Interest",
  fee: "A fee",
  tax: "Tax",
  deposit: "Money paid in",
  withdrawal: "Money taken out",
  exchange: "An exchange of currencies",
  cash: "A movement of cash",
};

/** What the line of a kind that moves shares is called. */
export const SHARE_KINDS: Partial<Record<MovementKind, string>> = {
  buy: "A purchase",
  sell: "A sale",
  short: "A short sale",
  cover: "A purchase that closes a short",
  trade: "A trade",
  reinvest: "A dividend reinvested",
  bonus: "Shares received for nothing",
  splitAdded: "A split",
  splitRatio: "A split",
  spinOff: "A spin-off",
  transferIn: "Shares transferred in",
  transferOut: "Shares transferred out",
  transfer: "Shares transferred",
  restate: "Shares moved within the broker",
  leg: "An exchange of securities",
  lapse: "An option's expiry, assignment or exercise",
  cancelBuy: "A cancelled purchase",
  cancelSell: "A cancelled sale",
  cancelTrade: "A cancelled trade",
};

/** Words of a file to a kind; the first that fits counts. */
export type KindRule = readonly [words: RegExp, kind: MovementKind];

/** The kind that the words of a line name; null where no rule knows them. */
export function kindOf(words: string, rules: readonly KindRule[]): MovementKind | null {
  const text = words.normalize("NFKC").replace(/\s+/g, " ").trim();
  if (text === "") return null;
  return rules.find(([pattern]) => pattern.test(text))?.[1] ?? null;
}
