/** What a column of a file of positions may hold. */
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

/** Amounts of money by which a line that holds something says what it is worth, or was bought for. */
export const AMOUNT_FIELDS = ["price", "value", "entryPrice", "costTotal"] as const satisfies readonly Field[];

/** What a column of a list of trades may hold; several columns may hold fees, of all others one is read. */
export const TRADE_FIELDS = [
  "date",
  "time",
  "action",
  "symbol",
  "identifier",
  "description",
  "quantity",
  "price",
  "currency",
  "amount",
  "fees",
  "feesCurrency",
  "balance",
  "balanceCurrency",
  "exchange",
  "account",
  "accountNumber",
  "assetType",
  "underlying",
  "strike",
  "expiration",
  "optionType",
  "openClose",
  "ratio",
  "status",
  "level",
] as const;
export type TradeField = (typeof TRADE_FIELDS)[number];

/** What a column may be said to hold, whatever the file lists. */
export type ColumnField = Field | TradeField;
export const COLUMN_FIELDS: readonly [ColumnField, ...ColumnField[]] = [
  ...FIELDS,
  ...TRADE_FIELDS.filter((field) => !FIELDS.some((one) => one === field)),
];
/** Of a file, by what it lists (`PortfolioPreview.kind`): a field that is not among its own is no matter there. */
export const FIELDS_OF_KIND = { positions: FIELDS, transactions: TRADE_FIELDS } as const;

export const isField = (field: ColumnField): field is Field => FIELDS.some((one) => one === field);
export const isTradeField = (field: ColumnField): field is TradeField => TRADE_FIELDS.some((one) => one === field);

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
export const FIELD_LABELS: Record<ColumnField, string> = {
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
  time: "Time",
  amount: "Amount",
  fees: "Fees",
  feesCurrency: "Currency of the fees",
  balance: "Cash balance",
  balanceCurrency: "Currency of the balance",
  openClose: "Opens or closes",
  ratio: "Split ratio",
  status: "Order status",
};
