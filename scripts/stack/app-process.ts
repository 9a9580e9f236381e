import { setTimeout as sleep } from "node:timers/promises";
import { type Child, startChild } from "./child";
import { inProject } from "./project";
import { ScriptFailure } from "./script-failure";

/** `next dev` compiles instrumentation and jobs before it answers for the first time. */
const LIVE_MS = 180_000;
const LOOK_AGAIN_MS = 50;

export interface AppOptions {
  mode: "start" | "dev";
  /** Folder of the build, from the project's directory. */
  distDir: string;
  host: string;
  port: number;
  /** What the process sees of the environment; where it listens and what it serves is added. */
  environment: NodeJS.ProcessEnv;
  /** Where its log goes; this process's own output where none is given. */
  logFile?: string;
}

export interface RunningApp extends Child {
  /** As a browser on this machine writes it, without a slash at the end. */
  url: string;
}

/**
 * Start Next and wait until it answers. It is the one process that serves (its memory is the app's) and ends with us.
 * @throws ScriptFailure with its last lines, where it ends first or does not answer
 */
export async function startApp(options: AppOptions): Promise<RunningApp> {
  const { mode, distDir, host, port, environment, logFile } = options;
  const child = await startChild({
    script: inProject("node_modules/next/dist/bin/next"),
    args: [mode, "--hostname", host, "--port", String(port)],
    env: {
      ...environment,
      HOST: host,
      PORT: String(port),
      SIGMASIGHT_DIST_DIR: distDir,
      NODE_ENV: mode === "dev" ? "development" : "production",
      NEXT_TELEMETRY_DISABLED: "1",
    },
    output: logFile ? { file: logFile } : "inherit",
  });
  const url = `http://${browserHost(host)}:${port}`;
  try {
    await untilLive(child, url);
  } catch (error) {
    await child.stop();
    throw error;
  }
  return { ...child, url };
}

/** What listens on all addresses is reached by one of them. */
function browserHost(host: string): string {
  if (host === "0.0.0.0" || host === "::") return "127.0.0.1";
  return host.includes(":") ? `[${host}]` : host;
}

async function untilLive(child: Child, url: string): Promise<void> {
  const deadline = Date.now() + LIVE_MS;
  while (Date.now() < deadline) {
    if (child.hasEnded()) {
      throw new ScriptFailure(`The app ${await child.ended} before it answered.\n${child.lastLines(30)}`.trimEnd());
    }
    if (await isLive(url)) return;
    await sleep(LOOK_AGAIN_MS);
  }
  throw new ScriptFailure(
    `The app did not answer at ${url} within ${LIVE_MS / 1000} s.\n${child.lastLines(30)}`.trimEnd(),
  );
}

async function isLive(url: string): Promise<boolean> {
  try {
    const response = await fetch(`${url}/api/health/live`, { signal: AbortSignal.timeout(30_000) });
    await response.body?.cancel();
    return response.ok;
  } catch {
    return false;
  }
}
