import type { SecurityIdentifier } from "../preview";
import { isFund } from "../symbols/funds";
import { isTreasury } from "../symbols/identifiers";
import type { RowCells } from "./row-cells";

/** What is quoted for a hundred of its nominal; a "Zertifikat" is not, so a certificate alone is none. */
const DEBT_TYPES =
  /bond|fixed.?income|treasur|\bnotes?\b|certificates? of deposit|\bcds?\b|\bbills?\b|debenture|\bmuni|\bgilts?\b|anleihe|obligation|obligaci|obbligazion|obligatie/i;
/** "JPMORGAN CHASE BK 4.5% CD 01/15/2027": a rate and a word for debt, in a name. */
const DEBT_NAMES =
  /(\d(\.\d+)?\s?%.*|\b(due|matur\w+)\b.*)\b(CDS?|CERTIFICATE|BOND|NOTES?|BILL|TREASURY|MUNI)\b|\b(CDS?|CERTIFICATE OF DEPOSIT|BOND|NOTES?|BILL|TREASURY|T-BILL)\b.*\d(\.\d+)?\s?%|\bCERTIFICATE OF DEPOSIT\b/i;
/** "APPLE INC 3.85% 05/04/43", "T 4 11/15/52", "0,5% DEUTSCHLAND 26": a rate and the day or year it is paid back. */
const RATE_AND_DAY =
  /\d(?:[.,]\d+)?\s?%.*\b(?:\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}|\d{2}\/\d{2}|(?:20)?\d{2}$)|^[A-Z]{1,6} \d{1,2}(?:\.\d+)?(?: \d\/\d{1,2})? \d{1,2}\/\d{1,2}\/\d{2,4}$/i;
/** Preferred shares have rates and days too, and cost what a share costs. */
const SHARES = /\b(?:pfd|prf|preferred|pref|perp|shs|depositary|adr|etf|fund)\b/i;

/** Whether the file's word for a kind of asset is one of debt. */
export function isDebtType(assetType: string): boolean {
  return assetType !== "" && DEBT_TYPES.test(assetType);
}

/** Whether a name is that of one bond, not of a fund of them. */
export function isDebtName(name: string): boolean {
  return DEBT_NAMES.test(name) || (RATE_AND_DAY.test(name) && !SHARES.test(name));
}

/** Why a line without a ticker is debt, by its number or its name: a sentence; null where neither says so. */
export function debtOf(row: RowCells, hasTicker: boolean, identifier: SecurityIdentifier | null): string | null {
  if (identifier && isTreasury(identifier)) {
    return `${identifier.value} is a United States Treasury: held and counted at its stated value, without betas.`;
  }
  if (hasTicker) return null;
  const name = `${row.text("symbol")} ${row.text("description")}`.trim();
  if (isFund("", row.text("assetType"), name)) return null;
  if (isDebtName(name)) {
    return "Debt by its name: held and counted at its stated value, without betas.";
  }
  if (identifier === null || !isNumberOfDebt(identifier) || SHARES.test(name)) return null;
  return `${identifier.value} is the number of a bond: held and counted at its stated value, without betas.`;
}

/** The seventh and eighth of a CUSIP are digits for shares and hold a letter for debt; XS are bonds of the euro market. */
function isNumberOfDebt({ kind, value, isin }: SecurityIdentifier): boolean {
  if (isin.startsWith("XS")) return true;
  const isAmerican = kind === "cusip" || (kind === "isin" && value.startsWith("US"));
  return isAmerican && /[A-Z]/.test(isin.slice(8, 10));
}
