/**
 * A process of its own that hosts the app's jobs behind a port and asks for a batch run, for tests that kill it, or let
 * it kill itself at a chosen point. Settings come by environment.
 */
import { appClock, readEnv } from "@/lib/env";
import { sharedExecutor } from "./embedded";
import { startTestEngine } from "./testing-app";

/** SIGKILL, which no process can prepare for. */
const die = () => process.kill(process.pid, "SIGKILL");

/**
 * Dies about the n-th step that this process reports, or the first of a name (TEST_KILL_STEP, from 1 or a step's id):
 * before it is remembered (TEST_KILL `lost`), right after (`kept`), or a number of milliseconds after, in the middle of
 * what follows.
 */
function armKill(): void {
  const { TEST_KILL: when, TEST_KILL_STEP: at } = process.env;
  const { executor } = sharedExecutor();
  if (when === undefined || executor === null) return;
  const answer = executor.fetch;
  let reported = 0;
  const fetch: typeof answer = async (input, init) => {
    const { pathname } = new URL(input instanceof Request ? input.url : input);
    if (!pathname.startsWith("/v1/checkpoint/")) return answer(input, init);
    const isNamed = Number.isNaN(Number(at)) && String(init?.body).includes(`"displayName":"${at}"`);
    const isIt = ++reported === Number(at) || isNamed;
    if (isIt && when === "lost") die();
    const response = await answer(input, init);
    if (isIt && when === "kept") die();
    if (isIt) setTimeout(die, Number(when));
    return response;
  };
  Object.assign(executor, { fetch });
}

async function main(): Promise<void> {
  await startTestEngine(appClock(readEnv()), { overHttp: true, onCreated: armKill });
  const { requestBatchRun } = await import("./send");
  const request = { trigger: "manual", session: null, symbols: null, force: false, requestedBy: null } as const;
  const { outcome } = await requestBatchRun({ ...request, reason: "a test" });
  console.log(`ready: ${outcome}`);
}

void main();
