import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { appClock, databaseUrl, directDatabaseUrl, isServerless, jobsMode, readEnv, VARIABLE_NAMES } from "./env";
import { AppError } from "./errors";

const sandbox = { SIGMASIGHT_MARKET: "sandbox", SANDBOX_MARKET_URL: "http://127.0.0.1:4010" };
const keys = { INNGEST_EVENT_KEY: "e", INNGEST_SIGNING_KEY: "s" };

/** The sentences with which these settings are refused. */
function refusal(source: Record<string, string>): string[] {
  try {
    readEnv(source);
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    expect(error.code).toBe("settings_invalid");
    return error.message.split("\n").slice(1);
  }
  return [];
}

test("an empty environment is a whole one", () => {
  expect(readEnv({})).toMatchObject({
    SIGMASIGHT_MARKET: "yahoo",
    SIGMASIGHT_DATA_DIR: ".data",
    HOST: "127.0.0.1",
    PORT: 3000,
    DB_POOL_SIZE: 10,
    DB_REQUEST_RESERVE: 5,
    MARKET_CALLS_PER_HOUR: 1800,
    BATCH_PRICE_CHUNK: 250,
    BATCH_BETA_CHUNK: 500,
    ONBOARDING_PER_UPLOAD: 50,
    ONBOARDING_PER_USER_DAY: 200,
    LOG_LEVEL: "info",
  });
});

test("an empty or blank value counts as not set, as in a copy of .env.example", () => {
  expect(readEnv({ PORT: "", DATABASE_URL: "  ", LOG_LEVEL: "" })).toEqual(readEnv({}));
});

test("every wrong variable is named at once, each with what it should be", () => {
  expect(refusal({ PORT: "http", LOG_LEVEL: "loud", SIGMASIGHT_MARKET: "bloomberg", DB_POOL_SIZE: "1" })).toEqual([
    "- DB_POOL_SIZE must be between 2 and 100.",
    "- SIGMASIGHT_MARKET must be yahoo or sandbox.",
    "- PORT must be a whole number.",
    "- LOG_LEVEL must be fatal, error, warn, info, debug, trace or silent.",
  ]);
});

test.each([
  [{ DATABASE_URL: "mysql://h/d" }, /^- DATABASE_URL must be an address like postgres:/],
  [{ DATABASE_URL_UNPOOLED: "postgres://u:p@h/d" }, /^- DATABASE_URL is missing/],
  [{ DATABASE_URL: "postgres://u:p@ep-x-pooler.eu.aws.neon.tech/d" }, /^- DATABASE_URL_UNPOOLED is missing/],
  [{ ONBOARDING_PER_UPLOAD: "0" }, /^- ONBOARDING_PER_UPLOAD must be between 1 and 20000/],
  [{ ONBOARDING_PER_USER_DAY: "-1" }, /^- ONBOARDING_PER_USER_DAY must be a whole number/],
  [{ DB_REQUEST_RESERVE: "10" }, /^- DB_REQUEST_RESERVE \(10\) must be below DB_POOL_SIZE \(10\)/],
  [{ SIGMASIGHT_MARKET: "sandbox" }, /^- SANDBOX_MARKET_URL is missing/],
  [{ SANDBOX_MARKET_URL: "http://127.0.0.1:1" }, /^- SANDBOX_MARKET_URL is set but/],
  [{ ...sandbox, SANDBOX_MARKET_URL: "http://example.com" }, /^- SANDBOX_MARKET_URL must be on this machine/],
  [{ ...sandbox, SANDBOX_MARKET_URL: "https://127.0.0.1" }, /^- SANDBOX_MARKET_URL must be on this machine/],
  [{ ...sandbox, SANDBOX_MARKET_URL: "http://127.0.0.1.example.com" }, /^- SANDBOX_MARKET_URL must be on this machine/],
  [{ SIGMASIGHT_NOW: "2026-08-21T21:30:00-04:00" }, /^- SIGMASIGHT_NOW is honoured only with/],
  [{ ...sandbox, SIGMASIGHT_NOW: "2026-08-21 21:30" }, /^- SIGMASIGHT_NOW must be an instant with a zone/],
  [{ ALERT_WEBHOOK_URL: "hooks.example.com" }, /^- ALERT_WEBHOOK_URL must be an address that begins with http/],
  [{ ALERT_WEBHOOK_URL: "ftp://hooks.example.com" }, /^- ALERT_WEBHOOK_URL must be an address that begins with http/],
  [{ ALERT_MAIL_TO: "me", SMTP_URL: "smtp://h:25" }, /^- ALERT_MAIL_TO must be one mail address, or several/],
  [{ ALERT_MAIL_TO: "a@b, c", SMTP_URL: "smtp://h:25" }, /^- ALERT_MAIL_TO must be one mail address, or several/],
  [{ ALERT_MAIL_TO: "a@b.org", SMTP_URL: "mail.b.org:25" }, /^- SMTP_URL must be an address like smtps:/],
  [{ ALERT_MAIL_TO: "a@b.org", SMTP_URL: "smtp://u:pa%ss@h:25" }, /^- SMTP_URL has a stray % in its user or password/],
  [{ ALERT_MAIL_TO: "a@b.org" }, /^- SMTP_URL is missing/],
  [{ SMTP_URL: "smtp://h:25" }, /^- ALERT_MAIL_TO is missing/],
  [{ ALERT_MAIL_FROM: "a@b.org" }, /^- ALERT_MAIL_TO is missing/],
  [{ INNGEST_EVENT_KEY: "e" }, /^- INNGEST_SIGNING_KEY is missing/],
  [{ INNGEST_SIGNING_KEY: "s" }, /^- INNGEST_EVENT_KEY is missing/],
  [{ VERCEL: "1" }, /^- INNGEST_EVENT_KEY and INNGEST_SIGNING_KEY are missing: the embedded job executor/],
  [{ VERCEL: "1", INNGEST_DEV: "1" }, /^- INNGEST_DEV must not be set on a serverless platform/],
])("%o is refused by one sentence: %s", (source, sentence) => {
  expect(refusal(source)).toEqual([expect.stringMatching(sentence)]);
});

