import type { DecimalText } from "../preview";
import { type ImportProblem, PROBLEM_CODES, type ProblemCode, showCell } from "../problems";
import { type CurrencyReading, readCurrencyText } from "../text/currency";
import { add, divide, fits, isNegative, isZero, multiply, negate, round } from "../text/decimal";
import type { CsvRecord } from "../text/records";
import { cellOf } from "./cell-of";
import { type EventText, eventGoesOut, readEvent, readRatio } from "./event-text";
import { generalKind } from "./general-words";
import type { LedgerField } from "./ledger-fields";
import { numberIn } from "./ledger-numbers";
import type { Movement } from "./movement";
import type { MovementKind } from "./movement-kinds";
import type { OpenLedger } from "./open-ledger";
import type { Security } from "./security";

/** Kinds whose word says, where the quantity has no sign, that shares go out. */
const OUT: ReadonlySet<MovementKind> = new Set(["sell", "short", "transferOut", "cancelSell"]);

/** The cells of one line, read one by one, with the problems found on the way. */
export class LedgerLine {
  readonly problems: ImportProblem[] = [];

  constructor(
    readonly table: OpenLedger,
    private readonly record: CsvRecord,
  ) {}

  text(field: LedgerField): string {
    return cellOf(this.table, this.record, field);
  }

  /** The column as the header writes it. */
  header(field: LedgerField): string | null {
    return this.table.header[this.table.columns.get(field) ?? -1] ?? null;
  }

  report(code: ProblemCode, field: LedgerField, message: string, fix?: string): void {
    const column = this.header(field);
    this.problems.push({
      severity: "error",
      code,
      line: this.record.line,
      column,
      value: column === null ? null : showCell(this.text(field)),
      message,
      ...(fix === undefined ? {} : { fix: { label: `Use ${fix}`, value: fix } }),
    });
  }

  /** Whether it says how many of something. */
  namesShares(): boolean {
    const inWords = this.table.broker.sharesInEvent === true && readEvent(this.text("event")) !== null;
    return inWords || /[1-9]/.test(this.text("quantity"));
  }

  /** Whether the file says, by more than a minus, that the shares go out. */
  goesOut(event: EventText | null): boolean {
    if (event) return eventGoesOut(this.text("event"));
    const { outSuffix } = this.table.broker;
    if (outSuffix !== undefined && this.text("quantity").toUpperCase().endsWith(outSuffix)) return true;
    // Trading 212 tells the old half of a split by its word alone, flex queries may leave the sign out.
    const told = this.text("action");
    return /\bsplit close\b/i.test(told) || OUT.has(generalKind(told) ?? "notice");
  }

  /** The quantity as the file has it; null where it has none; undefined, with its problem, where it cannot be read. */
  shares(event: EventText | null): DecimalText | null | undefined {
    const told = this.table.moved.has("quantity") ? null : event;
    const cell = told?.quantity ?? this.text("quantity");
    const reading = numberIn(this.table, told ? "eventQuantity" : "quantity", cell);
    if (!reading.ok) return this.refuseShares(told, cell, reading.why, reading.fix);
    if (reading.value === null || reading.percent) return null;
    const value = round(reading.value, 10);
    if (fits(value, 28, 10)) return value;
    return this.refuseShares(told, cell, "is larger than any holding can be (18 digits): check it for a slip");
  }

  /** New shares for old, from a column of its own, from the quantity, or from the words where no shares stand beside them. */
  ratio(words: string): { now: string; before: string } | null {
    const told = this.text("ratio");
    const quantity = this.text("quantity");
    const ratio =
      readRatio(told) ??
      readRatio(quantity) ??
      (/^\d{1,6}(\.\d{1,6})?$/.test(told) && /[1-9]/.test(told) ? { now: told, before: "1" } : null) ??
      (/[1-9]/.test(quantity) ? null : readRatio(`${words} ${this.text("name")}`.slice(0, 300)));
    const backward = ratio && /reverse/i.test(words) && Number(ratio.now) > Number(ratio.before);
    return backward ? { now: ratio.before, before: ratio.now } : ratio;
  }

