import autocannon from "autocannon";
import { type BenchFigure, summarise } from "./figure";
import type { FilledApp } from "./filled-app";
import type { Bench } from "./harness";
import { exposuresAddress, portfolioCsv, readExposures, upload } from "./portfolio-requests";

const POSITIONS = 20;
const WARM_UP = 200;
/** Requests by number of clients: enough for a p95, few enough for a bench. */
const RUNS = [
  { clients: 1, requests: 1_000 },
  { clients: 32, requests: 6_000 },
] as const;
const MISSES = 100;

/** The exposures endpoint for 20 positions: what the cache answers, by 1 client and by 32, and what is computed. */
export async function exposuresBench(bench: Bench, filled: FilledApp): Promise<BenchFigure[]> {
  const { url } = await filled(bench);
  const portfolioId = await upload(url, portfolioCsv(POSITIONS, 0), "bench exposures");
  await readExposures(url, portfolioId);
  const address = exposuresAddress(url, portfolioId);
  await load(address, 1, WARM_UP);

  const figures: BenchFigure[] = [];
  for (const { clients, requests } of RUNS) {
    const samples = await load(address, clients, requests);
    const who = clients === 1 ? "1 client" : `${clients} clients`;
    figures.push(summarise(`exposures of ${POSITIONS} positions, ${who}`, "ms", samples));
  }
  figures.push(summarise(`exposures of ${POSITIONS} positions, first read, 1 client`, "ms", await firstReads(url)));
  return figures;
}

/** Milliseconds of every request, keep-alive. */
async function load(address: string, connections: number, amount: number): Promise<number[]> {
  const samples: number[] = [];
  const run = autocannon({ url: address, connections, amount });
  run.on("response", (_client, _status, _bytes, milliseconds) => samples.push(milliseconds));
  const { errors, timeouts, non2xx } = await run;
  if (errors + timeouts + non2xx > 0) {
    throw new Error(`load: ${errors} errors, ${timeouts} time-outs, ${non2xx} refusals from ${address}`);
  }
  return samples;
}

/** Portfolios that nobody has asked for yet: nothing of theirs is in the cache. */
async function firstReads(url: string): Promise<number[]> {
  const samples: number[] = [];
  for (let turn = 1; turn <= MISSES; turn++) {
    const portfolioId = await upload(url, portfolioCsv(POSITIONS, turn), `bench miss ${turn}`);
    const began = performance.now();
    await readExposures(url, portfolioId);
    samples.push(performance.now() - began);
  }
  return samples;
}
