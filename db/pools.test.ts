import { afterEach, expect, test, vi } from "vitest";
import { closeDatabases, getDatabase, getOpenDatabase } from "./pools";

afterEach(async () => {
  await closeDatabases();
  vi.unstubAllEnvs();
});

const pooled = "postgres://u:p@pool.example.com/d";
const direct = "postgres://u:p@direct.example.com/d";

test("one process has one pool for requests and one for jobs, and together they stay within DB_POOL_SIZE", () => {
  vi.stubEnv("DATABASE_URL", direct);
  expect(getDatabase("requests")).toBe(getDatabase("requests"));
  expect(getDatabase("requests")).not.toBe(getDatabase("jobs"));
  const sizes = (["requests", "jobs"] as const).map((purpose) => getOpenDatabase(purpose).pool.options.max);
  expect(sizes).toEqual([5, 5]);
});

test("a second copy of this file finds the same pools, as Next's module graphs do", async () => {
  vi.stubEnv("DATABASE_URL", direct);
  const first = getDatabase("requests");
  vi.resetModules();
  const copy = await import("./pools");
  expect(copy.getDatabase("requests")).toBe(first);
});

test("requests go through the pooler and name no time-out to it; jobs go around it", () => {
  vi.stubEnv("DATABASE_URL", pooled);
  vi.stubEnv("DATABASE_URL_UNPOOLED", direct);
  const [requests, jobs] = (["requests", "jobs"] as const).map((purpose) => getOpenDatabase(purpose).pool.options);
  expect(requests).toMatchObject({ connectionString: pooled, query_timeout: 10_000 });
  expect(requests).not.toHaveProperty("statement_timeout");
  expect(jobs).toMatchObject({ connectionString: direct, statement_timeout: 300_000 });
});
