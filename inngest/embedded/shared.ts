import { randomBytes } from "node:crypto";
import type { ClientOptions } from "inngest/types";
import type { EmbeddedExecutor } from "./executor";

/** What the parts of one process share: the key that is made anew at every start, and the executor once it is there. */
export interface SharedExecutor {
  readonly signingKey: string;
  executor: EmbeddedExecutor | null;
}

const slot = Symbol.for("embedded-inngest.shared");
const holder = globalThis as typeof globalThis & { [slot]?: SharedExecutor };

/** The same for all module graphs of the process: Next loads `register()` and the routes as separate ones. */
export function sharedExecutor(): SharedExecutor {
  holder[slot] ??= { signingKey: `signkey-embedded-${randomBytes(32).toString("hex")}`, executor: null };
  return holder[slot];
}

/**
 * Options for `new Inngest({ id, ...embeddedClientOptions() })`. Signatures are checked as in production: nobody but
 * the executor of this process can call the functions.
 */
export function embeddedClientOptions(
  shared: SharedExecutor = sharedExecutor(),
): Required<Pick<ClientOptions, "isDev" | "signingKey" | "eventKey" | "baseUrl" | "fetch">> {
  return {
    isDev: false,
    signingKey: shared.signingKey,
    eventKey: "embedded",
    // Never resolved: `fetch` answers in the process.
    baseUrl: "http://embedded.invalid",
    fetch: (input, init) => {
      if (shared.executor === null) throw new Error("The embedded executor of this process has not been created");
      return shared.executor.fetch(input, init);
    },
  };
}
