import type { IsoDate } from "../preview";
import type { Layout } from "../tables/table";
import type { CsvRecord } from "../text/records";
import { cellOf } from "./cell-of";
import { numberIn } from "./ledger-numbers";
import { momentOf } from "./moment-of";
import type { OpenLedger } from "./open-ledger";

/** The last balance that the file states in a currency and account. */
export interface CashBalance {
  table: OpenLedger;
  record: CsvRecord;
  currency: string;
  amount: string;
  date: IsoDate;
}

/**
 * Cash, only where the file states a running balance: that of its last line, by currency and account. Nothing is added up
 * from movements, of which a file may lack any.
 */
export function lastBalances(tables: readonly OpenLedger[], newestFirst: boolean): CashBalance[] {
  const last = new Map<string, CashBalance & { time: string }>();
  for (const table of tables) {
    if (!table.columns.has("balance")) continue;
    for (const record of table.rows) {
      const cell = cellOf(table, record, "balance");
      if (!/\d/.test(cell)) continue;
      const reading = numberIn(table, "balance", cell);
      const { date, time } = momentOf(table, record);
      if (!reading.ok || reading.value === null || !date) continue;
      const told = cellOf(table, record, table.columns.has("balanceCurrency") ? "balanceCurrency" : "currency");
      const currency = /^[A-Z]{3}$/.test(told) ? told : (reading.currency ?? table.broker.currency ?? "");
      if (currency === "") continue;
      const key = [cellOf(table, record, "account"), cellOf(table, record, "accountNumber"), currency].join("\n");
      const before = last.get(key);
      const later =
        !before ||
        date > before.date ||
        (date === before.date && (time > before.time || (time === before.time && !newestFirst)));
      if (later) last.set(key, { table, record, currency, amount: reading.value, date, time });
    }
  }
  return [...last.values()];
}

/** A line of a statement's cash report. */
export interface StatedCash {
  record: CsvRecord;
  headerLine: number;
  account: string | null;
  currency: string;
  amount: string;
}

/** The ending balances of a statement's cash report, which the reader of positions has found. */
export function statementCash({ tables }: Layout): StatedCash[] {
  return tables.flatMap(({ cashOnly, columns, rows, headerLine, account }) =>
    cashOnly
      ? rows.map((record) => ({
          record,
          headerLine,
          account,
          currency: record.cells[columns.get("symbol") ?? -1] ?? "",
          amount: record.cells[columns.get("quantity") ?? -1] ?? "",
        }))
      : [],
  );
}
