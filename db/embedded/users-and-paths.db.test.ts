import { spawnSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { findPackage } from "./binaries";
import { ensureEmbeddedPostgres, stopEmbeddedPostgres } from "./server";
import { serverUser } from "./server-user";
import { ensureElsewhere, makePlace, query, type TestPlace } from "./testing-place";

/** Only root can become somebody else; run as an ordinary user, the tests that need it are left out. */
const asRoot = test.runIf(process.getuid?.() === 0);

let place: TestPlace;
beforeEach(() => {
  place = makePlace();
});
afterEach(() => place.remove());

/** The package as it is after `npm ci --ignore-scripts`: its libraries without their symlinks. */
function packageWithoutLinks(directory: string): string {
  const { directory: installed } = findPackage();
  const copy = path.join(directory, "package");
  fs.cpSync(installed, copy, { recursive: true, filter: (source) => !fs.lstatSync(source).isSymbolicLink() });
  return copy;
}

test("libraries without their symlinks get them", async () => {
  const server = await ensureElsewhere(place, { packageDirectory: packageWithoutLinks(place.directory) });
  expect(await query(server, "select 1 as one")).toEqual([{ one: 1 }]);
  expect(fs.readdirSync(place.dataDir)).toEqual(["postgres"]);
});

asRoot("root starts it as an unprivileged user, who cannot read the password", async () => {
  await place.ensure();
  const { uid } = fs.statSync(`/proc/${place.postmaster().pid}`);
  expect(uid).not.toBe(0);
  const reading = spawnSync("cat", [path.join(place.dataDir, "postgres/server.json")], {
    uid,
    gid: uid,
    encoding: "utf8",
  });
  expect(reading.status).not.toBe(0);
});

asRoot("an ordinary user starts it as himself, under a strict umask too, and root then shares it", async () => {
  const server = await ensureElsewhere(place, { user: serverUser(place.cluster), umask: "077" });
  expect(await query(server, "select 1 as one")).toEqual([{ one: 1 }]);
  expect(await place.ensure()).toEqual({ ...server, started: false });
  await stopEmbeddedPostgres(place.dataDir);
  expect(await place.ensure()).toEqual(server);
});

asRoot("what root has made is refused to another user with a sentence", async () => {
  await place.ensure();
  await expect(ensureElsewhere(place, { user: serverUser(place.cluster) })).rejects.toThrow(/made by another user/);
});

asRoot("an ordinary user with a read-only package without symlinks works from a copy", async () => {
  const packageDirectory = packageWithoutLinks(place.directory);
  const server = await ensureElsewhere(place, { user: serverUser(place.cluster), packageDirectory });
  expect(await query(server, "select 1 as one")).toEqual([{ one: 1 }]);
  expect(fs.readdirSync(place.dataDir).sort()).toEqual(["postgres", "postgres-binaries-package"]);
});

asRoot("root with a package under a private path, and a strict umask, works from a copy", async () => {
  const home = path.join(place.directory, "root");
  fs.mkdirSync(home, { mode: 0o700 });
  const packageDirectory = packageWithoutLinks(home);
  fs.mkdirSync(place.dataDir);
  const server = await ensureElsewhere(place, { packageDirectory, umask: "077" });
  expect(await query(server, "select 1 as one")).toEqual([{ one: 1 }]);
  expect(fs.readdirSync(place.dataDir).sort()).toEqual(["postgres", "postgres-binaries-package"]);
});

asRoot("root with a private data directory is told where the files stand instead, and finds them again", async () => {
  await place.remove();
  place = makePlace("root/data");
  const home = path.join(place.directory, "root");
  fs.mkdirSync(home, { mode: 0o700 });
  const said: string[] = [];
  const server = await ensureEmbeddedPostgres(place.dataDir, { say: (line) => said.push(line) });
  const [, elsewhere = ""] = /stand in (\/var\/tmp\/sigmasight-0-[0-9a-f]+)\./.exec(said.join("\n")) ?? [];
  expect(fs.existsSync(path.join(elsewhere, "postgres/server.json"))).toBe(true);
  expect(await place.ensure()).toEqual({ ...server, started: false });
  expect(await stopEmbeddedPostgres(place.dataDir)).toBe(true);
  fs.rmSync(elsewhere, { recursive: true });
});

asRoot("a user id without a name ends in a sentence that says what to do", async () => {
  await expect(ensureElsewhere(place, { user: { uid: 54_321, gid: 54_321 } })).rejects.toThrow(
    /user id 54321 has no entry in \/etc\/passwd.*DATABASE_URL/,
  );
});

asRoot("a data directory that cannot be written ends in a sentence", async () => {
  await place.remove();
  place = makePlace("closed/data");
  fs.mkdirSync(path.dirname(place.dataDir), { mode: 0o755 });
  await expect(ensureElsewhere(place, { user: serverUser(place.cluster) })).rejects.toThrow(
    /cannot be written.*SIGMASIGHT_DATA_DIR/,
  );
});
