import { spawn } from "node:child_process";
import fs from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import { AppError } from "@/lib/errors";
import type { Home } from "./home";
import { freePort, postmasterState, readPostmaster, readyPort } from "./postmaster";
import { BARE_ENVIRONMENT, type ServerUser } from "./server-user";

/** Recovery after a crash replays up to max_wal_size; a slow laptop disk needs a while for that. */
const START_DEADLINE = 120_000;

const SERVER_OPTIONS: Record<string, string> = {
  // Loopback only, and no Unix socket: sockets have a path limit of 100 characters and stay behind after a crash.
  listen_addresses: "127.0.0.1",
  unix_socket_directories: "",
  // Demo, tests and bench each hold pools of up to ten, some tests several databases at once.
  max_connections: "200",
  // A night writes a few hundred megabytes at once and reads a million prices.
  shared_buffers: "256MB",
  max_wal_size: "2GB",
  checkpoint_timeout: "15min",
  work_mem: "16MB",
  maintenance_work_mem: "128MB",
  random_page_cost: "1.1",
  // Our statements are short: compiling them, or starting workers, costs more than it gives.
  jit: "off",
  max_parallel_workers_per_gather: "0",
  max_parallel_maintenance_workers: "0",
  // POSIX shared memory is 64 MB in a container, and systemd removes a user's at log-out under a server that stays up.
  dynamic_shared_memory_type: "mmap",
  timezone: "UTC",
  log_timezone: "UTC",
};

/**
 * Start the server of a cluster, or wait for the one that another process is starting.
 *
 * The lock that lets one of several starters win is PostgreSQL's own (`postmaster.pid` and its shared memory block):
 * the losers exit and find the winner.
 * @param firstPort tried first; if another program has it, a free one
 * @returns the port it takes queries on, and whether it was this call that started it
 */
export async function startPostmaster(
  home: Home,
  postgres: string,
  user: ServerUser,
  firstPort: number,
): Promise<{ port: number; started: boolean }> {
  const deadline = Date.now() + START_DEADLINE;
  let port = firstPort;
  while (Date.now() < deadline) {
    if (isStarting(home.cluster)) {
      const ready = await readyPort(home.cluster);
      if (ready) return { port: ready, started: false };
      await sleep(30);
      continue;
    }
    const logged = fs.statSync(home.log, { throwIfNoEntry: false })?.size ?? 0;
    const ready = await launch(home, postgres, user, port, deadline);
    if (ready) return { port: ready, started: true };

    const said = fs.readFileSync(home.log, "utf8").slice(logged);
    if (/could not create any TCP\/IP sockets/.test(said)) port = await freePort();
    // A racing starter holds the lock, or the processes of a killed server have not ended yet.
    else if (/lock file .* already exists|shared memory block .* is still in use/.test(said)) await sleep(100);
    else throw cannotStart(home, said);
  }
  throw cannotStart(home, `it took no queries within ${START_DEADLINE / 1000} s`);
}

function isStarting(cluster: string): boolean {
  const record = readPostmaster(cluster);
  return record !== undefined && postmasterState(cluster, record.pid) === "running";
}

/** Start one server process and wait until it is ready; undefined where it ended first. */
async function launch(home: Home, postgres: string, user: ServerUser, port: number, deadline: number) {
  const stale = readPostmaster(home.cluster);
  const flags = Object.entries({ ...SERVER_OPTIONS, port: String(port) }).flatMap(([k, v]) => ["-c", `${k}=${v}`]);
  const log = fs.openSync(home.log, "a", 0o600);
  const server = spawn(postgres, ["-D", home.cluster, ...flags], {
    ...user,
    cwd: "/",
    detached: true,
    stdio: ["ignore", log, log],
    env: {
      ...BARE_ENVIRONMENT,
      // The recorded pid, if it still exists, has been looked at and is no server of this cluster (a zombie, or the
      // number given to another process). PostgreSQL does not take its "grandparent" for a competitor, so this
      // passes over that pid alone and leaves every other check of its lock in place.
      ...(stale ? { PG_GRANDPARENT_PID: String(stale.pid) } : {}),
    },
  });
  fs.closeSync(log);

  let ended = false;
  server.on("exit", () => {
    ended = true;
  });
  server.on("error", (error) => {
    fs.appendFileSync(home.log, `${error.message}\n`);
    ended = true;
  });
  server.unref();
  while (!ended && Date.now() < deadline) {
    const ready = await readyPort(home.cluster);
    if (ready && readPostmaster(home.cluster)?.pid === server.pid) return ready;
    await sleep(20);
  }
  return undefined;
}

function cannotStart(home: Home, said: string): AppError {
  const last = said.trim().split("\n").slice(-6).join("\n");
  return new AppError(
    "database_unavailable",
    `PostgreSQL could not be started in ${home.directory} (see ${home.log}):\n${last}`,
  );
}
