import { setTimeout as sleep } from "node:timers/promises";
import { z } from "zod";
import { type Child, startChild } from "./child";
import { environmentWith } from "./environment";
import { inProject } from "./project";
import { ScriptFailure } from "./script-failure";

/** A price file of a million rows is read before it answers. */
const READY_MS = 120_000;
const LOOK_AGAIN_MS = 30;
const LAST_LINES = 1_000;

const announcement = z.object({ address: z.url(), token: z.string() });
type Announcement = z.output<typeof announcement>;

export interface SandboxOptions {
  logFile: string;
  /** Its clock at the start, from which it ticks; the real time where none is given. */
  now?: Date;
  /** Same seed, same prices. */
  seed?: string;
  /** A price file instead of the simulation. */
  prices?: string;
  /** Invented listings beside the real ones, for a universe of any size. */
  extra?: number;
  /** Every answer comes this much later. */
  latencyMs?: number;
  /** The share of calls that it answers with a server error. */
  failShare?: number;
}

export interface RunningSandbox extends Child {
  /** `http://127.0.0.1:PORT` */
  address: string;
  /** What its control routes ask for. */
  token: string;
}

/** Start the sandbox market on a free port and wait until it says where. It ends with us. */
export async function startSandbox(options: SandboxOptions): Promise<RunningSandbox> {
  const { logFile, now, seed, prices, extra, latencyMs, failShare } = options;
  const flags: [name: string, value: string | undefined][] = [
    ["--now", now?.toISOString()],
    ["--seed", seed],
    ["--prices", prices],
    ["--extra", extra?.toString()],
    ["--latency", latencyMs?.toString()],
    ["--fail", failShare?.toString()],
  ];
  const child = await startChild({
    script: inProject("scripts/sandbox.ts"),
    args: flags.flatMap(([name, value]) => (value === undefined ? [] : [name, value])),
    env: environmentWith({}),
    output: { file: logFile },
  });
  try {
    return { ...child, ...(await untilAnnounced(child)) };
  } catch (error) {
    await child.stop();
    throw error;
  }
}

async function untilAnnounced(child: Child): Promise<Announcement> {
  const deadline = Date.now() + READY_MS;
  while (Date.now() < deadline) {
    const ended = child.hasEnded();
    const announced = announcementIn(child.lastLines(LAST_LINES));
    if (announced) return announced;
    if (ended) throw new ScriptFailure(`The sandbox market ${await child.ended}.\n${child.lastLines(20)}`.trimEnd());
    await sleep(LOOK_AGAIN_MS);
  }
  throw new ScriptFailure(
    `The sandbox market was not ready within ${READY_MS / 1000} s.\n${child.lastLines(20)}`.trimEnd(),
  );
}

/** The one JSON line that the sandbox prints, among whatever else it says. */
export function announcementIn(output: string): Announcement | undefined {
  for (const line of output.split("\n").filter((candidate) => candidate.startsWith("{"))) {
    const read = announcement.safeParse(parseJson(line));
    if (read.success) return read.data;
  }
  return undefined;
}

function parseJson(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}
