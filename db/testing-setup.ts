import { isAlive } from "./embedded/postmaster";
import { ensureEmbeddedPostgres } from "./embedded/server";
import { onServer, TEST_DATA_DIR } from "./testing";

/**
 * Before the integration tests: the server runs, and what killed runs left behind is gone.
 *
 * It stays up afterwards, for the next run and for others under way; `npm run db:stop` ends it.
 */
export default async function setup(): Promise<void> {
  const { url } = await ensureEmbeddedPostgres(TEST_DATA_DIR);
  await onServer(url, async (client) => {
    const { rows } = await client.query<{ name: string }>(
      "select datname as name from pg_database where datname ~ '^test_[0-9]+_'",
    );
    for (const { name } of rows) {
      if (!isAlive(Number(name.split("_")[1]))) await client.query(`drop database if exists ${name} with (force)`);
    }
  });
}
