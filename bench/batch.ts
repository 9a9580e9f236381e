import { loadListings } from "@/lib/market-data/listings";
import type { BenchFigure } from "./figure";
import { type Bench, benchDatabase, FRIDAY, measureBatch, startBenchApp } from "./harness";
import { batchFigures, nightBenches } from "./nights";

/**
 * A batch from the request to the published session, with CPU, memory and statements: the first fill of the listings we
 * carry, and then the nights of universes from 1,000 to 10,000 symbols.
 */
export async function batchBench(bench: Bench): Promise<BenchFigure[]> {
  const database = await benchDatabase(bench);
  const app = await startBenchApp(bench, { database, now: FRIDAY });
  const fill = await measureBatch(bench, app, "bench: first fill");
  await app.stop();
  return [...batchFigures(`first fill of ${loadListings().length} symbols`, fill), ...(await nightBenches(bench))];
}
