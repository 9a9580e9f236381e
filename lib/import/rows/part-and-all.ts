import { add, DecimalSum } from "../text/decimal";

/** A sum that is begun anew at each total, and is kept over all of them as well. */
export class PartAndAll {
  private sinceLast = new DecimalSum();
  private before = "0";

  add(decimal: string): void {
    this.sinceLast.add(decimal);
  }

  /** Since the last total. */
  get part(): string {
    return this.sinceLast.text;
  }

  get all(): string {
    return add(this.before, this.part);
  }

  /** At a total. */
  begin(): void {
    this.before = this.all;
    this.sinceLast = new DecimalSum();
  }
}
