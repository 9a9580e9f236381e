import { runScript } from "@/scripts/run-script";
import { ScriptFailure } from "@/scripts/stack/script-failure";
import { watchForEnd } from "@/scripts/stack/shutdown";
import { batchBench } from "./batch";
import { exposuresBench } from "./exposures";
import type { BenchFigure } from "./figure";
import { shareFilledApp } from "./filled-app";
import type { Bench } from "./harness";
import { importBench } from "./import";
import { kernelBench } from "./kernel";
import { onboardingBench } from "./onboarding";
import { table } from "./table";
import { uploadBench } from "./upload";

const filled = shareFilledApp();

const BENCHES: Record<string, (bench: Bench) => Promise<BenchFigure[]>> = {
  kernel: kernelBench,
  batch: batchBench,
  upload: (bench) => uploadBench(bench, filled),
  exposures: (bench) => exposuresBench(bench, filled),
  onboarding: onboardingBench,
  import: importBench,
};

/**
 * `npm run bench [-- NAME…]` measures and prints a table; `npm run -s bench -- --json NAME…` prints
 * `[{name, unit, min, median, p95, ratio?}]` and nothing else on standard output. Without names: all of them.
 */
runScript(async () => {
  const flags = process.argv.slice(2);
  const json = flags.includes("--json");
  const names = chosen(flags.filter((flag) => flag !== "--json"));
  const shutdown = watchForEnd();
  const bench: Bench = { shutdown, say: (line) => process.stderr.write(`${line}\n`) };
  try {
    const measured = await Promise.race([shutdown.asked, measure(names, bench)]);
    await shutdown.run();
    if (typeof measured === "number") process.exit(measured);
    process.stdout.write(json ? `${JSON.stringify(measured, null, 2)}\n` : table(measured));
  } finally {
    await shutdown.run();
  }
});

function chosen(names: readonly string[]): string[] {
  const known = Object.keys(BENCHES);
  const unknown = names.filter((name) => !known.includes(name));
  if (unknown.length > 0)
    throw new ScriptFailure(`No bench is called ${unknown.join(", ")}: there are ${known.join(", ")}.`);
  return names.length > 0 ? [...names] : known;
}

async function measure(names: readonly string[], bench: Bench): Promise<BenchFigure[]> {
  const figures: BenchFigure[] = [];
  for (const name of names) {
    bench.say(`Measuring ${name} …`);
    figures.push(...((await BENCHES[name]?.(bench)) ?? []));
  }
  return figures;
}
