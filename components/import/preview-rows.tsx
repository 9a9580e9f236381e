"use client";

import { Pagination, SegmentedControl, TableTbody, TableTd, TableTh, TableThead, TableTr } from "@mantine/core";
import { useMemo, useState } from "react";
import { FigureTable } from "@/components/table/figure-table";
import { formatQuantity } from "@/lib/format";
import type { Disposition, ImportedPosition, PortfolioPreview } from "@/lib/import/preview";
import classes from "./preview.module.css";

const PAGE_SIZE = 100;

const WORDS: Record<Disposition, string> = {
  used: "Used",
  held_not_modelled: "Held",
  ignored: "Ignored",
  rejected: "Rejected",
};

const DISPOSITIONS: readonly Disposition[] = ["used", "held_not_modelled", "ignored", "rejected"];

/** Every line of the file and what became of it. */
export function PreviewRows({ rows, positions }: Pick<PortfolioPreview, "rows" | "positions">) {
  const [filter, setFilter] = useState<Disposition | null>(null);
  const [page, setPage] = useState(1);
  const byLine = useMemo(() => new Map(positions.map((position) => [position.line, position])), [positions]);

  const chosen = filter === null ? rows : rows.filter(({ disposition }) => disposition === filter);
  const pages = Math.max(1, Math.ceil(chosen.length / PAGE_SIZE));
  const current = Math.min(page, pages);
  const present = DISPOSITIONS.filter((kind) => rows.some((row) => row.disposition === kind));

  return (
    <div className={classes.rows}>
      {present.length > 1 ? (
        <SegmentedControl
          size="xs"
          aria-label="Which lines"
          className={classes.filter}
          value={filter ?? "all"}
          onChange={(value) => {
            setFilter(DISPOSITIONS.find((kind) => kind === value) ?? null);
            setPage(1);
          }}
          data={[{ value: "all", label: "All lines" }, ...present.map((kind) => ({ value: kind, label: WORDS[kind] }))]}
        />
      ) : null}
      <FigureTable label="Lines of the file" minWidth={640} maxHeight={480}>
        <TableThead>
          <TableTr>
            <TableTh scope="col">Line</TableTh>
            <TableTh scope="col">Becomes</TableTh>
            <TableTh scope="col" data-numeric>
              Quantity
            </TableTh>
            <TableTh scope="col">What happens to it</TableTh>
          </TableTr>
        </TableThead>
        <TableBody rows={chosen.slice((current - 1) * PAGE_SIZE, current * PAGE_SIZE)} byLine={byLine} />
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

interface TableBodyProps {
  rows: PortfolioPreview["rows"];
  byLine: ReadonlyMap<number, ImportedPosition>;
}

function TableBody({ rows, byLine }: TableBodyProps) {
  return (
    <TableTbody>
      {rows.map(({ line, disposition, reason, text }) => {
        const position = byLine.get(line);
        return (
          <TableTr key={line}>
            <TableTh scope="row">{line}</TableTh>
            <TableTd className={classes.becomes}>
              {position ? (
                <>
                  <span className={classes.symbol}>
                    {position.symbol ?? position.description ?? position.rawSymbol}
                  </span>
                  {position.description && position.symbol ? (
                    <span className={classes.under}>{position.description}</span>
                  ) : null}
                </>
              ) : (
                <span className={classes.under}>{text}</span>
              )}
            </TableTd>
            <TableTd data-numeric>{position ? formatQuantity(position.quantity) : null}</TableTd>
            <TableTd className={classes.fate}>
              <span className={classes.disposition} data-disposition={disposition}>
                {WORDS[disposition]}
              </span>{" "}
              {reason}
            </TableTd>
          </TableTr>
        );
      })}
    </TableTbody>
  );
}
