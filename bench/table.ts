import type { BenchFigure } from "./figure";

/** Figures in columns, one a line. */
export function table(figures: readonly BenchFigure[]): string {
  const rows = figures.map(({ name, unit, min, median, p95, ratio }) => [
    name,
    ...[min, median, p95].map((value) => `${shown(value)} ${unit}`.trimEnd()),
    ratio === undefined ? "" : `${ratio.toFixed(1)}×`,
  ]);
  const all = [["", "min", "median", "p95", "ratio"], ...rows];
  const widths = all[0]?.map((_, column) => Math.max(...all.map((row) => row[column]?.length ?? 0))) ?? [];
  const line = (row: readonly string[]) =>
    row.map((cell, i) => (i === 0 ? cell.padEnd(widths[i] ?? 0) : cell.padStart(widths[i] ?? 0))).join("  ");
  return `${all.map((row) => line(row).trimEnd()).join("\n")}\n`;
}

/** Four digits, and all of a larger number's. */
const shown = (value: number): string => (value >= 10_000 ? Math.round(value).toString() : value.toPrecision(4));
