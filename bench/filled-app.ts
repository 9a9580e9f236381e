import { type Bench, type BenchApp, benchDatabase, FRIDAY, measureBatch, startBenchApp } from "./harness";

/** The app with the listings' numbers published: made when first asked for, then shared. */
export type FilledApp = (bench: Bench) => Promise<BenchApp>;

export function shareFilledApp(): FilledApp {
  let app: Promise<BenchApp> | undefined;
  return (bench) => {
    app ??= fill(bench);
    return app;
  };
}

async function fill(bench: Bench): Promise<BenchApp> {
  const database = await benchDatabase(bench);
  const app = await startBenchApp(bench, { database, now: FRIDAY });
  await measureBatch(bench, app, "bench: numbers to read");
  return app;
}
