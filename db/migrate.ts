import { fileURLToPath } from "node:url";
import { Client as NeonClient } from "@neondatabase/serverless";
import { drizzle as drizzleNeon } from "drizzle-orm/neon-serverless";
import { migrate as migrateNeon } from "drizzle-orm/neon-serverless/migrator";
import { drizzle as drizzlePg } from "drizzle-orm/node-postgres";
import { migrate as migratePg } from "drizzle-orm/node-postgres/migrator";
import pg from "pg";
import { AppError } from "@/lib/errors";
import { type Driver, driverFor } from "./connection";

export const MIGRATIONS_FOLDER = fileURLToPath(new URL("./migrations", import.meta.url));

/** Any number that no other part of the app locks. */
const MIGRATION_LOCK = 7_241_001;

/**
 * Bring a database to the newest migration; does nothing where it is there already.
 *
 * Two processes may do it at once: the second waits for the first, then finds nothing to do. The lock belongs to a
 * session, so the address must be a direct one, not a transaction pooler's.
 * @throws AppError `database_unavailable` where no connection can be made
 */
export async function migrateDatabase(url: string, driver: Driver = driverFor(new URL(url).hostname)): Promise<void> {
  const settings = {
    connectionString: url,
    application_name: "sigmasight migrations",
    connectionTimeoutMillis: 15_000,
  };
  const options = { migrationsFolder: MIGRATIONS_FOLDER };
  if (driver === "neon") {
    const client = new NeonClient(settings);
    await locked(client, url, () => migrateNeon(drizzleNeon(client), options));
  } else {
    const client = new pg.Client(settings);
    await locked(client, url, () => migratePg(drizzlePg(client), options));
  }
}

interface Session {
  connect(): Promise<unknown>;
  query(text: string, values: unknown[]): Promise<unknown>;
  on(event: "error", listener: () => void): unknown;
  end(): Promise<void>;
}

async function locked(session: Session, url: string, work: () => Promise<void>): Promise<void> {
  // A connection that breaks fails the query under way; the event beside it, unheard, would end the process.
  session.on("error", () => {});
  try {
    await session.connect();
  } catch (cause) {
    const { host, pathname } = new URL(url);
    const reason = cause instanceof Error && "code" in cause ? `${cause.code} ${cause.message}`.trim() : String(cause);
    throw new AppError(
      "database_unavailable",
      `The database ${pathname.slice(1)} on ${host} cannot be reached (${reason}): check DATABASE_URL.`,
      { cause },
    );
  }
  try {
    await session.query("select pg_advisory_lock($1)", [MIGRATION_LOCK]);
    await work();
  } finally {
    // The lock ends with its session.
    await session.end();
  }
}
