"use client";

import { Pagination, SegmentedControl, TableTbody, TableTd, TableTh, TableThead, TableTr } from "@mantine/core";
import { useMemo, useState } from "react";
import { FigureTable } from "@/components/table/figure-table";
import { formatQuantity } from "@/lib/format";
import type { Disposition, PortfolioPreview, ReadPosition } from "@/lib/import/preview";
import classes from "./preview.module.css";

const PAGE_SIZE = 100;

const WORDS: Record<Disposition, string> = {
  used: "Used",
  held_not_modelled: "Held",
  ignored: "Ignored",
  rejected: "Rejected",
};

const DISPOSITIONS: readonly Disposition[] = ["used", "held_not_modelled", "ignored", "rejected"];
type Filter = Disposition | "unresolved" | null;

interface PreviewRowsProps {
  preview: PortfolioPreview;
  unknownSymbols: readonly string[] | null;
}

/** Every line of the file and what became of it. */
export function PreviewRows({ preview, unknownSymbols }: PreviewRowsProps) {
  const { rows, positions } = preview;
  const [filter, setFilter] = useState<Filter>(null);
  const [page, setPage] = useState(1);
  const byLine = useMemo(() => linesOf(positions), [positions]);
  const unknown = useMemo(() => new Set(unknownSymbols), [unknownSymbols]);
  const open = useMemo(() => unresolvedLines(preview, unknownSymbols), [preview, unknownSymbols]);

  const chosen = rows.filter(({ line, disposition }) =>
    filter === null ? true : filter === "unresolved" ? open.has(line) : disposition === filter,
  );
  const pages = Math.max(1, Math.ceil(chosen.length / PAGE_SIZE));
  const current = Math.min(page, pages);
  const present = DISPOSITIONS.filter((kind) => rows.some((row) => row.disposition === kind));

  return (
    <div className={classes.rows}>
      {present.length > 1 || open.size > 0 ? (
        <SegmentedControl
          size="xs"
          aria-label="Which lines"
          className={classes.filter}
          value={filter ?? "all"}
          onChange={(value) => {
            setFilter(value === "unresolved" ? value : (DISPOSITIONS.find((kind) => kind === value) ?? null));
            setPage(1);
          }}
          data={[
            { value: "all", label: "All lines" },
            ...(open.size > 0 ? [{ value: "unresolved", label: `Unresolved ${open.size}` }] : []),
            ...present.map((kind) => ({ value: kind, label: WORDS[kind] })),
          ]}
        />
      ) : null}
      <FigureTable label="Lines of the file" minWidth="var(--table-width)" maxHeight={480}>
        <TableThead>
          <TableTr>
            <TableTh scope="col">Line</TableTh>
            <TableTh scope="col">Becomes</TableTh>
            <TableTh scope="col" className={classes.wideOnly} data-numeric>
              Quantity
            </TableTh>
            <TableTh scope="col">What happens to it</TableTh>
          </TableTr>
        </TableThead>
        <TableBody
          rows={chosen.slice((current - 1) * PAGE_SIZE, current * PAGE_SIZE)}
          byLine={byLine}
          unknown={unknown}
        />
      </FigureTable>
      {pages > 1 ? (
        <Pagination
          total={pages}
          value={current}
          onChange={setPage}
          size="sm"
          aria-label="Pages of lines"
          getControlProps={(control) => ({ "aria-label": `${control} page` })}
          getItemProps={(item) => ({ "aria-label": `Page ${item}` })}
        />
      ) : null}
    </div>
  );
}

/** What each line became; of several that one line lists, the first. */
function linesOf(positions: readonly ReadPosition[]): ReadonlyMap<number, ReadPosition> {
  return new Map(positions.toReversed().map((position) => [position.line, position]));
}

/** Lines that somebody has still to look at: rejected, read with an assumption, or of a symbol nobody knows. */
function unresolvedLines(
  { rows, problems, positions }: PortfolioPreview,
  unknownSymbols: readonly string[] | null,
): ReadonlySet<number> {
  const unknown = new Set(unknownSymbols);
  const open = new Set(rows.filter(({ disposition }) => disposition === "rejected").map(({ line }) => line));
  for (const { line, severity } of problems) if (line !== null && severity !== "info") open.add(line);
  for (const { symbol, line } of positions) if (symbol !== null && unknown.has(symbol)) open.add(line);
  return open;
}

interface TableBodyProps {
  rows: PortfolioPreview["rows"];
  byLine: ReadonlyMap<number, ReadPosition>;
  /** Symbols that nobody knows yet. */
  unknown: ReadonlySet<string>;
}

function TableBody({ rows, byLine, unknown }: TableBodyProps) {
  return (
    <TableTbody>
      {rows.map(({ line, disposition, reason, text }) => {
        const position = byLine.get(line);
        const quantity = position?.quantity == null ? null : formatQuantity(position.quantity);
        return (
          <TableTr key={line}>
            <TableTh scope="row">{line}</TableTh>
            <TableTd className={classes.becomes}>
              {position ? (
                <>
                  <span className={classes.symbol}>
                    {breakable(position.symbol ?? position.description ?? position.rawSymbol)}
                  </span>
                  {position.description && position.symbol ? (
                    <span className={classes.under}>{position.description}</span>
                  ) : null}
                  {quantity === null ? null : <span className={classes.narrowOnly}>{quantity} held</span>}
                </>
              ) : (
                <span className={classes.under}>{text}</span>
              )}
            </TableTd>
            <TableTd className={classes.wideOnly} data-numeric>
              {quantity}
            </TableTd>
            <TableTd className={classes.fate}>
              <span className={classes.disposition} data-disposition={disposition}>
                {WORDS[disposition]}
              </span>{" "}
              {reason}
              {position?.symbol && unknown.has(position.symbol) ? <strong> Not known to us yet.</strong> : null}
            </TableTd>
          </TableTr>
        );
      })}
    </TableTbody>
  );
}

/** An option's name may part before its day and before its strike, where a column is narrow. */
function breakable(name: string) {
  const [, root, day, strike] = /^([A-Z]+)(\d{6}[CP])(\d{8})$/.exec(name) ?? [];
  if (root === undefined) return name;
  return (
    <>
      {root}
      <wbr />
      {day}
      <wbr />
      {strike}
    </>
  );
}
