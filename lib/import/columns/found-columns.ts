import { type Field, NUMBER_FIELDS } from "../fields";
import { unitOfHeader } from "./columns";
import type { ColumnBasis } from "./content-columns";
import { SAID_BY_USER } from "./said-columns";

/** What the columns of one table are read as, and why. */
export interface TableColumns {
  columns: Map<Field, number>;
  basis: Map<Field, ColumnBasis>;
  /** Currencies that headers name: "Market Value (EUR)"; GBX for pence. */
  currencies: Map<Field, string>;
  /** What one in a cell stands for, where its header says so: 1000 under "Shares (000s)". */
  scales: Map<Field, string>;
}

const NUMBERS: ReadonlySet<Field> = new Set<Field>(NUMBER_FIELDS);
export const chosenByUser = ({ basis }: { basis: ReadonlyMap<Field, ColumnBasis> }, field: Field) =>
  basis.get(field)?.why === SAID_BY_USER;

export function occupied({ columns }: { columns: ReadonlyMap<Field, number> }, index: number): boolean {
  return [...columns.values()].includes(index);
}

/** The header's unit goes with its column, however that was found. */
export function put(found: TableColumns, header: readonly string[], field: Field, basis: ColumnBasis): void {
  found.columns.set(field, basis.index);
  found.basis.set(field, basis);
  found.currencies.delete(field);
  found.scales.delete(field);
  if (!NUMBERS.has(field)) return;
  const { currency, scale } = unitOfHeader(header[basis.index] ?? "");
  if (currency !== null) found.currencies.set(field, currency);
  if (scale !== "1") found.scales.set(field, scale);
}

export function drop(found: TableColumns, field: Field): void {
  found.columns.delete(field);
  found.basis.delete(field);
  found.currencies.delete(field);
  found.scales.delete(field);
}
