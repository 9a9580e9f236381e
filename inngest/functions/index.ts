import { modelCard } from "./model-card";
import { nightWatch } from "./night-watch";
import { onboardSymbol } from "./onboard-symbol";
import { onboardingSweep } from "./onboarding-sweep";
import { portfolioRefresh } from "./portfolio-refresh";
import { suggestSymbols } from "./suggest-symbols";
import { symbolBatch } from "./symbol-batch";

/** Everything that is served to the job engine. */
export const functions = [
  symbolBatch,
  nightWatch,
  onboardSymbol,
  suggestSymbols,
  onboardingSweep,
  portfolioRefresh,
  modelCard,
];
