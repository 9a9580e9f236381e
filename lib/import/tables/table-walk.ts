import { isLedgerHeader } from "../is-ledger-header";
import { type ImportProblem, PROBLEM_CODES } from "../problems";
import { findDate, orderOfDates } from "../text/find-date";
import { type CsvRecord, isBlank } from "../text/records";
import { AccountLines, NAMES_ACCOUNT } from "./account-lines";
import { type CurrencyList, currencyListAt, isCashLineOf } from "./cash-list";
import { CoinLines } from "./coin-lines";
import { beginsOtherList, headsValues, mayHead, titlesNextHeader, wholeHeader } from "./header-lines";
import type { Sections } from "./sections";
import { emptyTable, type Layout, type Table } from "./table";
import { TitleAbove } from "./title-above";

const BEFORE_HEADER = "Stands before the header.";
/** How many lines below a header tell whether it is one of trades. */
const SAMPLE = 20;

/** What going through a file has found, before the columns of its tables are settled. */
export interface Walked {
  layout: Layout;
  accounts: AccountLines;
  /** Lines held short by a title or a heading above them. */
  shortLines: ReadonlySet<number>;
  /** Lines of coins by a title or a heading above them. */
  coinLines: ReadonlySet<number>;
}

/** Goes through the lines of a file from the top: each heads a table, belongs to one, or stands outside for a reason. */
export class TableWalk {
  private readonly problems: ImportProblem[] = [];
  private readonly layout: Layout = {
    tables: [],
    headers: [],
    ignored: [],
    ledger: null,
    statementDate: null,
    problems: this.problems,
  };
  private readonly accounts = new AccountLines();
  private readonly coins = new CoinLines();
  private readonly shortLines = new Set<number>();
  private table: Table | null = null;
  private inLedger = false;
  /** What stands right above the next header. */
  private readonly title = new TitleAbove();
  /** The line of header words that began another list: a watchlist, a summary. */
  private other: CsvRecord | null = null;
  /** A list by currency that holds nothing: rates, sums of what is held. */
  private aside: Extract<CurrencyList, { proof: null }> | null = null;

  /** @param heads whether a line is a header */
  constructor(
    private readonly records: readonly CsvRecord[],
    private readonly heads: (cells: readonly string[]) => boolean,
    private readonly sections: Sections,
  ) {}

  /** Once. */
  walk(): Walked {
    for (let index = 0; index < this.records.length; index += 1) {
      const record = this.records[index];
      if (!record || isBlank(record)) continue;
      const named = mayHead(record.cells);
      const isLedger = named && isLedgerHeader(record.cells, this.records.slice(index + 1, index + 1 + SAMPLE));
      if (isLedger || (named && this.heads(record.cells))) index += this.startTable(record, index, isLedger);
      else if (!this.takeByCurrency(record, index, named) && !this.nameAccount(record)) this.take(record, index, named);
    }
    return {
      layout: this.layout,
      accounts: this.accounts,
      shortLines: this.shortLines,
      coinLines: this.coins.lines,
    };
  }

  /** @returns how many lines below belong to the header too */
  private startTable(record: CsvRecord, index: number, isLedger: boolean): number {
    const { layout } = this;
    const title = this.title.text;
    layout.headers.push(record);
    this.inLedger = isLedger;
    [this.other, this.aside] = [null, null];
    if (isLedger) layout.ledger ??= record;
    const header = isLedger ? record : wholeHeader(this.records, index, this.table);
    const below = this.records[index + 1];
    const isDouble = header.lastLine > record.lastLine && below !== undefined;
    if (isDouble) layout.headers.push(below);
    const last = layout.tables.at(-1);
    const isRepeated = last?.header.join("\n") === header.cells.join("\n");
    this.sections.startTable(title, isRepeated);
    this.coins.startTable(title);
    const { ofAccount } = this.title;
    this.title.clear();
    this.table = null;
    if (isLedger) return 0;
    const account = this.accounts.startTable(ofAccount);
    // The same header again within one list, as printed pages have it, goes on with that list.
    if (last && isRepeated && title === null && account === last.account) this.table = last;
    else this.addTable(emptyTable(header.line, header.cells, account));
    return isDouble ? 1 : 0;
  }

