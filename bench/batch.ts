import { loadListings } from "@/lib/market-data/listings";
import { type BenchFigure, summarise } from "./figure";
import { type BatchMeasure, type Bench, benchDatabase, FRIDAY, MONDAY, measureBatch, startBenchApp } from "./harness";

const LARGE_UNIVERSE = 10_000;

/**
 * A batch from the request to the published session, and the memory it took: the first fill of the listings we carry,
 * the first fill of 10,000 symbols, and then an ordinary night of those: all current, a twentieth audited.
 */
export async function batchBench(bench: Bench): Promise<BenchFigure[]> {
  const listed = loadListings().length;
  const small = await firstFill(bench, 0);
  const extraSymbols = LARGE_UNIVERSE - listed;
  const large = await fillAndNight(bench, extraSymbols);
  return [
    ...figures(`first fill of ${listed} symbols`, small),
    ...figures(`ordinary night of ${LARGE_UNIVERSE} symbols`, large.night),
    ...figures(`first fill of ${LARGE_UNIVERSE} symbols`, large.fill),
  ];
}

async function firstFill(bench: Bench, extraSymbols: number): Promise<BatchMeasure> {
  const database = await benchDatabase(bench, extraSymbols);
  const app = await startBenchApp(bench, { database, now: FRIDAY, extraSymbols });
  const measured = await measureBatch(bench, app, "bench: first fill");
  await app.stop();
  return measured;
}

async function fillAndNight(bench: Bench, extraSymbols: number) {
  const database = await benchDatabase(bench, extraSymbols);
  const friday = await startBenchApp(bench, { database, now: FRIDAY, extraSymbols });
  const fill = await measureBatch(bench, friday, "bench: first fill");
  await friday.stop();
  // A new process, so that its memory is the night's and not the fill's.
  const monday = await startBenchApp(bench, { database, now: MONDAY, extraSymbols });
  const night = await measureBatch(bench, monday, "bench: ordinary night");
  await monday.stop();
  return { fill, night };
}

function figures(name: string, { wallMs, peakMb }: BatchMeasure): BenchFigure[] {
  const wall = summarise(`${name}, wall`, "s", [wallMs / 1000]);
  return peakMb === null ? [wall] : [wall, summarise(`${name}, peak memory of Next`, "MB", [peakMb])];
}
