/** 1-Mar, Dec-25, 2026-03-01: what a spreadsheet shows of a ticker that it took for a day. @param text tidied */
export function isSpreadsheetDate(text: string): boolean {
  if (!/\d/.test(text) || text.length > 12) return false;
  return SPREADSHEET_DATE.test(text);
}

const MONTH = "(?:JAN|FEB|MAR|MRZ|MÄR|APR|MAY|MAI|JUN|JUL|AUG|SEP|SEPT|OCT|OKT|NOV|DEC|DEZ)";

const SPREADSHEET_DATE = new RegExp(
  `^\\d{1,2}[-. ]{1,2}${MONTH}\\.?([-. ]\\d{2,4})?$|^${MONTH}[-. ]\\d{1,2}$|^\\d{4}-\\d{2}-\\d{2}$|^\\d{1,2}([./-])\\d{1,2}\\2\\d{2,4}$`,
);
