import type { SecurityIdentifier } from "../preview";
import { isFund } from "../symbols/funds";
import { isTreasury } from "../symbols/identifiers";
import type { RowCells } from "./row-cells";

/** Words for kinds of bonds in the languages of the brokers we read; funds of bonds are called by them as well. */
const BONDS = [
  "bond|fixed.?income|treasur|\\bgilts?\\b|\\bbills?\\b|\\bmuni(?:s|cipals?)?\\b",
  "anleihe|obligation|obligaci|obbligazion|obligatie",
].join("|");
const DEPOSITS = "certificates? of deposit|\\bcds?\\b";

const BOND_TYPES = new RegExp(BONDS, "i");
const QUOTED_TYPES = new RegExp(`${BONDS}|${DEPOSITS}`, "i");
/** Exchange-traded notes are listed, so a note may be either. */
const UNLISTED_TYPES = new RegExp(`${BONDS}|${DEPOSITS}|debenture`, "i");
const DEBT_TYPES = new RegExp(`${BONDS}|${DEPOSITS}|debenture|\\bnotes?\\b`, "i");
/** "JPMORGAN CHASE BK 4.5% CD 01/15/2027": a rate and a word for debt, in a name. */
const DEBT_NAMES =
  /(\d(\.\d+)?\s?%.*|\b(due|matur\w+)\b.*)\b(CDS?|CERTIFICATE|BOND|NOTES?|BILL|TREASURY|MUNI)\b|\b(CDS?|CERTIFICATE OF DEPOSIT|BOND|NOTES?|BILL|TREASURY|T-BILL)\b.*\d(\.\d+)?\s?%|\bCERTIFICATE OF DEPOSIT\b/i;
/** "APPLE INC 3.85% 05/04/43", "T 4 11/15/52", "0,5% DEUTSCHLAND 26": a rate and the day or year it is paid back. */
const RATE_AND_DAY =
  /\d(?:[.,]\d+)?\s?%.*\b(?:\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}|\d{2}\/\d{2}|(?:20)?\d{2}$)|^[A-Z]{1,6} \d{1,2}(?:\.\d+)?(?: \d\/\d{1,2})? \d{1,2}\/\d{1,2}\/\d{2,4}$/i;
/** Preferred shares have rates and days too, and cost what a share costs. */
const SHARES = /\b(?:pfd|prf|preferred|pref|perp|shs|depositary|adr)\b/i;
/**
 * What is priced by the piece though its name may have a rate, a year and the word for what it invests in: exchange-traded
 * products, the houses that make them, classes of funds, and certificates of European banks.
 */
const PIECES =
  /\b(?:et[fpnc]s?|fund|fonds|ucits|sicav|oeic|hedged|index(?![ -]linked)|equity|aktien|vanguard|lifestrategy|xtrackers|amundi|lyxor|pimco|dimensional|leverage shares|graniteshares|wisdomtree)\b|zertifikat|certificat\b|certificats\b|optionsschein| acc$/i;
/** "Treasury 1.5% 22/07/2026", "UK Treasury Gilt 0,25 % 2025", "1½% Treasury Gilt 2026": nothing but a government's bond. */
const GOVERNMENTS =
  /^(?:U\.?K\.?|HM|U\.?S\.?|United (?:Kingdom|States))?[ ,-]*(?:\d[\d.,]*[½¼¾⅛⅜⅝⅞]?\s?% )?(?:HM )?(?:Treasury|Treas|Gilts?|Exchequer)(?: (?:Gilts?|Stock|Notes?|Bonds?))?(?: \d[\d.,]*[½¼¾⅛⅜⅝⅞]?\s?%)? (?:due )?(?:\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}|\d{4}-\d{2}-\d{2}|\d{1,2}[ -][A-Za-z]{3,9}[ -]\d{2,4}|20\d\d)$/i;

/** Whether the file's word for a kind of asset is one of debt. */
export function isDebtType(assetType: string): boolean {
  return assetType !== "" && DEBT_TYPES.test(assetType);
}

