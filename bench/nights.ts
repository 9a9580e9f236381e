import { FACTOR_ETFS } from "@/lib/factors/catalog";
import { loadListings } from "@/lib/market-data/listings";
import { type BenchFigure, summarise } from "./figure";
import {
  type BatchMeasure,
  type Bench,
  type BenchMarket,
  benchDatabase,
  FRIDAY,
  MONDAY,
  measureBatch,
  startBenchApp,
  TUESDAY,
} from "./harness";

const SIZES = [1_000, 3_000, 10_000] as const;
/** The largest universe: of it a part are listings with funds, young and delisted shares, the rest invented ones. */
const LARGEST = 10_000;
/** A provider as slow and as unreliable as one may be on a bad night. */
const BAD_NIGHT = { latencyMs: 150, failShare: 0.02 };

interface Nights {
  size: number;
  fill: BatchMeasure;
  /** All symbols current, a twentieth audited. */
  night: BatchMeasure;
  badNight: BatchMeasure | null;
}

/**
 * The ordinary night of 1,000, 3,000 and 10,000 symbols, each with its ratio to the first: cost is O(symbols) (product §4).
 * Then one of 10,000 with 150 ms a call and 2 % of calls failing; and the first fill that came before.
 */
export async function nightBenches(bench: Bench): Promise<BenchFigure[]> {
  const measured: Nights[] = [];
  for (const size of SIZES) measured.push(await nightsOf(bench, size));
  const [smallest] = measured;
  const largest = measured.at(-1);
  return [
    ...measured.flatMap(({ size, night }) =>
      batchFigures(`ordinary night of ${size} symbols`, night, smallest && { of: smallest.size, ...smallest.night }),
    ),
    ...(largest ? batchFigures(`first fill of ${largest.size} symbols`, largest.fill) : []),
    ...(largest?.badNight
      ? batchFigures(`night of ${largest.size} symbols, 150 ms a call, 2 % failing`, largest.badNight)
      : []),
  ];
}

async function nightsOf(bench: Bench, size: number): Promise<Nights> {
  const { symbols, extraSymbols } = universeOf(size);
  const database = await benchDatabase(bench, { symbols });
  // A new process each time, so that its CPU and memory are that night's.
  const run = async (now: Date, reason: string, market: BenchMarket = {}) => {
    const app = await startBenchApp(bench, { database, now, extraSymbols, market });
    const measure = await measureBatch(bench, app, `bench: ${reason} of ${size} symbols`);
    await app.stop();
    return measure;
  };
  const fill = await run(FRIDAY, "first fill");
  const night = await run(MONDAY, "ordinary night");
  const badNight = size === LARGEST ? await run(TUESDAY, "bad night", BAD_NIGHT) : null;
  await database.stop();
  return { size, fill, night, badNight };
}

/** The factor ETFs, and of listings and invented shares the same mixture in every size. */
function universeOf(size: number): { symbols: string[]; extraSymbols: number } {
  const listed = loadListings()
    .map(({ symbol }) => symbol)
    .filter((symbol) => !FACTOR_ETFS.some((etf) => etf === symbol));
  const share = size / LARGEST;
  const chosen = listed.filter((_, i) => Math.floor((i + 1) * share) > Math.floor(i * share));
  const extraSymbols = size - FACTOR_ETFS.length - chosen.length;
  const invented = Array.from({ length: extraSymbols }, (_, i) => `X${String(i + 1).padStart(5, "0")}`);
  return { symbols: [...FACTOR_ETFS, ...chosen, ...invented], extraSymbols };
}

/** Figures of one batch; `against` another one where they are compared. */
export function batchFigures(
  name: string,
  measure: BatchMeasure,
  against?: BatchMeasure & { of: number },
): BenchFigure[] {
  const amounts: { what: string; unit: string; of(measure: BatchMeasure): number | undefined }[] = [
    { what: "wall", unit: "s", of: ({ wallMs }) => wallMs / 1000 },
    { what: "CPU of Next", unit: "s", of: ({ usage }) => usage && usage.cpuMs / 1000 },
    { what: "peak memory of Next", unit: "MB", of: ({ usage }) => usage?.peakMb },
    { what: "statements", unit: "", of: ({ statements }) => statements },
  ];
  return amounts.flatMap(({ what, unit, of }) => {
    const value = of(measure);
    if (value === undefined) return [];
    const base = against && of(against);
    const compared = base === undefined ? "" : ` (ratio: to ${against?.of})`;
    return [summarise(`${name}, ${what}${compared}`, unit, [value], base === undefined ? {} : { ratio: value / base })];
  });
}
