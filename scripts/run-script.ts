import { isAppError } from "@/lib/errors";
import { ScriptFailure } from "./stack/script-failure";

/** Run a script's work: an expected error is printed as its sentence, anything else with its stack; both end in exit code 1. */
export function runScript(work: () => Promise<void>): void {
  work().catch((error: unknown) => {
    console.error(isAppError(error) || error instanceof ScriptFailure ? error.message : error);
    process.exitCode = 1;
  });
}
