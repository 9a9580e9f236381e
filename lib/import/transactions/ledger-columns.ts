import type { Field } from "../fields";
import type { PreviewColumn } from "../preview";
import { showCell } from "../problems";
import type { OpenLedger } from "./ledger-cells";
import type { LedgerField } from "./ledger-fields";

const EXAMPLES = 3;
const EXAMPLE_LINES = 50;

/** Fields of a list of trades that a line of positions has too, and what all of them are called in a sentence. */
const FIELDS: Partial<Record<LedgerField, { field: Field | null; word: string }>> = {
  date: { field: "date", word: "the day" },
  time: { field: null, word: "the time" },
  action: { field: "action", word: "what happened" },
  side: { field: "action", word: "what happened" },
  event: { field: "action", word: "what happened, with the shares and their price" },
  symbol: { field: "symbol", word: "the ticker" },
  isin: { field: "identifier", word: "the security’s number" },
  name: { field: "description", word: "the name" },
  quantity: { field: "quantity", word: "how many" },
  price: { field: "price", word: "the price of one" },
  currency: { field: "currency", word: "the currency" },
  amount: { field: null, word: "the amount, where no price is stated" },
  balance: { field: null, word: "the cash balance" },
  account: { field: "account", word: "the account" },
  accountNumber: { field: "accountNumber", word: "the account’s number" },
  assetType: { field: "assetType", word: "the kind of asset" },
  openClose: { field: null, word: "whether a trade opens or closes" },
  ratio: { field: null, word: "a split’s ratio" },
};

/** What each column of the list was read as. */
export function ledgerColumns(table: OpenLedger | undefined): PreviewColumn[] {
  if (!table) return [];
  const known = table.broker.broker !== null;
  const sample = table.rows.slice(0, EXAMPLE_LINES);
  const fees = new Set(table.fees.map(({ index }) => index));
  return table.header.flatMap((header, index): PreviewColumn[] => {
    if (header === "") return [];
    const [field] = [...table.columns].find(([, at]) => at === index) ?? [];
    const read = field === undefined ? undefined : FIELDS[field];
    const word = read?.word ?? (fees.has(index) ? "fees, which are part of the cost" : undefined);
    const examples = sample.flatMap(({ cells }) => (cells[index] ? [showCell(cells[index] ?? "", 30)] : []));
    return [
      {
        index,
        header,
        field: read?.field ?? null,
        confidence: word === undefined ? null : known ? "high" : "medium",
        why: word === undefined ? "Not needed to net the trades." : `Its header names ${word}.`,
        examples: [...new Set(examples)].slice(0, EXAMPLES),
      },
    ];
  });
}
