import { z } from "zod";
import { AppError } from "./errors";

/**
 * The settings: this file is the only reader of `process.env`.
 *
 * Nothing is read at import, so that `next build` passes with an empty environment; the start scripts and `register()`
 * call `readEnv()`, and a wrong value stops the start with a sentence. `.env.example` explains each variable.
 */

/** Set by the platforms where a process may be frozen or ended between two requests. */
const SERVERLESS_MARKS = ["VERCEL", "NETLIFY", "AWS_LAMBDA_FUNCTION_NAME", "FUNCTIONS_WORKER_RUNTIME"] as const;

const text = z.string().optional();

const count = (fallback: number, least: number, most: number) =>
  z
    .string()
    .regex(/^\d+$/, "must be a whole number")
    .transform(Number)
    .refine((value) => value >= least && value <= most, `must be between ${least} and ${most}`)
    .default(fallback);

const webAddress = z.string().refine((value) => /^https?:\/\/[^/]/.test(value) && URL.canParse(value), {
  error: "must be an address that begins with http:// or https://",
});

const postgresAddress = z
  .string()
  .refine((value) => /^postgres(ql)?:\/\/[^/]/.test(value) && URL.canParse(value), {
    error: "must be an address like postgres://user:password@host:5432/database",
  })
  .optional();

const mailServer = z
  .string()
  .refine((value) => /^smtps?:\/\/[^/]/.test(value) && URL.canParse(value), {
    error: "must be an address like smtps://user:password@host:465",
  })
  .refine((value) => !URL.canParse(value) || isDecodable(new URL(value)), {
    error: "has a stray % in its user or password: write it as %25",
  });

function isDecodable({ username, password }: URL): boolean {
  try {
    decodeURIComponent(username + password);
    return true;
  } catch {
    return false;
  }
}

const mailAddresses = z
  .string()
  .refine((value) => value.split(",").every((one) => /^[^\s@,<>]+@[^\s@,<>]+$/.test(one.trim())), {
    error: "must be one mail address, or several with commas between",
  });

const instant = z.iso
  .datetime({ offset: true, error: "must be an instant with a zone, like 2026-08-21T21:30:00-04:00" })
  .transform((value) => new Date(value))
  .optional();

const variables = z.object({
  DATABASE_URL: postgresAddress,
  DATABASE_URL_UNPOOLED: postgresAddress,
  DB_POOL_SIZE: count(10, 2, 100),
  DB_REQUEST_RESERVE: count(5, 1, 99),
  SIGMASIGHT_DATA_DIR: z.string().default(".data"),
  SIGMASIGHT_DIST_DIR: z.string().default(".next"),
  SIGMASIGHT_MARKET: z.enum(["yahoo", "sandbox"], { error: "must be yahoo or sandbox" }).default("yahoo"),
  SANDBOX_MARKET_URL: webAddress.optional(),
  SIGMASIGHT_NOW: instant,
  MARKET_CALLS_PER_HOUR: count(1800, 1, 1_000_000),
  BATCH_PRICE_CHUNK: count(250, 1, 5_000),
  BATCH_BETA_CHUNK: count(500, 1, 5_000),
  ONBOARDING_PER_UPLOAD: count(50, 1, 20_000),
  ONBOARDING_PER_USER_DAY: count(200, 1, 1_000_000),
  ALERT_WEBHOOK_URL: webAddress.optional(),
  ALERT_MAIL_TO: mailAddresses.optional(),
  ALERT_MAIL_FROM: mailAddresses.optional(),
  SMTP_URL: mailServer.optional(),
  HOST: z.string().default("127.0.0.1"),
  PORT: count(3000, 1, 65_535),
  LOG_LEVEL: z
    .enum(["fatal", "error", "warn", "info", "debug", "trace", "silent"], {
      error: "must be fatal, error, warn, info, debug, trace or silent",
    })
    .default("info"),
  INNGEST_DEV: text,
  INNGEST_EVENT_KEY: text,
  INNGEST_SIGNING_KEY: text,
  INNGEST_SIGNING_KEY_FALLBACK: text,
  INNGEST_BASE_URL: webAddress.optional(),
  VERCEL: text,
  NETLIFY: text,
  AWS_LAMBDA_FUNCTION_NAME: text,
  FUNCTIONS_WORKER_RUNTIME: text,
});

