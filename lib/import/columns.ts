/**
 * What the columns of a file mean, from the words of its header. Any case, any order; what stands in brackets behind a
 * word is an explanation of it ("Qty (Quantity)").
 */
export const FIELDS = [
  "symbol",
  "quantity",
  "description",
  "price",
  "value",
  "entryPrice",
  "costTotal",
  "entryDate",
  "exitPrice",
  "exitDate",
  "investmentClass",
  "subtype",
  "underlying",
  "strike",
  "expiration",
  "optionType",
  "account",
  "accountNumber",
  "currency",
  "multiplier",
  "side",
  "assetType",
  "isin",
  "date",
  "action",
] as const;
export type Field = (typeof FIELDS)[number];
/** Which cell of a line holds which field. */
export type ColumnMap = ReadonlyMap<Field, number>;

/** Fields whose cells are numbers, and so share a question: point or comma. */
export const NUMBER_FIELDS = [
  "quantity",
  "price",
  "value",
  "entryPrice",
  "costTotal",
  "exitPrice",
  "strike",
  "multiplier",
] as const satisfies readonly Field[];
export const DATE_FIELDS = ["entryDate", "exitDate", "expiration", "date"] as const satisfies readonly Field[];

/** Words for each field, best first: where a file has several, the earlier word wins its column. */
const WORDS: Record<Field, readonly string[]> = {
  symbol: [
    "symbol",
    "ticker",
    "ticker symbol",
    "symbol/cusip",
    "symbol / cusip",
    "stock symbol",
    "security symbol",
    "symbols",
    "tickers",
    "instrument",
    "code",
    "security",
    "asset",
    "holding",
  ],
  quantity: [
    "quantity",
    "qty",
    "shares",
    "share",
    "units",
    "number of shares",
    "no. of shares",
    "share count",
    "shares held",
    "shares owned",
    "quantity held",
    "position quantity",
    "total shares",
    "anzahl",
    "stück",
    "stueck",
    "menge",
    "aantal",
    "position",
  ],
  description: [
    "description",
    "security description",
    "investment name",
    "name",
    "security name",
    "company",
    "company name",
    "fund name",
    "product",
    "bezeichnung",
  ],
  price: [
    "last price",
    "price",
    "current price",
    "close price",
    "closing price",
    "market price",
    "share price",
    "price per share",
    "last",
    "kurs",
  ],
  value: [
    "current value",
    "market value",
    "mkt val",
    "mkt value",
    "market val",
    "total value",
    "value",
    "position value",
    "value usd",
    "market value usd",
    "marktwert",
    "wert",
  ],
  entryPrice: [
    "entry price per share",
    "entry price",
    "average cost basis",
    "average cost",
    "avg cost",
    "average price",
    "avg price",
    "avg entry price",
    "cost price",
    "unit cost",
    "cost per share",
    "cost/share",
    "cost basis per share",
    "purchase price",
    "buy price",
    "price paid",
    "open price",
  ],
  costTotal: ["cost basis total", "cost basis", "total cost", "total cost basis"],
  entryDate: [
    "entry date",
    "date acquired",
    "acquired",
    "acquisition date",
    "purchase date",
    "purchased",
    "open date",
    "opened",
    "date opened",
    "buy date",
  ],
  exitPrice: ["exit price per share", "exit price", "sell price", "sale price"],
  exitDate: ["exit date", "date sold", "sold", "sale date", "close date", "date closed"],
  investmentClass: ["investment class"],
  subtype: ["investment subtype"],
  underlying: ["underlying symbol", "underlying"],
  strike: ["strike price", "strike"],
  expiration: ["expiration date", "expiration", "expiry", "expiry date", "exp date"],
  optionType: ["option type", "put/call", "call/put", "right"],
  account: ["account name", "account", "account nickname"],
  accountNumber: ["account number", "account no", "account #", "account id"],
  currency: ["currency", "currency primary", "ccy", "listing currency", "währung"],
  multiplier: ["multiplier", "mult", "contract multiplier"],
  side: ["side", "long/short", "l/s", "direction", "position type", "position side"],
  assetType: ["asset type", "security type", "asset category", "asset class", "instrument type", "investment type"],
  isin: ["isin", "cusip", "security id", "sedol"],
  date: ["date", "as of", "as of date", "statement date", "datum"],
  action: [
    "action",
    "activity type",
    "buy/sell",
    "transaction type",
    "trans code",
    "transaction",
    "trade type",
    "order type",
    "activity",
  ],
};

/** The template's own header, in its order (product §6). */
export const TEMPLATE_HEADER = [
  "Symbol",
  "Quantity",
  "Entry Price Per Share",
  "Entry Date",
  "Investment Class",
  "Investment Subtype",
  "Underlying Symbol",
  "Strike Price",
  "Expiration Date",
  "Option Type",
  "Exit Date",
  "Exit Price Per Share",
] as const;

const FIELD_OF_WORD = new Map<string, { field: Field; rank: number }>(
  FIELDS.flatMap((field) => WORDS[field].map((word, rank) => [word, { field, rank }] as const)),
);

/** The fields a line of cells names, if it is a header: each field once, by its best word, the leftmost where two are as good. */
export function mapColumns(cells: readonly string[]): Map<Field, number> {
  const ranks = new Map<Field, number>();
  const columns = new Map<Field, number>();
  for (const [index, cell] of cells.entries()) {
    const found = fieldOf(cell);
    if (found && found.rank < (ranks.get(found.field) ?? Number.POSITIVE_INFINITY)) {
      ranks.set(found.field, found.rank);
      columns.set(found.field, index);
    }
  }
  return columns;
}

/** Exactly the template: its twelve names, or the first two and some of the others, and nothing else. */
export function isTemplateHeader(cells: readonly string[]): boolean {
  const names = new Set(cells.filter((cell) => cell !== "").map(headerWord));
  const template = new Set(TEMPLATE_HEADER.map(headerWord));
  return (
    names.has("symbol") &&
    names.has("quantity") &&
    (names.has("investment class") || names.has("entry price per share")) &&
    [...names].every((name) => template.has(name))
  );
}

function fieldOf(cell: string): { field: Field; rank: number } | undefined {
  const whole = headerWord(cell);
  if (whole === "" || whole.length > 60) return undefined;
  const outside = headerWord(cell.replace(/\([^)]*\)/g, " "));
  const inside = headerWord(/\(([^)]*)\)/.exec(cell)?.[1] ?? "");
  return FIELD_OF_WORD.get(whole) ?? FIELD_OF_WORD.get(outside) ?? FIELD_OF_WORD.get(inside);
}

/** Lower case, single spaces, no currency signs or trailing marks: "Value $" is "value", "unitPrice" is "unit price". A percent sign stays: it is another thing. */
export function headerWord(cell: string): string {
  return cell
    .normalize("NFKC")
    .replace(/([a-z])([A-Z])/g, "$1 $2")
    .toLowerCase()
    .replace(/[$€£*:]/g, " ")
    .replaceAll("_", " ")
    .replace(/\s+/g, " ")
    .trim();
}
