import { setTimeout as wait } from "node:timers/promises";
import YahooFinance from "yahoo-finance2";
import { ExtendedCookieJar } from "yahoo-finance2/lib/cookieJar";
import { getCrumbClear } from "yahoo-finance2/lib/getCrumb";
import { isMarketDataError, MarketDataError, type MarketFailure } from "./errors";
import {
  type Asking,
  type History,
  type Market,
  type Profile,
  QUOTES_PER_CALL,
  type Quotes,
  type SearchHit,
} from "./market";
import { LIVE_PACE, Pace, type PaceSettings, SANDBOX_PACE } from "./pace";
import { readHistory } from "./read-history";
import { PROFILE_MODULES, readProfile, readQuotes, readSearch } from "./read-quotes";
import { DEFAULT_RETRY, type RetryPolicy, withRetry } from "./retry";
import { checkedSymbol, isSymbol } from "./symbols";
import { type CallKind, type CallOutcome, yahooFetch } from "./yahoo-fetch";

/** The sandbox market has an address; Yahoo's are the library's own. */
export type MarketPlace = { name: "yahoo" } | { name: "sandbox"; address: string };

export interface MarketSettings {
  pace?: PaceSettings;
  retry?: Partial<RetryPolicy>;
  /** From the start of one call to the last byte of its answer; default 15 s. */
  timeoutMs?: number;
  /** Awaited before each call goes out: the place for an hourly budget. What it throws reaches the caller unchanged. */
  onCall?(kind: CallKind): void | Promise<void>;
  /** Told how each call that went out has gone, its retries too. */
  onAnswer?(kind: CallKind, outcome: CallOutcome): void;
  /** The wall clock in ms, for Retry-After dates (not the app's business clock). */
  now?(): number;
  sleep?(ms: number): Promise<unknown>;
  random?(): number;
}

const DAY_MS = 86_400_000;
const SEARCH_MAX_LENGTH = 64;
/** Unvalidated, because the library throws a whole answer away for one bad row; what is read is checked by us. */
const UNCHECKED = { validateResult: false } as const;
const silent = () => {};
const SILENT_LOGGER = { info: silent, warn: silent, error: silent, debug: silent, dir: silent };

/**
 * A market on yahoo-finance2, with what the library lacks: time-outs, retries, pace, crumb renewal and checks of symbols.
 * The same code for Yahoo and the sandbox; only the far end differs. The app uses `sharedMarket`; tests make their own.
 */
