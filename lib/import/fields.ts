/** What a column of a file may hold. */
export const FIELDS = [
  "symbol",
  "quantity",
  "description",
  "price",
  "value",
  "weight",
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
  "identifier",
  "exchange",
  "level",
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
  "weight",
  "entryPrice",
  "costTotal",
  "exitPrice",
  "strike",
  "multiplier",
] as const satisfies readonly Field[];
export type NumberField = (typeof NUMBER_FIELDS)[number];
export const DATE_FIELDS = ["entryDate", "exitDate", "expiration", "date"] as const satisfies readonly Field[];
export type DateField = (typeof DATE_FIELDS)[number];

/** What each field is called on screen and in sentences. */
export const FIELD_LABELS: Record<Field, string> = {
  symbol: "Symbol",
  quantity: "Quantity",
  description: "Name",
  price: "Price",
  value: "Value",
  weight: "Weight",
  entryPrice: "Entry price",
  costTotal: "Total cost",
  entryDate: "Entry date",
  exitPrice: "Exit price",
  exitDate: "Exit date",
  investmentClass: "Investment class",
  subtype: "Investment subtype",
  underlying: "Underlying symbol",
  strike: "Strike price",
  expiration: "Expiration date",
  optionType: "Option type",
  account: "Account",
  accountNumber: "Account number",
  currency: "Currency",
  multiplier: "Multiplier",
  side: "Long or short",
  assetType: "Kind of asset",
  identifier: "ISIN, CUSIP or SEDOL",
  exchange: "Exchange",
  level: "Level of detail",
  date: "Date",
  action: "Action",
};
