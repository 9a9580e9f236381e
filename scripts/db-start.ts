import { ensureEmbeddedPostgres } from "@/db/embedded/server";
import { loadSettingsFile, readEnv } from "@/lib/env";
import { runScript } from "./run-script";

/** `npm run db:start`: starts the embedded PostgreSQL of SIGMASIGHT_DATA_DIR (or finds it running), prints its address. */
runScript(async () => {
  loadSettingsFile();
  const { url } = await ensureEmbeddedPostgres(readEnv().SIGMASIGHT_DATA_DIR);
  console.log(url);
});
