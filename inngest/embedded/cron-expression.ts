import { Cron } from "croner";

/** `TZ=America/New_York 0 21 * * 1-5`: five fields, in UTC where no zone is named. */
const WITH_ZONE = /^(?:CRON_)?TZ=(\S+)\s+(.*)$/;

function read(expression: string): Cron {
  const [, timezone = "UTC", pattern = expression] = WITH_ZONE.exec(expression) ?? [];
  return new Cron(pattern, { timezone, mode: "5-part", paused: true });
}

/** What is wrong with a cron expression or its zone; null where it can be read and has a next tick. */
export function cronProblem(expression: string): string | null {
  try {
    return read(expression).nextRun(new Date()) === null ? "it never comes" : null;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

/**
 * The first tick after an instant. On the night that clocks go forward a tick in the missing hour comes when it ends;
 * on the night they go back a tick in the hour that comes twice comes once.
 *
 * @throws where the expression cannot be read or never comes again
 */
export function nextTick(expression: string, after: Date): Date {
  const next = read(expression).nextRun(after);
  if (next === null) throw new RangeError(`The cron "${expression}" has no tick after ${after.toISOString()}`);
  return next;
}
