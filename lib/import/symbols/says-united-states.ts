import { tidy } from "./tidy-cell";
import { americanTicker } from "./written-exchange";

/** Whether the cell itself says that it means the listing in the United States: NASDAQ:AAPL, US:AAPL, NYSE/IBM, AAPL US, IBM.N. */
export function saysUnitedStates(raw: string): boolean {
  const text = tidy(raw);
  // A coin is priced in dollars by its own name.
  return americanTicker(text) !== null || /-USD$/.test(text);
}
