import { randomBytes, randomUUID } from "node:crypto";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { Inngest, type InngestFunction } from "inngest";
import { serve } from "inngest/edge";
import type pg from "pg";
import { EmbeddedExecutor, type ExecutorOptions } from "./executor";
import type { RunSummary } from "./runs";
import { embeddedClientOptions, type SharedExecutor } from "./shared";

/** An app of its own on a port of its own, driven by an executor: the real SDK over real HTTP. */
export interface TestApp {
  client: Inngest.Any;
  executor: EmbeddedExecutor;
  url: string;
  /** What the executor said, worst last. */
  logged: string[];
  /** Send events; the ids of what was sent. */
  send(...events: { name: string; data?: Record<string, unknown>; id?: string; ts?: number }[]): Promise<string[]>;
  /** Send an event and wait until the run it starts has ended. */
  run(name: string, data?: Record<string, unknown>): Promise<RunSummary>;
  /** The run that an event started, when it has ended. */
  ended(eventId: string): Promise<RunSummary>;
  /** Stops the executor and the server. */
  close(): Promise<void>;
}

export interface TestAppOptions extends Partial<ExecutorOptions> {
  pool: pg.Pool;
  /** Makes the functions that the app serves. */
  functions: (client: Inngest) => InngestFunction.Any[];
  /** The app's id; its functions' ids begin with it. */
  id?: string;
  start?: boolean;
}

const silent = { info() {}, warn() {}, error() {}, debug() {} };

export async function startApp({ functions, id = "test", start = true, ...options }: TestAppOptions): Promise<TestApp> {
  const shared: SharedExecutor = { signingKey: `signkey-test-${randomBytes(16).toString("hex")}`, executor: null };
  const client = new Inngest({ id, ...embeddedClientOptions(shared), logger: silent });
  const server = await listen(serve({ client, functions: functions(client) }));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/inngest`;
  const logged: string[] = [];
  const log: ExecutorOptions["log"] = (level, message, detail) => logged.push(`${level}: ${message} ${detail ?? ""}`);
  const executor = new EmbeddedExecutor({ signingKey: shared.signingKey, url, log, backoffMs: () => 30, ...options });
  shared.executor = executor;

  const send: TestApp["send"] = async (...events) => (await client.send(events)).ids;
  const ended: TestApp["ended"] = (eventId) =>
    until(`the end of the run of event ${eventId}`, async () => {
      const { rows } = await options.pool.query<{ id: string }>(
        "select id from embedded_inngest.runs where event ->> 'id' = $1 and ended_at is not null",
        [eventId],
      );
      return rows[0] && (await executor.selectRuns({ id: rows[0].id }))[0];
    });
  const run: TestApp["run"] = async (name, data = {}) => {
    const eventId = randomUUID();
    await send({ name, data, id: eventId });
    return ended(eventId);
  };
  const close = async () => {
    await executor.stop();
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  };
  if (start) await executor.start();
  return { client, executor, url, logged, send, run, ended, close };
}

/** A plain Node server before the SDK's handler, as any framework is. */
async function listen(handler: (request: Request) => Promise<Response>): Promise<Server> {
  const server = createServer(async (incoming, outgoing) => {
    const chunks: Buffer[] = [];
    for await (const chunk of incoming) chunks.push(chunk);
    const { method = "GET", headers } = incoming;
    const request = new Request(`http://${headers.host}${incoming.url}`, {
      method,
      headers: headers as Record<string, string>,
      ...(method === "GET" ? {} : { body: Buffer.concat(chunks) }),
    });
    const response = await handler(request);
    outgoing.writeHead(response.status, Object.fromEntries(response.headers));
    outgoing.end(Buffer.from(await response.arrayBuffer()));
  });
  await new Promise<void>((resolve) => server.listen(Number(process.env.TEST_PORT ?? 0), "127.0.0.1", resolve));
  return server;
}

/** Ask until there is an answer. @throws when there is none in `ms` */
export async function until<T>(
  what: string,
  ask: () => Promise<T | undefined | null | false>,
  ms = 90_000,
): Promise<T> {
  for (const deadline = Date.now() + ms; ; ) {
    const answer = await ask();
    if (answer) return answer;
    if (Date.now() > deadline) throw new Error(`Waited ${ms} ms for ${what}`);
    await sleep(10);
  }
}

export const sleep = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** Counts by name, for functions to leave a trace in. */
export class Tally {
  readonly #counts = new Map<string, number>();
  readonly #most = new Map<string, number>();
  add(name: string): number {
    const count = this.of(name) + 1;
    this.#counts.set(name, count);
    this.#most.set(name, Math.max(count, this.most(name)));
    return count;
  }
  remove(name: string): void {
    this.#counts.set(name, this.of(name) - 1);
  }
  of(name: string): number {
    return this.#counts.get(name) ?? 0;
  }
  /** The most there ever was at once. */
  most(name: string): number {
    return this.#most.get(name) ?? 0;
  }
}
