import { randomBytes, timingSafeEqual } from "node:crypto";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout as wait } from "node:timers/promises";
import { AppError } from "@/lib/errors";
import { CALL_KINDS, type CallKind, callKind } from "../yahoo-fetch";
import { type Answer, MarketApi, refusal } from "./api";
import { type Fault, Faults, faultSchema } from "./faults";
import { PriceFile } from "./price-file";
import { Simulation } from "./simulation/simulation";
import type { PriceSource } from "./source";

export interface SandboxSettings {
  /** Default: a free one. */
  port?: number;
  /** The clock of the market; default the real time. */
  now?: () => Date;
  /** A price file instead of the simulation (price-file.ts). */
  prices?: string;
  /** Names for a price file's symbols. */
  names?: string;
  /** Of the simulation: another seed is another market. */
  seed?: string;
  /** Further invented shares X00001 … in the simulation. */
  extraSymbols?: number;
  /** Each answer comes this much later. */
  latencyMs?: number;
  faults?: readonly Fault[];
}

export type CallCounts = Record<CallKind | "other", number>;

export interface Sandbox {
  /** `http://127.0.0.1:PORT` */
  address: string;
  /** What the control routes ask for: `Authorization: Bearer TOKEN`. */
  token: string;
  /** Calls since the start, or since `resetCalls`. */
  calls(): CallCounts;
  resetCalls(): void;
  setFault(fault: Fault): void;
  clearFaults(): void;
  /** Make the crumbs given out so far worthless, as Yahoo does now and then. */
  renewCrumb(): void;
  close(): Promise<void>;
}

const TRANSPORT_FAULTS = ["rate_limited", "rate_limited_json", "server_error", "hang"] as const;
const NEEDS_CRUMB: ReadonlySet<CallKind> = new Set<CallKind>(["quote", "quoteSummary"]);
const CONTROL_BODY_LIMIT = 10_000;
const tooManyRequests = "Too Many Requests\r\n";

/**
 * Start a market on this machine that answers as Yahoo does: the same paths, shapes, cookies, crumbs and refusals.
 *
 * It can also be told to fail, in process or by `POST /__sandbox/faults` (a fault as JSON), `DELETE /__sandbox/faults`; and
 * tells what it was asked by `GET /__sandbox/calls`. These three need the token.
 * @throws AppError `sandbox_invalid` where the port is taken or the price file cannot be read
 */
export async function startSandbox(settings: SandboxSettings = {}): Promise<Sandbox> {
  const now = settings.now ?? (() => new Date());
  const source: PriceSource =
    settings.prices === undefined
      ? new Simulation(now(), { seed: settings.seed, extraSymbols: settings.extraSymbols })
      : await PriceFile.read(settings.prices, settings.names);
  const faults = new Faults();
  for (const fault of settings.faults ?? []) faults.set(fault);
  const api = new MarketApi(source, now, faults, settings.prices !== undefined);
  const desk = new FrontDesk(api, faults, settings.latencyMs ?? 0);
  const server = createServer((request, response) => {
    desk.serve(request, response).catch((error: unknown) => {
      // A mistake of the sandbox's own: loud here, and no silence for who asked.
      console.error(error);
      write(response, { status: 500, body: "The sandbox market has failed." });
    });
  });
  await listen(server, settings.port ?? 0);
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    token: desk.token,
    calls: () => ({ ...desk.calls }),
    resetCalls: () => Object.assign(desk.calls, noCalls()),
    setFault: (fault) => faults.set(faultSchema.parse(fault)),
    clearFaults: () => faults.clear(),
    renewCrumb: () => desk.renewCrumb(),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        // Calls that hang, and connections kept alive, would hold it open.
        server.closeAllConnections();
      }),
  };
}

async function listen(server: Server, port: number): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    server.once("error", (cause: NodeJS.ErrnoException) => {
      const taken = cause.code === "EADDRINUSE";
      const message = taken
        ? `The sandbox market cannot listen on port ${port}: it is taken. Choose another one, or 0 for a free one.`
        : `The sandbox market cannot listen on port ${port}: ${cause.message}.`;
      reject(new AppError("sandbox_invalid", message, { cause }));
    });
    server.listen(port, "127.0.0.1", resolve);
  });
}

const noCalls = (): CallCounts => ({
  ...(Object.fromEntries(CALL_KINDS.map((kind) => [kind, 0])) as Record<CallKind, number>),
  other: 0,
});

/** Reads requests, checks cookies and crumbs, and writes answers. */
class FrontDesk {
  readonly token = randomBytes(18).toString("base64url");
  readonly calls = noCalls();
  private cookie = "";
  private crumb = "";

  constructor(
    private readonly api: MarketApi,
    private readonly faults: Faults,
    private readonly latencyMs: number,
  ) {
    this.renewCrumb();
  }

  renewCrumb(): void {
    this.cookie = `d=${randomBytes(24).toString("base64url")}`;
    this.crumb = `${randomBytes(6).toString("base64url")}.${randomBytes(2).toString("hex")}`;
  }

