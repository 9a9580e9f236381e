import { looksNumeric } from "../columns/cell-kinds";
import { namesField } from "../columns/columns";
import { plainText } from "../text/plain-text";

const WORDS = "account|acct|a/c|konto|depot|depotkonto|compte|compte-titres|cuenta|conto|rekening|conta";
const NUMBERED = "number|num|no|nr|id|#|nummer|num[ée]ro|n[uú]mero|numero|n°";
/** "Account: IRA", "Account number # 123", "Depot-Nr.: 4711". */
const TITLED = new RegExp(`^(?:${WORDS})(?:[ -]?(?:name|title|${NUMBERED})\\.?)?\\s*[:#]\\s*(.*)$`, "iu");
const ALONE = new RegExp(`^(?:${WORDS})(?:[ -]?(?:name|title|${NUMBERED})\\.?)?$`, "iu");
const NUMBER = new RegExp(`^\\S*[ -]?(?:${NUMBERED})\\.?\\s*[:#]?`, "iu");
const MONEY = /[$€£¥%]|\d[.,]\d{2}$/;

/** An amount kept by hand rather than a number of an account. */
const ROUND = /^\d{1,7}00$|^\d{1,3}(?:[,.' ]\d{3})+$/;
/** "Account, Balance" above "IRA, 2000" heads a list of accounts. */
const HEADS =
  /^(?:type|kind|number|no\.?|nr\.?|id|name|nickname|owner|holder|status|institution|broker|bank|custodian|total|totals|amount|cash|currency|ccy|%|typ|art|nummer|inhaber|betrag|währung|titulaire|numéro|numero|titular|tipo|saldo|solde)$/i;

function isHeaderWord(cell: string): boolean {
  return HEADS.test(cell.trim()) || namesField(cell);
}

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
  const isPair = second !== "" && ALONE.test(first) && (isAbove || !looksNumeric(second)) && !isHeaderWord(second);
  const name = told ?? (isPair ? second : null);
  if (name === null) return null;
  const isNumber = NUMBER.test(first);
  const plain = plainText(name.replace(/\s+as of\b.*$/i, ""), 100);
  if (plain === null || (looksNumeric(plain) && (MONEY.test(plain) || (!isNumber && ROUND.test(plain))))) return null;
  const isAll = /^(all|alle|tous|toutes|todas|tutti)( accounts?| konten| depots| comptes)?$/i.test(plain);
  return { name: isAll ? null : plain, isNumber };
}

/** Kinds of account, in titles that say no number: "Roth IRA", "Taxable". */
const KINDS =
  /\b(?:ira|roth|401\(?k\)?|403\(?b\)?|taxable|hsa|isa|sipp|rrsp|tfsa|brokerage account|joint account|family trust)(?!\p{L})|^(?:individual|joint|brokerage|rollover|custodial)$/iu;
/** What an account's number stands behind: "Individual ...123", "Brokerage - 1234", "Konto 4711", "Z12345678" alone. */
const NUMBERED_TITLE =
  /[.…*x#•]\s?\d{3,}\W*$|\s[-–—]\s?[A-Z]{0,3}\d{3,}\W*$|^[A-Z]{0,3}-?\d{4,}\W*$|(?:^|[^\p{L}])(?:account|acct|konto|\p{L}*depot|compte|cuenta|conto|rekening|conta|individual|joint|brokerage|rollover|custodial|trust|margin|isa|sipp|ira|plan)(?!\p{L}).*\d{3}\W*$/iu;
/** A day, a telephone's number, an amount: "Portfolio value: 12000", "Exported 20260821". */
const NO_NUMBER =
  /(?:\d{1,2}[./-]\s?\d{1,2}[./-]\s?|\p{L}{3,9}\.?[\s-]\d{1,2},?[\s-]|\p{L}{3,9}\.?\s|[-–—]\s?|^)(?:19|20)\d{2}\W*$|(?<!\d)(?:19|20)\d{2}[01]\d[0-3]\d\W*$|\d{3}-\d{4}\W*$|\b(?:value|balance|total|worth|amounts?|invested|cash|equity|cost|gains?|call|phone|tel|exported|downloaded|printed|page|lines|rows|wert|saldo|guthaben|summe|betrag|solde|valeur|valor)\b|[$€£¥]/iu;

/** The account that a title above a header names by its number or its kind: "Individual ...123"; null where it names none. */
export function accountInTitle(title: string | null): string | null {
  if (title === null || /all.accounts/i.test(title)) return null;
  const named = /for account (.+?) as of/i.exec(title)?.[1];
  if (named !== undefined) return named;
  if (title.length > 60 || NO_NUMBER.test(title)) return null;
  if (TITLED.test(title)) return accountTitle([title], true)?.name ?? null;
  return NUMBERED_TITLE.test(title) || KINDS.test(title) ? title : null;
}
