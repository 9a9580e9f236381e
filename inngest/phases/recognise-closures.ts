import { insertActivity } from "@/db/queries/batch-progress";
import { deleteRefutedClosures, insertClosures, selectUnpricedSessions } from "@/db/queries/market-closures";
import { addSessions, type Closures, sessionsBetween } from "@/lib/calendar";
import { CANARIES, FIRST_CANARY } from "@/lib/market-data/canaries";
import { isMarketDataError } from "@/lib/market-data/errors";
import type { JobContext } from "./context";
import { fetchSeries } from "./fetch-series";

/** Sessions before the one being worked on that are looked at: a longer outage is an operator's matter. */
const LOOK_BACK_SESSIONS = 10;
/** Canaries asked besides SPY, and how many of them must have answered for their silence to mean anything. */
const WITNESSES = CANARIES.filter((symbol) => symbol !== FIRST_CANARY).slice(0, 3);
const WITNESSES_NEEDED = 2;

/**
 * Days on which the exchange was shut without the calendar's rules knowing (methodology §1.1): SPY has no bar of them but
 * a later one, and no canary has one either. They are entered as closures and so leave every window. A day that only SPY
 * lacks is a gap: its series is asked for once more, and if it stays it is the models' matter (methodology §1.7). One
 * entered by mistake, because prices came late, is taken back when SPY has them.
 *
 * @returns the days entered
 */
export async function recogniseClosures(
  context: JobContext,
  { runId, session, closures }: { runId: string; session: string; closures: Closures },
): Promise<string[]> {
  const { db, now } = context;
  const tell = (message: string) => insertActivity(db, { runId, level: "warning", message, now: now() });
  const refuted = await deleteRefutedClosures(db, { symbol: FIRST_CANARY });
  for (const day of refuted) await tell(`${day} was a session after all: ${FIRST_CANARY} has a price of it.`);

  const first = addSessions(session, -LOOK_BACK_SESSIONS, closures);
  const sessions = sessionsBetween(first, addSessions(session, -1, closures), closures);
  const unpriced = await selectUnpricedSessions(db, { symbol: FIRST_CANARY, sessions });
  if (unpriced.length === 0) return [];

  const witnesses = await askWitnesses(context, { from: first, to: session });
  const silent = (day: string) => witnesses.every((traded) => !traded.has(day));
  const shut = witnesses.length >= WITNESSES_NEEDED ? unpriced.filter(silent) : [];
  const reason = `neither ${FIRST_CANARY} nor ${WITNESSES.join(", ")} has a price of it, and they have later ones`;
  await insertClosures(db, { sessions: shut, reason, now: now() });
  for (const day of shut) await tell(`The exchange was shut on ${day}: ${reason}. It leaves every window.`);
  if (shut.length < unpriced.length) await fetchSeries(context, { symbols: [FIRST_CANARY], session, closures, runId });
  return shut;
}

/** Sessions on which each canary traded, of those whose series reaches the last day that was asked for. */
async function askWitnesses(
  { market }: Pick<JobContext, "market">,
  { from, to }: { from: string; to: string },
): Promise<ReadonlySet<string>[]> {
  const answers = await Promise.all(
    WITNESSES.map(async (symbol) => {
      try {
        const { bars } = await market.history(symbol, from, to, { attempts: 2 });
        return bars.at(-1)?.session === to ? [new Set(bars.map((bar) => bar.session))] : [];
      } catch (error) {
        if (isMarketDataError(error)) return [];
        throw error;
      }
    }),
  );
  return answers.flat();
}
