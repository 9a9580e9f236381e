import type { DecimalText, IsoDate } from "../preview";
import { PROBLEM_CODES, showCell } from "../problems";
import { readCash } from "../rows/cash";
import { LATEST_DAY } from "../text/dates";
import { isNegative, isZero, negate } from "../text/decimal";
import { type CsvRecord, hasOneCell } from "../text/records";
import { readEvent } from "./event-text";
import { generalKind, leadingSide } from "./general-words";
import { cellOf, momentOf, type OpenLedger, remembered } from "./ledger-cells";
import type { LedgerField } from "./ledger-fields";
import { LedgerLine } from "./ledger-line";
import type { LineReading, Movement } from "./movement";
import { CASH_KINDS, kindOf, type MovementKind } from "./movement-kinds";
import { speaksOfContracts } from "./opening-words";
import { type Isins, type Security, securityOf } from "./security";

const TOTAL = /^(transactions? |account |grand |sub[- ]?|net )*totals?\b|^(gesamt(summe)?|summe|totaal)\b/i;
const NOT_DONE =
  /^(cancel|reject|expired|pending|open$|offen$|new$|working|failed|declined|unfilled|unexecuted|not (filled|executed)|submitted|queued|placed$|inactive|void|deleted|storniert|abgelehnt|abgelaufen|gestrichen|gelöscht|nicht ausgeführt|annul|anul|rechaz|rejet|rifiutat|scadut|afgewezen|geannuleerd|vervallen|makulerad|pendiente|en attente|in attesa|ausstehend)/i;

/** One line of a list of trades to what it says. Problems are collected, all of the line at once. */
export function readLine(table: OpenLedger, record: CsvRecord, place: number, isins: Isins): LineReading {
  const aside = note(table, record);
  if (aside !== null) return { what: "aside", record, reason: aside, aside: null };
  const line = new LedgerLine(table, record);
  const words = wordsOf(table, record);
  const { security, unreadable } = securityOf(table, record, isins);
  const kind = kindOfLine(line, words, security);
  if (kind === null) {
    if (security === null || !line.namesShares()) {
      return { what: "unknown", record, words, column: line.header(wordField(table)) };
    }
    line.report(
      PROBLEM_CODES.unknownMovement,
      wordField(table),
      words === ""
        ? "The line does not say what happened: write buy or sell."
        : `“${showCell(words)}” is not a movement we know: write buy, sell, split, transfer in or transfer out, or leave the line out if it moves no shares.`,
    );
    return { what: "rejected", record, problems: line.problems };
  }
  const { date, time } = momentOf(table, record);
  const said: Said = { line, record, kind, date: date ?? null, security };
  if (kind === "notice") return asideOf(said, "A notice: it moves neither shares nor money.");
  if (/\bcfds?\b/i.test(security?.assetType ?? "") || kind === "contractForDifference") {
    return asideOf(said, "A contract for difference: no shares stand behind it.", "contractForDifference");
  }
  const cash = CASH_KINDS[kind];
  if (cash !== undefined) return asideOf(said, `${cash}: it moves no shares.`);
  const isForex = /forex|^cash$/i.test(security?.assetType ?? "") || (security === null && kind === "trade");
  if (isForex) return asideOf(said, "An exchange of currencies: it moves no shares.", "exchange");

  const event = table.broker.sharesInEvent ? readEvent(cellOf(table, record, "event")) : null;
  const ratio = kind === "splitAdded" ? line.ratio(words) : null;
  // A ratio may stand where the shares would: "4 for 1".
  const shares = ratio ? "0" : line.shares(event);
  // A transfer, merger or the like that names no shares moves money.
  if (shares === null && !NEEDS_SHARES.has(kind))
    return asideOf(said, "A movement of cash: it moves no shares.", "cash");
  if (security === null) {
    if (!NEEDS_SHARES.has(kind)) return asideOf(said, "A movement of cash: it moves no shares.", "cash");
    line.report(PROBLEM_CODES.symbol, symbolField(table), "The line names no security: write its ticker.");
  }
  if (kind === "buy" && shares && isNegative(shares) && table.mixesSigns) {
    line.report(
      PROBLEM_CODES.quantity,
      "quantity",
      `“${showCell(line.text("quantity"))}” is below zero on a purchase, where other purchases are above: write sell, or cancel buy where it takes one back.`,
    );
  }
  if (unreadable === null && table.tellsContracts && namesNoContract(words, security)) {
    line.report(
      PROBLEM_CODES.option,
      symbolField(table),
      `“${showCell(words)}” is said of options here, and the line does not name the contract: write its OCC name such as AAPL270115C00300000, or buy or sell where it was shares.`,
    );
  }
  if (unreadable !== null) line.report(PROBLEM_CODES.option, symbolField(table), `The option ${unreadable}.`);
  if (date === null) line.report(PROBLEM_CODES.entryDate, "date", "The date is missing: write YYYY-MM-DD.");
  if (date === undefined) {
    line.report(PROBLEM_CODES.entryDate, "date", `“${showCell(line.text("date"))}” is not a date: write YYYY-MM-DD.`);
  }
  if (date && date > LATEST_DAY) {
    line.report(
      PROBLEM_CODES.entryDate,
      "date",
      `“${showCell(line.text("date"))}” is read as ${date}, which is yet to come: correct the year.`,
    );
  }
  if (shares === null)
    line.report(PROBLEM_CODES.quantity, "quantity", "The quantity is missing: write the number of shares.");
  if (line.problems.length > 0 || security === null || !date)
    return { what: "rejected", record, problems: line.problems };
  if (shares !== undefined && shares !== null && isZero(shares) && ratio === null) {
    return { what: "aside", record, reason: "Of no shares: it changes nothing.", aside: null };
  }
  const quantity = shares ?? "0";
  const money = line.money(kind, event, quantity, security);
  const movement: Movement = {
    record,
    table,
    place,
    kind: ratio ? "splitRatio" : kind,
    words,
    date,
    time,
    security,
    quantity: signed(kind, quantity, line.goesOut(event)),
    ...money,
    opens: kind === "short" || /(?:^|[;,\s])o(?:pen)?(?:$|[;,\s])/i.test(line.text("openClose")),
    ratio,
    group: groupOf(table, words, security, date),
  };
  return { what: "movement", movement };
}

