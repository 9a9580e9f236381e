/**
 * What the prices of a line are for: one share; one in hundredths of the line's currency, while its amounts are in whole units;
 * a hundred of the nominal, as debt is quoted; or whichever of the two the amounts beside them prove, and one where none does.
 */
export type PriceUnit = "one" | "pence" | "hundred" | "by_amounts";
