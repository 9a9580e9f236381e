import { setTimeout as sleep } from "node:timers/promises";
import { selectQueueRows } from "@/db/queries/onboarding";
import { withDatabase } from "@/scripts/stack/seed";
import { type BenchFigure, summarise, summariseSeconds } from "./figure";
import type { BenchApp } from "./harness";
import { countCalls } from "./market-control";
import type { OnboardingStage } from "./onboarding-stage";
import { portfolioCsv, untilNumbers, upload } from "./portfolio-requests";
import { processUsage } from "./process-usage";
import { countStatements, readRoundTrips } from "./statements";

const SYMBOLS = 50;
const KNOWN = 50;
const ROUNDS = 3;
const LOOK_AGAIN_MS = 200;
const DEADLINE_MS = 600_000;

interface Round {
  milliseconds: number;
  calls: number;
  roundTrips: number;
  /** Of Next's process, in ms; left out where the system does not tell. */
  cpuMs?: number;
}

/** Fifty unknown symbols in one file, and what each costs: calls, round trips to the database, CPU. */
export async function fiftySymbols({ app, take }: OnboardingStage): Promise<BenchFigure[]> {
  const rounds: Round[] = [];
  for (let turn = 0; turn < ROUNDS; turn++) rounds.push(await round(app, take(SYMBOLS), turn));
  const each = (what: string, unit: string, of: (round: Round) => number | undefined) => {
    const values = rounds.flatMap((round) => of(round) ?? []);
    const name = `${SYMBOLS} unknown symbols, ${what} a symbol`;
    return values.length === 0
      ? []
      : [
          summarise(
            name,
            unit,
            values.map((value) => value / SYMBOLS),
          ),
        ];
  };
  return [
    summariseSeconds(
      `${SYMBOLS} unknown symbols, upload to numbers`,
      rounds.map(({ milliseconds }) => milliseconds),
    ),
    ...each("calls", "", ({ calls }) => calls),
    ...each("round trips to the database", "", ({ roundTrips }) => roundTrips),
    ...each("CPU of Next", "ms", ({ cpuMs }) => cpuMs),
  ];
}

async function round(app: BenchApp, symbols: readonly string[], turn: number): Promise<Round> {
  const { url, databaseUrl, pid, market } = app;
  const csv = portfolioCsv(KNOWN, turn, symbols);
  const calls = await countCalls(market);
  await countStatements(databaseUrl);
  const before = processUsage(pid);
  const began = performance.now();
  const portfolioId = await upload(url, csv, `bench fifty ${turn}`);
  const looks = await untilDone(databaseUrl, symbols);
  const after = processUsage(pid);
  const roundTrips = (await readRoundTrips(databaseUrl)) - looks;
  await untilNumbers(url, portfolioId, { symbols, lookAgainMs: LOOK_AGAIN_MS, deadlineMs: DEADLINE_MS });
  const milliseconds = performance.now() - began;
  return {
    milliseconds,
    calls: (await countCalls(market)) - calls,
    roundTrips,
    ...(before && after ? { cpuMs: after.cpuMs - before.cpuMs } : {}),
  };
}

/** Past the app, so that looking costs it nothing. @returns how often the database was asked */
export async function untilDone(databaseUrl: string, symbols: readonly string[]): Promise<number> {
  return withDatabase(databaseUrl, async (db) => {
    const deadline = performance.now() + DEADLINE_MS;
    for (let looks = 1; ; looks++) {
      const rows = [...(await selectQueueRows(db, { symbols })).values()];
      const done = rows.filter(({ status }) => status === "completed").length;
      if (done === symbols.length) return looks;
      if (rows.some(({ status }) => status === "failed") || performance.now() > deadline) {
        throw new Error(`untilDone: ${done} of ${symbols.length} have numbers`);
      }
      await sleep(LOOK_AGAIN_MS);
    }
  });
}