/** Whether a line that is called a trade of options names shares. */
export function namesNoContract(words: string, security: Security | null): boolean {
  return security !== null && security.option === null && security.assetType === "" && speaksOfContracts(words);
}

/** What is known of a line before it is told whether it moves shares. */
interface Said {
  line: LedgerLine;
  record: CsvRecord;
  kind: MovementKind;
  date: IsoDate | null;
  security: Security | null;
}

function asideOf({ line, record, kind, date, security }: Said, reason: string, as: MovementKind = kind): LineReading {
  const currency = line.currency(null)?.code ?? null;
  return { what: "aside", record, reason, aside: { kind: as, date, security, currency } };
}

/** Kinds that mean nothing without shares; of the others a line without them is about money. */
const NEEDS_SHARES: ReadonlySet<MovementKind> = new Set([
  "buy",
  "sell",
  "short",
  "cover",
  "trade",
  "splitAdded",
  "lapse",
  "cancelBuy",
  "cancelSell",
  "cancelTrade",
]);
const INWARD: ReadonlySet<MovementKind> = new Set([
  "buy",
  "cover",
  "reinvest",
  "bonus",
  "spinOff",
  "transferIn",
  "cancelSell",
]);
const OUTWARD: ReadonlySet<MovementKind> = new Set(["sell", "short", "transferOut", "cancelBuy"]);

function signed(kind: MovementKind, quantity: DecimalText, out: boolean): DecimalText {
  const size = isNegative(quantity) ? negate(quantity) : quantity;
  if (INWARD.has(kind) || kind === "lapse" || kind === "restate") return size;
  if (OUTWARD.has(kind)) return negate(size);
  // What takes back a sale brings the shares again.
  if (kind === "cancelTrade") return out ? size : negate(size);
  return out ? negate(size) : quantity;
}

