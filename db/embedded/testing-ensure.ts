import { ensureEmbeddedPostgres } from "./server";

/**
 * A process of its own that asks for the server, for tests that race several or run as another user.
 *
 * Arguments: data directory, and the package's root directory if it is not the installed one. Prints the answer as JSON.
 */
const [dataDir = "", packageDirectory] = process.argv.slice(2);
ensureEmbeddedPostgres(dataDir, packageDirectory ? { packageDirectory } : {}).then(
  (server) => console.log(JSON.stringify(server)),
  (error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  },
);