  /** @param told the price's own currency, by its sign or words */
  currency(told: string | null): CurrencyReading | null {
    const { currency } = this.table.broker;
    const meant = this.table.moved.has("currency") ? this.text("currency") : "";
    const named = meant || (told ?? this.text("currency"));
    return (
      (named === "" ? null : readCurrencyText(named)) ?? (currency === undefined ? null : readCurrencyText(currency))
    );
  }

  /**
   * What one share cost or brought, and the fees where they are in the same currency; pence come out as pounds. The amount
   * tells it where there is no price, but for transfers, whose amount is what they were worth that day.
   */
  money(
    kind: MovementKind,
    event: EventText | null,
    quantity: DecimalText,
    security: Security,
  ): Pick<Movement, "price" | "misreadPrice" | "fees" | "feesLeft" | "currency" | "isMinor"> {
    const priced = this.table.moved.has("price") ? null : event;
    const cell = priced?.price ?? this.text("price");
    const reading = numberIn(this.table, priced ? "eventPrice" : "price", cell);
    const told = this.currency(event?.currency ?? (reading.ok ? reading.currency : null));
    const stated = reading.ok && reading.value !== null && !isNegative(reading.value) ? reading.value : null;
    const byAmount = stated === null && !/\d/.test(cell) && !kind.startsWith("transfer");
    const price = byAmount ? priceByAmount(this.table, this.record, quantity, security) : stated;
    const currency = told?.code ?? null;
    return {
      price: told?.minorUnits === 100 && price !== null ? multiply(price, "0.01") : price,
      misreadPrice: price === null && /\d/.test(cell) ? cell : null,
      ...feesIn(this.table, this.record, currency),
      currency,
      isMinor: told?.minorUnits === 100,
    };
  }

  private refuseShares(event: EventText | null, cell: string, why: string, fix?: string): undefined {
    this.report(PROBLEM_CODES.quantity, event ? "event" : "quantity", `“${showCell(cell)}” ${why}.`, fix);
  }
}

/** The amount over the shares, for files that state no price. */
function priceByAmount(
  table: OpenLedger,
  record: CsvRecord,
  quantity: DecimalText,
  { option }: Security,
): DecimalText | null {
  const reading = numberIn(table, "amount", cellOf(table, record, "amount"));
  if (!reading.ok || reading.value === null || isZero(reading.value) || isZero(quantity)) return null;
  const price = divide(reading.value, multiply(quantity, option ? "100" : "1"), 12);
  return isNegative(price) ? negate(price) : price;
}

/** The sum of the fee columns that are in the trade's own currency; what is in another is no part of the cost, and is said. */
function feesIn(table: OpenLedger, record: CsvRecord, currency: string | null): Pick<Movement, "fees" | "feesLeft"> {
  let fees = "0";
  let feesLeft: string | null = null;
  for (const { index, currencyIndex } of table.fees) {
    const cell = record.cells[index] ?? "";
    if (!/[1-9]/.test(cell)) continue;
    const reading = numberIn(table, `fee ${index}`, cell);
    if (!reading.ok || reading.value === null || isZero(reading.value)) continue;
    const named = reading.currency ?? (record.cells[currencyIndex] ?? "").trim();
    const told = named === "" ? null : readCurrencyText(named);
    // Of what says nothing, an amount counts in dollars.
    if (named !== "" && told?.code !== (currency ?? "USD")) {
      feesLeft ??= told?.code ?? named;
      continue;
    }
    const size = isNegative(reading.value) ? negate(reading.value) : reading.value;
    fees = add(fees, told?.minorUnits === 100 ? multiply(size, "0.01") : size);
  }
  return { fees, feesLeft };
}