function kindOfLine(line: LedgerLine, words: string, security: Security | null): MovementKind | null {
  const { broker } = line.table;
  const told = remembered(line.table.kinds, words, () => {
    const own = kindOf(words, broker.kinds) ?? line.table.letters.get(words.toUpperCase());
    return own ?? (broker.otherwise ? null : generalKind(words));
  });
  const kind = told ?? (words === "" || broker.otherwise ? (broker.otherwise ?? null) : null);
  // What an exchange of coins holds in dollars or euros is money.
  if (broker.holdsCoins && security !== null && kind !== null && readCash(security.raw, false) !== null) return "cash";
  if (broker.broker === null && kind !== null && CASH_KINDS[kind] !== undefined && security !== null) {
    return line.namesShares() ? kindOfShares(kind, words, security) : kind;
  }
  // "Assigned" beside a share's ticker and no quantity only comments on the option's own line.
  if (kind === "lapse" && security !== null && security.option === null && !line.namesShares()) return "notice";
  return kind;
}

/** In a file that nobody described: what is paid in or out and is no money are shares, and a trade's fees do not make it one. */
function kindOfShares(kind: MovementKind, words: string, { raw, isin, option }: Security): MovementKind {
  if (kind === "deposit" || kind === "withdrawal") {
    const isCash = isin === "" && option === null && readCash(raw, false) !== null;
    return isCash ? kind : kind === "deposit" ? "transferIn" : "transferOut";
  }
  return leadingSide(words) ?? kind;
}

function wordsOf(table: OpenLedger, record: CsvRecord): string {
  const fields = table.broker.wordFields;
  if (!fields) return cellOf(table, record, "action").slice(0, 300);
  return fields
    .map((field) => cellOf(table, record, field))
    .filter((cell) => cell !== "")
    .join(" ")
    .slice(0, 300);
}

function wordField(table: OpenLedger): LedgerField {
  return table.broker.wordFields?.at(-1) ?? "action";
}

function symbolField(table: OpenLedger): LedgerField {
  return table.columns.has("symbol") ? "symbol" : "isin";
}

/** Why a line is none of the list's own, or null. */
function note(table: OpenLedger, record: CsvRecord): string | null {
  if (cellOf(table, record, "symbol") === "" && beginsWithTotal(record)) {
    return "A total of the lines above.";
  }
  const date = cellOf(table, record, "date");
  const said = wordsOf(table, record);
  if (hasOneCell(record.cells)) return "A note, not a movement.";
  if (!/\d/.test(date) && said === "" && !/\d/.test(cellOf(table, record, "quantity"))) {
    return "Says neither when nor what: the rest of the line above, or a note.";
  }
  const level = cellOf(table, record, "detail");
  if (level !== "" && /^(closed ?_?lot|lot|wash ?_?sale|symbol_summary|asset_summary|subtotal|total)$/i.test(level)) {
    return "The detail or sum of trades that have lines of their own.";
  }
  const status = cellOf(table, record, "status");
  if (status !== "" && NOT_DONE.test(status) && !isPartlyDone(table, record))
    return "An order that was not carried out.";
  return null;
}

/** Of an order that was cancelled, what had been filled before counts. */
function isPartlyDone(table: OpenLedger, record: CsvRecord): boolean {
  const word = table.words[table.columns.get("quantity") ?? -1] ?? "";
  return /\bfill|\bexecuted\b/.test(word) && /[1-9]/.test(cellOf(table, record, "quantity"));
}

/** Whether one of the first two cells that say something is a word for a total. */
function beginsWithTotal({ cells }: CsvRecord): boolean {
  const filled = cells.filter((cell) => cell !== "");
  return filled.slice(0, 2).some((cell) => TOTAL.test(cell));
}

/** What the lines of one exchange of securities share: the account, the day, and what was done to which company. */
function groupOf({ broker }: OpenLedger, words: string, { account }: Security, date: string): string {
  const told = broker.groupPattern?.exec(words)?.[1];
  const done = broker.sharesInEvent ? words.split(":")[0] : words.replace(/\b(open|close)\b/gi, "");
  return [account, date, told ?? done].join("\n");
}