export function createMarket(place: MarketPlace, settings: MarketSettings = {}): Market {
  const pace = new Pace(settings.pace ?? (place.name === "sandbox" ? SANDBOX_PACE : LIVE_PACE));
  const policy = { ...DEFAULT_RETRY, ...settings.retry };
  const tools = {
    sleep: async (ms: number) => void (await (settings.sleep ?? wait)(ms)),
    random: settings.random ?? Math.random,
  };
  /** What `onCall` threw: the caller's own, to be handed back as it is. */
  const byCaller = new WeakSet<Error>();
  // The library's default jar is one for the whole process.
  const cookieJar = new ExtendedCookieJar();
  const yahoo = new YahooFinance({
    cookieJar,
    fetch: yahooFetch({
      address: place.name === "sandbox" ? place.address : undefined,
      timeoutMs: settings.timeoutMs ?? 15_000,
      now: settings.now ?? Date.now,
      onCall: async (kind) => {
        try {
          await settings.onCall?.(kind);
        } catch (error) {
          if (error instanceof Error) byCaller.add(error);
          throw error;
        }
      },
      onAnswer: settings.onAnswer,
      paced: (work) => pace.run(work),
    }),
    // Our pace is the queue; the library's would let a hanging call block the others.
    queue: { concurrency: Number.MAX_SAFE_INTEGER, interval: 0 },
    suppressNotices: ["yahooSurvey", "ripHistorical"],
    validation: { logErrors: false, logOptionsErrors: false },
    versionCheck: false,
    logger: SILENT_LOGGER,
  });

  let session = 0;
  /** Cookie and crumb are one session; many calls may be refused at once, and only the first throws the session away. */
  async function withCrumb<T>(work: () => Promise<T>): Promise<T> {
    const used = session;
    try {
      return await work();
    } catch (error) {
      if (!isMarketDataError(error, "crumb_refused")) throw error;
      if (session === used) {
        session++;
        await getCrumbClear(cookieJar);
      }
      return work();
    }
  }

  const ask = <T>(work: () => Promise<T>, { attempts = policy.attempts }: Asking = {}): Promise<T> =>
    withRetry(
      () => withCrumb(() => work().catch((error) => Promise.reject(byCaller.has(error) ? error : translated(error)))),
      { ...policy, attempts },
      tools,
    );

  return {
    name: place.name,

    async quotes(symbols, asking) {
      if (symbols.length > QUOTES_PER_CALL) {
        throw new RangeError(`quotes: at most ${QUOTES_PER_CALL} symbols a call, got ${symbols.length}`);
      }
      const asked = [...new Set(symbols)];
      const valid = asked.filter(isSymbol);
      const rows = valid.length === 0 ? [] : await ask(() => yahoo.quote(valid, {}, UNCHECKED), asking);
      if (!Array.isArray(rows)) throw new MarketDataError("malformed", "The quotes cannot be read: no list.");
      const quotes: Quotes = readQuotes(rows);
      for (const symbol of asked) if (!isSymbol(symbol)) quotes.rejected.push({ symbol, reason: "not a symbol" });
      return quotes;
    },

    async history(symbol, from, to, asking): Promise<History> {
      checkedSymbol(symbol);
      const [first, last] = [Date.parse(from), Date.parse(to)];
      if (!(first <= last)) throw new RangeError(`history: expected dates with from ≤ to, got ${from} and ${to}`);
      // A day more at both ends, because a session's bar is stamped in its exchange's zone.
      const range = { period1: new Date(first - DAY_MS), period2: new Date(last + 2 * DAY_MS) };
      const query = { ...range, interval: "1d", events: "div|split", includePrePost: false, return: "object" } as const;
      return readHistory(symbol, await ask(() => yahoo.chart(symbol, query, UNCHECKED), asking), from, to);
    },

    async profile(symbol, asking): Promise<Profile | null> {
      checkedSymbol(symbol);
      try {
        const answer = await ask(
          () => yahoo.quoteSummary(symbol, { modules: [...PROFILE_MODULES] }, UNCHECKED),
          asking,
        );
        const profile = readProfile(answer);
        if (!profile) throw new MarketDataError("malformed", `The profile of ${symbol} cannot be read.`);
        return profile;
      } catch (error) {
        if (isMarketDataError(error, "not_found")) return null;
        throw error;
      }
    },

    async search(text): Promise<SearchHit[]> {
      const query = text.trim().slice(0, SEARCH_MAX_LENGTH);
      if (query === "") return [];
      const hits = readSearch(await ask(() => yahoo.search(query, { quotesCount: 10, newsCount: 0 }, UNCHECKED)));
      if (!hits) throw new MarketDataError("malformed", "The search's answer cannot be read.");
      return hits;
    },
  };
}

/**
 * What yahoo-finance2 throws by itself, by its wording: it has no codes. Refusals by status never get here (yahoo-fetch.ts).
 * Messages are ours, since the library's may quote a whole answer.
 */
const WORDINGS: readonly [wording: RegExp, code: MarketFailure, message: string][] = [
  [/crumb|set-cookie|consent|redirect|unauthorized/i, "crumb_refused", "The provider gave us no session."],
  [/too many requests|rate limit/i, "rate_limited", "The provider limits our calls."],
  [/no data found|quote not found|no fundamentals/i, "not_found", "The provider does not know the symbol."],
  [
    /not parsable|unexpected result|no timestamp|cannot read properties|not iterable/i,
    "malformed",
    "The provider's answer cannot be read.",
  ],
];

function translated(error: unknown): unknown {
  if (!(error instanceof Error) || isMarketDataError(error)) return error;
  const known = WORDINGS.find(([wording]) => wording.test(error.message));
  return known ? new MarketDataError(known[1], known[2]) : error;
}

const slot = Symbol.for("sigmasight.markets");
const shared = globalThis as typeof globalThis & { [slot]?: Map<string, Market> };

/**
 * The process's one market for a place: one cookie, one crumb and one pace, however many module graphs load this file.
 * The settings of the first call hold.
 */
export function sharedMarket(place: MarketPlace, settings: MarketSettings = {}): Market {
  shared[slot] ??= new Map();
  const key = place.name === "sandbox" ? `sandbox ${place.address}` : place.name;
  let market = shared[slot].get(key);
  if (!market) {
    market = createMarket(place, settings);
    shared[slot].set(key, market);
  }
  return market;
}