/** Whether it is one of debt and of nothing that is listed. */
export function isUnlistedDebt(assetType: string): boolean {
  return assetType !== "" && UNLISTED_TYPES.test(assetType);
}

/** Whether it is one of bonds, which funds of them are called as well. */
export function isBondType(assetType: string): boolean {
  return BOND_TYPES.test(assetType);
}

/**
 * Whether what is called so is quoted for a hundred of its nominal and in no other way: notes and debentures are also what young
 * companies write, at prices of their own, and a "Zertifikat" is priced by the piece, so a certificate alone is none.
 */
export function isQuotedForHundred(assetType: string): boolean {
  return QUOTED_TYPES.test(assetType);
}

/** Whether a name is that of one bond, not of a fund of them. */
export function isDebtName(name: string): boolean {
  return (DEBT_NAMES.test(name) || isDated(name)) && !PIECES.test(name);
}

/** Whether a name has the rate of one bond and the day it is paid back. */
export function isDated(name: string): boolean {
  return RATE_AND_DAY.test(name) && !SHARES.test(name) && !PIECES.test(name);
}

/** Whether a name is nothing but that of a government's bond, with its rate and its day. */
export function isGovernmentsBond(name: string): boolean {
  return name.includes("%") && GOVERNMENTS.test(name.trim());
}

/** Funds in other languages too: "Fondo obbligazionario", "Obligationsfonder". */
const PIECE_TYPES = /\bet[fpnc]s?\b|zertifikat|\bcertificats?\b|fond(?:s|er|en|os?|i)?\b|\bopcvm\b|\bsicav\b/i;

/** Whether a line is of something priced by the piece, such as a fund of bonds: by its kind or by its name. */
export function isPricedByPiece(assetType: string, name: string): boolean {
  return isFund("", assetType, name) || PIECES.test(name) || PIECE_TYPES.test(assetType);
}

/** Why a line without a ticker is debt, by its number or its name: a sentence; null where neither says so. */
export function debtOf(row: RowCells, hasTicker: boolean, identifier: SecurityIdentifier | null): string | null {
  if (identifier && isTreasury(identifier)) {
    return `${identifier.value} is a United States Treasury: held and counted at its stated value, without betas.`;
  }
  // Gilts have tickers in London.
  if (isGovernmentsBond(row.text("description"))) return BY_NAME;
  if (hasTicker) return null;
  const name = `${row.text("symbol")} ${row.text("description")}`.trim();
  if (isFund("", row.text("assetType"), name)) return null;
  if (identifier && isNumberOfDebt(identifier) && !SHARES.test(name)) {
    return `${identifier.value} is the number of a bond: held and counted at its stated value, without betas.`;
  }
  if (isPricedByPiece(row.text("assetType"), name)) return null;
  if (isDebtName(name)) return BY_NAME;
  const isEuromarket = identifier?.isin.startsWith("XS") && !SHARES.test(name);
  return isEuromarket
    ? `${identifier?.value} is a number of the euro market, as bonds have: held and counted at its stated value, without betas.`
    : null;
}

const BY_NAME = "Debt by its name: held and counted at its stated value, without betas.";

/** Whether a number is that of debt by the rule of CUSIPs: the seventh and eighth are digits for shares and hold a letter for debt. */
export function isNumberOfDebt(identifier: SecurityIdentifier): boolean {
  return isTreasury(identifier) || (isOfCusip(identifier) && /[A-Z]/.test(identifier.isin.slice(8, 10)));
}

/** Whether a number is that of shares or of a fund: by the same rule, or because Irish and Luxembourg numbers are mostly funds'. */
export function isNumberOfShares(identifier: SecurityIdentifier): boolean {
  return /^(?:IE|LU)/.test(identifier.isin) || (isOfCusip(identifier) && !isNumberOfDebt(identifier));
}

function isOfCusip({ kind, value }: SecurityIdentifier): boolean {
  return kind === "cusip" || (kind === "isin" && value.startsWith("US"));
}
