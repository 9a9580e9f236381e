"use client";

import { Group, Pagination, TableTbody, TableTd, TableTh, TableThead, TableTr, Text, TextInput } from "@mantine/core";
import { IconArrowDown, IconArrowUp, IconSearch } from "@tabler/icons-react";
import { useDeferredValue, useMemo, useState } from "react";
import { FigureTable } from "@/components/table/figure-table";
import { formatCount } from "@/lib/format";
import classes from "./portfolio.module.css";
import {
  findPositions,
  foreignCashSentence,
  orderPositions,
  type PositionOrder,
  type PositionRow,
} from "./position-rows";
import { PositionTableRow } from "./position-table-row";

/** Rows on a page: a 20,000-row portfolio stays as quick as a short one. */
const PAGE_SIZE = 100;

const COLUMNS: { label: string; by?: PositionOrder; numeric?: boolean }[] = [
  { label: "Position", by: "symbol" },
  { label: "Value", by: "value", numeric: true },
  { label: "Weight", by: "weight", numeric: true },
  { label: "Quantity", by: "quantity", numeric: true },
  { label: "Close", numeric: true },
  { label: "Data", by: "state" },
];

interface PositionsTableProps {
  rows: readonly PositionRow[];
  /** Published session: a close from another day is shown with its date. */
  asOf: string | null;
}

/** All positions, largest first, to be searched and ordered. */
export function PositionsTable({ rows, asOf }: PositionsTableProps) {
  const [search, setSearch] = useState("");
  const [order, setOrder] = useState<{ by: PositionOrder; descending: boolean }>({ by: "value", descending: true });
  const [page, setPage] = useState(1);
  const wanted = useDeferredValue(search);

  const found = useMemo(
    () => orderPositions(findPositions(rows, wanted), order.by, order.descending),
    [rows, wanted, order],
  );
  const largestWeight = useMemo(() => Math.max(...rows.map(({ weight }) => Math.abs(weight ?? 0)), 1e-9), [rows]);
  const foreignCash = useMemo(() => foreignCashSentence(rows), [rows]);
  const pages = Math.max(1, Math.ceil(found.length / PAGE_SIZE));
  const current = Math.min(page, pages);
  const shown = found.slice((current - 1) * PAGE_SIZE, current * PAGE_SIZE);

  return (
    <div className={classes.positions}>
      <Group justify="space-between" gap="xs">
        <TextInput
          className={classes.search}
          aria-label="Find a position"
          placeholder="Find a position"
          leftSection={<IconSearch size={16} aria-hidden="true" />}
          data-shortcut="search"
          value={search}
          onChange={(event) => {
            setSearch(event.currentTarget.value);
            setPage(1);
          }}
        />
        <Text size="xs" c="dimmed" className="tabular" role="status">
          {found.length === rows.length
            ? `${formatCount(rows.length)} positions`
            : `${formatCount(found.length)} of ${formatCount(rows.length)} positions`}
        </Text>
      </Group>
      <FigureTable label="Positions" minWidth={760}>
        <TableThead>
          <TableTr>
            {COLUMNS.map(({ label, by, numeric }) => (
              <TableTh
                key={label}
                scope="col"
                data-numeric={numeric || undefined}
                aria-sort={by && order.by === by ? (order.descending ? "descending" : "ascending") : undefined}
              >
                {by ? (
                  <SortButton
                    label={label}
                    direction={order.by === by ? (order.descending ? "down" : "up") : null}
                    onSort={() => {
                      const first = by !== "symbol" && by !== "state";
                      setOrder({ by, descending: order.by === by ? !order.descending : first });
                      setPage(1);
                    }}
                  />
                ) : (
                  label
                )}
              </TableTh>
            ))}
          </TableTr>
        </TableThead>
        <TableTbody>
          {shown.map((row) => (
            <PositionTableRow key={row.id} row={row} asOf={asOf} largestWeight={largestWeight} />
          ))}
          {shown.length === 0 ? (
            <TableTr>
              <TableTd colSpan={COLUMNS.length} data-quiet>
                Nothing here is called that. Clear the search to see all {formatCount(rows.length)}.
              </TableTd>
            </TableTr>
          ) : null}
        </TableTbody>
      </FigureTable>
      {foreignCash ? (
        <Text size="xs" c="dimmed">
          {foreignCash}
        </Text>
      ) : null}
      {pages > 1 ? (
        <Pagination
          total={pages}
          value={current}
          onChange={setPage}
          size="sm"
          aria-label="Pages of positions"
          getControlProps={(control) => ({ "aria-label": `${control} page` })}
          getItemProps={(item) => ({ "aria-label": `Page ${item}` })}
        />
      ) : null}
    </div>
  );
}

interface SortButtonProps {
  label: string;
  direction: "up" | "down" | null;
  onSort: () => void;
}

function SortButton({ label, direction, onSort }: SortButtonProps) {
  const Icon = direction === "up" ? IconArrowUp : IconArrowDown;
  return (
    <button type="button" className={classes.sort} data-active={direction !== null || undefined} onClick={onSort}>
      {label}
      <Icon size={14} aria-hidden="true" />
    </button>
  );
}
