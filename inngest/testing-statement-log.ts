import { getAsyncCtx } from "inngest/experimental";
import { getDatabase } from "@/db/pools";
import { batchRequested } from "./events";

/** One statement of a step; frames of transactions left out. */
export interface LoggedStatement {
  /** The step's id without its run's, such as `prices:A`; `none` outside of one. */
  step: string;
  sql: string;
}

const FRAME = /^\s*(begin|commit|rollback|savepoint|release|set )/i;
const RUN_ID = /:[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g;

/** A request, or the tick of nine in the evening: moving a test's clock past it starts the night by itself. */
const startsNight = ({ name, data }: { name: string; data?: { cron?: unknown } }): boolean =>
  name === batchRequested.name || (typeof data?.cron === "string" && data.cron.endsWith(" 0 21 * * 1-5"));

/** Writes down each statement of the batch runs asked for while `work` goes on. The engine's own are not among them. */
export async function logStatements(work: () => Promise<unknown>): Promise<LoggedStatement[]> {
  const entries: Promise<LoggedStatement | null>[] = [];
  const logger = {
    logQuery(sql: string) {
      if (FRAME.test(sql)) return;
      entries.push(
        getAsyncCtx().then((context) => {
          const execution = context?.execution;
          // Sweepers and watchers run beside it, and a publish starts others: they are not the night.
          if (execution === undefined || !startsNight(execution.ctx.event)) return null;
          const step = execution.executingStep?.id ?? "none";
          return { step: step.replace(RUN_ID, ""), sql };
        }),
      );
    },
  };
  // Drizzle takes a logger only when it is made: transactions find theirs in the options, other statements in the session.
  const { session } = getDatabase("jobs") as unknown as {
    session: { logger: unknown; options: { logger?: unknown } };
  };
  const before = { logger: session.logger, inOptions: session.options.logger };
  session.logger = logger;
  session.options.logger = logger;
  try {
    await work();
  } finally {
    session.logger = before.logger;
    session.options.logger = before.inOptions;
  }
  return (await Promise.all(entries)).filter((entry) => entry !== null);
}
