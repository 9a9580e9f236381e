import { subscribe } from "node:diagnostics_channel";
import type { IncomingMessage, ServerResponse } from "node:http";

/** The longest that a job is held up between two steps: under requests without a pause it still goes on. */
const LONGEST_MS = 250;
/** Between two jobs that were held up, so that they do not meet the next request all at once. */
const APART_MS = 10;

/**
 * Lets readers go before jobs. Both share one thread, on which the work of three onboardings makes a request wait twice as
 * long as it takes; a job that waits between two steps until no request is under way loses little.
 */
export class RequestsFirst {
  #underWay = 0;
  readonly #waiting: (() => void)[] = [];
  #next: NodeJS.Timeout | null = null;

  /** A request is under way, until what is returned is called. */
  begin(): () => void {
    this.#underWay++;
    let ended = false;
    return () => {
      if (ended) return;
      ended = true;
      this.#underWay--;
      this.#letOneGo();
    };
  }

  /** Resolves when no request is under way, for one job after the other, or after a moment in any case. */
  async turn(): Promise<void> {
    if (this.#underWay === 0 && this.#waiting.length === 0) return;
    await new Promise<void>((resolve) => {
      const go = () => {
        clearTimeout(longest);
        this.#waiting.splice(this.#waiting.indexOf(go), 1);
        resolve();
      };
      const longest = setTimeout(go, LONGEST_MS);
      this.#waiting.push(go);
    });
  }

  #letOneGo(): void {
    const [first] = this.#waiting;
    if (this.#underWay > 0 || this.#next !== null || first === undefined) return;
    first();
    this.#next = setTimeout(() => {
      this.#next = null;
      this.#letOneGo();
    }, APART_MS);
  }
}

/**
 * Counts the requests of this process's HTTP servers, all but those whose path begins so.
 *
 * @param path where the job engine calls our functions: those requests are the jobs
 */
export function watchRequests(path: string): RequestsFirst {
  const requests = new RequestsFirst();
  subscribe("http.server.request.start", (message) => {
    const { request, response } = message as { request: IncomingMessage; response: ServerResponse };
    if (request.url?.startsWith(path)) return;
    response.once("close", requests.begin());
  });
  return requests;
}
