import { tidy } from "./tidy-cell";
import { endingOfPrefix, listingBehind } from "./written-exchange";

/** Whether the cell itself says that it means the listing in the United States: NASDAQ:AAPL, US:AAPL, AAPL US, AAPL.US. */
export function saysUnitedStates(raw: string): boolean {
  const text = tidy(raw);
  const prefix = /^([A-Z]{2,12}):/.exec(text)?.[1];
  if (prefix !== undefined) return endingOfPrefix(prefix) === "";
  if (listingBehind(text)?.ending === "") return true;
  // A coin is priced in dollars by its own name.
  return /-USD$/.test(text) || /(?:\.US|[ :](?:US|UN|UW|UQ|UR|UA|UP)(?: EQUITY)?|\.(?:OQ|NYS|NAS|NMS))$/.test(text);
}
