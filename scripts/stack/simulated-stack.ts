import path from "node:path";
import { type RunningApp, startApp } from "./app-process";
import { environmentWith, type Settings } from "./environment";
import { type RunningSandbox, type SandboxOptions, startSandbox } from "./sandbox-process";
import { ScriptFailure } from "./script-failure";
import type { Shutdown } from "./shutdown";

/** Where the app runs and what it is given. */
export interface SimulatedStackOptions {
  databaseUrl: string;
  /** Takes the logs, `sandbox.log` and `app.log`. */
  dataDir: string;
  /** Where the app's log goes instead: this process's output. */
  showAppLog?: boolean;
  mode: "start" | "dev";
  distDir: string;
  host: string;
  port: number;
  market: Omit<SandboxOptions, "logFile">;
  /** Further settings of the app's. */
  settings?: Settings;
  shutdown: Shutdown;
}

export async function startMarket({ dataDir, market, shutdown }: SimulatedStackOptions): Promise<RunningSandbox> {
  const running = await startSandbox({ ...market, logFile: path.join(dataDir, "sandbox.log") });
  shutdown.add(running);
  return running;
}

/** The app on a market that `startMarket` started, both with the same clock. */
export async function startAppOn(market: RunningSandbox, options: SimulatedStackOptions): Promise<RunningApp> {
  const { databaseUrl, dataDir, showAppLog = false, mode, distDir, host, port, settings = {}, shutdown } = options;
  const app = await startApp({
    mode,
    distDir,
    host,
    port,
    environment: environmentWith({
      ...settings,
      ...(options.market.now ? { SIGMASIGHT_NOW: options.market.now.toISOString() } : {}),
      DATABASE_URL: databaseUrl,
      SIGMASIGHT_MARKET: "sandbox",
      SANDBOX_MARKET_URL: market.address,
    }),
    ...(showAppLog ? {} : { logFile: path.join(dataDir, "app.log") }),
  });
  shutdown.add(app);
  return app;
}

/** Throws, in a sentence, when one of the processes ends that should stay. */
export async function untilOneDies(app: RunningApp, market: RunningSandbox): Promise<never> {
  const appDied = app.ended.then((how) => `The app ${how}.\n${app.lastLines(20)}`);
  const marketDied = market.ended.then((how) => `The sandbox market ${how}.\n${market.lastLines(20)}`);
  throw new ScriptFailure((await Promise.race([appDied, marketDied])).trimEnd());
}
