import type { SecurityIdentifier } from "../preview";
import { securityIdentifier } from "../symbols/identifiers";
import { NUMBERED } from "../symbols/other-prefixes";
import type { RowCells } from "./row-cells";
import { readRowCurrency } from "./row-currency";

/** A line's security number: from the symbol cell, else from the column of identifiers, else from a name that has it with it. */
export function identifierOf(row: RowCells): SecurityIdentifier | null {
  const number = symbolAsNumber(row) ?? securityIdentifier(row.text("identifier"), true);
  return number ?? (row.text("symbol") === "" ? numberWithin(row.text("description")) : null);
}

/** "FUND:B41YBW7", "Fundsmith Equity I (SEDOL: B41YBW7)", "Apple Inc (US0378331005)". */
function numberWithin(text: string): SecurityIdentifier | null {
  if (!text.includes(":") && !text.endsWith(")")) return null;
  const [, word = "", number = ""] = WITHIN.exec(text.trim().toUpperCase()) ?? [];
  // Without a word before it, nine digits may be an account.
  if (number === "" || (word === "" && number.length !== 12)) return null;
  return securityIdentifier(number, NUMBERED.test(word));
}

const WITHIN = /(?:^|\()(?:([A-Z]+): ?)?([A-Z0-9]{7,12})\)?$/;

/**
 * The security number that stands in the symbol cell. A SEDOL there is told from a ticker by its letters among digits
 * (B41YBW7), and, of digits only, by a line in pounds.
 */
export function symbolAsNumber(row: RowCells): SecurityIdentifier | null {
  const raw = row.text("symbol");
  const plain = securityIdentifier(raw) ?? numberWithin(raw);
  if (plain !== null || raw.trim().length !== 7) return plain;
  const isSedolLike = /^[B-Z](?=.*\d.*\d)[0-9B-Z]{5}\d$/.test(raw.trim()) && !FUTURE.test(raw.trim());
  const isPounds = /^\d{7}$/.test(raw.trim()) && readRowCurrency(row).code === "GBP";
  return isSedolLike || isPounds ? securityIdentifier(raw, true) : null;
}

/** NQZ2026: root, month and year. */
const FUTURE = /^[A-Z0-9]{2}[FGHJKMNQUVXZ]20\d\d$/;
