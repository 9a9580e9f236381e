import type { Field } from "../fields";
import { type ImportProblem, PROBLEM_CODES } from "../problems";
import type { CsvRecord } from "../text/records";
import { emptyTable, type Table } from "./table";

const SUMMARY = "Base Currency Summary";

/**
 * Where an activity statement states its cash. "Ending Cash" of the cash report counts by currency; an account that holds one
 * currency has only its summary there, in the base currency. A statement without that report may list its balances of
 * foreign exchange instead.
 */
export class StatementCash {
  /** Headers of cash reports below which currencies are listed, so that their summary is the sum of them. */
  private readonly listed = new Set<CsvRecord>();
  private readonly base: string | null;
  private readonly isReported: boolean;

  constructor(records: readonly CsvRecord[]) {
    let header: CsvRecord | null = null;
    let [base, isReported]: [string | null, boolean] = [null, false];
    const traded = new Set<string>();
    for (const record of records) {
      const [section = "", kind = ""] = record.cells;
      if (kind === "Header") header = record;
      const at = (name: string) => record.cells[header?.cells.indexOf(name) ?? -1] ?? "";
      if (kind !== "Data") continue;
      if (/^account information$/i.test(section) && record.cells[2] === "Base Currency")
        base ??= record.cells[3] ?? null;
      if (/open positions$/i.test(section) && at("Currency") !== "") traded.add(at("Currency"));
      if (!isCashReport(section) || at("Currency Summary") !== "Ending Cash") continue;
      isReported = true;
      if (header && at("Currency") !== SUMMARY) this.listed.add(header);
    }
    this.base = base ?? (traded.size === 1 ? ([...traded][0] ?? null) : null);
    this.isReported = isReported;
  }

  /** The table that a section's header begins, where its lines state cash; null where they do not. */
  tableOf(header: CsvRecord, account: string | null): Table | null {
    const [section = "", , ...cells] = header.cells;
    const [symbol, quantity] = isCashReport(section)
      ? ["Currency", "Total"]
      : isForexBalances(section) && !this.isReported
        ? ["Description", "Quantity"]
        : [null, null];
    if (symbol === null || !cells.includes(symbol) || !cells.includes(quantity)) return null;
    const columns = new Map<Field, number>([
      ["symbol", cells.indexOf(symbol)],
      ["quantity", cells.indexOf(quantity)],
    ]);
    return { ...emptyTable(header.line, cells, account), columns, cashOnly: true };
  }

  /** Why a line of such a section is no balance of its own; null where it is one. */
  skipReason(header: CsvRecord, { cells }: CsvRecord): string | null {
    const at = (name: string) => cells[header.cells.indexOf(name)] ?? "";
    if (isForexBalances(header.cells[0] ?? "")) {
      return /^[A-Z]{3}$/.test(at("Description")) ? null : "A total of the lines above.";
    }
    if (at("Currency Summary") !== "Ending Cash") return "A movement of cash; only the ending balance is held.";
    return at("Currency") === SUMMARY && this.listed.has(header) ? "The sum of the currencies listed." : null;
  }

  /** The line's cells with the base currency's code for "Base Currency Summary". */
  inBaseCurrency(cells: readonly string[]): string[] {
    return cells.map((cell) => (cell === SUMMARY ? (this.base ?? cell) : cell));
  }

  /** A warning where that code stands nowhere in the statement. */
  problemOf({ line, cells }: CsvRecord): ImportProblem | null {
    if (this.base !== null || !cells.includes(SUMMARY)) return null;
    const message =
      "The cash stands in the account's base currency, which the statement does not name, and was read as US dollars: correct the cell where it is another.";
    const [severity, code, value] = ["warning", PROBLEM_CODES.currency, SUMMARY] as const;
    return { severity, code, line, column: "Currency", value, message };
  }
}

function isCashReport(section: string): boolean {
  return /^cash report$/i.test(section);
}

export function isForexBalances(section: string): boolean {
  return /^forex balances$/i.test(section);
}
