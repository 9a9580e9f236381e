import type { PreviewAccount } from "./preview";
import type { ReadLine } from "./rows/read-table";
import { DecimalSum } from "./text/decimal";

/**
 * The accounts of a file, and its lines with those of accounts that were not chosen left out; all are chosen where nobody
 * says. Lines that belong to no account stay.
 */
export function leaveOutAccounts(
  lines: readonly ReadLine[],
  chosen: readonly string[] | undefined,
): { lines: readonly ReadLine[]; accounts: PreviewAccount[] } {
  const found = new Map<string, { positions: number; stated: DecimalSum }>();
  const wanted = chosen === undefined ? null : new Set(chosen);
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
  const accounts = [...found].map(([name, { positions, stated }]) => {
    return { name, positions, statedValueUsd: stated.text, chosen: wanted === null || wanted.has(name) };
  });
  if (wanted === null) return { lines, accounts };
  const kept = lines.map((line): ReadLine => {
    if (line.account === null || wanted.has(line.account) || line.row.disposition === "ignored") return line;
    const reason = `Belongs to the account “${line.account}”, which is left out by choice.`;
    return {
      ...line,
      row: { ...line.row, disposition: "ignored", reason },
      position: null,
      problems: [],
      wanted: null,
    };
  });
  return { lines: kept, accounts };
}
