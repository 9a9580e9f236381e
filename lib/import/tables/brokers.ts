import { headerWord } from "../columns/header-word";
import { isTemplateHeader } from "../columns/template-header";
import { isExportHeader } from "../export/export-columns";
import type { LayoutKey } from "../preview";
import type { CsvRecord } from "../text/records";
import type { Table } from "./table";

/** Words that only one broker's header has together; the first that fits. */
const SIGNATURES: readonly { key: LayoutKey; words: readonly (string | readonly string[])[] }[] = [
  { key: "fidelity_positions", words: ["account number", "average cost basis", "last price"] },
  { key: "fidelity_positions", words: [["account number", "account name"], "last price change", "current value"] },
  { key: "schwab_positions", words: ["qty (quantity)"] },
  { key: "schwab_positions", words: ["mkt val (market value)", "symbol"] },
  { key: "vanguard_holdings", words: [["account number", "plan number"], "investment name", "shares", "share price"] },
  { key: "vanguard_holdings", words: ["plan number", "fund name", "shares"] },
  {
    key: "etrade_portfolio",
    words: ["symbol", ["qty #", "qty", "quantity"], "price paid", ["last price"], "total gain"],
  },
  {
    key: "ibkr_flex",
    words: [
      ["client account id", "account id"],
      ["mark price", "position value", "cost basis money", "pos qty"],
    ],
  },
  { key: "ibkr_flex", words: ["currency primary", ["mark price", "position value", "cost basis money"]] },
  { key: "jpmorgan_positions", words: ["asset strategy", "ticker", ["base ccy", "local ccy", "unit cost", "cost"]] },
  { key: "trading212_positions", words: ["slice", "owned quantity"] },
  { key: "trading212_positions", words: ["slice", "name", "invested value"] },
  {
    key: "degiro_portfolio",
    words: [
      ["produkt", "product", "produit", "producto", "prodotto", "produto"],
      ["symbol/isin", "symbool/isin", "symbole/isin", "símbolo/isin", "simbolo/isin", "ticker/isin"],
      ["anzahl", "amount", "quantity", "aantal", "quantité", "cantidad", "quantità", "quantidade"],
    ],
  },
  {
    key: "robinhood_positions",
    words: [["symbol", "instrument"], "average buy price", ["equity", "shares", "quantity"]],
  },
  {
    key: "merrill_holdings",
    words: ["symbol", ["day's price", "day's price chg % chg", "day's value change"], "quantity", "value"],
  },
  { key: "merrill_holdings", words: ["cob date", "symbol", "quantity"] },
];

/** Whose layout a table has; `plain` where it could be anybody's. */
export function brokerOf({ header }: Table, records: readonly CsvRecord[]): LayoutKey {
  if (isTemplateHeader(header)) return "template";
  if (isExportHeader(header)) return "export";
  const words = new Set(header.map(headerWord));
  const has = (wanted: string | readonly string[]) =>
    typeof wanted === "string" ? words.has(wanted) : wanted.some((word) => words.has(word));
  const found = SIGNATURES.find(({ words: wanted }) => wanted.every(has));
  if (found) return found.key;
  const opening = records
    .slice(0, 12)
    .map(({ cells }) => cells.join(" ").slice(0, 200))
    .join("\n");
  if (
    /^\W*exported on:/im.test(opening) &&
    words.has("symbol") &&
    /merrill|unrealized|unit cost|\bCMA\b|edge/i.test(`${opening} ${[...words].join(" ")}`)
  )
    return "merrill_holdings";
  if (/^\W*positions for (account|all-accounts)/im.test(opening)) return "schwab_positions";
  return "plain";
}
