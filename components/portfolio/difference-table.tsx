"use client";

import {
  Pagination,
  TableTbody,
  TableTd,
  TableTh,
  TableThead,
  TableTr,
  Text,
  Title,
  VisuallyHidden,
} from "@mantine/core";
import { useId, useState } from "react";
import { Missing } from "@/components/states/missing";
import { FigureTable } from "@/components/table/figure-table";
import { formatCount, formatQuantity, formatSession, formatUsd } from "@/lib/format";
import classes from "./difference.module.css";
import { type ChangeView, changeLines, type DifferenceView, type LotView, priceText } from "./difference-rows";

/** Rows on a page of a group: a whole new portfolio stays as quick as one new lot. */
const PAGE_SIZE = 50;

/** What would be added, removed and changed, each with its count, and how much stays. */
export function DifferenceTable({ difference }: { difference: DifferenceView }) {
  const { added, removed, changed, restated, unchanged, equity_balance: equity } = difference;
  return (
    <div className={classes.difference}>
      {equity === null ? null : (
        <Text size="sm">
          Account equity: <EquityText value={equity.before} /> → <EquityText value={equity.after} />
        </Text>
      )}
      <LotGroup kind="added" title="Added" lots={added} />
      <LotGroup kind="removed" title="Removed" lots={removed} />
      <ChangeGroup title="Changed" pairs={changed} />
      <ChangeGroup title="The file says another value or name" pairs={restated} />
      <Text size="sm" c="dimmed">
        {unchanged === 0
          ? "No lot stays as it is."
          : `${formatCount(unchanged)} ${unchanged === 1 ? "lot stays as it is" : "lots stay as they are"}.`}
      </Text>
    </div>
  );
}

function EquityText({ value }: { value: string | null }) {
  return <span>{value === null ? "not stated" : formatUsd(Number(value))}</span>;
}

interface LotGroupProps {
  kind: "added" | "removed";
  title: string;
  lots: readonly LotView[];
}

function LotGroup({ kind, title, lots }: LotGroupProps) {
  // A column in which nothing stands takes a phone's width for nothing.
  const columns = LOT_COLUMNS.filter(({ cell }) => lots.some((lot) => cell(lot) !== null));
  return (
    <Group kind={kind} title={title} rows={lots} minWidth={160 + 110 * columns.length}>
      {(shown) => (
        <>
          <TableThead>
            <TableTr>
              <TableTh scope="col">Position</TableTh>
              {columns.map(({ label, numeric }) => (
                <TableTh key={label} scope="col" data-numeric={numeric}>
                  {label}
                </TableTh>
              ))}
            </TableTr>
          </TableThead>
          <TableTbody>
            {shown.map(({ row: lot, place }) => (
              <TableTr key={place}>
                <LotName lot={lot} />
                {columns.map(({ label, numeric, cell }) => (
                  <TableTd key={label} data-numeric={numeric} className={classes.when}>
                    {cell(lot) ?? <Missing reason="Not stated" />}
                  </TableTd>
                ))}
              </TableTr>
            ))}
          </TableTbody>
        </>
      )}
    </Group>
  );
}

/** What is said of a lot beside its name; null where it is not known. */
const LOT_COLUMNS: readonly { label: string; numeric?: true; cell: (lot: LotView) => string | null }[] = [
  { label: "Account", cell: ({ account }) => account },
  { label: "Quantity", numeric: true, cell: ({ quantity }) => formatQuantity(quantity) },
  {
    label: "Entry price",
    numeric: true,
    cell: ({ entry_price: price, currency }) => (price === null ? null : priceText(price, currency)),
  },
  { label: "Entry date", cell: ({ entry_date: date }) => (date === null ? null : formatSession(date)) },
  {
    label: "Value in the file",
    numeric: true,
    cell: ({ stated_value: value }) => (value === null ? null : formatUsd(Number(value))),
  },
];

function ChangeGroup({ title, pairs }: { title: string; pairs: readonly ChangeView[] }) {
  const named = pairs.some(({ after }) => after.account !== null);
  return (
    <Group kind="changed" title={title} rows={pairs} minWidth={named ? 340 : 280}>
      {(shown) => (
        <>
          <TableThead>
            <TableTr>
              <TableTh scope="col">Position</TableTh>
              {named ? <TableTh scope="col">Account</TableTh> : null}
              <TableTh scope="col">What changes</TableTh>
            </TableTr>
          </TableThead>
          <TableTbody>
            {shown.map(({ row: pair, place }) => (
              <TableTr key={place}>
                <LotName lot={pair.after} />
                {named ? <TableTd>{pair.after.account ?? <Missing reason="Not stated" />}</TableTd> : null}
                <TableTd>
                  <ChangeList pair={pair} />
                </TableTd>
              </TableTr>
            ))}
          </TableTbody>
        </>
      )}
    </Group>
  );
}

function ChangeList({ pair }: { pair: ChangeView }) {
  return (
    <ul className={classes.changes}>
      {changeLines(pair).map(({ field, before, after }) => (
        <li key={field}>
          <span className={classes.field}>{field}</span> <span className={classes.before}>{before ?? "none"}</span>{" "}
          <span aria-hidden="true">→</span>
          <VisuallyHidden component="span">becomes</VisuallyHidden>{" "}
          <span className={classes.after}>{after ?? "none"}</span>
        </li>
      ))}
    </ul>
  );
}

function LotName({ lot: { label, name } }: { lot: LotView }) {
  return (
    <TableTh scope="row">
      <span className={classes.label}>{label}</span>
      {name === null || name === label ? null : <span className={classes.name}>{name}</span>}
    </TableTh>
  );
}

interface GroupProps<R> {
  kind: string;
  title: string;
  rows: readonly R[];
  /** Below this width, in px, its table scrolls inside itself. */
  minWidth: number;
  children: (shown: readonly { row: R; place: number }[]) => React.ReactNode;
}

function Group<R>({ kind, title, rows, minWidth, children }: GroupProps<R>) {
  const heading = useId();
  const [page, setPage] = useState(1);
  if (rows.length === 0) return null;
  const pages = Math.ceil(rows.length / PAGE_SIZE);
  const current = Math.min(page, pages);
  // Lots of one symbol may be alike: what tells them apart is their place.
  const placed = rows.map((row, place) => ({ row, place }));
  return (
    <section className={classes.group} data-kind={kind} aria-labelledby={heading}>
      <Title order={3} id={heading}>
        {title} <span className="tabular">({formatCount(rows.length)})</span>
      </Title>
      <FigureTable label={title} minWidth={minWidth}>
        {children(placed.slice((current - 1) * PAGE_SIZE, current * PAGE_SIZE))}
      </FigureTable>
      {pages > 1 ? (
        <Pagination
          total={pages}
          value={current}
          onChange={setPage}
          size="sm"
          aria-label={`Pages of ${title.toLowerCase()}`}
          getControlProps={(control) => ({ "aria-label": `${control} page` })}
          getItemProps={(item) => ({ "aria-label": `Page ${item}` })}
        />
      ) : null}
    </section>
  );
}