  private addTable(table: Table): void {
    this.table = table;
    this.layout.tables.push(table);
  }

  /** @returns whether the line heads a list by currency, or belongs to one */
  private takeByCurrency(record: CsvRecord, index: number, named: boolean): boolean {
    const list = named && !this.inLedger ? currencyListAt(this.records, index) : null;
    if (list === null) return this.leaveAside(record) || this.holdCash(record);
    if (list.proof === null) {
      this.aside = list;
      this.ignore(record, list.reason);
      if (list.told !== null) this.tell(record, list.told);
    } else {
      this.layout.headers.push(record);
      const account = this.accounts.startTable(this.title.ofAccount);
      const { columns, proof: cashProof } = list;
      this.addTable({ ...emptyTable(record.line, record.cells, account), columns, cashOnly: true, cashProof });
    }
    this.other = null;
    this.title.clear();
    return true;
  }

  private tell({ line }: CsvRecord, message: string): void {
    const [severity, code] = ["info", PROBLEM_CODES.totalDiffers] as const;
    this.problems.push({ severity, code, line, column: null, value: null, message });
  }

  /** @returns whether the line belongs to a list by currency that holds nothing */
  private leaveAside(record: CsvRecord): boolean {
    if (this.aside === null) return false;
    const belongs = isCashLineOf(this.aside.columns, record);
    if (belongs) this.ignore(record, this.aside.reason);
    else this.aside = null;
    return belongs;
  }

  /** @returns whether the line belongs to the list of cash; where it does not, the table above that goes on */
  private holdCash(record: CsvRecord): boolean {
    if (!this.table?.cashOnly) return false;
    if (isCashLineOf(this.table.columns, record)) {
      this.table.rows.push(record);
      return true;
    }
    this.table = this.layout.tables.findLast(({ cashOnly }) => !cashOnly) ?? null;
    return false;
  }

  /** @returns whether the line names an account and nothing else */
  private nameAccount(record: CsvRecord): boolean {
    if (this.inLedger || !this.accounts.name(record, this.table === null)) return false;
    this.accounts.note(this.entitle(record, this.table ? NAMES_ACCOUNT : BEFORE_HEADER));
    return true;
  }

  /** A line that is no header and names no account. */
  private take(record: CsvRecord, index: number, named: boolean): void {
    const { table, other } = this;
    if (this.inLedger) {
      this.ignore(record, "A trade or movement, listed after the positions.");
      return;
    }
    const reason = this.sections.reasonOf(record);
    if (!table || titlesNextHeader(this.records, index, this.heads)) {
      const titled = this.entitle(record, reason ?? (table ? "The title of the next list." : BEFORE_HEADER));
      if (reason === null) this.accounts.note(titled);
    } else if (named && (table.rows.length > 0 || other) && beginsOtherList(record.cells)) {
      this.startOtherList(record, index, table, reason === null);
    } else if (reason !== null) {
      this.ignore(record, reason);
    } else if (other) {
      this.ignore(record, `Belongs to the list that begins on line ${other.line}, without quantities.`);
    } else {
      table.rows.push(record);
      this.accounts.hold(record);
      this.coins.hold(record);
      if (this.sections.isShort(record)) this.shortLines.add(record.line);
    }
  }

  /** A list without quantities below a table: of values, or of what is not held. */
  private startOtherList(record: CsvRecord, index: number, table: Table, mayHold: boolean): void {
    if (mayHold && headsValues(this.records, index, table)) {
      this.layout.headers.push(record);
      this.other = null;
      this.addTable(emptyTable(record.line, record.cells, table.account));
      return;
    }
    this.other = record;
    this.ignore(record, "Heads another list, without quantities.");
  }

  /** What may be the title of the next table, and may tell the day of the file. */
  private entitle(record: CsvRecord, reason: string): Layout["ignored"][number] {
    this.title.set(record);
    this.layout.statementDate ??= findDate(record.cells.join(" "), () => orderOfDates(this.records));
    return this.ignore(record, reason);
  }

  private ignore(record: CsvRecord, reason: string): Layout["ignored"][number] {
    const ignored = { record, reason };
    this.layout.ignored.push(ignored);
    return ignored;
  }
}
