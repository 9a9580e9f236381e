import { spawn, spawnSync } from "node:child_process";
import fs from "node:fs";
import net from "node:net";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { findPackage } from "./binaries";
import { isAlive, postmasterState, readPostmaster } from "./postmaster";
import { type EmbeddedPostgres, ensureEmbeddedPostgres, stopEmbeddedPostgres } from "./server";
import { serverUser } from "./server-user";
import { ensureElsewhere, makePlace, query, type TestPlace } from "./testing-place";

let place: TestPlace;
beforeEach(() => {
  place = makePlace();
});
afterEach(() => place.remove());

/** As a crash of the machine would: the postmaster and all its children. */
async function killEveryProcess(): Promise<void> {
  const { pid } = place.postmaster();
  const table = spawnSync("ps", ["-A", "-o", "pid=,ppid="], { encoding: "utf8" }).stdout.trim().split("\n");
  const children = table.map((line) => line.trim().split(/\s+/).map(Number)).filter(([, parent]) => parent === pid);
  for (const victim of [pid, ...children.map(([child]) => child!)]) process.kill(victim, "SIGKILL");
  await expect.poll(() => postmasterState(place.cluster, pid)).not.toBe("running");
}

describe("a first start", () => {
  test("makes a server that speaks UTF-8 and UTC, listens on this machine only and keeps its password to itself", async () => {
    const server = await place.ensure();
    expect(server.started).toBe(true);
    const [row] = await query(
      server,
      `select version() like 'PostgreSQL 18.%' as eighteen, current_setting('server_encoding') as encoding,
       current_setting('timezone') as zone, current_setting('listen_addresses') as listens,
       current_setting('unix_socket_directories') as sockets, current_setting('synchronous_commit') as commits,
       current_setting('fsync') as syncs, lower('ÅÉ') as lower, 'B' < 'a' as by_code_point`,
    );
    expect(row).toEqual({
      eighteen: true,
      encoding: "UTF8",
      zone: "UTC",
      listens: "127.0.0.1",
      sockets: "",
      commits: "on",
      syncs: "on",
      lower: "åé",
      by_code_point: true,
    });
    const modes = ["server.json", "postgres.log", "cluster"].map(
      (name) => fs.statSync(path.join(place.dataDir, "postgres", name)).mode & 0o077,
    );
    expect(modes).toEqual([0, 0, 0]);
    await expect(query({ url: server.url.replace(/:[0-9a-f]+@/, ":wrong@") }, "select 1")).rejects.toThrow(/password/);
  });

  test("raced by three processes ends in one server, started by one of them", async () => {
    const servers = await Promise.all([ensureElsewhere(place), ensureElsewhere(place), ensureElsewhere(place)]);
    expect(new Set(servers.map((server) => server.url)).size).toBe(1);
    expect(servers.filter((server) => server.started)).toHaveLength(1);
    expect(fs.readdirSync(place.dataDir)).toEqual(["postgres"]);
    expect(await query(servers[0]!, "select 1 as one")).toEqual([{ one: 1 }]);
  });

  test("removes what a killed first start left half made", async () => {
    const dead = spawnSync("true").pid;
    fs.mkdirSync(path.join(place.dataDir, `postgres-init-${dead}-00ff`), { recursive: true });
    await place.ensure();
    expect(fs.readdirSync(place.dataDir)).toEqual(["postgres"]);
  });
});

describe("a next start", () => {
  test("finds the running server, with its data", async () => {
    const first = await place.ensure();
    await query(first, "create table kept (id int); insert into kept values (1)");
    const second = await ensureElsewhere(place);
    expect(second).toEqual({ ...first, started: false });
    expect(await query(second, "select id from kept")).toEqual([{ id: 1 }]);
  });

  test("after a stop keeps address and data; a second stop says that nothing runs", async () => {
    const first = await place.ensure();
    await query(first, "create table kept (id int); insert into kept values (1)");
    expect(await stopEmbeddedPostgres(place.dataDir)).toBe(true);
    expect(await stopEmbeddedPostgres(place.dataDir)).toBe(false);
    const second = await place.ensure();
    expect(second).toEqual(first);
    expect(await query(second, "select id from kept")).toEqual([{ id: 1 }]);
  });

  test("takes another port where a program has taken ours, and stays with it", async () => {
    const first = await place.ensure();
    await stopEmbeddedPostgres(place.dataDir);
    const squatter = net.createServer().listen(first.port, "127.0.0.1");
    const second = await place.ensure();
    expect(second.port).not.toBe(first.port);
    expect(await query(second, "select 1 as one")).toEqual([{ one: 1 }]);
    await stopEmbeddedPostgres(place.dataDir);
    await new Promise((resolve) => squatter.close(resolve));
    expect((await place.ensure()).port).toBe(second.port);
  });

  test("with a damaged settings file ends in a sentence that names it", async () => {
    await place.ensure();
    await stopEmbeddedPostgres(place.dataDir);
    const file = path.join(place.dataDir, "postgres/server.json");
    const whole = fs.readFileSync(file);
    fs.writeFileSync(file, "{");
    await expect(place.ensure()).rejects.toThrow(/server\.json cannot be read/);
    fs.writeFileSync(file, whole);
  });
});

