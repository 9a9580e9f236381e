import { type BenchFigure, summarise } from "./figure";
import { untilDone } from "./onboarding-fifty";
import type { OnboardingStage } from "./onboarding-stage";
import { portfolioCsv, readExposures, upload } from "./portfolio-requests";

const ROWS = 100;
const WARM_UP = 10;
/** Quiet and loaded in turn, so that what else the machine does meets both. */
const BLOCKS = 4;
const UPLOADS = 25;
/** Two files of fifty: what two users may have under way at once. */
const FILES = 2;
const UNKNOWN = 50;

/** A file of known symbols to exposures, on a quiet app and with a hundred onboardings under way. */
export async function uploadsBeside({ app, take }: OnboardingStage): Promise<BenchFigure[]> {
  const { url, databaseUrl } = app;
  let turn = 0;
  const uploads = async (count: number): Promise<number[]> => {
    const samples: number[] = [];
    for (let i = 0; i < count; i++) {
      const csv = portfolioCsv(ROWS, turn++);
      const began = performance.now();
      await readExposures(url, await upload(url, csv, `bench beside ${turn}`));
      samples.push(performance.now() - began);
    }
    return samples;
  };
  await uploads(WARM_UP);
  const quiet: number[] = [];
  const beside: number[] = [];
  for (let block = 0; block < BLOCKS; block++) {
    quiet.push(...(await uploads(UPLOADS)));
    const unknown = take(FILES * UNKNOWN);
    for (let file = 0; file < FILES; file++) {
      const symbols = unknown.slice(file * UNKNOWN, (file + 1) * UNKNOWN);
      await upload(url, portfolioCsv(UNKNOWN, block, symbols), `bench under way ${block} ${file}`);
    }
    beside.push(...(await uploads(UPLOADS)));
    await untilDone(databaseUrl, unknown);
  }
  const before = summarise(`upload of ${ROWS} rows to exposures, quiet`, "ms", quiet);
  const name = `upload of ${ROWS} rows to exposures, ${FILES * UNKNOWN} onboardings under way (ratio: of p95, to quiet)`;
  const after = summarise(name, "ms", beside);
  return [before, { ...after, ratio: after.p95 / before.p95 }];
}
