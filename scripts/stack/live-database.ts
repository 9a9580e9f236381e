import { ensureEmbeddedPostgres } from "@/db/embedded/server";
import { databaseUrl, directDatabaseUrl, type Env } from "@/lib/env";

/** Addresses of one database: what the app is given, and what needs a session of its own (migrations, bulk writes). */
export interface LiveDatabase {
  app: string;
  direct: string;
}

/** The database that the settings name; where they name none the embedded PostgreSQL, started if it does not run. */
export async function bringUpDatabase(env: Env, say: (line: string) => void): Promise<LiveDatabase> {
  if (env.DATABASE_URL !== undefined) return { app: databaseUrl(env), direct: directDatabaseUrl(env) };
  const { url, port } = await ensureEmbeddedPostgres(env.SIGMASIGHT_DATA_DIR, { say });
  say(`DATABASE_URL is not set: using the embedded PostgreSQL in ${env.SIGMASIGHT_DATA_DIR}, on port ${port}.`);
  return { app: url, direct: url };
}
