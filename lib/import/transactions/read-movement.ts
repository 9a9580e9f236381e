import type { DecimalText, IsoDate } from "../preview";
import { isNegative, isZero, negate } from "../text/decimal";
import type { CsvRecord } from "../text/records";
import { cellOf } from "./cell-of";
import { checkLine, reportUnknown } from "./check-line";
import { readEvent } from "./event-text";
import { LedgerLine } from "./ledger-line";
import { kindOfLine } from "./line-kind";
import { noteOf } from "./line-notes";
import { wordField, wordsOf } from "./line-words";
import { momentOf } from "./moment-of";
import type { LineReading, Movement } from "./movement";
import { CASH_KINDS, type MovementKind, OUTWARD } from "./movement-kinds";
import type { OpenLedger } from "./open-ledger";
import { type Isins, type Security, securityOf } from "./security";

/** One line of a list of trades to what it says. Problems are collected, all of the line at once. */
export function readLine(table: OpenLedger, record: CsvRecord, place: number, isins: Isins): LineReading {
  const note = noteOf(table, record);
  if (note !== null) return { what: "aside", record, reason: note, aside: null };
  const line = new LedgerLine(table, record);
  const words = wordsOf(table, record);
  const { security, unreadable } = securityOf(table, record, isins);
  const kind = kindOfLine(line, words, security);
  if (kind === null) {
    if (security === null || !line.namesShares()) {
      return { what: "unknown", record, words, column: line.header(wordField(table)) };
    }
    reportUnknown(line, words);
    return { what: "rejected", record, problems: line.problems };
  }
  const { date, time } = momentOf(table, record);
  const said: Said = { line, record, kind, date: date ?? null, security };
  const aside = withoutShares(said);
  if (aside !== null) return aside;

  const event = table.broker.sharesInEvent ? readEvent(cellOf(table, record, "event")) : null;
  const ratio = kind === "splitAdded" ? line.ratio(words) : null;
  // A ratio may stand where the shares would: "4 for 1".
  const shares = ratio ? "0" : line.shares(event);
  // A transfer, merger or the like that names no shares, or nobody's, moves money.
  if ((shares === null || security === null) && !NEEDS_SHARES.has(kind)) {
    return asideOf(said, "A movement of cash: it moves no shares.", "cash");
  }
  checkLine(line, { words, kind, date, security, unreadable, shares });
  if (line.problems.length > 0 || security === null || !date) {
    return { what: "rejected", record, problems: line.problems };
  }
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

/** What is known of a line before it is told whether it moves shares. */
interface Said {
  line: LedgerLine;
  record: CsvRecord;
  kind: MovementKind;
  date: IsoDate | null;
  security: Security | null;
}

/** What a line is that moves no shares by its kind; null for the others. */
function withoutShares(said: Said): LineReading | null {
  const { kind, security } = said;
  if (kind === "notice") return asideOf(said, "A notice: it moves neither shares nor money.");
  if (/\bcfds?\b/i.test(security?.assetType ?? "") || kind === "contractForDifference") {
    return asideOf(said, "A contract for difference: no shares stand behind it.", "contractForDifference");
  }
  const cash = CASH_KINDS[kind];
  if (cash !== undefined) return asideOf(said, `${cash}: it moves no shares.`);
  const isForex = /forex|^cash$/i.test(security?.assetType ?? "") || (security === null && kind === "trade");
  return isForex ? asideOf(said, "An exchange of currencies: it moves no shares.", "exchange") : null;
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

function signed(kind: MovementKind, quantity: DecimalText, out: boolean): DecimalText {
  const size = isNegative(quantity) ? negate(quantity) : quantity;
  if (INWARD.has(kind) || kind === "lapse" || kind === "restate") return size;
  if (OUTWARD.has(kind)) return negate(size);
  // What takes back a sale brings the shares again.
  if (kind === "cancelTrade") return out ? size : negate(size);
  return out ? negate(size) : quantity;
}

/** What the lines of one exchange of securities share: the account, the day, and what was done to which company. */
function groupOf({ broker }: OpenLedger, words: string, { account }: Security, date: string): string {
  const told = broker.groupPattern?.exec(words)?.[1];
  const done = broker.sharesInEvent ? words.split(":")[0] : words.replace(/\b(open|close)\b/gi, "");
  return [account, date, told ?? done].join("\n");
}