export type Env = z.output<typeof variables>;
export type MarketName = Env["SIGMASIGHT_MARKET"];
export type JobsMode = "embedded" | "inngest";

/** The names of all variables that are read, in the order of `.env.example`; the platforms' own marks left out. */
export const VARIABLE_NAMES = Object.keys(variables.shape).filter(
  (name) => !SERVERLESS_MARKS.some((mark) => mark === name),
);

/**
 * Read and check all settings at once.
 * @param source name → value; an empty value counts as not set
 * @throws AppError `settings_invalid` with one line for every wrong variable
 */
export function readEnv(source: Readonly<Record<string, string | undefined>> = process.env): Env {
  const given = Object.fromEntries(
    Object.keys(variables.shape).map((name) => [name, source[name]?.trim() === "" ? undefined : source[name]?.trim()]),
  );
  const read = variables.safeParse(given);
  const problems = read.success
    ? contradictions(read.data)
    : read.error.issues.map((issue) => `${issue.path.join(".")} ${issue.message}.`);
  if (!read.success || problems.length > 0) {
    throw new AppError("settings_invalid", ["The settings are wrong:", ...problems.map((p) => `- ${p}`)].join("\n"));
  }
  return read.data;
}

/** Take the variables of `.env` that are not set already, for scripts: Next does so by itself. No file is no error. */
export function loadSettingsFile(path = ".env"): void {
  try {
    process.loadEnvFile(path);
  } catch (error) {
    if (!(error instanceof Error && "code" in error && error.code === "ENOENT")) throw error;
  }
}

/** Sentences on settings that are fine one by one but not together. */
function contradictions(env: Env): string[] {
  const sandbox = env.SIGMASIGHT_MARKET === "sandbox";
  const inngest = jobsMode(env) === "inngest";
  const checks: [wrong: boolean, sentence: string][] = [
    [
      sandbox && env.SANDBOX_MARKET_URL === undefined,
      "SANDBOX_MARKET_URL is missing: SIGMASIGHT_MARKET is sandbox, so say where it listens.",
    ],
    [
      env.SANDBOX_MARKET_URL !== undefined && !isLoopbackHttp(env.SANDBOX_MARKET_URL),
      "SANDBOX_MARKET_URL must be on this machine, like http://127.0.0.1:4010.",
    ],
    [
      !sandbox && env.SANDBOX_MARKET_URL !== undefined,
      "SANDBOX_MARKET_URL is set but SIGMASIGHT_MARKET is yahoo: set it to sandbox, or remove the address.",
    ],
    [
      !sandbox && env.SIGMASIGHT_NOW !== undefined,
      "SIGMASIGHT_NOW is honoured only with SIGMASIGHT_MARKET=sandbox: real prices need the real time.",
    ],
    [
      env.ALERT_MAIL_TO !== undefined && env.SMTP_URL === undefined,
      "SMTP_URL is missing: ALERT_MAIL_TO is set, so say which mail server sends.",
    ],
    [
      env.ALERT_MAIL_TO === undefined && (env.SMTP_URL !== undefined || env.ALERT_MAIL_FROM !== undefined),
      "ALERT_MAIL_TO is missing: a mail server or a sender is set, so say whom alerts are for.",
    ],
    [
      env.DB_REQUEST_RESERVE >= env.DB_POOL_SIZE,
      `DB_REQUEST_RESERVE (${env.DB_REQUEST_RESERVE}) must be below DB_POOL_SIZE (${env.DB_POOL_SIZE}): jobs need a connection too.`,
    ],
    [
      env.DATABASE_URL === undefined && env.DATABASE_URL_UNPOOLED !== undefined,
      "DATABASE_URL is missing: DATABASE_URL_UNPOOLED alone is not enough.",
    ],
    [
      env.DATABASE_URL?.includes("-pooler.") === true && env.DATABASE_URL_UNPOOLED === undefined,
      "DATABASE_URL_UNPOOLED is missing: DATABASE_URL is a pooled address, and migrations and publishing need a direct one.",
    ],
    [
      inngest && !namesDevServer(env) && env.INNGEST_EVENT_KEY === undefined,
      "INNGEST_EVENT_KEY is missing: other INNGEST_ settings name a server, which takes no events without it.",
    ],
    [
      inngest && !namesDevServer(env) && env.INNGEST_SIGNING_KEY === undefined,
      "INNGEST_SIGNING_KEY is missing: other INNGEST_ settings name a server, whose calls could not be told from a stranger's.",
    ],
    [
      isServerless(env) && namesDevServer(env),
      "INNGEST_DEV must not be set on a serverless platform: it lets anyone call the jobs.",
    ],
    [
      isServerless(env) && !inngest,
      "INNGEST_EVENT_KEY and INNGEST_SIGNING_KEY are missing: the embedded job executor needs a process that stays up, which a serverless platform does not give.",
    ],
  ];
  return checks.filter(([wrong]) => wrong).map(([, sentence]) => sentence);
}

