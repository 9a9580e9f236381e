import type { ReadPosition } from "../preview";
import { type ImportProblem, PROBLEM_CODES, showCell } from "../problems";
import { leftOut, type ReadLine } from "../rows/read-table";
import { agrees } from "../rows/totals";
import type { CashProof, Table } from "../tables/table";
import { shownNumber } from "../text/shown-number";
import { Holdings } from "./held-by-currency";

/** A line of such a list against what is held in its currency. */
interface Compared {
  line: ReadLine;
  position: ReadPosition;
  /** It is what the securities come to, alone or with the cash among them. */
  isSum: boolean;
  /** The cash stands among the holdings too, to the cent. */
  isTwice: boolean;
  /** Too little to sum up the securities, or there are none. */
  isNoSum: boolean;
}

const CENT = 0.005;

/**
 * The lines of a file without those of lists by currency that would count twice: where each amount is what is held in its
 * currency, the list sums it up; where an amount is the cash that is listed already, that line repeats it. A list that may as
 * well be a sum by its title or header is cash only where its amounts show that it is none.
 */
export function leaveOutCashSums(
  lines: readonly ReadLine[],
  tables: readonly Table[],
): { lines: readonly ReadLine[]; problems: ImportProblem[] } {
  const problems: ImportProblem[] = [];
  const reasons = new Map<number, string>();
  const lists = tables.flatMap(({ cashProof, rows, account }) =>
    cashProof === undefined ? [] : [{ proof: cashProof, numbers: rows.map(({ line }) => line), account }],
  );
  if (lists.length === 0) return { lines, problems };
  const listed = new Set(lists.flatMap(({ numbers }) => numbers));
  const beside = lines.filter(({ row }) => !listed.has(row.line));
  const holdings = new Holdings(beside.flatMap(({ position }) => position ?? []));
  if (holdings.isEmpty) return { lines, problems };
  const byLine = new Map(lines.map((line) => [line.row.line, line]));
  for (const { proof, numbers, account } of lists) {
    const own = numbers.flatMap((line) => byLine.get(line) ?? []);
    const compared = own.flatMap((line) => compare(line, holdings, account) ?? []);
    const why = whyNoCash(proof, compared, holdings);
    const first = compared[0];
    if (why !== null && first) {
      for (const { row } of own) reasons.set(row.line, `A list by currency: ${why.reason}.`);
      problems.push(warning(first, why.told));
      continue;
    }
    for (const one of compared.filter(({ isTwice }) => isTwice)) {
      reasons.set(one.line.row.line, "Repeats the cash that is listed among the holdings, which is not counted again.");
      problems.push(warning(one, "is the cash that stands among the holdings too, so it was counted once"));
    }
  }
  const kept = lines.map((line) => {
    const reason = reasons.get(line.row.line);
    return reason === undefined ? line : leftOut(line, reason);
  });
  return { lines: kept, problems };
}

/** Null where the list is one of cash. */
function whyNoCash(
  proof: CashProof,
  compared: readonly Compared[],
  holdings: Holdings,
): { reason: string; told: string } | null {
  if (proof === "cash" || compared.length === 0) return null;
  if (compared.some(({ isSum }) => isSum) && compared.every(({ isSum, isTwice }) => isSum || isTwice)) {
    const told = "is what is held in that currency, so the list was read as its sum and not counted again";
    return { reason: "it sums up what is held, which is not counted again", told };
  }
  if (proof === "header" || compared.every(({ isNoSum, isTwice }) => isNoSum || isTwice)) return null;
  // A file that states no values has nothing that could be summed up.
  if (proof === "amount" && !holdings.isAnyKnown) return null;
  const reason = "may sum up what is held";
  return { reason: `it ${reason}`, told: `${reason} in that currency, so the list was not counted` };
}

function compare(line: ReadLine, holdings: Holdings, account: string | null): Compared | null {
  const { position } = line;
  const amount = Number(position?.quantity ?? 0);
  if (position === null || amount === 0) return null;
  const { currency } = position;
  const inAll = holdings.in(currency, null);
  const all = account === null ? [inAll] : [holdings.in(currency, account), inAll];
  const isSum = all.some(
    ({ securities, cash }) => securities > 0 && (agrees(securities, amount) || agrees(securities + cash, amount)),
  );
  const isTwice = all.some(({ cash }) => Math.abs(cash - amount) < CENT);
  const isNoSum = !isSum && (inAll.securities > 0 ? amount < inAll.securities : holdings.isKnown(currency));
  return { line, position, isSum, isTwice, isNoSum };
}

function warning({ line, position }: Compared, why: string): ImportProblem {
  const amount = `${position.currency} ${shownNumber(position.quantity ?? "0")}`;
  const message = `${amount} ${why}. If it is cash beside the holdings, write it as a line CASH among them.`;
  const [severity, code] = ["warning", PROBLEM_CODES.totalDiffers] as const;
  return { severity, code, line: line.row.line, column: null, value: showCell(position.rawSymbol), message };
}
