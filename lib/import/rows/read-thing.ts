import { headerWord } from "../columns/header-word";
import { PROBLEM_CODES, showCell } from "../problems";
import { isFund } from "../symbols/funds";
import { tidy } from "../symbols/tidy-cell";
import { columnOfSymbol } from "./column-of-symbol";
import { coinOf } from "./read-coin";
import { readPrivate } from "./read-private";
import type { RowCells } from "./row-cells";
import type { RowOutcome } from "./row-outcome";

const THING_TYPES =
  /commodit|real.?estate|immobilie|property|\bland\b|precious metal|\bmetals?\b|bullion|edelmetall|collectible|\bart\b|\bwine\b|vehicle|jewel/i;
/** Words for things that are also tickers, or look like them. */
const THING_NAMES = /^(GOLD|SILVER|PLATINUM|PALLADIUM|OIL|HOUSE|HOME|FLAT|CONDO|LAND|CABIN|BOAT|CAR|ART|WINE|WATCH)$/;
/** "Real Estate" is what a fund of it invests in there, not what it is. */
const CLASS_HEADERS = /class|category|sector|allocation|klasse|categor/;
const FUND_WORDS = /\b(reit|trust|shares|inc|corp|plc|ltd|properties)\b|stock|equit/i;

/**
 * What is no security though its name could be a ticker: gold, a house, a coin. Null where nothing says so.
 *
 * @param hasTicker the symbol cell has the form of a ticker
 */
export function thingOf(row: RowCells, hasTicker: boolean): RowOutcome | null {
  const raw = row.text("symbol");
  // Whoever writes an exchange means the listing.
  if (raw.includes(":")) return null;
  const type = row.text("assetType");
  const isThing = type !== "" && THING_TYPES.test(type);
  return (isThing ? thing(row, raw, type, hasTicker) : null) ?? coinOf(row);
}

function thing(row: RowCells, raw: string, type: string, hasTicker: boolean): RowOutcome | null {
  const name = tidy(raw);
  const isListed = isFund(name, type, row.text("description")) || FUND_WORDS.test(`${type} ${row.text("description")}`);
  if (isListed || row.text("identifier") !== "" || row.text("exchange") !== "") return null;
  const header = headerWord(row.header("assetType") ?? "");
  if (hasTicker && CLASS_HEADERS.test(header) && !THING_NAMES.test(name)) return null;
  const reason = `“${showCell(type)}”: held and counted at its stated value, without betas.`;
  if (hasTicker && /^[A-Z]{1,5}$/.test(name)) {
    const message = `${name} is called “${showCell(type)}”, so it was not read as the listed ${name}: it counts at its stated value. Write US:${name} where it is.`;
    row.report("warning", PROBLEM_CODES.notModelled, "symbol", message);
    row.offer([{ label: `It is the listed ${name}`, column: columnOfSymbol(row), value: `US:${name}` }]);
  }
  return readPrivate(row, reason);
}
