import { PROBLEM_CODES, showCell } from "../problems";
import { symbolCandidates } from "../symbols/symbol-candidates";
import { tidy } from "../symbols/tidy-cell";
import { readDate } from "../text/dates";
import { fits, isZero } from "../text/decimal";
import { readContracts } from "./held-quantity";
import { heldLot } from "./lot";
import { CONTRACT_MULTIPLIER, contract, MINI_MULTIPLIER, type OptionReading, occName, readOptionName } from "./options";
import type { RowCells } from "./row-cells";
import { readCurrency } from "./row-currency";
import { finish, type RowOutcome, refused } from "./row-outcome";

/**
 * A row of option contracts: from the name in its symbol cell, else from the template's own columns, else from its
 * description. A contract that cannot be read is an error: without it neither delta nor expiry is known.
 *
 * @param named what the symbol cell gave, null where it is not an option's name
 */
export function readOptionRow(row: RowCells, named: OptionReading | null): RowOutcome {
  const reading = named ?? fromColumns(row) ?? readOptionName(row.text("description")) ?? incomplete(row);
  const quantity = readContracts(row);
  const stated = readMultiplier(row);
  const currency = readCurrency(row);
  if (!reading.ok) {
    row.report("error", PROBLEM_CODES.option, named ? "symbol" : "underlying", `The option ${reading.why}.`);
    return refused(row);
  }
  if (quantity === null || stated === undefined) return refused(row);
  const raw = row.text("symbol");
  const multiplier = stated ?? impliedMultiplier(row, quantity) ?? reading.multiplier;
  if (reading.adjusted && stated === null) {
    const lot = heldLot(row, { kind: "private", symbol: null, rawSymbol: raw, quantity, currency });
    const reason = `${showCell(raw)} is an adjusted contract, whose deliverable the file does not say: held at its stated value, without betas.`;
    return finish(row, lot, "held_not_modelled", reason);
  }
  const symbol = occName(reading.option) ?? tidy(raw).slice(0, 32);
  const lot = heldLot(row, { kind: "option", symbol, rawSymbol: raw || symbol, quantity, currency, multiplier });
  checkExpired(row, reading.option.expiration, named ? "symbol" : "expiration");
  lot.option = reading.option;
  lot.candidates = reading.candidates;
  const { underlying, optionType, expiration, strike } = reading.option;
  // What the file does not state and is not usual is said.
  const shares = stated === null && multiplier !== CONTRACT_MULTIPLIER ? `, ${multiplier} shares a contract` : "";
  return finish(row, lot, "used", `Option: ${underlying} ${expiration} ${optionType} at ${strike}${shares}.`);
}

/** Brokers list a contract some days after it expired; after a week the line is a slip. A lot with its exit is closed anyway. */
function checkExpired(row: RowCells, expiration: string, field: "symbol" | "expiration"): void {
  const { asOf } = row.facts;
  if (asOf === undefined || row.text("exitDate") !== "" || daysBetween(expiration, asOf) <= SETTLING_DAYS) return;
  const message = `The option expired on ${expiration}, so nothing of it is held any more: leave the line out, or correct the day.`;
  row.report("error", PROBLEM_CODES.option, row.table.columns.has(field) ? field : "symbol", message);
}

const SETTLING_DAYS = 7;

function daysBetween(from: string, to: string): number {
  return (Date.parse(to) - Date.parse(from)) / 86_400_000;
}

function fromColumns(row: RowCells): OptionReading | null {
  const [strike, day] = [row.text("strike"), row.text("expiration")];
  const [underlying, type] = [underlyingOf(row), rightOf(row)];
  if (!underlying || !strike || !day || !type) return null;
  const price = row.number("strike");
  const expiration = readDate(day, row.order("expiration")) ?? day;
  return contract(underlying, expiration, price.ok && price.value !== null ? price.value : strike, type.trim());
}

/** Of its own column; many lists have the symbol for it. */
function underlyingOf(row: RowCells): string {
  const symbol = row.text("symbol");
  return row.text("underlying") || (symbolCandidates(symbol).length > 0 ? symbol : "");
}

/** Call or put; a column that tells kinds of assets apart may say it too. */
function rightOf(row: RowCells): string {
  const type = row.text("assetType").trim();
  return row.text("optionType") || (/\b(call|put)s?\b/i.exec(type)?.[1] ?? "");
}

function incomplete(row: RowCells): OptionReading {
  const missing = (
    [
      ["underlying", "underlying symbol"],
      ["strike", "strike price"],
      ["expiration", "expiration date"],
      ["optionType", "option type"],
    ] as const
  ).filter(([field]) => {
    if (field === "underlying") return underlyingOf(row) === "";
    return (field === "optionType" ? rightOf(row) : row.text(field)) === "";
  });
  const raw = row.text("symbol");
  const name = raw === "" ? "" : `“${showCell(raw)}” is not a contract we can read and `;
  const words = missing.map(([, word]) => word).join(", ");
  return {
    ok: false,
    why: `${name === "" ? "" : name}lacks its ${words}: write them, or its OCC name such as AAPL270115C00300000`,
  };
}

/** Shares a contract by the file's own column; null where it does not say, undefined, with its problem, where it is none. */
function readMultiplier(row: RowCells): string | null | undefined {
  const reading = row.number("multiplier");
  if (reading.ok && reading.value === null) return null;
  if (
    reading.ok &&
    reading.value !== null &&
    !isZero(reading.value) &&
    !reading.value.startsWith("-") &&
    fits(reading.value, 12, 4)
  ) {
    return reading.value;
  }
  const cell = showCell(row.text("multiplier"));
  row.report("error", PROBLEM_CODES.option, "multiplier", `“${cell}” is not a contract's multiplier: write 100.`);
  return undefined;
}

/** Ten, where quantity × price × 10 is the value and the usual 100 would not be: a mini contract. */
function impliedMultiplier(row: RowCells, quantity: string): string | null {
  const price = row.number("price");
  const value = row.number("value");
  if (!price.ok || !value.ok || price.value === null || value.value === null) return null;
  const ratio = Math.abs(Number(value.value) / (Number(quantity) * Number(price.value)));
  return Math.abs(ratio / 10 - 1) < 0.005 ? MINI_MULTIPLIER : null;
}
