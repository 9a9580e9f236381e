import type { ChangeView, DifferenceView, LotView } from "@/components/portfolio/difference-rows";
import type { HeldLot, LotChange } from "@/lib/portfolio/difference";
import type { Comparison } from "./version-change";

/** A comparison as page and API are told it. */
export function differenceView({ difference, equity }: Pick<Comparison, "difference" | "equity">): DifferenceView {
  const { added, removed, changed, restated, unchanged } = difference;
  return {
    added: added.map(lotView),
    removed: removed.map(lotView),
    changed: changed.map(changeView),
    restated: restated.map(changeView),
    unchanged: unchanged.length,
    equity_balance: equity,
  };
}

function changeView({ before, after, fields }: LotChange): ChangeView {
  return {
    before: lotView(before),
    after: lotView(after),
    changes: fields.map((field) => ({ field, before: before[field], after: after[field] })),
  };
}

function lotView(lot: HeldLot): LotView {
  return {
    label: labelOf(lot),
    symbol: lot.symbol,
    original_symbol: lot.rawSymbol,
    name: lot.description,
    kind: lot.kind,
    account: lot.account,
    quantity: lot.quantity,
    currency: lot.currency,
    entry_price: lot.entryPrice,
    entry_date: lot.entryDate,
    exit_price: lot.exitPrice,
    exit_date: lot.exitDate,
    stated_value: lot.statedValueUsd,
    line: lot.line,
  };
}

function labelOf({ symbol, rawSymbol, option }: HeldLot): string {
  if (option === undefined) return symbol ?? rawSymbol;
  const { underlying, expiration, optionType, strike } = option;
  return `${underlying} ${expiration} ${optionType} ${strike}`;
}
