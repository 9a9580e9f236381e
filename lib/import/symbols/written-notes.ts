import { isExchangeWord } from "./written-exchange";

/**
 * Capitals that stand beside names and are no tickers there: accounts, classes of shares (Roche GS, Volkswagen VZ), kinds of
 * securities, currencies.
 */
export const NOTES: ReadonlySet<string> = new Set(
  `ROTH IRA SEP HSA ISA SIPP LISA TFSA RRSP RESP LIRA FHSA JOINT TRUST CASH UTMA UGMA ESPP RSU RSUS DRIP DRIPS LOT LOTS
  SHORT LONG CALL CALLS PUT PUTS OLD NEW EX WI SOLD HELD CORE ACC DIST DIS INC CAP ADR ADRS GDR CDI ETF ETFS ETN ETC ETP REIT
  UCITS FUND FD COM CL PFD PREF ORD UNIT UNITS PLC CORP LTD LLC LP CO AG SA NV CFD OTC SPAC IPO DRS REG HEDGE ESG USA
  GS VZ NA PC DR CF GDS USDA HDG HEDG PEA CTO DC OZ
  USD EUR GBP GBX CHF CAD AUD NZD JPY SEK NOK DKK HKD SGD CNY CNH INR ZAR PLN`.split(/\s+/),
);

/** Whether a word of capitals is rather a note or an exchange than a ticker. */
export function isNote(word: string): boolean {
  return NOTES.has(word) || isExchangeWord(word);
}

const NOTE_WORD =
  /^(?:roth|ira|401k|403b|hsa|isa|sipp|tfsa|rrsp|joint|margin|cash|taxable|brokerage|account|acct|old|new|lots?|shares?|stocks?|common|ordinary|units?|long|short|espp|rsus?|drip|retirement|my|his|her|kids?|spouse|wife|husband|\d.*)$/i;

/** Whether a text is of such words only, in any case: "Roth IRA", "old lot 2". */
export function isNoteText(text: string): boolean {
  return text.split(" ").every((word) => NOTE_WORD.test(word));
}

const SHORT = /^(?:(?:sold|held|sell) )?short(?:s|ed)?(?: (?:position|sale|sell|stock))?$/i;
const LONG = /^(?:held )?long(?: (?:position|stock))?$/i;
const OTHER_THAN_LONG =
  /^(?:shorts?|shorted|(?:sold|held|sell) short|short (?:position|sale)|(?:covered )?(?:call|put)s?|options?|warrants?)$/i;

/** The side that a note says and nothing else; null where it says none. */
export function saidSide(note: string): "short" | "long" | null {
  return SHORT.test(note) ? "short" : LONG.test(note) ? "long" : null;
}

/** Whether words before a ticker say that it is held short or by an option. */
export function saysOtherThanLong(words: string): boolean {
  return OTHER_THAN_LONG.test(words);
}
