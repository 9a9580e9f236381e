import { Inngest } from "inngest";
import { isBuilding, jobsMode, readEnv } from "@/lib/env";
import { log } from "@/lib/log";
import { embeddedClientOptions } from "./embedded";

/**
 * The SDK's own messages go where ours go; the logger is asked for when there is something to say, not at import. It says
 * `({ err }, message)`; its other details stay out, because they may quote an event.
 */
const write =
  (level: "info" | "warn" | "error" | "debug") =>
  (...parts: unknown[]): void => {
    const err = parts.map(errorIn).find((error) => error !== undefined);
    log()[level]({ err }, `inngest: ${parts.filter((part) => typeof part === "string").join(" ")}`);
  };

function errorIn(part: unknown): Error | undefined {
  if (part instanceof Error) return part;
  const inside = typeof part === "object" && part !== null && "err" in part ? part.err : undefined;
  return inside instanceof Error ? inside : undefined;
}

const logger = { info: write("info"), warn: write("warn"), error: write("error"), debug: write("debug") };

/**
 * The one Inngest client. Where no INNGEST_ setting names a server, events and calls go to the embedded executor of this
 * process; otherwise the SDK reads the server's settings itself.
 */
function createClient(): Inngest {
  return new Inngest({ id: "sigmasight", logger, ...(isEmbedded() ? embeddedClientOptions() : {}) });
}

/** A build has no settings; which kind of client it makes does not matter, because it runs nothing. */
function isEmbedded(): boolean {
  return isBuilding() || jobsMode(readEnv()) === "embedded";
}

export const inngest = createClient();
