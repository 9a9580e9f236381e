import { saidColumn } from "../columns/said-columns";
import { isTradeField, type TradeField } from "../fields";
import type { ColumnMapping } from "../preview";
import type { BrokerLedger } from "./broker-ledger";
import type { LedgerTable } from "./find-ledger";
import type { FeePlace, LedgerField } from "./ledger-fields";
import { fieldsShownAs, purposeOf } from "./trade-fields";

/**
 * A list with its columns as the user wants them read: what they name goes before the broker's words and the general ones,
 * what they leave out is not read, and what they repeat changes nothing.
 *
 * @param first the file's first list, whose columns are those that are shown: a number means a column of it, and of another
 *   list the one that stands in the same place under the same header
 */
export function asSaid(table: LedgerTable, mapping: ColumnMapping, first: LedgerTable): LedgerTable {
  const sayings = sayingsOf(table, mapping, first);
  if (sayings.length === 0) return table;
  const columns = new Map(table.columns);
  const said = new Map<number, TradeField | null>();
  const moved = new Set<LedgerField>();
  let fees: FeePlace[] = [...table.fees];
  let currencyIndex: number | null = null;
  for (const [index, field] of sayings) {
    const already = purposeOf(columns, fees, index)?.field === field;
    said.set(index, field);
    if (already) continue;
    for (const [before, at] of [...columns]) if (at === index) columns.delete(before);
    fees = fees.flatMap((fee) => (fee.index === index ? [] : fee.currencyIndex === index ? withoutCurrency(fee) : fee));
    if (currencyIndex === index) currencyIndex = null;
    if (field === "fees") fees.push({ index, currencyIndex: -1 });
    if (field === "feesCurrency") currencyIndex = index;
    if (field === null || field === "fees") continue;
    for (const [other, before] of said) if (before === field && other !== index) said.delete(other);
    const [meant, ...alike] = fieldsShownAs(field);
    if (meant === undefined) continue;
    for (const one of alike) columns.delete(one);
    columns.set(meant, index);
    moved.add(meant);
  }
  if (currencyIndex !== null) fees = fees.map(({ index }) => ({ index, currencyIndex: currencyIndex ?? -1 }));
  return { ...table, columns, fees, said, moved, broker: brokerWith(table.broker, moved) };
}

/** What is said of which column; a field that only positions have says nothing here. */
function sayingsOf(table: LedgerTable, mapping: ColumnMapping, first: LedgerTable): [number, TradeField | null][] {
  const { header, rows } = table;
  return Object.entries(mapping).flatMap(([key, field]): [number, TradeField | null][] => {
    const column = saidColumn(header, key);
    if (column === null || (field !== null && !isTradeField(field))) return [];
    const { index, byWord } = column;
    if (!byWord && table !== first && header[index] !== first.header[index]) return [];
    const exists = index < header.length || rows.some(({ cells }) => index < cells.length);
    return exists ? [[index, field]] : [];
  });
}

/** Where the user points at what happened, its words count: a line is no trade only because this broker lists nothing else. */
function brokerWith(broker: BrokerLedger, moved: ReadonlySet<LedgerField>): BrokerLedger {
  if (!moved.has("action")) return broker;
  const { otherwise, ...rest } = broker;
  return { ...rest, wordFields: ["action"] };
}

function withoutCurrency({ index }: FeePlace): FeePlace {
  return { index, currencyIndex: -1 };
}
