import { selectQueueRows } from "@/db/queries/onboarding";
import type { Fault } from "@/lib/market-data/sandbox/faults";
import { withDatabase } from "@/scripts/stack/seed";
import { type BenchFigure, summariseSeconds } from "./figure";
import type { BenchApp } from "./harness";
import { setFault } from "./market-control";
import type { OnboardingStage } from "./onboarding-stage";
import { portfolioCsv, untilNumbers, upload } from "./portfolio-requests";

const KNOWN = 19;
const WARM_UP = 3;
const SAMPLES = 25;
const WAIT = { lookAgainMs: 25, deadlineMs: 180_000 };

/** One unknown symbol among known ones: from sending the file to numbers, and of that from the queue's row to its end. */
export async function oneSymbol({ app, take }: OnboardingStage): Promise<BenchFigure[]> {
  const toNumbers: number[] = [];
  const inQueue: number[] = [];
  for (const [turn, symbol] of take(WARM_UP + SAMPLES).entries()) {
    const milliseconds = await uploadToNumbers(app, symbol, turn);
    if (turn < WARM_UP) continue;
    toNumbers.push(milliseconds);
    inQueue.push(await queueTime(app, symbol));
  }
  return [
    summariseSeconds("one unknown symbol, upload to numbers", toNumbers),
    summariseSeconds("one unknown symbol, event to done", inQueue),
  ];
}

const FAILURES: readonly [name: string, fault: Fault, samples: number][] = [
  ["one call answered 429 without a time", { kind: "rate_limited" }, 4],
  ["one call answered 502", { kind: "server_error" }, 4],
  // Each lasts the time-out of a call.
  ["one call never answered", { kind: "hang" }, 2],
];
const ROUTES = ["quoteSummary", "chart"] as const;

/** The same, with the first call for the symbol's profile or for its prices failing, in turn. */
export async function failedCalls({ app, take }: OnboardingStage): Promise<BenchFigure[]> {
  const figures: BenchFigure[] = [];
  for (const [name, fault, samples] of FAILURES) {
    const toNumbers: number[] = [];
    for (const [turn, symbol] of take(samples * ROUTES.length).entries()) {
      await setFault(app.market, { ...fault, symbol, route: ROUTES[turn % ROUTES.length], calls: 1 });
      toNumbers.push(await uploadToNumbers(app, symbol, turn));
    }
    figures.push(summariseSeconds(`one unknown symbol, ${name}`, toNumbers));
  }
  return figures;
}

async function uploadToNumbers({ url }: BenchApp, symbol: string, turn: number): Promise<number> {
  const csv = portfolioCsv(KNOWN, turn, [symbol]);
  const began = performance.now();
  await untilNumbers(url, await upload(url, csv, `bench ${symbol}`), { ...WAIT, symbols: [symbol] });
  return performance.now() - began;
}

/** Milliseconds from the commit that queued a symbol to its row's end; readers may have the numbers a little earlier. */
async function queueTime({ databaseUrl }: BenchApp, symbol: string): Promise<number> {
  return withDatabase(databaseUrl, async (db) => {
    for (;;) {
      const row = (await selectQueueRows(db, { symbols: [symbol] })).get(symbol);
      if (row === undefined) throw new Error(`queueTime: ${symbol} was not queued`);
      if (row.completedAt !== null) return row.completedAt.getTime() - row.createdAt.getTime();
    }
  });
}
