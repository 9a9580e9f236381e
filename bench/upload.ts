import { type BenchFigure, summarise } from "./figure";
import type { FilledApp } from "./filled-app";
import type { Bench } from "./harness";
import { portfolioCsv, readExposures, upload } from "./portfolio-requests";

const WARM_UP = 10;

/** From sending a file of known symbols to having its exposures, over HTTP: two requests, one after the other. */
export async function uploadBench(bench: Bench, filled: FilledApp): Promise<BenchFigure[]> {
  const { url } = await filled(bench);
  const figures: BenchFigure[] = [];
  for (const [rows, turns] of [
    [100, 100],
    [5_000, 15],
  ] as const) {
    const samples: number[] = [];
    for (let turn = -WARM_UP; turn < turns; turn++) {
      const csv = portfolioCsv(rows, turn + WARM_UP);
      const began = performance.now();
      await readExposures(url, await upload(url, csv, `bench ${rows} ${turn}`));
      if (turn >= 0) samples.push(performance.now() - began);
    }
    figures.push(summarise(`upload of ${rows} rows to exposures`, "ms", samples));
  }
  return figures;
}
