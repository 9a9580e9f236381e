import type { ReadPosition } from "../preview";
import { type ImportProblem, PROBLEM_CODES } from "../problems";
import { add } from "../text/decimal";
import { shownNumber } from "../text/shown-number";
import { currencyOfTotal } from "./currency-of-total";
import { PartAndAll } from "./part-and-all";
import type { RowCells } from "./row-cells";
import { SumsByCurrency } from "./sums-by-currency";

/** What a holding is known by; a total has none of it. */
const NAMES = ["symbol", "description", "identifier", "underlying", "investmentClass"] as const;

/** What a lot has beside its quantity, and the sum of several has not. */
const LOT = ["price", "entryPrice", "entryDate"] as const;

interface TotalCheck {
  reason: string;
  problem: ImportProblem | null;
  /** What it totals of that is counted, where it holds more than that. */
  counted?: string;
}

/**
 * Total lines against the lines above them: the file's own proof that nothing was misread. A total may be of the lines since
 * the last one (an account, a kind of asset), or of all lines so far.
 */
export class Totals {
  private readonly values = new PartAndAll();
  private readonly shares = new PartAndAll();
  /** Stated sizes of futures, which brokers' totals may hold and ours do not. */
  private readonly sizes = new PartAndAll();
  private valued = 0;
  private counted = 0;
  private readonly sums = new SumsByCurrency();

  /** A line whose stated value is the size of what it moves with, and is not counted. */
  countSize(row: RowCells): void {
    const reading = row.number("value");
    if (reading.ok && reading.value !== null) this.sizes.add(reading.value);
  }

  count(position: ReadPosition): void {
    const { statedValueUsd, quantity } = position;
    this.sums.count(position);
    if (quantity !== null) {
      this.shares.add(quantity);
      this.counted += 1;
    }
    if (statedValueUsd === null) return;
    this.values.add(statedValueUsd);
    this.valued += 1;
  }

  /** Whether a line of amounts and no name is a total that nobody labelled: its numbers are the sums of the lines above. */
  isUnlabelled(row: RowCells): boolean {
    if (NAMES.some((field) => row.text(field) !== "")) return false;
    const isCount = row.text("quantity") !== "";
    if (isCount && (LOT.some((field) => row.text(field) !== "") || !this.sumsShares(row))) return false;
    if (isCount && row.text("value") === "") return true;
    return this.valued > 1 && this.sumsValues(row);
  }

  private sumsShares(row: RowCells): boolean {
    const reading = row.number("quantity");
    if (this.counted < 2 || !reading.ok || reading.value === null || Number(reading.value) === 0) return false;
    const stated = Number(reading.value);
    const { part, all } = this.shares;
    return [part, all].some((text) => Math.abs(Number(text) - stated) < 1e-6);
  }

  private sumsValues(row: RowCells): boolean {
    const reading = row.number("value");
    if (!reading.ok || reading.value === null) return false;
    const stated = Number(reading.value);
    const { part, all } = this.values;
    return stated !== 0 && [part, all].some((sum) => agrees(Number(sum), stated));
  }

  /** Whether a line's value is the sum of the lines above, or nobody can tell: some state no value, or they are in several currencies. */
  mayBeSummedBy(row: RowCells): boolean {
    const reading = row.number("value");
    if (!reading.ok || reading.value === null || this.sums.isOpen) return true;
    const part = add(this.values.part, this.sizes.part);
    const all = add(this.values.all, this.sizes.all);
    const stated = Number(reading.value);
    return this.sumsValues(row) || [part, all, ...this.sums.ofOne()].some((sum) => agrees(Number(sum), stated));
  }

  /** What the receipt says of a total line, and a warning where it differs from the sum by more than a dollar and 0.1 %. */
  check(row: RowCells): TotalCheck {
    const reading = row.number("value");
    const { part, all } = this.values;
    const { part: sizesPart, all: sizesAll } = this.sizes;
    for (const sums of [this.values, this.shares, this.sizes]) sums.begin();
    const ofOthers = reading.ok && reading.value !== null ? this.checkOther(row, reading.value) : null;
    this.sums.begin();
    if (ofOthers) return ofOthers;
    if (!reading.ok || reading.value === null || this.valued === 0)
      return { reason: "A total of the lines above.", problem: null };
    const stated = Number(reading.value);
    const sum = [part, all].find((candidate) => agrees(Number(candidate), stated));
    if (sum !== undefined) {
      return { reason: `A total of the lines above, and equal to their sum (${shownNumber(sum)}).`, problem: null };
    }
    const withSizes = [
      { lines: part, sizes: sizesPart },
      { lines: all, sizes: sizesAll },
    ].find(({ lines, sizes }) => Number(sizes) !== 0 && agrees(Number(add(lines, sizes)), stated));
    if (withSizes) {
      const { lines, sizes } = withSizes;
      const reason = `A total of the lines above (${shownNumber(lines)}) and of the sizes of futures (${shownNumber(sizes)}), which are not counted.`;
      return { reason, problem: null, counted: lines };
    }
    return this.sums.isMixed() ? uncompared(row, "are in several currencies") : differs(row, reading.value, all);
  }

  /** A total in another currency than US dollars, against lines in that; null where it is in dollars, or does not say. */
  private checkOther(row: RowCells, value: string): TotalCheck | null {
    const currency = currencyOfTotal(row);
    if (currency === null || currency === "USD") return null;
    const sums = this.sums.in(currency);
    const all = sums.at(-1);
    if (all === undefined) return uncompared(row, `are not all in ${currency}, as the total is`);
    const sum = sums.find((candidate) => agrees(Number(candidate), Number(value)));
    if (sum === undefined) return differs(row, value, all);
    return { reason: `A total of the lines above, and equal to their sum (${shownNumber(sum)}).`, problem: null };
  }
}

function differs(row: RowCells, value: string, sum: string): TotalCheck {
  const message = `The file's total is ${shownNumber(value)} but its lines sum to ${shownNumber(sum)}: a line may be missing or misread.`;
  const reason = `A total of the lines above; it differs from their sum (${shownNumber(sum)}).`;
  return { reason, problem: told(row, "warning", message) };
}

/** @param why what keeps the lines from being summed */
function uncompared(row: RowCells, why: string): TotalCheck {
  const message = `The file's total was not compared with its lines, because they ${why}.`;
  return {
    reason: `A total of the lines above, not compared with them, because they ${why}.`,
    problem: told(row, "info", message),
  };
}

function told(row: RowCells, severity: "info" | "warning", message: string): ImportProblem {
  const [code, column] = [PROBLEM_CODES.totalDiffers, row.header("value") ?? null];
  return { severity, code, line: row.line, column, value: row.text("value"), message };
}

export function agrees(sum: number, stated: number): boolean {
  return Math.abs(sum - stated) <= Math.max(1, Math.abs(stated) * 0.001);
}
