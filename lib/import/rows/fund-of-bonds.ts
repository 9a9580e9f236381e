import type { SecurityIdentifier } from "../preview";
import { hasExchangeCode } from "../symbols/company-forms";
import { isBondType, isDebtName, isGovernmentsBond, isPricedByPiece } from "./debt";
import type { RowCells } from "./row-cells";

/** A ticker as it stands, or with its exchange: "AGG", "VAGF.DE", "LSE:CBU7"; "BND US" has a code. */
const LISTED = /^[A-Z]{1,5}$|^[A-Z0-9]{1,6}\.[A-Z]{1,3}$|^[A-Z]{2,8}:[A-Z0-9]{1,6}$/i;
/** Gilts have tickers of their own in London: T26.L, TR26.L, TG25.L. */
const GILT = /^T[A-Z]?\d{2}[A-Z]?\.L$/i;

/** Whether what is called a bond is a fund of them: a fund by its kind or its name; or listed, and not one bond by its name. */
export function isFundOfBonds(row: RowCells, hasTicker: boolean, identifier: SecurityIdentifier | null): boolean {
  const [type, name, raw] = [row.text("assetType"), row.text("description"), row.text("symbol").trim()];
  if (!isBondType(type) || isGovernmentsBond(name)) return false;
  if (isPricedByPiece(type, `${raw} ${name}`)) return hasTicker || identifier !== null;
  return hasTicker && (LISTED.test(raw) || hasExchangeCode(raw)) && !GILT.test(raw) && !isDebtName(name);
}
