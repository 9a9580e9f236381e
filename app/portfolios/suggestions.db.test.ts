import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { startTestApp, type TestApp } from "@/inngest/testing-app";

const UNIVERSE = ["AAPL", "BRK-B", "KO", "VOD"];
const ADDRESS = "http://127.0.0.1/api/v1";

/** Routes and loaders are imported when the environment names the database. */
let app: TestApp;

beforeAll(async () => {
  app = await startTestApp({ now: "2026-07-16T21:30:00-04:00", universe: UNIVERSE });
  await app.runBatch("first fill");
}, 240_000);
afterAll(() => app?.stop());

const none = { params: Promise.resolve({}) };
const post = (body: unknown) => new Request(ADDRESS, { method: "POST", body: JSON.stringify(body) });
const told = async (response: Response) => ({ status: response.status, body: await response.json() });

async function upload(csv: string) {
  const { POST } = await import("@/app/api/v1/onboarding/create-portfolio/route");
  const form = new FormData();
  form.set("csv_file", new File([csv], "mine.csv"));
  return told(await POST(new Request(ADDRESS, { method: "POST", body: form }), none));
}

async function onboarding(portfolioId: string) {
  const { GET } = await import("@/app/api/v1/onboarding/status/[portfolioId]/route");
  return (await told(await GET(new Request(ADDRESS), { params: Promise.resolve({ portfolioId }) }))).body;
}

async function replace(portfolioId: string, symbol: string, to: unknown) {
  const { POST } = await import("@/app/api/v1/portfolios/[portfolioId]/symbols/[symbol]/replace/route");
  return told(await POST(post({ symbol: to }), { params: Promise.resolve({ portfolioId, symbol }) }));
}

async function symbolStatus(symbol: string) {
  const { GET } = await import("@/app/api/v1/symbols/[symbol]/status/route");
  return told(await GET(new Request(ADDRESS), { params: Promise.resolve({ symbol }) }));
}

async function lookup(candidates: readonly string[]) {
  const { POST } = await import("@/app/api/v1/symbols/lookup/route");
  return told(await POST(post({ candidates }), none));
}

/** The portfolio's status once nothing is on its way any more, its suggestions included. */
const settled = (portfolioId: string) =>
  app.until(async () => {
    const now = await onboarding(portfolioId);
    return (
      now.pending_symbols.length === 0 &&
      now.unavailable_symbols.every((one: { suggestions_pending: boolean }) => !one.suggestions_pending) &&
      now
    );
  }, 60);

const lots = async (portfolioId: string) =>
  (
    await app.db.execute(sql`
      select kind, symbol, underlying_symbol, currency, trim_scale(entry_price)::text as paid, delta is not null as has_delta
      from positions where portfolio_id = ${portfolioId} order by source_line`)
  ).rows;

const revision = async (portfolioId: string) =>
  (await app.db.execute<{ revision: number }>(sql`select revision from portfolios where id = ${portfolioId}`)).rows[0]
    ?.revision;

