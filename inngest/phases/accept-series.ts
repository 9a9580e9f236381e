import type { Database } from "@/db/connection";
import { selectBarCounts } from "@/db/queries/prices";
import type { History } from "@/lib/market-data/market";
import type { Series } from "./ask-series";

/** Share of the bars we hold that a fetch must bring, else it is half an answer. */
const WHOLE_ANSWER = 0.5;

/**
 * What is wrong with fetched series, by symbol; nothing where they may be stored. A broken answer is the provider's
 * trouble: it must neither replace good prices nor change what we know of the symbol.
 *
 * @param to the date up to which they were asked for
 */
export async function seriesProblems(
  db: Database,
  { series, to }: { series: readonly Series[]; to: string },
): Promise<Map<string, string>> {
  const spans = series.map(({ history, from }) => ({ symbol: history.symbol, from }));
  const held = await selectBarCounts(db, { spans, to });
  return new Map(
    series.flatMap(({ history }) => {
      const problem = seriesProblem(history, held.get(history.symbol) ?? 0);
      return problem === null ? [] : [[history.symbol, problem] as const];
    }),
  );
}

/** @param held bars of the same dates that are stored */
export function seriesProblem({ bars }: History, held: number): string | null {
  if (bars.length < held * WHOLE_ANSWER) return `the provider sent ${bars.length} prices where ${held} are stored`;
  if (bars.length > 0 && bars.every((bar) => bar.adjClose === null)) return "the provider sent no adjusted prices";
  return null;
}
