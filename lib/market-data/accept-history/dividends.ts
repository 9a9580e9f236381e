import type { History, PriceBar } from "../market";
import { passed, refused, scaled, sessionAt, shown } from "./bars";
import type { Checked, Finding, IsReleased } from "./judgement";
import { dividendsByBar, type Subject } from "./track";

/** Dividends smaller than this share of the price are lost in the digits of an adjusted close. */
const LEAST_YIELD = 0.0005;
/** Calendar days between a bar and the one before beyond which the fall cannot be told. */
const LONGEST_GAP_DAYS = 10;
/** A dividend's fall is as it should be within this share of it: 7,077 real ones were within 5 %. */
const AS_DECLARED = 0.2;
/** Gains that were added to a dividend that has them already at most double it. */
const DOUBLE = 2.05;
/** Less than this share of the price, counted twice or not, is not worth a doubt. */
const MATERIAL = 0.01;
/** A yield from which it must show in the price, and by how many usual moves it must be missed not to. */
const GREAT_YIELD = 0.08;
const MISSED_MOVES = 4;
/** So many times the usual dividend of its symbol is a wrong unit, if the price does not show it either. */
const ODD_SIZE = 40;
const ODD_YIELD = 0.02;
/** How much likelier one reading must be than the other. */
const LIKELIER = 2;

interface Payout {
  /** Index of the first bar without the dividend. */
  i: number;
  amount: number;
  /** Shares of the close before: declared, and taken out of the adjusted closes before it. */
  declared: number;
  implied: number;
  /** What was taken out between the bars on either side of these: there it is late or early, not missing. */
  beside: number;
  /** Log moves: what the close did, and would do for either. */
  moved: number;
  /** Times the usual dividend of the symbol; null where it paid no other. */
  size: number | null;
}

/**
 * Dividends (product §4.1, methodology §1.3): that adjusted closes before an ex-date bear what was paid. One that they do
 * not bear at all is taken out of them; gains that were taken out twice are put back; an amount that cannot have been
 * paid, because the price knows nothing of it, spoils the whole series.
 */
export function checkDividends({ history, close }: Subject, isReleased: IsReleased): Checked {
  if (history.dividends.length === 0) return passed(history);
  const payouts = payoutsOf(history);
  if (payouts.length === 0) return passed(history);
  const usual = close.usual();
  const finding = (kind: Finding["kind"], { i, amount }: Payout, what: string): Finding => ({
    kind,
    firstSession: sessionAt(history.bars, i),
    lastSession: sessionAt(history.bars, i),
    detail: `the dividend of ${shown(amount)} on ${sessionAt(history.bars, i)} ${what}`,
  });

  const absurd = payouts
    .filter((payout) => isAbsurd(payout, usual))
    .map((payout) => finding("dividend_absurd", payout, "is not in the price's fall: not taken"))
    .filter((one) => !isReleased(one));
  if (absurd.length > 0) return refused(history, absurd);

  const missing = payouts.filter(isMissing);
  const doubled = payouts.filter(({ declared, implied }) => {
    return implied > declared * (1 + AS_DECLARED) && implied <= declared * DOUBLE;
  });
  const mends = missing.map((payout) => ({
    payout,
    found: finding("dividend_missing", payout, "is not in the adjusted closes before it: taken out of them"),
  }));
  const reading = readingOf(doubled);
  if (reading === "unclear") {
    const unclear = doubled
      .map((payout) =>
        finding(
          "dividend_absurd",
          payout,
          `and ${shown(payout.implied / payout.declared)} times that in the adjusted closes: not taken`,
        ),
      )
      .filter((one) => !isReleased(one));
    if (unclear.length > 0) return refused(history, unclear);
  }
  if (reading === "declared") {
    for (const payout of doubled) {
      const times = shown(payout.implied / payout.declared);
      mends.push({
        payout,
        found: finding("dividend_absurd", payout, `was taken out of the adjusted closes ${times} times: put back`),
      });
    }
  }
  return mend(
    history,
    mends.filter(({ found }) => !isReleased(found)),
  );
}