/**
 * Where jobs run: on an Inngest server if any INNGEST_ variable names one, else in this process.
 * The latter is never so on a serverless platform: `readEnv` refuses such settings.
 */
export function jobsMode(env: Env): JobsMode {
  const server = [
    env.INNGEST_EVENT_KEY,
    env.INNGEST_SIGNING_KEY,
    env.INNGEST_SIGNING_KEY_FALLBACK,
    env.INNGEST_BASE_URL,
  ];
  return namesDevServer(env) || server.some((value) => value !== undefined) ? "inngest" : "embedded";
}

/** INNGEST_DEV is an address or a yes; the SDK reads 0 and false as "not in development". */
function namesDevServer(env: Env): boolean {
  return env.INNGEST_DEV !== undefined && !/^(0|false|no|off)$/i.test(env.INNGEST_DEV);
}

/** True while `next build` runs: it has no settings, and runs nothing that would need them. */
export function isBuilding(): boolean {
  return process.env.NEXT_PHASE === "phase-production-build";
}

/** True where the process may be frozen or ended between two requests, so that nothing can run beside them. */
export function isServerless(env: Env): boolean {
  return SERVERLESS_MARKS.some((mark) => env[mark] !== undefined);
}

function isLoopbackHttp(address: string): boolean {
  const { protocol, hostname } = new URL(address);
  return protocol === "http:" && (hostname === "localhost" || hostname === "[::1]" || /^127(\.\d+){3}$/.test(hostname));
}

/** The address of the database, or a sentence that says how to come by one. */
export function databaseUrl(env: Env): string {
  if (env.DATABASE_URL === undefined) {
    throw new AppError(
      "settings_invalid",
      "DATABASE_URL is not set. `npm run demo` and `npm start` bring a database with them; `npm run db:start` starts one and prints its address.",
    );
  }
  return env.DATABASE_URL;
}

/** The address for what needs a session of its own (migrations, publishing): never through a transaction pooler. */
export function directDatabaseUrl(env: Env): string {
  return env.DATABASE_URL_UNPOOLED ?? databaseUrl(env);
}

/**
 * The app's clock: the real time, or SIGMASIGHT_NOW and ticking since this process began.
 *
 * Next loads the app in several module graphs; all of them agree because the process has one beginning.
 */
export function appClock(env: Pick<Env, "SIGMASIGHT_NOW">): () => Date {
  const start = env.SIGMASIGHT_NOW?.getTime();
  return start === undefined ? () => new Date() : () => new Date(start + performance.now());
}

/** How many unknown symbols one user may have looked up, at once for an upload and in a day. */
export function onboardingLimits(env: Pick<Env, "ONBOARDING_PER_UPLOAD" | "ONBOARDING_PER_USER_DAY">) {
  return { perUpload: env.ONBOARDING_PER_UPLOAD, perDay: env.ONBOARDING_PER_USER_DAY };
}
