import crypto from "node:crypto";
import { ensureEmbeddedPostgres } from "@/db/embedded/server";
import { onServer } from "@/db/testing";
import { identify } from "./process-identity";

export interface FreshDatabase {
  url: string;
  /** Removes it. */
  stop(): Promise<void>;
}

/**
 * A new, empty database on the server of a data directory. Those of earlier runs that were killed are swept up.
 * @param purpose a word; the name is `<purpose>_<process id>_<random>`
 */
export async function freshDatabase(
  dataDir: string,
  purpose: string,
  say: (line: string) => void,
): Promise<FreshDatabase> {
  const server = await ensureEmbeddedPostgres(dataDir, { say });
  const name = `${purpose}_${process.pid}_${crypto.randomBytes(3).toString("hex")}`;
  const drop = `drop database if exists ${name} with (force)`;
  await onServer(server.url, async (client) => {
    const found = await client.query<{ name: string }>(
      "select datname as name from pg_database where datname ~ ('^' || $1 || '_[0-9]+_[0-9a-f]+$')",
      [purpose],
    );
    for (const { name: left } of found.rows) {
      if (!identify(Number(left.split("_").at(-2)))) await client.query(`drop database if exists ${left} with (force)`);
    }
    await client.query(`create database ${name} template template0`);
  });
  const address = new URL(server.url);
  address.pathname = `/${name}`;
  return { url: address.href, stop: () => onServer(server.url, async (client) => void (await client.query(drop))) };
}
