import { describe, expect, test } from "vitest";
import { afterRound, closedUntil, type Health, quotesAreRefused, type Round } from "./breaker";
import { CANARIES, canaryTrouble } from "./canaries";
import type { Quote } from "./market";

const START = Date.parse("2026-08-22T01:00:00Z");
const at = (seconds: number) => new Date(START + seconds * 1000);
const WELL: Round = { well: true, quotesRefused: false };
const REFUSED: Round = { well: true, quotesRefused: true };
const failed = (retryAfterMs: number | null = null): Round => ({ well: false, reason: "no answer", retryAfterMs });

/** What is known after these rounds, a second between them. */
function healthAfter(...rounds: Round[]): Health {
  let health: Health | null = null;
  for (const [second, round] of rounds.entries()) health = afterRound(health, round, at(second));
  if (health === null) throw new Error("no rounds");
  return health;
}

/** Seconds from the last round until the next one may be. */
function waitOf({ retryAt, lastFailureAt }: Health): number {
  return ((retryAt?.getTime() ?? Number.NaN) - (lastFailureAt?.getTime() ?? Number.NaN)) / 1000;
}

describe("the breaker", () => {
  test("is degraded by one failed round and by two, down by the third", () => {
    const states = [1, 2, 3, 4].map((n) => healthAfter(...Array.from({ length: n }, () => failed())).state);
    expect(states).toEqual(["degraded", "degraded", "down", "down"]);
  });

  test("waits 2 and 5 seconds, then 1, 2, 5 and 10 minutes, and never longer", () => {
    const waits = Array.from({ length: 9 }, (_, n) =>
      waitOf(healthAfter(...Array.from({ length: n + 1 }, () => failed()))),
    );
    expect(waits).toEqual([2, 5, 60, 120, 300, 600, 600, 600, 600]);
  });

  test("obeys a longer Retry-After, and a shorter one does not hasten it", () => {
    expect(waitOf(healthAfter(failed(900_000)))).toBe(900);
    expect(waitOf(healthAfter(failed(), failed(), failed(1_000)))).toBe(60);
  });

  test("is healthy at the first good round, whatever came before, and counts anew", () => {
    const health = healthAfter(failed(), failed(), failed(), failed(), WELL);
    expect(health).toMatchObject({ state: "healthy", reason: null, failuresInARow: 0, retryAt: null, since: at(4) });
    expect(afterRound(health, failed(), at(9)).state).toBe("degraded");
  });

  test("keeps since when it is in its state", () => {
    expect(healthAfter(WELL, WELL, WELL).since).toEqual(at(0));
    expect(healthAfter(WELL, failed(), failed()).since).toEqual(at(1));
    expect(healthAfter(failed(), failed(), failed(), failed()).since).toEqual(at(2));
  });

  test("is closed until its time, and then lets one try", () => {
    const health = healthAfter(failed(), failed(), failed());
    expect(closedUntil(health, at(3))).toEqual(at(62));
    expect(closedUntil(health, at(62))).toBeNull();
    expect(closedUntil(healthAfter(WELL), at(1))).toBeNull();
    expect(closedUntil(null, at(1))).toBeNull();
  });

  test("with quotes refused is degraded but open, and asks for no quotes for ten minutes", () => {
    const health = healthAfter(WELL, REFUSED);
    expect(health).toMatchObject({ state: "degraded", retryAt: null, failuresInARow: 0, crumbRefusedAt: at(1) });
    expect(closedUntil(health, at(2))).toBeNull();
    expect(quotesAreRefused(health, at(600))).toBe(true);
    expect(quotesAreRefused(health, at(601))).toBe(false);
    // Rounds by charts alone in between do not put it off.
    expect(afterRound(health, REFUSED, at(300)).crumbRefusedAt).toEqual(at(1));
    expect(afterRound(health, REFUSED, at(700)).crumbRefusedAt).toEqual(at(700));
    expect(afterRound(health, WELL, at(700))).toMatchObject({ state: "healthy", crumbRefusedAt: null });
  });
});

describe("canaries", () => {
  const all = new Set<string>(CANARIES);
  const answered = (...symbols: string[]) =>
    new Map(symbols.map((symbol) => [symbol, { symbol, price: 100 } as unknown as Quote]));

  test("say that all is well when all answer, and when few do not", () => {
    expect(canaryTrouble(answered(...CANARIES), all)).toBeNull();
    expect(canaryTrouble(answered("SPY", "AAPL", "MSFT", "JPM"), all)).toBeNull();
    expect(canaryTrouble(answered("SPY", "AAPL", "MSFT"), all)).toMatch(/no price for JPM, XOM, JNJ/);
  });

  test("say that it is not when SPY does not answer, whoever else does", () => {
    expect(canaryTrouble(answered("AAPL", "MSFT", "JPM", "XOM", "JNJ"), all)).toMatch(/SPY/);
    const unreadable = answered(...CANARIES).set("SPY", { symbol: "SPY", price: Number.NaN } as unknown as Quote);
    expect(canaryTrouble(unreadable, all)).toMatch(/SPY/);
  });

  test("count only where the universe has them as active", () => {
    expect(canaryTrouble(answered("SPY"), new Set())).toBeNull();
    expect(canaryTrouble(answered("SPY"), new Set(["AAPL"]))).toBeNull();
    expect(canaryTrouble(answered("SPY"), new Set(["AAPL", "MSFT"]))).toMatch(/AAPL, MSFT/);
  });
});
