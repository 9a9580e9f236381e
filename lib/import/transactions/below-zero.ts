const BELOW_ZERO = /^[-(−]\s*[\d.,]*[1-9]/;

/** Whether a cell states a number below zero, by a minus or in brackets. */
export function isBelowZero(cell = ""): boolean {
  return BELOW_ZERO.test(cell);
}
