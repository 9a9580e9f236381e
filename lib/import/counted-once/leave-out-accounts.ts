import type { PreviewAccount } from "../preview";
import { type ImportProblem, PROBLEM_CODES } from "../problems";
import { leftOut, type ReadLine } from "../rows/read-table";
import { DecimalSum } from "../text/decimal";
import { type SummedAccount, summedAccount } from "./summed-account";

/**
 * The accounts of a file, and its lines with those of accounts that were not chosen left out. Where nobody says, all are
 * chosen but one that only sums up the others. Lines that belong to no account stay.
 */
export function leaveOutAccounts(
  lines: readonly ReadLine[],
  chosen: readonly string[] | undefined,
): { lines: readonly ReadLine[]; accounts: PreviewAccount[]; problem: ImportProblem | null } {
  const found = new Map<string, { positions: number; stated: DecimalSum }>();
  for (const { position } of lines) {
    if (position?.account === undefined || position.account === null) continue;
    let account = found.get(position.account);
    if (!account) {
      account = { positions: 0, stated: new DecimalSum() };
      found.set(position.account, account);
    }
    account.positions += 1;
    if (position.statedValueUsd !== null) account.stated.add(position.statedValueUsd);
  }
  const summed = found.size < 2 ? null : summedAccount(lines);
  const wanted = chosen === undefined ? null : new Set(chosen);
  const isChosen = (name: string) => (wanted ? wanted.has(name) : !(summed?.isSum && name === summed.name));
  const accounts = [...found].map(([name, { positions, stated }]) => {
    return { name, positions, statedValueUsd: stated.text, chosen: isChosen(name) };
  });
  const problem = summed && isDoubled(summed, accounts) ? doubled(summed) : null;
  if (wanted === null && !summed?.isSum) return { lines, accounts, problem };
  const kept = lines.map((line): ReadLine => {
    if (line.account === null || isChosen(line.account) || line.row.disposition === "ignored") return line;
    const reason = wanted
      ? `Belongs to the account “${line.account}”, which is left out by choice.`
      : `Belongs to “${line.account}”, which sums up the other accounts of the file: they are read instead.`;
    return leftOut(line, reason);
  });
  return { lines: kept, accounts, problem };
}

/** Whether the account that is called all of them is read beside others. */
function isDoubled({ name }: SummedAccount, accounts: readonly PreviewAccount[]): boolean {
  const read = accounts.filter(({ chosen }) => chosen);
  return read.length > 1 && read.some((account) => account.name === name);
}

function doubled({ name, isSum }: SummedAccount): ImportProblem {
  const message = isSum
    ? `“${name}” sums up the other accounts of the file, so what they hold counts twice: leave out either.`
    : `“${name}” is by its name the sum of the other accounts, though it does not hold what they hold together: leave it out where its lines count twice.`;
  const [severity, code] = ["warning", PROBLEM_CODES.totalDiffers] as const;
  return { severity, code, line: null, column: null, value: name, message };
}
