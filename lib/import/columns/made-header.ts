/** What a column without a name of its own is called, by its place from 0: "Column 1". */
export const madeName = (index: number) => `Column ${index + 1}`;

/** The names that a table without a header is given. */
export const madeHeader = (width: number) => Array.from({ length: width }, (_, index) => madeName(index));

/** Whether its names are those that a table without a header was given. */
export function isMade({ header }: { header: readonly string[] }): boolean {
  return header.every((cell, index) => cell === madeName(index));
}

/** How many cells the longest line has. */
export function widthOf(rows: readonly (readonly string[])[]): number {
  return rows.reduce((widest, cells) => Math.max(widest, cells.length), 0);
}
