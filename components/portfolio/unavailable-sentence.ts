import { formatSession } from "@/lib/format";
import { exchangeName } from "./exchange-names";

/** Why a symbol has no numbers, as the universe has it. */
export interface UnavailableReason {
  symbol: string;
  /** `not_found`, `delisted`, `unsupported`, `insufficient_history` or `stale`. */
  reason: string;
  /** The universe's machine-readable why: "index", "listed in GBp", "17 of 30", "last traded 2026-08-21" … */
  statusReason: string | null;
}

/**
 * Why a symbol has no numbers, what that means and what comes of it: the one place where the universe's words become a
 * sentence, on the screen and in the API's `detail`.
 */
export function unavailableSentence({ symbol, reason, statusReason }: UnavailableReason): string {
  switch (reason) {
    case "not_found":
      return `${symbol} is not a symbol Yahoo knows. Delisted symbols look the same to Yahoo.`;
    case "delisted":
      return delistedSentence(statusReason);
    case "unsupported":
      return `${unsupportedSentence(symbol, statusReason)} It counts in your value; its betas are not estimated.`;
    case "insufficient_history":
      return historySentence(statusReason);
    case "stale":
      return "Its latest price is more than 5 sessions old, so its betas would be about the past.";
    default:
      return "It has no numbers.";
  }
}

function delistedSentence(statusReason: string | null): string {
  const last = /(\d{4}-\d{2}-\d{2})/.exec(statusReason ?? "")?.[1];
  const since = last === undefined ? "It no longer trades" : `It last traded on ${formatSession(last)}`;
  return `${since}, so it has no current betas. Its last price is kept.`;
}

function historySentence(statusReason: string | null): string {
  const [, so, needed] = /^(\d+) of (\d+)/.exec(statusReason ?? "") ?? [];
  const far =
    so === undefined || needed === undefined
      ? "It has too few returns so far"
      : `It has ${so} of the ${needed} returns needed so far`;
  return `${far}. It is looked at again every night, and its betas come by themselves.`;
}

/** What kind of thing, or which listing, it is that no betas are estimated for. */
function unsupportedSentence(symbol: string, statusReason: string | null): string {
  const why = (statusReason ?? "").trim();
  const currency = /^listed in (\S+)/.exec(why)?.[1];
  if (currency !== undefined) return `It is priced in ${currencyName(currency)}, not in US dollars.`;
  const exchange = /^listed on (\S+)/.exec(why)?.[1];
  if (exchange !== undefined) return `It is listed on ${exchangeName(exchange)}, not in the United States.`;
  const kind = why.toLowerCase().replace(/^type /, "");
  if (kind === "index") return "It is an index, which nobody can hold: name the fund that follows it.";
  // One word for both in the universe; coins are quoted as BTC-USD, currencies as EURUSD=X.
  if (kind === "currency") return isCoin(symbol) ? KINDS.cryptocurrency : KINDS.currency;
  return Object.hasOwn(KINDS, kind) ? (KINDS[kind as keyof typeof KINDS] ?? OTHER) : OTHER;
}

const OTHER = "It is neither a share nor a fund listed in US dollars on a US exchange.";

const KINDS = {
  currency: "It is a currency, not a share or a fund.",
  crypto: "It is a cryptocurrency, not a share or a fund.",
  cryptocurrency: "It is a cryptocurrency, not a share or a fund.",
  future: "It is a future, not a share or a fund.",
  option: "It is an option by another name: write its underlying, strike, expiration and type.",
  warrant: "It is a warrant, not a share or a fund.",
  bond: "It is a bond, not a share or a fund.",
  moneymarket: "It is a money market fund, which hardly moves: enter it as cash.",
};

const isCoin = (symbol: string) => /-[A-Z]{3,4}$/.test(symbol);

/** Yahoo's names for hundredths of a currency. */
const HUNDREDTHS = new Map([
  ["GBp", "British pence"],
  ["GBX", "British pence"],
  ["ZAc", "South African cents"],
  ["ZAC", "South African cents"],
  ["ILA", "Israeli agorot"],
]);

let names: Intl.DisplayNames | undefined;

function currencyName(code: string): string {
  const hundredth = HUNDREDTHS.get(code);
  if (hundredth !== undefined) return hundredth;
  if (!/^[A-Za-z]{3}$/.test(code)) return "another currency";
  names ??= new Intl.DisplayNames("en", { type: "currency" });
  return names.of(code.toUpperCase()) ?? code;
}
