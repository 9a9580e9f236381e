import { isTotalName } from "../rows/total-name";
import { isCoinTitle } from "../symbols/coins";
import { type CsvRecord, hasOneCell } from "../text/records";

/** Lines that stand under a title or a heading of coins, while a file is gone through from the top. */
export class CoinLines {
  readonly lines = new Set<number>();
  private isWithin = false;
  /** The last line of the coins so far; 0 right below their heading, where a blank line parts nothing. */
  private last = 0;

  /** At a header: coins stand below it if their title stands above it, and end where it comes without one. */
  startTable(title: string | null): void {
    this.begin(title !== null && isCoinTitle(title));
  }

  /** At a line of a table: a heading within it, a total or a blank line above it ends the coins. */
  hold({ cells, line, lastLine }: CsvRecord): void {
    if (hasOneCell(cells)) {
      this.begin(isCoinTitle(firstOf(cells)));
      return;
    }
    if (!this.isWithin) return;
    const isApart = this.last > 0 && line > this.last + 1;
    if (isApart || isTotalName(firstOf(cells))) {
      this.begin(false);
      return;
    }
    this.lines.add(line);
    this.last = lastLine;
  }

  private begin(isWithin: boolean): void {
    this.isWithin = isWithin;
    this.last = 0;
  }
}

function firstOf(cells: readonly string[]): string {
  return cells.find((cell) => cell !== "") ?? "";
}
