import { isSymbol } from "@/lib/symbol-form";
import { MarketDataError } from "./errors";

export { isSymbol } from "@/lib/symbol-form";

/** The symbol itself. @throws MarketDataError `invalid_symbol` */
export function checkedSymbol(text: string): string {
  if (!isSymbol(text))
    throw new MarketDataError("invalid_symbol", `${JSON.stringify(text.slice(0, 40))} is not a symbol.`);
  return text;
}
