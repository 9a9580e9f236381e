import type { Field } from "../fields";
import { type ImportProblem, PROBLEM_CODES, showCell } from "../problems";
import { foreignCurrencyOf } from "../symbols/exchange-currencies";
import { isIsin } from "../symbols/identifiers";
import type { Table } from "../tables/table";

/** Fields whose cells are amounts of money. */
const MONEY = ["price", "value", "entryPrice", "costTotal", "exitPrice"] as const satisfies readonly Field[];

/** Countries whose shares trade at home, by the first two letters of an ISIN; of others (IE, LU, KY) it tells no exchange. */
const HOME_CURRENCIES: Readonly<Record<string, string>> = {
  US: "USD",
  ...Object.fromEntries("AT BE DE ES FI FR GR IT NL PT".split(" ").map((country) => [country, "EUR"])),
  AU: "AUD",
  BR: "BRL",
  CA: "CAD",
  CH: "CHF",
  DK: "DKK",
  GB: "GBP",
  HK: "HKD",
  IN: "INR",
  JP: "JPY",
  KR: "KRW",
  NO: "NOK",
  NZ: "NZD",
  PL: "PLN",
  SE: "SEK",
  SG: "SGD",
  TW: "TWD",
  ZA: "ZAR",
};

/**
 * A table that has the ISINs of its securities and no currency at all: its amounts are read in that of the country that most
 * of them are of, and that is said, as it is where only dollars can be assumed for what is not American.
 */
export function assumeCurrency(table: Table): { table: Table; problem: ImportProblem | null } {
  const none = { table, problem: null };
  const money = MONEY.filter((field) => table.columns.has(field));
  if (money.length === 0 || money.some((field) => table.currencies.has(field))) return none;
  const named = isinsOf(table);
  if (named.every(({ isin }) => isin.startsWith("US")) || saysCurrency(table, money)) return none;
  const code = mostOf(named);
  const remedy = "Add a column “Currency” if they are in another.";
  if (code === "USD") {
    // A ticker beside it is read as the listing in New York, which many of Ireland or Bermuda are.
    const foreign = named.find(({ isin, byTicker }) => !byTicker && !isin.startsWith("US"))?.isin;
    if (foreign === undefined) return none;
    const message = `Nothing in the file names a currency, and “${showCell(foreign)}” is not American: all amounts were read in US dollars. ${remedy}`;
    return { table, problem: problem(table, message) };
  }
  const message = `Nothing in the file names a currency: all amounts were read in ${code}, because that is what the countries of its ISINs pay in. ${remedy}`;
  const currencies = new Map([...table.currencies, ...money.map((field) => [field, code] as const)]);
  return { table: { ...table, currencies }, problem: problem(table, message) };
}

/** A line's ISIN, and whether a ticker stands beside it. */
interface Named {
  isin: string;
  byTicker: boolean;
}

/** None where a ticker names an exchange abroad: then each line is in the currency of its own. */
function isinsOf({ columns, rows }: Table): Named[] {
  const [symbol, identifier] = [columns.get("symbol") ?? -1, columns.get("identifier") ?? -1];
  const found: Named[] = [];
  for (const { cells } of rows) {
    const name = cells[symbol] ?? "";
    if (foreignCurrencyOf(name) !== null || name.includes(":")) return [];
    const isin = [name, cells[identifier] ?? ""].find((cell) => cell.length === 12 && isIsin(cell));
    if (isin !== undefined) found.push({ isin, byTicker: name !== "" && name !== isin });
  }
  return found;
}

function saysCurrency({ columns, rows }: Table, money: readonly Field[]): boolean {
  const [currency, ...amounts] = [columns.get("currency") ?? -1, ...money.map((field) => columns.get(field) ?? -1)];
  return rows.some(
    ({ cells }) =>
      (cells[currency] ?? "") !== "" || amounts.some((index) => /[A-Za-z]{3}|[p$€£¥₹]/.test(cells[index] ?? "")),
  );
}

/** The currency of the countries of most of them, the first where several are as many; US dollars where none tells. */
function mostOf(named: readonly Named[]): string {
  const counts = new Map<string, number>();
  for (const { isin } of named) {
    const code = HOME_CURRENCIES[isin.slice(0, 2)];
    if (code !== undefined) counts.set(code, (counts.get(code) ?? 0) + 1);
  }
  const most = Math.max(0, ...counts.values());
  return [...counts].find(([, count]) => count === most)?.[0] ?? "USD";
}

function problem({ headerLine }: Table, message: string): ImportProblem {
  return { severity: "warning", code: PROBLEM_CODES.currency, line: headerLine, column: null, value: null, message };
}
