import { ensureEmbeddedPostgres, stopEmbeddedPostgres } from "@/db/embedded/server";
import { onServer } from "@/db/testing";

const EXTENSION = "pg_stat_statements";

/**
 * Has the server of the bench's data directory count statements. That takes a library which it loads at its start, so it is
 * started again, once.
 */
export async function ensureCountingServer(dataDir: string, say: (line: string) => void): Promise<void> {
  const { url } = await ensureEmbeddedPostgres(dataDir, { say });
  const loads = await onServer(url, async (client) => {
    const { rows } = await client.query<{ libraries: string }>(
      "select current_setting('shared_preload_libraries') as libraries",
    );
    if (rows[0]?.libraries.includes(EXTENSION)) return true;
    await client.query(`alter system set shared_preload_libraries = '${EXTENSION}'`);
    return false;
  });
  if (loads) return;
  await stopEmbeddedPostgres(dataDir);
  await ensureEmbeddedPostgres(dataDir, { say });
}

/** Begins counting in a database, from zero. */
export async function countStatements(url: string): Promise<void> {
  await onServer(url, async (client) => {
    await client.query(`create extension if not exists ${EXTENSION}`);
    await client.query(
      `select ${EXTENSION}_reset(0, (select oid from pg_database where datname = current_database()))`,
    );
  });
}

/** How often each statement was executed since, by its id; the job engine's and the frames of transactions left out. */
export async function readStatements(url: string): Promise<Map<string, number>> {
  return onServer(url, async (client) => {
    const { rows } = await client.query<{ id: string; calls: string }>(
      `select queryid::text as id, sum(calls) as calls from ${EXTENSION}
       where dbid = (select oid from pg_database where datname = current_database())
         and query !~* '^\\s*(begin|start transaction|commit|rollback|savepoint|release|set |reset |listen|unlisten|notify)'
         and query !~* 'embedded_inngest|pg_notify|${EXTENSION}'
       group by queryid`,
    );
    return new Map(rows.map(({ id, calls }) => [id, Number(calls)]));
  });
}

/** Every statement executed since, the job engine's and the frames of transactions too: each is one way there and back. */
export async function readRoundTrips(url: string): Promise<number> {
  return onServer(url, async (client) => {
    const { rows } = await client.query<{ calls: string }>(
      `select coalesce(sum(calls), 0) as calls from ${EXTENSION}
       where dbid = (select oid from pg_database where datname = current_database()) and query !~* '${EXTENSION}'`,
    );
    return Number(rows[0]?.calls ?? 0);
  });
}
