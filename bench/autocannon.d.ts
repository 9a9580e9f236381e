/** autocannon carries no types of its own: what the bench uses of it. */
declare module "autocannon" {
  import type { EventEmitter } from "node:events";

  interface Options {
    url: string;
    connections: number;
    /** Requests in all. */
    amount: number;
    headers?: Record<string, string>;
  }
  interface Result {
    errors: number;
    timeouts: number;
    non2xx: number;
    requests: { average: number };
  }
  interface Run extends EventEmitter, PromiseLike<Result> {
    on(event: "response", listen: (client: unknown, status: number, bytes: number, milliseconds: number) => void): this;
  }
  export default function autocannon(options: Options): Run;
}