function payoutsOf({ bars, dividends }: History): Payout[] {
  const paid = [...dividendsByBar(bars, dividends)].sort(([a], [b]) => a - b);
  return paid.flatMap(([i, amount]) => {
    const [before, bar] = [bars[i - 1], bars[i]];
    if (before?.close == null || bar?.close == null || before.adjClose === null || bar.adjClose === null) return [];
    const days = (Date.parse(bar.session) - Date.parse(before.session)) / 86_400_000;
    const declared = amount / before.close;
    if (days > LONGEST_GAP_DAYS || declared < LEAST_YIELD) return [];
    const implied = takenOut(bars, i);
    const beside = Math.max(takenOut(bars, i - 1), takenOut(bars, i + 1));
    const others = paid.flatMap(([other, value]) => (other === i ? [] : [value])).sort((a, b) => a - b);
    const median = others[others.length >> 1];
    const size = median === undefined ? null : amount / median;
    return [{ i, amount, declared, implied, beside, moved: Math.log(bar.close / before.close), size }];
  });
}

/** Share of the price that the adjusted closes before a bar bear, and it does not; 0 where it cannot be told. */
function takenOut(bars: readonly PriceBar[], i: number): number {
  const [before, bar] = [bars[i - 1], bars[i]];
  if (before?.close == null || bar?.close == null || before.adjClose === null || bar.adjClose === null) return 0;
  return 1 - before.adjClose / before.close / (bar.adjClose / bar.close);
}

/** Whether the price should have fallen by this share of it, and did not by half. */
function isMissed(share: number, moved: number, usual: number, moves: number): boolean {
  if (share >= 1) return true;
  const fall = Math.log(1 - share);
  return moved > fall / 2 && moved - fall > moves * usual;
}

function isAbsurd({ declared, implied, moved, size }: Payout, usual: number): boolean {
  if (declared >= GREAT_YIELD && isMissed(declared, moved, usual, MISSED_MOVES)) return true;
  if (size !== null && size >= ODD_SIZE && declared >= ODD_YIELD && isMissed(declared, moved, usual, 1)) return true;
  // Taken out a hundredfold, though the amount itself is right.
  return implied >= GREAT_YIELD && implied > declared * DOUBLE && isMissed(implied, moved, usual, MISSED_MOVES);
}

function isMissing({ declared, implied, beside }: Payout): boolean {
  return Math.abs(implied) < declared * AS_DECLARED && Math.abs(beside - declared) > declared * AS_DECLARED;
}

/** Which of the two the price's falls speak for: what was declared, or what the adjusted closes bear. */
function readingOf(doubled: readonly Payout[]): "declared" | "implied" | "unclear" {
  if (!doubled.some(({ declared, implied }) => implied - declared >= MATERIAL)) return "implied";
  const miss = (share: (payout: Payout) => number) =>
    doubled.reduce((sum, payout) => sum + (payout.moved - Math.log(1 - Math.min(share(payout), 0.999))) ** 2, 0);
  const [ifDeclared, ifImplied] = [miss(({ declared }) => declared), miss(({ implied }) => implied)];
  if (ifDeclared * LIKELIER < ifImplied) return "declared";
  return ifImplied * LIKELIER < ifDeclared ? "implied" : "unclear";
}

/** Puts the adjusted closes before each ex-date on the basis that its dividend as declared makes. */
function mend(history: History, mends: readonly { payout: Payout; found: Finding }[]): Checked {
  if (mends.length === 0) return passed(history);
  const bars = history.bars.map((bar, i) => {
    const later = mends.filter(({ payout }) => i < payout.i);
    const factor = later.reduce((product, { payout }) => product * ((1 - payout.declared) / (1 - payout.implied)), 1);
    return factor === 1 ? bar : scaled(bar, factor, { fields: ["adjClose"] });
  });
  return { history: { ...history, bars }, findings: mends.map(({ found }) => found), isUsable: true };
}