describe("what was perhaps meant", () => {
  test("a slip is told from the universe, a name by the market's search, and a symbol that is nothing like any gets none", async () => {
    const { body } = await upload("Symbol,Quantity\nAAPL,1\nAPPL,10\nVERDANT,5\nQQZZXX,1\n");
    const ended = await settled(body.portfolio_id);
    const found = Object.fromEntries(
      ended.unavailable_symbols.map((one: { symbol: string; suggestions: unknown[] }) => [one.symbol, one]),
    );
    expect(Object.keys(found)).toEqual(["APPL", "QQZZXX", "VERDANT"]);
    expect(found.APPL.suggestions[0]).toEqual({ symbol: "AAPL", name: "Apple Inc.", exchange: "NMS" });
    expect(found.VERDANT.suggestions[0]).toEqual({ symbol: "VERDAN", name: "Verdant Foods Company", exchange: "NMS" });
    expect(found.QQZZXX).toEqual({
      symbol: "QQZZXX",
      reason: "not_found",
      detail: "QQZZXX is not a symbol Yahoo knows. Delisted symbols look the same to Yahoo.",
      suggestions: [],
      suggestions_pending: false,
    });

    const { GET } = await import("@/app/api/v1/analytics/portfolio/[portfolioId]/factor-exposures/route");
    const params = Promise.resolve({ portfolioId: body.portfolio_id });
    const exposures = (await told(await GET(new Request(ADDRESS), { params }))).body;
    expect(exposures.unavailable_symbols).toEqual(ended.unavailable_symbols);
    expect((await symbolStatus("APPL")).body).toMatchObject({ status: "error", suggestions: found.APPL.suggestions });
  });

  test("of another exchange it is the American listing, and the sentence says which currency or place", async () => {
    const { body } = await upload("Symbol,Quantity\nAAPL,1\nVOD.L,3\n^GSPC,1\nBTC-USD,1\nNEWCO,4\nFADING,2\n");
    const { unavailable_symbols: ended } = await settled(body.portfolio_id);
    const of = (symbol: string) => ended.find((one: { symbol: string }) => one.symbol === symbol);
    expect(of("VOD.L").detail).toMatch(/^It is priced in British pence, not in US dollars\./);
    expect(of("VOD.L").suggestions.map((one: { symbol: string }) => one.symbol)).toEqual(["VOD"]);
    expect(of("^GSPC").detail).toMatch(/^It is an index/);
    expect(of("BTC-USD").detail).toMatch(/^It is a cryptocurrency/);
    expect(of("NEWCO").detail).toMatch(
      /^It has \d+ of the 30 returns needed so far\. It is looked at again every night/,
    );
    expect(of("FADING").detail).toMatch(/^It last traded on \w{3} \d+ \w{3} 2026/);
    expect(of("FADING").suggestions).toEqual([]);
  });

  test("a search that fails neither fails nor delays the end, and comes after the trouble", async () => {
    app.sandbox.setFault({ kind: "server_error", route: "search" });
    const { body } = await upload("Symbol,Quantity\nAAPL,1\nAAPPL,2\n");
    const ended = await app.until(async () => {
      const now = await onboarding(body.portfolio_id);
      return now.pending_symbols.length === 0 && now;
    }, 30);
    // A name that is near needs no search, and says so while that is tried again.
    const near = await app.until(async () => {
      const [one] = (await onboarding(body.portfolio_id)).unavailable_symbols;
      return one?.suggestions.length > 0 && one;
    }, 30);
    expect(ended).toMatchObject({ status: "ready" });
    expect(near).toMatchObject({ symbol: "AAPPL", suggestions_pending: true });
    const { rows } = await app.db.execute(
      sql`select status from symbol_onboarding_queue where symbol = 'AAPPL' and status in ('pending', 'processing')`,
    );
    expect(rows).toEqual([]);
    app.sandbox.clearFaults();
    // Told again, it is done at once: the search of the job itself waits for its next try.
    const { suggestSymbols } = await import("@/inngest/phases/suggest-symbols");
    const { jobContext } = await import("@/inngest/context");
    await suggestSymbols(jobContext(), "AAPPL");
    await suggestSymbols(jobContext(), "AAPPL");
    const { rows: stored } = await app.db.execute<{ suggested: string; rank: number }>(
      sql`select suggested, rank from symbol_suggestions where symbol = 'AAPPL' order by rank`,
    );
    expect(new Set(stored.map(({ suggested }) => suggested)).size).toBe(stored.length);
    expect(stored.map(({ rank }) => rank)).toEqual(stored.map((_, rank) => rank));
  });

  test("what has ended since is suggested no more", async () => {
    await app.db.execute(sql`update symbol_universe set status = 'delisted' where symbol = 'VOD'`);
    expect((await symbolStatus("VOD.L")).body.suggestions).toEqual([]);
    await app.db.execute(sql`update symbol_universe set status = 'active' where symbol = 'VOD'`);
    expect((await symbolStatus("VOD.L")).body.suggestions).toHaveLength(1);
  });

  test("a lookup suggests, and the name that was asked for stays what it is", async () => {
    const { body } = await lookup(["AAPL", "AALP", "BRKB", "BRK.B", "VERDANT", "NEVERX", "toString"]);
    expect(body.answers).toMatchObject({
      AAPL: { status: "known", symbol: "AAPL" },
      AALP: { status: "suggestion", symbol: "AALP", suggestions: [{ symbol: "AAPL" }] },
      BRKB: { status: "suggestion", symbol: "BRKB", suggestions: [{ symbol: "BRK-B", name: expect.any(String) }] },
      "BRK.B": { status: "suggestion", symbol: "BRK.B", suggestions: [{ symbol: "BRK-B" }] },
      VERDANT: { status: "suggestion", symbol: "VERDANT" },
      NEVERX: { status: "unknown", symbol: "NEVERX" },
      toString: { status: "unknown", symbol: "toString" },
    });
    const many = Array.from({ length: 4_999 }, (_, i) => `Z${i}`);
    expect((await lookup([...many, "BRKB"])).body.answers.BRKB).toMatchObject({ status: "suggestion" });
  });

  test("a suggestion is never chosen by itself", async () => {
    const { readPortfolioText, resolveSymbols } = await import("@/lib/import");
    const read = readPortfolioText("Symbol,Quantity\nAALP,1\n");
    if (!read.ok) throw new Error(read.problem.message);
    const { answers } = (await lookup(["AALP"])).body;
    expect(resolveSymbols(read.preview, answers)).toMatchObject({
      positions: [{ symbol: "AALP" }],
      unknownSymbols: ["AALP"],
    });
  });
});

