import { isCoinTitle } from "../symbols/coins";
import { type CsvRecord, hasOneCell } from "../text/records";

/** Lines that stand under a title or a heading of coins, while a file is gone through from the top. */
export class CoinLines {
  readonly lines = new Set<number>();
  private isWithin = false;

  /** At a header: coins go on below it if their title stands above it, or if the header only repeats. */
  startTable(title: string | null, isRepeated: boolean): void {
    this.isWithin = title === null ? isRepeated && this.isWithin : isCoinTitle(title);
  }

  /** At a line of a table, which may be a heading within it. */
  hold({ cells, line }: CsvRecord): void {
    if (hasOneCell(cells)) this.isWithin = isCoinTitle(cells.find((cell) => cell !== "") ?? "");
    else if (this.isWithin) this.lines.add(line);
  }
}
