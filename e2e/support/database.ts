import pg from "pg";

/**
 * The app's database, for what a test cannot bring about through a page: a price that was kept out, a failure, a run
 * that the gate held back.
 */
export async function withDatabase<T>(
  work: (query: (sql: string, values?: unknown[]) => Promise<pg.QueryResult>) => Promise<T>,
) {
  const address = process.env.SIGMASIGHT_E2E_DATABASE_URL;
  if (!address) throw new Error("The browser tests need the app's database: start them by npm run e2e.");
  const client = new pg.Client({ connectionString: address });
  await client.connect();
  try {
    return await work((sql, values) => client.query(sql, values));
  } finally {
    await client.end();
  }
}
