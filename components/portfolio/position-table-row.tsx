import { TableTd, TableTh, TableTr } from "@mantine/core";
import { Missing } from "@/components/states/missing";
import { formatPercent, formatPriceIn, formatQuantity, formatRate, formatSession, formatUsd } from "@/lib/format";
import classes from "./portfolio.module.css";
import { KIND_WORDS, type PositionRow, STATE_WORDS } from "./position-rows";

interface PositionTableRowProps {
  row: PositionRow;
  asOf: string | null;
  /** Of all positions, as a magnitude: the longest bar. */
  largestWeight: number;
}

export function PositionTableRow({ row, asOf, largestWeight }: PositionTableRowProps) {
  const {
    symbol,
    name,
    kind,
    quantity,
    currency,
    close: price,
    closeDate,
    rate,
    valueUsd,
    stated,
    weight,
    state,
    note,
  } = row;
  // A contract's own words say more than its code; stocks and funds are what most positions are, so they say no kind.
  const [title, under] = kind === "option" && name ? [name, symbol] : [symbol ?? name, symbol ? name : null];
  const underTitle = [kind === "public" ? null : KIND_WORDS[kind], under].filter(Boolean).join(" · ");
  const noValue = note ?? "No price and no stated value";

  return (
    <TableTr>
      <TableTh scope="row" className={classes.position}>
        <span className={classes.symbol}>{title ?? KIND_WORDS[kind]}</span>
        {underTitle ? <span className={classes.positionName}>{underTitle}</span> : null}
      </TableTh>
      <TableTd data-numeric>
        {valueUsd === null ? <Missing reason={noValue} /> : formatUsd(valueUsd)}
        {stated && valueUsd !== null ? <span className={classes.under}>as the file says</span> : null}
        {rate ? (
          <span className={classes.under}>
            1 {rate.currency} = {formatRate(rate.usd)}
            {rate.date && rate.date !== asOf ? `, ${formatSession(rate.date)}` : null}
          </span>
        ) : null}
      </TableTd>
      <TableTd data-numeric>
        {weight === null ? (
          <Missing reason={noValue} />
        ) : (
          <>
            {formatPercent(weight, 1)}
            <span className={classes.weightBar} data-sign={weight < 0 ? "negative" : "positive"} aria-hidden="true">
              <span style={{ width: `${(Math.abs(weight) / largestWeight) * 100}%` }} />
            </span>
          </>
        )}
      </TableTd>
      <TableTd data-numeric>
        {formatQuantity(quantity)}
        {kind === "cash" && currency !== "USD" ? ` ${currency}` : null}
      </TableTd>
      <TableTd data-numeric>
        {price !== null ? (
          <>
            {formatPriceIn(price, currency)}
            {closeDate && closeDate !== asOf ? <span className={classes.under}>{formatSession(closeDate)}</span> : null}
          </>
        ) : kind === "cash" ? null : (
          <Missing reason={note ?? "No published close"} />
        )}
      </TableTd>
      <TableTd className={classes.state} data-state={state}>
        {STATE_WORDS[state]}
        {note ? <span className={classes.under}>{note}</span> : null}
      </TableTd>
    </TableTr>
  );
}