  async serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const asked = request.url ?? "/";
    if (!URL.canParse(asked, "http://sandbox")) {
      write(response, { status: 400, body: "Bad Request" });
      return;
    }
    const url = new URL(asked, "http://sandbox");
    if (url.pathname.startsWith("/__sandbox/")) {
      write(response, await this.control(request, url));
      return;
    }
    const { kind, symbol } = routeOf(url);
    this.calls[kind]++;
    if (this.latencyMs > 0) await wait(this.latencyMs);
    if (kind === "other" || request.method !== "GET") {
      write(response, { status: 404, body: "Not Found" });
      return;
    }
    const answer = this.answer(kind, symbol, url, request.headers.cookie ?? "");
    // Without an answer the connection stays open until the caller gives up.
    if (answer) write(response, answer);
  }

  private answer(kind: CallKind, symbol: string, url: URL, cookies: string): Answer | null {
    const symbols = kind === "quote" ? (url.searchParams.get("symbols") ?? "").split(",") : [symbol];
    const faults = NEEDS_CRUMB.has(kind) ? ([...TRANSPORT_FAULTS, "crumb_refused"] as const) : TRANSPORT_FAULTS;
    const fault = this.faults.strike(faults, kind, symbols);
    if (fault?.kind === "hang") return null;
    if (fault) return transportFault(fault);
    const known = cookies.includes(`A3=${this.cookie}`);
    if (kind === "cookie") {
      const cookie = `A3=${this.cookie}; Max-Age=31557600; Domain=.yahoo.com; Path=/; SameSite=None; Secure; HttpOnly`;
      return { status: 200, body: "<!doctype html><title>Quote</title>", headers: { "set-cookie": cookie } };
    }
    if (kind === "crumb") {
      if (known) return { status: 200, body: this.crumb, headers: { "content-type": "text/plain;charset=utf-8" } };
      return refusal(401, "finance", "Unauthorized", "Invalid Cookie");
    }
    if (NEEDS_CRUMB.has(kind) && !(known && url.searchParams.get("crumb") === this.crumb)) {
      return refusal(401, "finance", "Unauthorized", "Invalid Crumb");
    }
    return this.api.answer(kind, symbol, url.searchParams);
  }

  private async control(request: IncomingMessage, url: URL): Promise<Answer> {
    const given = Buffer.from(request.headers.authorization ?? "");
    const wanted = Buffer.from(`Bearer ${this.token}`);
    if (given.length !== wanted.length || !timingSafeEqual(given, wanted)) {
      return { status: 401, body: { error: "The sandbox's token is missing or wrong." } };
    }
    const route = `${request.method} ${url.pathname}`;
    if (route === "GET /__sandbox/calls") return { status: 200, body: this.calls };
    if (route === "DELETE /__sandbox/faults") {
      this.faults.clear();
      return { status: 200, body: { faults: 0 } };
    }
    if (route !== "POST /__sandbox/faults") return { status: 404, body: { error: `There is no ${route}.` } };
    const fault = faultSchema.safeParse(await readJson(request));
    if (!fault.success)
      return { status: 400, body: { error: fault.error.issues.map((issue) => issue.message).join(" ") } };
    this.faults.set(fault.data);
    return { status: 200, body: fault.data };
  }
}

function routeOf(url: URL): { kind: CallKind | "other"; symbol: string } {
  const kind = callKind(url);
  // Of the pages that give cookies only a quote's is known here.
  if (kind === "cookie" && !url.pathname.startsWith("/quote/")) return { kind: "other", symbol: "" };
  try {
    const last = decodeURIComponent(url.pathname.slice(url.pathname.lastIndexOf("/") + 1));
    // The page that gives cookies is a share's by chance: a fault of that share does not strike it.
    return { kind, symbol: kind === "chart" || kind === "quoteSummary" ? last : (url.searchParams.get("q") ?? "") };
  } catch {
    return { kind: "other", symbol: "" };
  }
}

function transportFault({ kind, retryAfter }: Fault): Answer {
  const headers: Record<string, string> = retryAfter === undefined ? {} : { "retry-after": String(retryAfter) };
  if (kind === "rate_limited") return { status: 429, body: tooManyRequests, headers };
  if (kind === "rate_limited_json") {
    return { ...refusal(429, "finance", "Too Many Requests", "Rate limited. Try later"), headers };
  }
  if (kind === "crumb_refused") return refusal(401, "finance", "Unauthorized", "Invalid Crumb");
  return { status: 502, body: "<html><body>Bad gateway</body></html>", headers };
}

function write(response: ServerResponse, { status, body, headers }: Answer): void {
  if (response.destroyed) return;
  const isText = typeof body === "string";
  const text = isText ? body : JSON.stringify(body);
  response.writeHead(status, {
    "content-type": isText ? "text/html;charset=utf-8" : "application/json;charset=utf-8",
    "content-length": Buffer.byteLength(text),
    ...headers,
  });
  response.end(text);
}

async function readJson(request: IncomingMessage): Promise<unknown> {
  let text = "";
  for await (const chunk of request) {
    text += chunk;
    if (text.length > CONTROL_BODY_LIMIT) return undefined;
  }
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
