import { ensureEmbeddedPostgres } from "@/db/embedded/server";
import { migrateDatabase } from "@/db/migrate";
import { directDatabaseUrl, loadSettingsFile, readEnv } from "@/lib/env";
import { runScript } from "./run-script";

/** `npm run db:migrate`: brings DATABASE_URL_UNPOOLED, else DATABASE_URL, else the embedded database, to the newest schema. */
runScript(async () => {
  loadSettingsFile();
  const env = readEnv();
  const url = env.DATABASE_URL ? directDatabaseUrl(env) : (await ensureEmbeddedPostgres(env.SIGMASIGHT_DATA_DIR)).url;
  await migrateDatabase(url);
  const { hostname, port, pathname } = new URL(url);
  console.log(`The database ${pathname.slice(1)} on ${hostname}${port ? `:${port}` : ""} has the newest schema.`);
});
