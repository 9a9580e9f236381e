import type { BenchFigure } from "./figure";
import type { Bench } from "./harness";
import { fiftySymbols } from "./onboarding-fifty";
import { uploadsBeside } from "./onboarding-load";
import { failedCalls, oneSymbol } from "./onboarding-one";
import { type OnboardingStage, setStage } from "./onboarding-stage";

/**
 * From a file with symbols nobody has uploaded before to their numbers, with 150 ms a call: one, one with a failed call,
 * fifty at once, and what a hundred under way cost those who upload what is known.
 */
export async function onboardingBench(bench: Bench): Promise<BenchFigure[]> {
  const stage = await setStage(bench);
  const parts: [name: string, measure: (stage: OnboardingStage) => Promise<BenchFigure[]>][] = [
    ["one unknown symbol", oneSymbol],
    ["one call fails", failedCalls],
    ["fifty unknown symbols", fiftySymbols],
    ["uploads of known symbols beside", uploadsBeside],
  ];
  const figures: BenchFigure[] = [];
  for (const [name, measure] of parts) {
    bench.say(`  ${name}`);
    figures.push(...(await measure(stage)));
  }
  await stage.app.stop();
  return figures;
}
