import { rememberOf } from "../columns/remembered-objects";
import { companyForm, hasExchangeCode } from "../symbols/company-forms";
import { listingChoices } from "../symbols/listing-choices";
import type { Table } from "../tables/table";
import { columnOfSymbol } from "./column-of-symbol";
import type { RowCells } from "./row-cells";
import { readRowCurrency } from "./row-currency";

/** "SAP SE" is no ticker, unless the line is in francs or its table writes the codes of exchanges elsewhere. */
export function formOf(row: RowCells, raw: string): ReturnType<typeof companyForm> {
  const form = companyForm(raw);
  return form === null || readRowCurrency(row).code === "CHF" || usesExchangeCodes(row.table) ? null : form;
}

/** What the name of a company in Europe may be listed as: in euros, or in Zurich, whose code its form is spelt like. */
export function offerListings(row: RowCells, name: string): void {
  // What is longer is a name, and no exchange lists it so.
  if (name.length >= 5) return;
  const column = columnOfSymbol(row);
  const zurich = { label: `${name}.SW (Zurich)`, column, value: `${name}.SW` };
  row.offer([...listingChoices(name, "EUR", column), zurich]);
}

const usesExchangeCodes = rememberOf(({ columns, rows }: Table) => {
  const index = columns.get("symbol") ?? -1;
  return rows.some(({ cells }) => hasExchangeCode(cells[index] ?? ""));
});
