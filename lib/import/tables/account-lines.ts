import { isExportHeader } from "../export/export-columns";
import type { Field } from "../fields";
import type { ColumnMapping } from "../preview";
import { type ImportProblem, PROBLEM_CODES } from "../problems";
import { type CsvRecord, hasOneCell } from "../text/records";
import { accountInTitle, accountTitle } from "./account-titles";
import { type AddedColumn, hasField, withColumnAdded } from "./added-column";
import type { Table } from "./table";

export const NAMES_ACCOUNT = "Names the account of the lines below it.";

/** An ignored line, whose reason becomes another once it is known what it is good for. */
interface Ignored {
  record: CsvRecord;
  reason: string;
}

/** Which account the lines of a file belong to, while they are gone through from the top: "Account: IRA", "Individual ...123". */
export class AccountLines {
  /** From lines that name an account in so many words: it stands until another is named. */
  private standing: string | null = null;
  private isNew = false;
  private isTitle = false;
  private wasNumber: boolean | null = null;
  private titles: Ignored[] = [];
  private readonly byLine = new Map<number, string>();

  /** What the line names, if it names an account and nothing else. @returns whether it does */
  name(record: CsvRecord, isAbove: boolean): boolean {
    const title = mayTitle(record.cells) ? accountTitle(record.cells, isAbove) : null;
    if (title === null) {
      this.wasNumber = null;
      return false;
    }
    // "Account name: IRA" and "Account number: 123" on two lines name one account.
    const isSecond = this.wasNumber !== null && this.wasNumber !== title.isNumber && this.standing !== null;
    const [before, after] = title.isNumber ? [this.standing, title.name] : [title.name, this.standing];
    this.standing = isSecond ? [before, after].filter((text) => text !== null).join(" ") : title.name;
    this.wasNumber = title.isNumber;
    this.isNew = true;
    this.isTitle = false;
    return true;
  }

  /** The ignored line of a title, which may turn out to name the account of a table. */
  note(ignored: Ignored): void {
    this.titles.push(ignored);
  }

  /** At a header: the account of its table, by the title right above it or by what was named before. */
  startTable(title: string | null): string | null {
    const own = this.isNew ? null : accountInTitle(title);
    // A title by itself speaks of its own table, and of those below it that have none.
    const isOver = !this.isNew && title !== null && (this.isTitle || /all.accounts/i.test(title));
    if (own !== null || isOver) this.standing = own;
    if (!this.isNew) this.isTitle = own !== null || (this.isTitle && !isOver);
    const account = this.standing;
    for (const one of this.titles) {
      const cells = one.record.cells;
      const isUsed = own !== null ? cells.includes(title ?? "") : accountTitle(cells, true) !== null;
      if (account !== null && isUsed) one.reason = NAMES_ACCOUNT;
    }
    this.titles = [];
    this.isNew = false;
    return account;
  }

  /** A line of a table. */
  hold({ line }: CsvRecord): void {
    if (this.isNew && this.standing !== null) this.byLine.set(line, this.standing);
  }

  /** The table with what was named between its lines as a column. @param mapping what the user says the columns are */
  apply(table: Table, mapping: ColumnMapping | undefined): Table {
    if (this.byLine.size === 0 || hasField(table, "accountNumber") || hasField(table, "account")) return table;
    if (!table.rows.some(({ line }) => this.byLine.has(line))) return table;
    const account: AddedColumn = {
      field: "account",
      header: "Account",
      why: "From the lines that name an account between the others.",
      cellOf: ({ line }) => this.byLine.get(line) ?? table.account ?? "",
    };
    const widened = withColumnAdded(table, account, mapping);
    // The account above the first lines is not that of all of them.
    return widened.isRead ? widened.table : { ...widened.table, account: null };
  }
}

/** Two cells at most, and letters first: this spares most lines a closer look. */
function mayTitle(cells: readonly string[]): boolean {
  let filled = 0;
  for (let i = 0; i < cells.length && filled < 3; i += 1) if (cells[i] !== "") filled += 1;
  return filled > 0 && filled < 3;
}

const ACCOUNTS = ["account", "accountNumber"] as const satisfies readonly Field[];

/**
 * A column that says each account once, on the first of its lines, as merged cells are saved: the blank cells below it are
 * filled with it. No account is named twice then, and the first line has one; any other blank stays blank, as in our own export.
 */
export function withMergedAccounts(table: Table): { table: Table; problem: ImportProblem | null } {
  if (isExportHeader(table.header)) return { table, problem: null };
  const merged = ACCOUNTS.flatMap((field) => table.columns.get(field) ?? []).filter((index) => isMerged(table, index));
  const [first] = merged;
  if (first === undefined) return { table, problem: null };
  const last = new Map<number, string>();
  const rows = table.rows.map((record) => {
    const blank = merged.filter((index) => (record.cells[index] ?? "") === "");
    for (const index of merged) if (!blank.includes(index)) last.set(index, record.cells[index] ?? "");
    if (blank.length === 0 || hasOneCell(record.cells)) return record;
    const cells = [...record.cells];
    for (const index of blank) cells[index] = last.get(index) ?? "";
    return { ...record, cells };
  });
  const column = table.header[first] ?? null;
  const problem: ImportProblem = {
    severity: "info",
    code: PROBLEM_CODES.columnAssumed,
    line: table.headerLine,
    column,
    value: null,
    message: `Each account stands once under “${column}”, so the blank cells below it were read as the same account.`,
  };
  return { table: { ...table, rows }, problem };
}

function isMerged({ rows }: Table, index: number): boolean {
  const seen = new Set<string>();
  let blanks = 0;
  for (const { cells } of rows) {
    const cell = cells[index] ?? "";
    if (cell === "") {
      if (seen.size === 0) return false;
      if (!hasOneCell(cells)) blanks += 1;
    } else if (seen.has(cell)) return false;
    else seen.add(cell);
  }
  return blanks > 0;
}
