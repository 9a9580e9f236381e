import { Table, TableScrollContainer } from "@mantine/core";
import classes from "./figure-table.module.css";

interface FigureTableProps {
  /** Says what the table is, to those who cannot see the heading above it. */
  label: string;
  /** Below this width (px, or a CSS length) the table scrolls inside itself and keeps its first column in view. */
  minWidth: number | string;
  /** A taller table scrolls inside itself and keeps its head in view, px. */
  maxHeight?: number;
  children: React.ReactNode;
}

/** A table of numbers: tabular figures, first column frozen, scrolling inside its own box on a narrow screen. */
export function FigureTable({ label, minWidth, maxHeight, children }: FigureTableProps) {
  return (
    // Focusable, so that the arrow keys can scroll it.
    <TableScrollContainer
      type="native"
      className={classes.scroll}
      minWidth={minWidth}
      maxHeight={maxHeight}
      tabIndex={0}
      role="region"
      aria-label={label}
    >
      <Table
        aria-label={label}
        className={classes.table}
        data-sticky-head={maxHeight !== undefined || undefined}
        verticalSpacing={9}
      >
        {children}
      </Table>
    </TableScrollContainer>
  );
}
