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
  "ALERT_WEBHOOK_URL",
  "SMTP_URL",
];

/** The password of an address that a driver put into its message: `postgres://user:…@host`. */
const maskAddresses = (line: string): string =>
  line.replace(/(postgres(?:ql)?:\/\/[^:/@\s"]*):[^@\s"]*@/g, "$1:[redacted]@");

/** A failed statement's values are what people hold: drizzle puts them into message and stack, and pg into its details. */
const withoutValues = (text: string): string => text.replace(/\nparams: [\s\S]*?(?=\n {4}at |$)/g, "");

/** An error without its own properties but for its code: a driver's are the statement's values once more. */
function errorLine(error: Error): Record<string, unknown> {
  const { type, message, stack } = pino.stdSerializers.err(error);
  const code = "code" in error ? { code: error.code } : {};
  return { type, message: withoutValues(message), stack: withoutValues(stack), ...code };
}

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
      serializers: { err: (error: unknown) => (error instanceof Error ? errorLine(error) : error) },
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
