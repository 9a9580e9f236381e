import { VARIABLE_NAMES } from "@/lib/env";

/** Environment names → values for a child process. */
export type Settings = Partial<Record<string, string>>;

/**
 * This process's environment with exactly these settings of ours: all others are there but empty, which counts as not
 * set and keeps Next from filling them from a `.env` that is meant for the live app.
 */
export function environmentWith(settings: Settings): NodeJS.ProcessEnv {
  const none = Object.fromEntries(VARIABLE_NAMES.map((name) => [name, ""]));
  return { ...process.env, ...none, ...settings };
}

/** Those of this process's own settings that a script passes on, as they were given. */
export function givenSettings(names: readonly string[]): Settings {
  return Object.fromEntries(names.filter((name) => process.env[name]).map((name) => [name, process.env[name]]));
}
