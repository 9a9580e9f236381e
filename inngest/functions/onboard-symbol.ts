import { RetryAfterError } from "inngest";
import { ONBOARDINGS_AT_ONCE } from "@/lib/portfolio/onboarding-estimate";
import { inngest } from "../client";
import { jobContext } from "../context";
import { onboardingRequested, suggestionsRequested } from "../events";
import { computeOnboarded, fetchHistory, findSymbol, informPortfolios } from "../phases/onboard-symbol";
import { giveBack, postponeOn } from "../phases/postpone-onboarding";
import { isModelled } from "../phases/store-series";

/** A run is published in the middle of the work at most once a night: more often in a row is a fault. */
const ROUNDS = 3;

/** A symbol nobody has seen before: the night's work for it, now (product §5). */
export const onboardSymbol = inngest.createFunction(
  {
    id: "onboard-symbol",
    triggers: [onboardingRequested],
    // While a job is on a symbol, or waits its turn, one event more of the same rank starts nothing: so the sweeper may
    // send as often as it likes. A higher rank does start one, which goes first; the other then finds the work done.
    singleton: { key: 'event.data.symbol + " " + string(event.data.priority)', mode: "skip" },
    // Two jobs on one symbol take turns; few symbols at once, however many wait.
    concurrency: [{ limit: ONBOARDINGS_AT_ONCE }, { key: "event.data.symbol", limit: 1 }],
    // What a user waits for goes before all sweeps of the last twenty minutes: the most that can be asked for.
    priority: { run: "event.data.priority > 0 ? 600 : -600" },
    retries: 4,
    onFailure: async ({ event, error, step }) => {
      const { symbol } = event.data.event.data;
      await step.run("give-back", () => giveBack(jobContext(), symbol, error.message));
    },
  },
  async ({ event, step, attempt }) => {
    const { symbol } = event.data;
    const isFirstTry = attempt === 0;
    /** Runs a phase; provider trouble is written on the waiting row before the step is tried again. */
    const phase = <T>(id: string, work: () => Promise<T>) =>
      step.run(id, async () => {
        const context = jobContext();
        try {
          return await work();
        } catch (error) {
          const retryAt = await postponeOn(context, { symbol, error, isFirstTry });
          if (retryAt === null) throw error;
          const waitMs = Math.max(1_000, retryAt.getTime() - context.now().getTime());
          throw new RetryAfterError(error instanceof Error ? error.message : String(error), waitMs, { cause: error });
        } finally {
          // Of a phase that failed too: its calls were made all the same.
          await context.calls?.write();
        }
      });
    const suggest = () => step.sendEvent("suggest", suggestionsRequested.create({ symbol }));

    const { row, foundMs } = await phase("found", () => findSymbol(jobContext(), { symbol, isFirstTry }));
    if (row === null) return { symbol, outcome: "nothing to do" };
    const job = { symbol, row, foundMs };
    for (let round = 1; round <= ROUNDS; round++) {
      const id = (name: string) => (round === 1 ? name : `${name}:${round}`);
      const fetched = await phase(id("history"), () => fetchHistory(jobContext(), job));
      if (fetched.outcome === "ended") await suggest();
      if (fetched.outcome !== "priced") return { symbol, outcome: fetched.outcome };
      const { status, session, published } = fetched;
      if (isModelled(status)) await phase(id("betas"), () => computeOnboarded(jobContext(), { ...job, session }));
      const told = await phase(id("portfolios"), () => informPortfolios(jobContext(), { ...job, status, published }));
      if (told.outcome === "overtaken") continue;
      if (!isModelled(status)) await suggest();
      return { symbol, session, outcome: status };
    }
    throw new Error(`onboard-symbol: a newer session was published ${ROUNDS} times while ${symbol} was worked on`);
  },
);
