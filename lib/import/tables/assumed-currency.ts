import { homeCurrencyOf } from "../columns/home-currencies";
import { AMOUNT_FIELDS, type Field } from "../fields";
import { type ImportProblem, PROBLEM_CODES, showCell } from "../problems";
import { foreignCurrencyOf } from "../symbols/exchange-currencies";
import { isIsin } from "../symbols/identifiers";
import type { Table } from "./table";

/** Fields whose cells are amounts of money. */
const MONEY = [...AMOUNT_FIELDS, "exitPrice"] as const satisfies readonly Field[];

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
  const { code, isTie } = mostOf(named, isContinental(table));
  const remedy = "Add a column “Currency” if they are in another.";
  if (code === "USD") {
    // A ticker beside it is read as the listing in New York, which many of Ireland or Bermuda are.
    const foreign = named.find(({ isin, byTicker }) => !byTicker && !isin.startsWith("US"))?.isin;
    if (foreign === undefined) return none;
    const message = `Nothing in the file names a currency, and “${showCell(foreign)}” is not American: all amounts were read in US dollars. ${remedy}`;
    return { table, problem: problem(table, message) };
  }
  const why = isTie
    ? "though its ISINs are of several countries, none of them the most frequent"
    : "because that is what the countries of its ISINs pay in";
  const message = `Nothing in the file names a currency: all amounts were read in ${code}, ${why}. ${remedy}`;
  const currencies = new Map([...table.currencies, ...money.map((field) => [field, code] as const)]);
  return { table: { ...table, currencies }, problem: problem(table, message) };
}

/** A line's ISIN, and whether a ticker stands beside it. */
interface Named {
  isin: string;
  byTicker: boolean;
}

const ISIN_LENGTH = 12;

/** None where a ticker names an exchange abroad: then each line is in the currency of its own. */
function isinsOf({ columns, rows }: Table): Named[] {
  const [symbol, identifier] = [columns.get("symbol") ?? -1, columns.get("identifier") ?? -1];
  const mayBeIsin = (cell: string | undefined) => cell?.length === ISIN_LENGTH;
  if (!rows.some(({ cells }) => mayBeIsin(cells[symbol]) || mayBeIsin(cells[identifier]))) return [];
  const found: Named[] = [];
  for (const { cells } of rows) {
    const name = cells[symbol] ?? "";
    if (foreignCurrencyOf(name) !== null || name.includes(":")) return [];
    const isin = [name, cells[identifier] ?? ""].find((cell) => mayBeIsin(cell) && isIsin(cell));
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

/** Words in which headers speak German, French, Italian, Spanish or Dutch. */
const CONTINENTAL =
  /kurs|wert|stück|anzahl|bestand|menge|bezeichnung|libell|quantité|cours|valeur|montant|cantidad|precio|valor|quantità|prezzo|valore|aantal|koers|waarde/i;

function isContinental({ header }: Table): boolean {
  return header.some((cell) => CONTINENTAL.test(cell));
}

/**
 * The currency of the countries of most of them; US dollars where none tells. Of several as often it is euros, or dollars
 * where they are among them and the headers are English.
 */
function mostOf(named: readonly Named[], prefersEuros: boolean): { code: string; isTie: boolean } {
  const counts = new Map<string, number>();
  for (const { isin } of named) {
    const code = homeCurrencyOf(isin);
    if (code !== undefined) counts.set(code, (counts.get(code) ?? 0) + 1);
  }
  const most = Math.max(0, ...counts.values());
  const first = [...counts].flatMap(([code, count]) => (count === most ? code : []));
  const order = prefersEuros ? ["EUR", "USD"] : ["USD", "EUR"];
  const code = order.find((one) => first.includes(one)) ?? first[0] ?? "USD";
  return { code, isTie: first.length > 1 };
}

function problem({ headerLine }: Table, message: string): ImportProblem {
  return { severity: "warning", code: PROBLEM_CODES.currency, line: headerLine, column: null, value: null, message };
}