describe("accepting one", () => {
  test("a known symbol has its numbers at once, options go with their underlying, and lots stay lots", async () => {
    const { body } = await upload(
      "Symbol,Quantity,Entry Price Per Share\nKO,1,\nAPPL,10,180\nAPPL,5,190\nAPPL270115C00300000,2,4\n",
    );
    const { portfolio_id: id } = body;
    await settled(id);
    const before = (await revision(id)) ?? 0;
    const { status, body: after } = await replace(id, "appl", "aapl ");
    expect(status).toBe(200);
    expect(after).toMatchObject({ portfolio_id: id, status: "ready", pending_symbols: [], unavailable_symbols: [] });
    expect(await lots(id)).toEqual([
      { kind: "public", symbol: "KO", underlying_symbol: null, currency: "USD", paid: null, has_delta: false },
      { kind: "public", symbol: "AAPL", underlying_symbol: null, currency: "USD", paid: "180", has_delta: false },
      { kind: "public", symbol: "AAPL", underlying_symbol: null, currency: "USD", paid: "190", has_delta: false },
      {
        kind: "option",
        symbol: "AAPL270115C00300000",
        underlying_symbol: "AAPL",
        currency: "USD",
        paid: "4",
        has_delta: true,
      },
    ]);
    expect(await revision(id)).toBe(before + 1);
    // A delta that was computed of the contract before is not taken for the new one's.
    const { rows } = await app.db.execute<{ id: string; session: string }>(
      sql`select id, delta_session::text as session from positions where portfolio_id = ${id} and kind = 'option'`,
    );
    const [option] = rows;
    if (option === undefined) throw new Error("the option is gone");
    const { updateOptionDeltas } = await import("@/db/queries/option-deltas");
    const contract = {
      ...option,
      underlying: "AAPL",
      strike: 300,
      expiration: "2027-01-15",
      optionType: "call" as const,
    };
    const store = (of: Partial<typeof contract>) =>
      updateOptionDeltas(app.db, {
        deltas: [{ ...contract, ...of, delta: 0.25, volatility: 0.5, source: "historical" as const }],
      });
    for (const other of [
      { underlying: "APPL" },
      { strike: 310 },
      { expiration: "2027-01-22" },
      { session: "2026-07-15" },
    ])
      expect(await store(other)).toBe(0);
    expect(await store({})).toBe(1);
    const { loadExposures } = await import("./exposures");
    expect(await loadExposures({ portfolioId: id, ownerId: app.ownerId })).toMatchObject({ coverage: 1 });
  });

  test("an unknown symbol is looked up as in an upload, and then has numbers", async () => {
    const { portfolio_id: id } = (await upload("Symbol,Quantity\nVERDANT,10\n")).body;
    await settled(id);
    const { status, body } = await replace(id, "VERDANT", "VERDAN");
    expect(status).toBe(200);
    expect(body).toMatchObject({ status: "pending", pending_symbols: ["VERDAN"], unavailable_symbols: [] });
    expect(await settled(id)).toMatchObject({ status: "ready", coverage: 1 });
  });

  test("a price paid in pence is not taken for one in dollars", async () => {
    const { portfolio_id: id } = (await upload("Symbol,Quantity,Entry Price Per Share\nVOD.L,3,75\n")).body;
    await settled(id);
    expect((await lots(id))[0]).toMatchObject({ currency: "GBP", paid: "75" });
    expect((await replace(id, "VOD.L", "VOD")).status).toBe(200);
    expect((await lots(id))[0]).toMatchObject({ symbol: "VOD", currency: "USD", paid: null });
  });

  test("nobody else's, nothing that is not held and nothing that is no symbol; each with its sentence, and nothing changes", async () => {
    const { portfolio_id: id } = (await upload("Symbol,Quantity\nAAPL,1\nAPPL,10\n")).body;
    await settled(id);
    const before = { lots: await lots(id), revision: await revision(id) };
    const universe = async () =>
      (await app.db.execute(sql`select symbol, status from symbol_universe order by 1`)).rows;
    const known = await universe();
    const { replaceHeldSymbol } = await import("./replace-symbol");
    expect(
      await replaceHeldSymbol({ portfolioId: id, ownerId: "stranger" }, { from: "APPL", to: "NEVERSEEN" }),
    ).toMatchObject({ ok: false, problem: "no_portfolio" });
    expect((await replace("00000000-0000-0000-0000-000000000000", "APPL", "AAPL")).status).toBe(404);
    expect((await replace("' or 1=1", "APPL", "AAPL")).status).toBe(404);
    expect(await replace(id, "MSFT", "NEVERSEEN")).toMatchObject({
      status: 409,
      body: { detail: expect.stringMatching(/does not hold MSFT/) },
    });
    expect(await replace(id, "APPL", "APPL")).toMatchObject({
      status: 422,
      body: { detail: expect.stringMatching(/name another symbol/) },
    });
    for (const bad of [undefined, 7, null, "", " ", "x".repeat(201)]) {
      expect(await replace(id, "APPL", bad)).toMatchObject({
        status: 422,
        body: { detail: expect.stringMatching(/\S/) },
      });
    }
    expect({ lots: await lots(id), revision: await revision(id) }).toEqual(before);
    expect(await universe()).toEqual(known);
  });

  test("whoever waits for the portfolio holds up nobody's uploads", async () => {
    const { portfolio_id: id } = (await upload("Symbol,Quantity\nAPPL,10\n")).body;
    await settled(id);
    const { replacing } = await app.db.transaction(async (tx) => {
      await tx.execute(sql`select from portfolios where id = ${id} for no key update`);
      const replacing = replace(id, "APPL", "NIMBUS");
      await app.until(async () => {
        const { rows } = await app.db.execute(
          sql`select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'
            and query like '%"portfolios"%for no key update%'`,
        );
        return rows.length > 0;
      }, 30);
      // What an upload takes next; were it held by the one that waits, both would wait for each other.
      const { enqueueSymbols } = await import("@/db/queries/onboarding");
      const limits = { perUpload: 50, perDay: 100 };
      const wish = { symbols: ["ORBITX"], priority: 100, requestedBy: app.ownerId, now: new Date(), limits };
      await enqueueSymbols(tx, wish);
      return { replacing };
    });
    expect((await replacing).status).toBe(200);
  });

  test("of two clicks at once one replaces, and the other finds nothing to replace", async () => {
    const { portfolio_id: id } = (await upload("Symbol,Quantity\nAPPL,10\n")).body;
    await settled(id);
    const before = (await revision(id)) ?? 0;
    const both = await Promise.all([replace(id, "APPL", "AAPL"), replace(id, "APPL", "AAPL")]);
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect(await revision(id)).toBe(before + 1);
  });
});
