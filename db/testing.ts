import crypto from "node:crypto";
import { readMigrationFiles } from "drizzle-orm/migrator";
import pg from "pg";
import { type Database, openDatabase } from "./connection";
import { ensureEmbeddedPostgres } from "./embedded/server";
import { MIGRATIONS_FOLDER, migrateDatabase } from "./migrate";
import { startNeonProxy } from "./testing-neon-proxy";

/**
 * Databases for tests: on the embedded server, in a data directory of their own, so that they run beside a demo.
 *
 * A migrated database takes seconds to build and a tenth of one to copy: so one template is built for each state of
 * `db/migrations`, and every test file gets a copy.
 */
export const TEST_DATA_DIR = ".data/test";

export interface TestDatabase {
  url: string;
  db: Database;
  pool: pg.Pool;
  /** Ends the connections and removes the database. */
  drop(): Promise<void>;
}

/** A new, empty database; call `drop` when done with it. */
export async function testDatabase({ migrated = true }: { migrated?: boolean } = {}): Promise<TestDatabase> {
  const server = await ensureEmbeddedPostgres(TEST_DATA_DIR);
  const template = migrated ? await migratedTemplate(server.url) : "template0";
  // The process id in the name tells a later run whose databases were left behind.
  const name = `test_${process.pid}_${crypto.randomBytes(5).toString("hex")}`;
  await onServer(server.url, (client) => client.query(`create database ${name} template ${template}`));

  const url = inDatabase(server.url, name);
  const { db, pool, close } = openDatabase(url, { purpose: "jobs", poolSize: 10 });
  const drop = async () => {
    await close();
    await onServer(server.url, (client) => client.query(`drop database if exists ${name} with (force)`));
  };
  return { url, db, pool, drop };
}

/** The same kind of database, spoken to by Neon's driver through a proxy on this machine. */
export async function neonTestDatabase(options: { migrated?: boolean } = {}): Promise<TestDatabase> {
  const direct = await testDatabase(options);
  const proxy = await startNeonProxy({ host: "127.0.0.1", port: Number(new URL(direct.url).port) });
  const { db, pool, close } = openDatabase(direct.url, { purpose: "jobs", poolSize: 10, driver: "neon" });
  const drop = async () => {
    await close();
    await proxy.close();
    await direct.drop();
  };
  return { url: direct.url, db, pool, drop };
}

/** The name of a database with all migrations, built by whoever asks first. */
async function migratedTemplate(serverUrl: string): Promise<string> {
  const hashes = readMigrationFiles({ migrationsFolder: MIGRATIONS_FOLDER }).map((migration) => migration.hash);
  const name = `template_${crypto.createHash("sha256").update(hashes.join()).digest("hex").slice(0, 16)}`;
  await onServer(serverUrl, async (client) => {
    if (await exists(client, name)) return;
    await client.query("select pg_advisory_lock(hashtext('test template'))");
    if (await exists(client, name)) return;
    const building = `${name}_building`;
    await client.query(`drop database if exists ${building} with (force)`);
    await client.query(`create database ${building} template template0`);
    await migrateDatabase(inDatabase(serverUrl, building));
    await client.query(`alter database ${building} rename to ${name}`);
  });
  return name;
}

async function exists(client: pg.Client, name: string): Promise<boolean> {
  return (await client.query("select from pg_database where datname = $1", [name])).rowCount === 1;
}

/** Work on one connection to the server's own database; locks taken in it end with it. */
export async function onServer<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

function inDatabase(url: string, name: string): string {
  const address = new URL(url);
  address.pathname = `/${name}`;
  return address.href;
}