describe("after kill -9", () => {
  test("of the postmaster, every acknowledged row is there, at the same address, while others race to start it", async () => {
    const first = await place.ensure();
    await query(first, "create table kept (id int primary key)");
    for (let round = 0; round < 3; round++) {
      const acknowledged: number[] = [];
      const writer = write(first, round * 1_000_000, acknowledged);
      await expect.poll(() => acknowledged.length).toBeGreaterThan(50);
      process.kill(place.postmaster().pid, "SIGKILL");
      await writer;

      const [again] = await Promise.all([place.ensure(), ensureElsewhere(place), ensureElsewhere(place)]);
      expect(again.url).toBe(first.url);
      const there = await query(
        again,
        `select count(*)::int as n from kept where id = any('{${acknowledged.join()}}')`,
      );
      expect(there).toEqual([{ n: acknowledged.length }]);
    }
  });

  test("of every process at once, it starts again", async () => {
    const first = await place.ensure();
    await query(first, "create table kept (id int); insert into kept values (1)");
    await killEveryProcess();
    expect(await query(await place.ensure(), "select id from kept")).toEqual([{ id: 1 }]);
  });

  /** Insert one row after another until the server is gone; each id is noted once the server has acknowledged it. */
  async function write(server: EmbeddedPostgres, from: number, acknowledged: number[]): Promise<void> {
    const client = new pg.Client({ connectionString: server.url });
    client.on("error", () => {});
    await client.connect();
    try {
      for (let id = from; ; id++) {
        await client.query("insert into kept values ($1)", [id]);
        acknowledged.push(id);
      }
    } catch {
      await client.end();
    }
  }
});

describe("a recorded pid that lives but is no server of ours", () => {
  /** As if the server had been killed and its number given to another process: both as the server's own user. */
  async function startWithRecordedPid(pid: number): Promise<EmbeddedPostgres> {
    const lock = path.join(place.cluster, "postmaster.pid");
    const lines = fs.readFileSync(lock, "utf8");
    await killEveryProcess();
    fs.writeFileSync(lock, lines.replace(/^\d+/, String(pid)));
    return place.ensure();
  }
  const plainStart = () => {
    const { directory } = findPackage();
    return spawnSync(path.join(directory, "native/bin/postgres"), ["-D", place.cluster], {
      ...serverUser(place.cluster),
      cwd: "/",
      env: { NODE_ENV: "test", LC_ALL: "C" },
      encoding: "utf8",
    }).stderr;
  };

  test("a stranger is left alone and the server starts, where PostgreSQL alone refuses", async () => {
    await place.ensure();
    const stranger = spawn("sleep", ["600"], { ...serverUser(place.cluster), stdio: "ignore" });
    const pid = stranger.pid!;
    const lock = path.join(place.cluster, "postmaster.pid");
    const server = await startWithRecordedPid(pid);
    expect(await query(server, "select 1 as one")).toEqual([{ one: 1 }]);
    expect(isAlive(pid)).toBe(true);

    await stopEmbeddedPostgres(place.dataDir);
    fs.writeFileSync(lock, `${pid}\n${place.cluster}\n1\n1\n\n127.0.0.1\n\nready   \n`);
    fs.chownSync(lock, fs.statSync(place.cluster).uid, fs.statSync(place.cluster).gid);
    expect(plainStart()).toMatch(/lock file "postmaster.pid" already exists/);
    expect(await stopEmbeddedPostgres(place.dataDir)).toBe(false);
    stranger.kill("SIGKILL");
  });

  test("a zombie that nobody reaps does not hold the server back", async () => {
    await place.ensure();
    // The shell has become a sleep, which reaps no children, before its child ends.
    const keeper = spawn("/bin/sh", ["-c", "sleep 2 & echo $!; exec sleep 600"], {
      ...serverUser(place.cluster),
      stdio: ["ignore", "pipe", "ignore"],
    });
    const zombie = Number(await new Promise((resolve) => keeper.stdout.once("data", (data) => resolve(String(data)))));
    await sleep(3_000);
    expect(isAlive(zombie)).toBe(true);
    const server = await startWithRecordedPid(zombie);
    expect(await query(server, "select 1 as one")).toEqual([{ one: 1 }]);
    keeper.kill("SIGKILL");
  });

  test("another cluster's server is told from ours", async () => {
    const otherDir = path.join(place.directory, "other");
    const other = await ensureEmbeddedPostgres(otherDir, { say: () => {} });
    const otherPid = readPostmaster(path.join(otherDir, "postgres/cluster"))!.pid;
    await place.ensure();
    const server = await startWithRecordedPid(otherPid);
    expect(server.port).not.toBe(other.port);
    expect(await query(other, "select 1 as one")).toEqual([{ one: 1 }]);
    await stopEmbeddedPostgres(otherDir);
  });
});
