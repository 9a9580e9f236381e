/** A process of its own that runs the app's jobs and asks for a batch run, for tests that kill it. Settings come by environment. */
import { appClock, readEnv } from "@/lib/env";
import { startTestEngine } from "./testing-app";

async function main(): Promise<void> {
  await startTestEngine(appClock(readEnv()));
  const { requestBatchRun } = await import("./send");
  const request = { trigger: "manual", session: null, symbols: null, force: false, requestedBy: null } as const;
  const { outcome } = await requestBatchRun({ ...request, reason: "a test" });
  console.log(`ready: ${outcome}`);
}

void main();
