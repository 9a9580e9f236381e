import pino, { type DestinationStream, type Logger } from "pino";
import { readEnv } from "./env";

/** What must never reach a log, at the top of a line or one level down. */
const SECRETS = [
  "password",
  "token",
  "crumb",
  "cookie",
  "authorization",
  "signingKey",
  "eventKey",
  "apiKey",
  "connectionString",
  "DATABASE_URL",
  "DATABASE_URL_UNPOOLED",
];

/** The password of an address that a driver put into its message: `postgres://user:…@host`. */
const maskAddresses = (line: string): string =>
  line.replace(/(postgres(?:ql)?:\/\/[^:/@\s"]*):[^@\s"]*@/g, "$1:[redacted]@");

/**
 * A logger of JSON lines.
 * @param destination where lines go; standard error where none is given: standard output belongs to what a script prints
 */
export function createLog(level: string, destination?: DestinationStream): Logger {
  return pino(
    {
      level,
      base: undefined,
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
      redact: { paths: SECRETS.flatMap((name) => [name, `*.${name}`]), censor: "[redacted]" },
      hooks: { streamWrite: maskAddresses },
    },
    destination ?? pino.destination({ fd: 2, sync: true }),
  );
}

const slot = Symbol.for("sigmasight.log");
const shared = globalThis as typeof globalThis & { [slot]?: Logger };

/** The process's one logger, at LOG_LEVEL, made when it is first asked for: several module graphs share it. */
export function log(): Logger {
  shared[slot] ??= createLog(readEnv().LOG_LEVEL);
  return shared[slot];
}
