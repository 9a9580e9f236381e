import { looksNumeric } from "../columns/cell-kinds";
import { type CsvRecord, hasOneCell } from "../text/records";

/** What stands right above the next header, while a file is gone through. */
export class TitleAbove {
  text: string | null = null;
  private isAccounts = false;

  set({ cells }: CsvRecord): void {
    this.text = cells.find((cell) => cell !== "") ?? null;
    this.isAccounts = mayNameAccount(cells);
  }

  clear(): void {
    this.text = null;
  }

  /** The title where it may name an account: "IRA, 2000" is a line of a list of accounts. */
  get ofAccount(): string | null {
    return this.isAccounts ? this.text : null;
  }
}

/** Nothing else stands on the line, or the title has a number and no amount stands beside it. */
function mayNameAccount(cells: readonly string[]): boolean {
  if (hasOneCell(cells)) return true;
  const [title = "", ...others] = cells.filter((cell) => cell !== "");
  if (/for account/i.test(title.slice(0, 60))) return true;
  return /\d{3}\W*$/.test(title.slice(-20)) && !others.some(looksNumeric);
}