test("a refusal never shows a password", () => {
  const addresses = { DATABASE_URL: "postgres//user:hunter2@host/db", SMTP_URL: "smtp//user:hunter2@host" };
  expect(refusal(addresses).join()).not.toContain("hunter2");
  expect(refusal({ SMTP_URL: "smtp://user:hunter2@host" }).join()).not.toContain("hunter2");
});

test("jobs run in this process until a setting names a server", () => {
  expect(jobsMode(readEnv({}))).toBe("embedded");
  expect(jobsMode(readEnv({ INNGEST_DEV: "0" }))).toBe("embedded");
  expect(jobsMode(readEnv({ INNGEST_DEV: "1" }))).toBe("inngest");
  expect(jobsMode(readEnv({ INNGEST_DEV: "http://localhost:8288" }))).toBe("inngest");
  expect(jobsMode(readEnv(keys))).toBe("inngest");
  expect(jobsMode(readEnv({ ...keys, INNGEST_BASE_URL: "https://jobs.example.com" }))).toBe("inngest");
});

test("a serverless platform is known by its mark, and takes Inngest's keys", () => {
  expect(isServerless(readEnv({}))).toBe(false);
  expect(isServerless(readEnv({ VERCEL: "1", ...keys }))).toBe(true);
});

test("the direct address is the unpooled one where there is one; without any the sentence says how to come by one", () => {
  const DATABASE_URL = "postgres://u:p@pool/d";
  const DATABASE_URL_UNPOOLED = "postgres://u:p@direct/d";
  expect(directDatabaseUrl(readEnv({ DATABASE_URL, DATABASE_URL_UNPOOLED }))).toBe(DATABASE_URL_UNPOOLED);
  expect(directDatabaseUrl(readEnv({ DATABASE_URL }))).toBe(DATABASE_URL);
  expect(() => databaseUrl(readEnv({}))).toThrow(/DATABASE_URL is not set.*npm run db:start/);
});

test("the clock is the real time, or starts at SIGMASIGHT_NOW with the process and ticks", async () => {
  expect(Math.abs(appClock(readEnv({}))().getTime() - Date.now())).toBeLessThan(1000);

  const env = readEnv({ ...sandbox, SIGMASIGHT_NOW: "2026-08-21T21:30:00-04:00" });
  const [clock, another] = [appClock(env), appClock(env)];
  const sinceStart = () => clock().getTime() - Date.UTC(2026, 7, 22, 1, 30);
  const first = sinceStart();
  expect(first).toBeGreaterThanOrEqual(0);
  expect(first - performance.now()).toBeLessThan(50);
  await expect.poll(sinceStart).toBeGreaterThan(first);
  expect(Math.abs(clock().getTime() - another().getTime())).toBeLessThan(50);
});

test(".env.example names every variable that is read, and no other, and passes as it is", () => {
  const lines = readFileSync(new URL("../.env.example", import.meta.url), "utf8").split("\n");
  const named = lines.flatMap((line) => /^#? ?([A-Z_]+)=/.exec(line)?.[1] ?? []);
  expect(named.sort()).toEqual([...VARIABLE_NAMES].sort());
  const given = lines.filter((line) => /^[A-Z]/.test(line)).map((line) => line.split("=", 2));
  expect(readEnv(Object.fromEntries(given))).toEqual(readEnv({}));
});
