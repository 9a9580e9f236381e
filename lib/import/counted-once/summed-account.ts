import type { ReadPosition } from "../preview";
import type { ReadLine } from "../rows/read-table";
import { DecimalSum } from "../text/decimal";

/** What exports call the sum of all accounts where an account's name should be. */
const ALL =
  /^(?:all|all[ -]?accounts?|total|totals|combined|consolidated|overall|household|every account|aggregated?|alle|alle konten|alle depots|gesamt|tous|tous les comptes|toutes|todas|todas las cuentas|total accounts?|all portfolios?)\b[^\p{L}\p{N}]*$/iu;

/** What an account holds of one thing: its quantity where every line has one, else what it is said to be worth. */
interface Held {
  quantity: DecimalSum;
  value: DecimalSum;
  isCounted: boolean;
}

/** An account that is called all of them, and whether what it holds is what the others hold together. */
export interface SummedAccount {
  name: string;
  isSum: boolean;
}

/**
 * The account named as the sum of the others: "All accounts" beside IRA and Taxable. It is theirs where each thing in it is
 * in the others too, as much of it in all; null where no account is called so, or none that has any of it stands beside it.
 */
export function summedAccount(lines: readonly ReadLine[]): SummedAccount | null {
  // Most files have no account that is called so, and nothing is summed up for it.
  const name = nameOfAll(lines);
  if (name === undefined) return null;
  const accounts = new Map<string, Map<string, Held>>();
  for (const { position } of lines) {
    if (!position || position.account === null) continue;
    const held = accounts.get(position.account) ?? new Map<string, Held>();
    accounts.set(position.account, held);
    count(held, position);
  }
  const all = accounts.get(name);
  const others = [...accounts].flatMap(([one, held]) => (one === name ? [] : [held]));
  const inOthers = (key: string) => others.flatMap((held) => held.get(key) ?? []);
  const isSum = [...(all ?? [])].every(([key, whole]) => equals(whole, inOthers(key)));
  // A name alone says nothing of an account that holds nothing of what the others hold.
  const isShared = [...(all ?? [])].some(([key]) => inOthers(key).length > 0);
  return isShared ? { name, isSum } : null;
}

function nameOfAll(lines: readonly ReadLine[]): string | undefined {
  const names = new Set<string>();
  for (const { position } of lines) if (position && position.account !== null) names.add(position.account);
  return names.size < 2 ? undefined : [...names].find((one) => ALL.test(one.trim()));
}

function count(
  account: Map<string, Held>,
  { kind, symbol, rawSymbol, currency, quantity, statedValueUsd }: ReadPosition,
) {
  const key = `${kind} ${symbol ?? rawSymbol} ${currency}`;
  const held = account.get(key) ?? { quantity: new DecimalSum(), value: new DecimalSum(), isCounted: true };
  account.set(key, held);
  if (quantity === null) held.isCounted = false;
  held.quantity.add(quantity ?? "0");
  held.value.add(statedValueUsd ?? "0");
}

function equals(whole: Held, parts: readonly Held[]): boolean {
  if (parts.length === 0) return false;
  const isCounted = whole.isCounted && parts.every((part) => part.isCounted);
  const of = ({ quantity, value }: Held) => Number((isCounted ? quantity : value).text);
  const sum = parts.reduce((total, part) => total + of(part), 0);
  return Math.abs(sum - of(whole)) <= Math.abs(of(whole)) * (isCounted ? 1e-6 : 0.001);
}
