import { looksNumeric } from "../columns/cell-kinds";
import { plainText } from "../text/plain-text";

const WORDS = "account|acct|a/c|konto|depot|depotkonto|compte|compte-titres|cuenta|conto|rekening|conta";
const NUMBERED = "number|num|no|nr|id|#|nummer|num[ée]ro|n[uú]mero|numero|n°";
/** "Account: IRA", "Account number # 123", "Depot-Nr.: 4711". */
const TITLED = new RegExp(`^(?:${WORDS})(?:[ -]?(?:name|title|${NUMBERED})\\.?)?\\s*[:#]\\s*(.*)$`, "iu");
const ALONE = new RegExp(`^(?:${WORDS})(?:[ -]?(?:name|title|${NUMBERED})\\.?)?$`, "iu");
const NUMBER = new RegExp(`^\\S*[ -]?(?:${NUMBERED})\\.?\\s*[:#]?`, "iu");
const MONEY = /[$€£¥%]|\d[.,]\d{2}$/;

/** What a line says of the account of the lines below it. */
export interface AccountTitle {
  /** Null where it speaks of all of them. */
  name: string | null;
  /** It gives the account's number, which may stand beside a line with its name. */
  isNumber: boolean;
}

/**
 * The account that a line names and nothing else: "Account: IRA", or "Account","IRA".
 *
 * @param isAbove no table has begun, so that a number beside the word is the account's
 */
export function accountTitle(cells: readonly string[], isAbove: boolean): AccountTitle | null {
  const filled: string[] = [];
  for (let i = 0; i < cells.length && filled.length < 3; i += 1) if (cells[i]) filled.push(cells[i] ?? "");
  const [first = "", second = ""] = filled;
  if (filled.length === 0 || filled.length > 2 || first.length > 100) return null;
  const titled = TITLED.exec(first);
  const told = titled ? [titled[1] ?? "", second].filter((text) => text !== "").join(" ") : null;
  const name = told ?? (second !== "" && ALONE.test(first) && (isAbove || !looksNumeric(second)) ? second : null);
  if (name === null) return null;
  const plain = plainText(name.replace(/\s+as of\b.*$/i, ""), 100);
  if (plain === null || (looksNumeric(plain) && MONEY.test(plain))) return null;
  const isAll = /^(all|alle|tous|toutes|todas|tutti)( accounts?| konten| depots| comptes)?$/i.test(plain);
  return { name: isAll ? null : plain, isNumber: NUMBER.test(first) };
}

/** "Depotübersicht per 21.08.2026" names no account. */
const ENDS_IN_DATE =
  /(\d{1,2}[./-]\s?\d{1,2}[./-]\s?|\p{L}{3,9}\.?[\s-]\d{1,2},?[\s-]|\p{L}{3,9}\.?\s)(19|20)\d{2}\W*$/u;

/** Kinds of account, in titles that say no number: "Roth IRA", "Taxable". */
const KINDS =
  /\b(?:ira|roth|401\(?k\)?|403\(?b\)?|taxable|hsa|isa|sipp|rrsp|tfsa|brokerage account|joint account|family trust)(?!\p{L})|^(?:individual|joint|brokerage|rollover|custodial)$/iu;

/** The account that a title above a header names by its number or its kind: "Individual ...123"; null where it names none. */
export function accountInTitle(title: string | null): string | null {
  if (title === null || /all.accounts/i.test(title)) return null;
  const named = /for account (.+?) as of/i.exec(title)?.[1];
  const isName = title.length <= 60 && (/\d{3}\W*$/.test(title) || KINDS.test(title)) && !ENDS_IN_DATE.test(title);
  return named ?? (isName ? title : null);
}
