import { endOtherAlerts, insertAlert, selectOpenAlerts } from "@/db/queries/alerts";
import { insertAppStart, selectAppStarts } from "@/db/queries/app-starts";
import { selectProviderHealth } from "@/db/queries/provider-health";
import { log } from "@/lib/log";
import type { JobContext } from "./context";
import { isNightLate, restartLoop } from "./night-decisions";
import { readNight } from "./night-watch";

type Edge = Pick<JobContext, "db" | "now">;
type Kind = Parameters<typeof insertAlert>[1]["kind"];

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;
/** So long a provider may be down before an operator is told. */
const DOWN_MINUTES = 30;

/** Raises what an operator is to know, once for each thing, and ends what is over (product §4). */
export async function raiseAlerts(
  edge: Edge,
  { provider, wallClock }: { provider: string; wallClock: () => Date },
): Promise<{ raised: number; ended: number }> {
  const told = [await watchNight(edge), await watchProvider(edge, provider), await watchRestarts(edge, wallClock)];
  return {
    raised: told.filter(({ raised }) => raised).length,
    ended: told.reduce((sum, { ended }) => sum + ended, 0),
  };
}

interface Told {
  raised: boolean;
  ended: number;
}

async function watchNight(edge: Edge): Promise<Told> {
  const night = await readNight(edge);
  const { session, published, runs } = night;
  const open = await selectOpenAlerts(edge.db, { kind: "run_not_published" });
  // Until a night is published that is as late, nobody has had what the alert is about.
  const going = open.map(({ subject }) => subject).filter((late) => published === null || published < late);
  const ended = await endOtherAlerts(edge.db, { kind: "run_not_published", going, now: edge.now() });
  if (!isNightLate(night)) return { raised: false, ended };
  const [newest] = runs;
  const why =
    newest === undefined
      ? "No run of it was begun."
      : newest.status === "running"
        ? "Its run is under way."
        : `Its last run: ${newest.outcome ?? newest.status}`;
  const readers = published === null ? "Readers have no numbers yet." : `Readers keep the numbers of ${published}.`;
  const message = `The night of ${session} was not published by 23:00 New York. ${why} ${readers}`;
  return { raised: await raise(edge, { kind: "run_not_published", subject: session, message }), ended };
}

async function watchProvider(edge: Edge, provider: string): Promise<Told> {
  const health = await selectProviderHealth(edge.db, { provider });
  const down = health?.state === "down" ? health : null;
  const subject = down?.since.toISOString();
  const going = subject === undefined ? [] : [subject];
  const ended = await endOtherAlerts(edge.db, { kind: "provider_down", going, now: edge.now() });
  if (down === null || subject === undefined) return { raised: false, ended };
  // By when it last failed to answer, not by the clock: it may be well again, and nobody has asked.
  const seenDownMs = (down.lastFailureAt ?? down.since).getTime() - down.since.getTime();
  if (seenDownMs < DOWN_MINUTES * MINUTE_MS) return { raised: false, ended };
  const why = down.reason === null ? "" : ` ${down.reason}`;
  const message = `The price provider (${provider}) has been down since ${subject}.${why} No symbol's state changes meanwhile.`;
  return { raised: await raise(edge, { kind: "provider_down", subject, message }), ended };
}

/** By real time: a process's start is no business date, and a simulated clock begins anew with each. */
async function watchRestarts(edge: Edge, wallClock: () => Date): Promise<Told> {
  const at = wallClock();
  const starts = await selectAppStarts(edge.db, { since: new Date(at.getTime() - DAY_MS) });
  const loop = restartLoop(starts, at);
  const open = await selectOpenAlerts(edge.db, { kind: "restart_loop" });
  if (loop === null) {
    return {
      raised: false,
      ended: await endOtherAlerts(edge.db, { kind: "restart_loop", going: [], now: edge.now() }),
    };
  }
  // The loop that was told of goes on, even where its first start is forgotten by now.
  if (open.length > 0) return { raised: false, ended: 0 };
  const subject = loop.since.toISOString();
  const message = `The app has started ${loop.starts} times since ${subject}. Its log says why it ended.`;
  return { raised: await raise(edge, { kind: "restart_loop", subject, message }), ended: 0 };
}

/** Writes down that this process has begun, and raises the alarm if it is one of many. */
export async function recordStart(edge: Edge, wallClock: () => Date): Promise<void> {
  const at = wallClock();
  await insertAppStart(edge.db, { at, keptSince: new Date(at.getTime() - DAY_MS) });
  await watchRestarts(edge, wallClock);
}

async function raise({ db, now }: Edge, alert: { kind: Kind; subject: string; message: string }): Promise<boolean> {
  const raised = await insertAlert(db, { ...alert, now: now() });
  if (raised) log().warn({ kind: alert.kind, subject: alert.subject }, "an alert was raised");
  return raised;
}
