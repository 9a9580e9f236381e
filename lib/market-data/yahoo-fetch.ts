import { MarketDataError } from "./errors";
import { parseRetryAfter } from "./retry";

/** What a call to the provider is for. */
export const CALL_KINDS = ["chart", "quote", "quoteSummary", "search", "crumb", "cookie"] as const;
export type CallKind = (typeof CALL_KINDS)[number];

/** How a call went: `ok` is any answer that says something, also that a symbol is not known. */
export type CallOutcome = "ok" | "failed" | "rate_limited";

export interface YahooFetchSettings {
  /** Origin that stands in for all of Yahoo's hosts, such as `http://127.0.0.1:4010`; undefined for Yahoo itself. */
  address?: string;
  /** From the start of a call to the last byte of its answer. */
  timeoutMs: number;
  /** Wall clock in ms, for Retry-After dates. */
  now(): number;
  /** Awaited before each call goes out, retries and crumb calls too; what it throws ends the call. */
  onCall(kind: CallKind): void | Promise<void>;
  /** Told how each call that went out has gone. */
  onAnswer?(kind: CallKind, outcome: CallOutcome): void;
  /** Lets calls start at the provider's pace. */
  paced<T>(work: () => Promise<T>): Promise<T>;
}

const API_PATHS: readonly [prefix: string, kind: CallKind][] = [
  ["/v8/finance/chart/", "chart"],
  ["/v7/finance/quote", "quote"],
  ["/v10/finance/quoteSummary/", "quoteSummary"],
  ["/v1/finance/search", "search"],
  ["/v1/test/getcrumb", "crumb"],
];

/** What an address is for. All other pages (quote page, consent) only serve to get a cookie. */
export function callKind(url: URL): CallKind {
  return API_PATHS.find(([prefix]) => url.pathname.startsWith(prefix))?.[1] ?? "cookie";
}

/**
 * The `fetch` that yahoo-finance2 is given.
 *
 * It sets time-outs, which the library does not have; turns refusals into `MarketDataError`s by their status, because the
 * library tells a 429 with a JSON body from other errors only by its wording, and prints addresses with the crumb in them
 * when it sees one; and sends everything to `address` if there is one. Cookies stay keyed on Yahoo's own addresses.
 */
export function yahooFetch(settings: YahooFetchSettings): typeof fetch {
  return async (input, init) => {
    const asked = new URL(input instanceof Request ? input.url : input);
    if (asked.protocol !== "https:" || !/(^|\.)yahoo\.com$/.test(asked.hostname)) {
      throw new MarketDataError(
        "provider_unavailable",
        `The provider sent us to ${asked.hostname}, which is not Yahoo.`,
      );
    }
    const kind = callKind(asked);
    await settings.onCall(kind);
    return settings.paced(async () => {
      try {
        const answer = await send(asked, kind, init, settings);
        settings.onAnswer?.(kind, "ok");
        return answer;
      } catch (error) {
        const failure = error instanceof MarketDataError ? error : networkError(error, kind, settings);
        settings.onAnswer?.(kind, outcomeOf(failure));
        throw failure;
      }
    });
  };
}

function outcomeOf({ code }: MarketDataError): CallOutcome {
  if (code === "rate_limited") return "rate_limited";
  return code === "not_found" ? "ok" : "failed";
}

async function send(asked: URL, kind: CallKind, init: RequestInit | undefined, settings: YahooFetchSettings) {
  const url = settings.address === undefined ? asked : new URL(`${asked.pathname}${asked.search}`, settings.address);
  const response = await fetch(url, {
    ...init,
    // A redirect of an API call is a refusal in disguise; the cookie page's are read by the library itself.
    redirect: init?.redirect ?? "error",
    signal: AbortSignal.timeout(settings.timeoutMs),
  });
  if (kind === "cookie" && asked.hostname === "finance.yahoo.com") {
    // Only the headers matter, and an unread page of two megabytes would hold the connection.
    await response.body?.cancel();
    refuse(response, kind, "", settings);
    return copy(response, null);
  }
  const body = await response.text();
  refuse(response, kind, body, settings);
  return copy(response, body);
}

/** Throw for an answer that is a refusal. */
function refuse(response: Response, kind: CallKind, body: string, settings: YahooFetchSettings): void {
  const { status } = response;
  const retryAfterMs = parseRetryAfter(response.headers.get("retry-after"), settings.now());
  // Yahoo has sent "Too Many Requests" with status 200 in place of a crumb.
  const crumbIsText = kind === "crumb" && status === 200 && !/^[\w./\\-]{1,64}$/.test(body.trim());
  if (status === 429 || (crumbIsText && /too many/i.test(body))) {
    throw new MarketDataError("rate_limited", `The provider limits our calls (${kind}).`, { retryAfterMs });
  }
  if (status >= 500) {
    throw new MarketDataError("provider_unavailable", `The provider answered ${status} (${kind}).`, { retryAfterMs });
  }
  if (crumbIsText || status === 401 || status === 403) {
    throw new MarketDataError("crumb_refused", `The provider refused our session (${kind}, ${status}).`);
  }
  if (status === 404 && kind !== "cookie") throw new MarketDataError("not_found", statedReason(body));
  if (status === 400 && /Data doesn't exist/i.test(body)) throw new MarketDataError("not_found", statedReason(body));
  if (status >= 400 && kind !== "cookie") {
    throw new MarketDataError("malformed", `The provider answered ${status} (${kind}): ${statedReason(body)}`);
  }
}

/** Yahoo's own sentence in `{"chart":{"error":{"description":…}}}`, else the beginning of the text. */
function statedReason(body: string): string {
  const stated = /"description"\s*:\s*"([^"]{1,200})"/.exec(body)?.[1];
  return stated ?? (body.trim().slice(0, 80) || "The provider gave no reason.");
}

/** Headers and status with a body that has already been read, so that a slow body counts towards the time-out too. */
function copy({ status, statusText, headers }: Response, body: string | null): Response {
  const empty = status === 204 || status === 205 || status === 304;
  return new Response(empty ? null : body, { status, statusText, headers });
}

function networkError(error: unknown, kind: CallKind, { timeoutMs }: YahooFetchSettings): MarketDataError {
  if (error instanceof Error && error.name === "TimeoutError") {
    return new MarketDataError("timed_out", `The provider did not answer within ${timeoutMs / 1000} s (${kind}).`);
  }
  return new MarketDataError("provider_unavailable", `The provider cannot be reached (${kind}).`, { cause: error });
}
