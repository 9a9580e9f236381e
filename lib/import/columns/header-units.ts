/** What a header says of the unit of its cells, beside the word that says what they are. */
export interface HeaderUnit {
  /** The word without its unit. */
  base: string;
  /** ISO 4217, or GBX for pence; null where it names none, and for a plain "$". */
  currency: string | null;
  /** How many of them one in a cell stands for. */
  scale: Scale;
}
/** A basis point is a hundredth of a per cent. */
export type Scale = "1" | "1000" | "1000000" | "0.0001";

/** Codes of currencies that headers name, GBX for pence. */
export const HEADER_CURRENCIES: readonly string[] = "usd eur gbp gbx chf cad aud nzd jpy sek nok dkk hkd sgd pln".split(
  " ",
);
const CODES = HEADER_CURRENCIES.join("|");
const NAMED: Readonly<Record<string, string | null>> = {
  euro: "EUR",
  euros: "EUR",
  "€": "EUR",
  "£": "GBP",
  pounds: "GBP",
  "pounds sterling": "GBP",
  pence: "GBX",
  p: "GBX",
  us$: "USD",
  "us dollars": "USD",
  $: null,
};
const CURRENCY = `${CODES}|euros?|€|£|pounds(?: sterling)?|pence|p|us\\$|us dollars|\\$`;
const THOUSANDS = "['’]?(?:1[,.]?)?000['’]?s?|thousands?|tsd\\.?|k";
const MILLIONS = "['’]?(?:1[,.]?)?000[,.]?000['’]?s?|millions?|mio\\.?|mn|mm|m";
const TAIL = new RegExp(
  `^(.+?)([\\s,([{]+)(in\\s+|[x×]\\s?)?(?:(${CURRENCY})\\s*)?(?:(?:in\\s+)?(?:(${MILLIONS})|(${THOUSANDS})))?(?:\\s*(?:of\\s+)?(${CODES}))?[\\])}]*$`,
  "i",
);
/** "USD Value", "CHF Kurs". */
const BEFORE = new RegExp(`^(${CODES})[ -](\\D+)$`, "i");
const BASIS_POINTS = /^(.+?)[\s([{]+(?:in )?(?:bps?|basis points?)[\])}]*$/i;
/** Units that a number could be in and that we do not count by: one read without them would be another amount. */
const UNREAD =
  /[([{]\s*(?:in\s+)?((?:\p{Sc}\s?)?(?:cents?|¢|rappen|[øö]re|hundreds?|00s?|['’]00s?|lots?|dozens?|per (?:100|hundred|1,?000)|%|bps?|pct|per ?cent|oz|ounces?|grams?|kg|billions?|bn|mrd\.?))\s*[\])}]\s*$/iu;

/** The unit of a header: "Price (pence)", "Kurswert in Euro", "Value ($000)", "USD Value", "Weight (bps)"; null where there is none. */
export function splitUnit(cell: string): HeaderUnit | null {
  const text = cell
    .normalize("NFKC")
    .replace(/([a-z])([A-Z])/g, "$1 $2")
    .replace(/[*:_]/g, " ")
    .replace(/\b[Tk] ?(EUR|USD|CHF|GBP|€|£)(?=[\])}\s]*$)/, "$1 thousands")
    .trim();
  const points = BASIS_POINTS.exec(text)?.[1];
  if (points !== undefined) return { base: points, currency: null, scale: "0.0001" };
  const [, base, before, by, sign, millions, thousands, code] = TAIL.exec(text) ?? [];
  const count = millions ?? thousands;
  if (base === undefined || before === undefined || (sign === undefined && count === undefined && code === undefined))
    return currencyBefore(text);
  // "Value (x1000)" counts thousands, "Fund 1000" is a name.
  if (count?.includes("1") && by === undefined && sign === undefined && !/[([{]/.test(before)) return null;
  // One letter alone counts nothing: "Value (k)" does, "Class M" does not.
  if (count !== undefined && count.length < 3 && sign === undefined && !/[([{]/.test(before)) return null;
  const scale = millions !== undefined ? "1000000" : thousands !== undefined ? "1000" : "1";
  return { base, currency: code?.toUpperCase() ?? currencyOf(sign), scale };
}

function currencyBefore(text: string): HeaderUnit | null {
  const [, code, base] = BEFORE.exec(text) ?? [];
  return code === undefined || base === undefined ? null : { base, currency: currencyOf(code), scale: "1" };
}

/** The unit in brackets that keeps a column from being read: "Price (cents)", "Quantity (lots)"; null where none does. */
export function unreadUnit(cell: string): string | null {
  return /[([{]/.test(cell) ? (UNREAD.exec(cell)?.[1] ?? null) : null;
}

function currencyOf(sign: string | undefined): string | null {
  if (sign === undefined) return null;
  // Pounds and pence differ by a small letter.
  if (sign === "GBp") return "GBX";
  const word = sign.toLowerCase().replace(/\s+/g, " ");
  return Object.hasOwn(NAMED, word) ? (NAMED[word] ?? null) : sign.toUpperCase();
}

/** Last words of headers with a unit, and what may stand right behind a word without a blank: to tell cheaply what may be one. */
export const UNIT_ENDINGS: readonly string[] = [
  ...HEADER_CURRENCIES,
  ..."euro|euros|pounds|sterling|pence|thousand|thousands|tsd|mio|million|millions|dollars|bps|points".split("|"),
];
export const SHORT_UNITS = ["p", "k", "m", "mm", "mn", "000", "000s"] as const;
