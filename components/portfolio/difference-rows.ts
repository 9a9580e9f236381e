import { formatPrice, formatQuantity, formatSession, formatUsd } from "@/lib/format";
import type { LotField } from "@/lib/portfolio/difference";

/** A lot as the API tells it; numbers are exact decimal text. */
export interface LotView {
  /** What it is called: its symbol, an option's contract, a private holding's name. */
  label: string;
  symbol: string | null;
  original_symbol: string;
  name: string | null;
  kind: "public" | "cash" | "option" | "private";
  account: string | null;
  quantity: string;
  currency: string;
  entry_price: string | null;
  entry_date: string | null;
  exit_price: string | null;
  exit_date: string | null;
  /** US dollars, as the file says it. */
  stated_value: string | null;
  line: number | null;
}

export interface ChangeView {
  before: LotView;
  after: LotView;
  changes: { field: LotField; before: string | null; after: string | null }[];
}

/** What a file, or bringing back a version, would do to a portfolio. */
export interface DifferenceView {
  added: LotView[];
  removed: LotView[];
  changed: ChangeView[];
  /** Only the file's own value, price or words differ. */
  restated: ChangeView[];
  /** How many lots stay as they are. */
  unchanged: number;
  equity_balance: { before: string | null; after: string | null } | null;
}

const FIELD_WORDS: Record<LotField, string> = {
  quantity: "Quantity",
  account: "Account",
  entryPrice: "Entry price",
  entryDate: "Entry date",
  exitPrice: "Exit price",
  exitDate: "Exit date",
  multiplier: "Multiplier",
  currency: "Currency",
  statedValueUsd: "Value in the file",
  statedPrice: "Price in the file",
  symbol: "Symbol",
  rawSymbol: "Name in the file",
  description: "Description",
  subtype: "Subtype",
};

/** One line of a change: "Quantity 10 → 15". Null is what is not there. */
export interface ChangeLine {
  field: string;
  before: string | null;
  after: string | null;
}

export function changeLines({ before, after, changes }: ChangeView): ChangeLine[] {
  return changes.map((change) => ({
    field: FIELD_WORDS[change.field],
    before: change.before === null ? null : fieldText(change.field, change.before, before.currency),
    after: change.after === null ? null : fieldText(change.field, change.after, after.currency),
  }));
}

/** A price a share in the lot's own currency. */
export function priceText(price: string, currency: string): string {
  return currency === "USD" ? formatPrice(Number(price)) : `${formatQuantity(price)} ${currency}`;
}

/** "12 added, 3 removed, 4 changed", or that nothing is. */
export function differenceSentence({
  added,
  removed,
  changed,
  restated,
  equity_balance: equity,
}: DifferenceView): string {
  const parts = [
    [added.length, "added"],
    [removed.length, "removed"],
    [changed.length, "changed"],
    [restated.length, "with another value or name"],
  ].flatMap(([count, words]) => (count === 0 ? [] : `${formatQuantity(count ?? 0)} ${words}`));
  if (equity !== null) parts.push("another account equity");
  return parts.length === 0 ? "Nothing changes" : parts.join(", ");
}

function fieldText(field: LotField, text: string, currency: string): string {
  switch (field) {
    case "quantity":
    case "multiplier":
      return formatQuantity(text);
    case "entryPrice":
    case "exitPrice":
      return priceText(text, currency);
    case "entryDate":
    case "exitDate":
      return formatSession(text);
    case "statedValueUsd":
      return formatUsd(Number(text));
    case "statedPrice":
      return formatPrice(Number(text));
    default:
      return text;
  }
}
