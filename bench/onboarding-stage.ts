import { type Bench, type BenchApp, benchDatabase, FRIDAY, measureBatch, startBenchApp } from "./harness";

/** What one call of the provider takes (product §10). */
const LATENCY_MS = 150;
/** The bench's one user asks for more in an hour than a person does in a day. */
const SETTINGS = { ONBOARDING_PER_USER_DAY: "100000" };
/** Invented shares that are in no universe until somebody uploads them. */
const UNKNOWN = 800;

/** The filled app on a slow market, and the symbols nobody has asked for yet. */
export interface OnboardingStage {
  app: BenchApp;
  /** The next so many unknown symbols. */
  take(count: number): string[];
}

/** Filled without latency, because the night is not what is measured here. */
export async function setStage(bench: Bench): Promise<OnboardingStage> {
  const database = await benchDatabase(bench);
  const start = { database, now: FRIDAY, extraSymbols: UNKNOWN };
  const filling = await startBenchApp(bench, start);
  await measureBatch(bench, filling, "bench: numbers to join");
  await filling.stop();
  const app = await startBenchApp(bench, { ...start, market: { latencyMs: LATENCY_MS }, settings: SETTINGS });
  let taken = 0;
  return {
    app,
    take(count) {
      const first = taken + 1;
      taken += count;
      if (taken > UNKNOWN) throw new Error(`onboardingBench: ${UNKNOWN} unknown symbols are too few`);
      return Array.from({ length: count }, (_, i) => `X${String(first + i).padStart(5, "0")}`);
    },
  };
}
