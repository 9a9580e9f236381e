import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { startTestApp, type TestApp } from "@/inngest/testing-app";

const UNIVERSE = ["AAPL", "MSFT", "XOM", "JPM", "KO"];
const ADDRESS = "http://127.0.0.1/api/v1";
const FIRST = "Symbol,Quantity,Account\nAAPL,10,IRA\nAAPL,5,Roth\nMSFT,-5,IRA\nCASH,1000,IRA\n";
const EDITED = "Symbol,Quantity,Account\nAAPL,12,IRA\nAAPL,5,Roth\nKO,7,IRA\nCASH,1000,IRA\n";

describe("a portfolio after its first upload", () => {
  let app: TestApp;

  beforeAll(async () => {
    app = await startTestApp({ now: "2026-07-16T21:30:00-04:00", universe: UNIVERSE });
    await app.runBatch("first fill");
  });
  afterAll(() => app?.stop());

  type Handler<P> = (request: Request, context: { params: Promise<P> }) => Promise<Response>;

  async function call<P extends Record<string, string>>(handler: Handler<P>, request: Request, params: P) {
    const response = await handler(request, { params: Promise.resolve(params) });
    const text = await response.text();
    const isJson = response.headers.get("content-type")?.includes("json");
    return { status: response.status, headers: response.headers, text, body: isJson ? JSON.parse(text) : null };
  }

  function fileRequest(csv: string, fields: Record<string, string> = {}, fileName = "mine.csv") {
    const form = new FormData();
    form.set("csv_file", new File([csv], fileName));
    for (const [name, value] of Object.entries(fields)) form.set(name, value);
    return new Request(ADDRESS, { method: "POST", body: form });
  }

  async function create(csv: string, fields?: Record<string, string>, fileName?: string): Promise<string> {
    const { POST } = await import("@/app/api/v1/portfolios/route");
    const { status, body } = await call(POST, fileRequest(csv, fields, fileName), {});
    expect(status).toBe(201);
    return body.portfolio_id;
  }

  async function upload(portfolioId: string, csv: string, fields?: Record<string, string>, fileName?: string) {
    const { POST } = await import("@/app/api/v1/portfolios/[portfolioId]/upload/route");
    return call(POST, fileRequest(csv, fields, fileName), { portfolioId });
  }

  async function restore(portfolioId: string, number: number, body?: unknown) {
    const { POST } = await import("@/app/api/v1/portfolios/[portfolioId]/versions/[number]/restore/route");
    const init = body === undefined ? {} : { body: JSON.stringify(body) };
    return call(POST, new Request(ADDRESS, { method: "POST", ...init }), { portfolioId, number: `${number}` });
  }

  async function versions(portfolioId: string): Promise<[number, string, string | null, number][]> {
    const { GET } = await import("@/app/api/v1/portfolios/[portfolioId]/versions/route");
    const { body } = await call(GET, new Request(ADDRESS), { portfolioId });
    return body.versions.map((one: Record<string, never>) => [one.number, one.change, one.file_name, one.lots]);
  }

  async function one(portfolioId: string, init: RequestInit = {}) {
    const route = await import("@/app/api/v1/portfolios/[portfolioId]/route");
    const handler = { GET: route.GET, PATCH: route.PATCH, DELETE: route.DELETE }[init.method ?? "GET"] ?? route.GET;
    return call(handler, new Request(ADDRESS, init), { portfolioId });
  }

  const lots = async (portfolioId: string) =>
    (
      await app.db.execute<{ id: string; symbol: string | null; quantity: number; account: string | null }>(
        sql`select id, symbol, quantity::float8 as quantity, account from positions where portfolio_id = ${portfolioId}
          order by source_line nulls last, symbol`,
      )
    ).rows;
  const held = async (portfolioId: string) =>
    (await lots(portfolioId)).map(({ symbol, quantity, account }) => [symbol, quantity, account]);
  const counts = async () =>
    (
      await app.db.execute(sql`select (select count(*) from portfolio_versions) as versions,
        (select sum(revision) from portfolios) as revisions, (select count(*) from symbol_universe) as symbols`)
    ).rows[0];

  test("does not change by the same file, nor by the same lots in another file", async () => {
    const id = await create(FIRST);
    const before = await counts();
    const shuffled = `account;shares;ticker\n${FIRST.trim()
      .split("\n")
      .slice(1)
      .reverse()
      .map((line) => line.split(",").reverse().join(";"))
      .join("\n")}\n`;
    for (const [csv, mode] of [
      [FIRST, "replace"],
      [FIRST, "merge"],
      [shuffled, "replace"],
      [shuffled, "merge"],
    ] as const) {
      const { status, body } = await upload(id, csv, { mode });
      expect([status, body.same, body.stored]).toEqual([200, true, false]);
      expect(body.message).toMatch(/Nothing changes/);
      const confirmed = await upload(id, csv, { mode, based_on: `${body.based_on}` });
      expect([confirmed.status, confirmed.body.same, confirmed.body.stored]).toEqual([200, true, false]);
    }
    expect(await counts()).toEqual(before);
  });

  test("shows what an edited file adds, removes and changes before anything is stored, then does just that", async () => {
    const id = await create(FIRST);
    const [ira, roth, , cash] = await lots(id);
    const before = await counts();
    const shown = await upload(id, EDITED);
    expect(shown.status).toBe(200);
    expect(shown.body).toMatchObject({ stored: false, same: false, mode: "replace", version_number: 1 });
    const { added, removed, changed, unchanged } = shown.body.difference;
    expect(added).toMatchObject([{ symbol: "KO", quantity: "7", account: "IRA" }]);
    expect(removed).toMatchObject([{ symbol: "MSFT", quantity: "-5", account: "IRA" }]);
    expect(changed).toMatchObject([{ changes: [{ field: "quantity", before: "10", after: "12" }] }]);
    expect(unchanged).toBe(2);
    expect(await counts()).toEqual(before);

    const done = await upload(id, EDITED, { based_on: `${shown.body.based_on}` }, "newer.csv");
    expect(done.status).toBe(200);
    expect(done.body).toMatchObject({ stored: true, status: "ready", version_number: 2, pending_symbols: [] });
    const after = await lots(id);
    expect(after.map(({ symbol, quantity, account }) => [symbol, quantity, account])).toEqual([
      ["AAPL", 12, "IRA"],
      ["AAPL", 5, "Roth"],
      ["KO", 7, "IRA"],
      [null, 1000, "IRA"],
    ]);
    expect([after[0]?.id, after[1]?.id, after[3]?.id]).toEqual([ira?.id, roth?.id, cash?.id]);
    expect(await versions(id)).toEqual([
      [2, "replace", "newer.csv", 4],
      [1, "create", "mine.csv", 4],
    ]);
    expect((await one(id)).body).toMatchObject({ revision: 2, version_number: 2, source_file: "newer.csv" });
  });

  test("keeps what a merged file does not name, account by account", async () => {
    const id = await create(FIRST);
    const csv = "Symbol,Quantity,Account\nAAPL,1,IRA\nXOM,2,IRA\n";
    const { body } = await upload(id, csv, { mode: "merge" });
    expect(body.difference).toMatchObject({ added: [{ symbol: "XOM" }], removed: [], unchanged: 3 });
    await upload(id, csv, { mode: "merge", based_on: `${body.based_on}` });
    expect(await held(id)).toEqual([
      ["AAPL", 1, "IRA"],
      ["XOM", 2, "IRA"],
      ["AAPL", 5, "Roth"],
      ["MSFT", -5, "IRA"],
      [null, 1000, "IRA"],
    ]);
    // What was merged is not replaced by the same file again, unless that is asked for.
    expect((await upload(id, csv, { mode: "merge" })).body.same).toBe(true);
    expect((await upload(id, csv, { mode: "replace" })).body.difference.removed).toHaveLength(3);
  });

  test("answers a confirmation that comes too late with the difference as it is now", async () => {
    const id = await create(FIRST);
    const { body } = await upload(id, EDITED);
    const other = "Symbol,Quantity\nJPM,3\n";
    const both = await Promise.all([
      upload(id, EDITED, { based_on: `${body.based_on}` }),
      upload(id, other, { based_on: `${body.based_on}` }),
    ]);
    expect(both.map(({ status }) => status).toSorted()).toEqual([200, 409]);
    const late = both.find(({ status }) => status === 409);
    expect(late?.body).toMatchObject({ stored: false, based_on: body.based_on + 1, version_number: 2 });
    expect(late?.body.difference.added.length).toBeGreaterThan(0);
    expect(await versions(id)).toHaveLength(2);
  });

  test("stores nothing of a file with faults, and tells them all", async () => {
    const id = await create(FIRST);
    const before = await counts();
    const { status, body } = await upload(id, "Symbol,Quantity\nAAPL,1O0\nBR OK EN,1\n", { based_on: "1" });
    expect(status).toBe(422);
    expect(body.problems.length).toBeGreaterThanOrEqual(2);
    expect((await upload(id, FIRST, { mode: "both" })).body.detail).toMatch(/mode must be one of/);
    expect((await upload(id, FIRST, { based_on: "-1" })).body.detail).toMatch(/based_on/);
    expect(await counts()).toEqual(before);
  });

  test("takes another equity with a file, and counts that as a change", async () => {
    const id = await create(FIRST);
    const { body } = await upload(id, FIRST, { equity_balance: "25000" });
    expect(body).toMatchObject({ same: false, difference: { equity_balance: { before: null, after: "25000" } } });
    await upload(id, FIRST, { equity_balance: "25000", based_on: `${body.based_on}` });
    expect((await one(id)).body).toMatchObject({ equity_balance: "25000.0000", revision: 2 });
    expect((await upload(id, FIRST, { equity_balance: "25000.00" })).body.same).toBe(true);
    // The undo takes it back.
    await restore(id, 1, { based_on: 2 });
    expect((await one(id)).body).toMatchObject({ equity_balance: null, revision: 3 });
  });

  test("can be brought back to any version, as a new one, and that undone in turn", async () => {
    const id = await create(FIRST, { equity_balance: "100" });
    const { body } = await upload(id, EDITED);
    await upload(id, EDITED, { based_on: `${body.based_on}` });
    const shown = await restore(id, 1);
    expect(shown.body).toMatchObject({ stored: false, restores: 1, unknown_symbols: [] });
    expect(shown.body.difference).toMatchObject({ added: [{ symbol: "MSFT" }], removed: [{ symbol: "KO" }] });
    expect(await versions(id)).toHaveLength(2);
    expect((await restore(id, 1, { based_on: 1 })).status).toBe(409);

    const done = await restore(id, 1, { based_on: shown.body.based_on });
    expect(done.body).toMatchObject({ stored: true, version_number: 3, status: "ready" });
    expect(await held(id)).toEqual([
      ["AAPL", 10, "IRA"],
      ["AAPL", 5, "Roth"],
      ["MSFT", -5, "IRA"],
      [null, 1000, "IRA"],
    ]);
    expect((await restore(id, 1, { based_on: 3 })).body).toMatchObject({ same: true, stored: false });
    await restore(id, 2, { based_on: 3 });
    expect((await held(id))[2]).toEqual(["KO", 7, "IRA"]);
    expect((await versions(id)).map(([number, change]) => [number, change])).toEqual([
      [4, "undo"],
      [3, "undo"],
      [2, "replace"],
      [1, "create"],
    ]);
    for (const number of [0, 9]) expect((await restore(id, number)).status).toBe(404);
    expect((await restore(id, 1, { based_on: "x" })).status).toBe(422);
  });

  test("has new symbols of a later file, or of a version brought back, looked up", async () => {
    const id = await create("Symbol,Quantity\nAAPL,1\n");
    const csv = "Symbol,Quantity\nAAPL,1\nVOD.L,3\n";
    const { body } = await upload(id, csv);
    expect(body.unknown_symbols).toEqual(["VOD.L"]);
    const known = () => app.db.execute(sql`select from symbol_universe where symbol = 'VOD.L'`);
    expect((await known()).rowCount).toBe(0);
    const { body: done } = await upload(id, csv, { based_on: `${body.based_on}` });
    expect(done).toMatchObject({ stored: true, status: "partial", pending_symbols: ["VOD.L"] });
    const state = async () =>
      (await app.db.execute(sql`select status from symbol_universe where symbol = 'VOD.L'`)).rows[0]?.status;
    await app.until(async () => (await state()) !== "pending", 30);

    const other = await upload(id, "Symbol,Quantity\nAAPL,2\n");
    await upload(id, "Symbol,Quantity\nAAPL,2\n", { based_on: `${other.body.based_on}` });
    await app.db.execute(sql`update symbol_universe set status = 'not_found' where symbol = 'VOD.L'`);
    const back = await restore(id, 2, { based_on: 3 });
    expect(back.body).toMatchObject({ stored: true, unknown_symbols: ["VOD.L"], pending_symbols: ["VOD.L"] });
    await app.until(async () => (await state()) !== "pending", 30);
  });

  test("has a replaced symbol as a version too, which the first file's upload would take back", async () => {
    const id = await create("Symbol,Quantity\nAAPL,1\nKO,2\n");
    const { replaceHeldSymbol } = await import("./replace-symbol");
    const scope = { portfolioId: id, ownerId: app.ownerId };
    expect(await replaceHeldSymbol(scope, { from: "KO", to: "XOM" })).toMatchObject({ ok: true });
    expect((await versions(id)).map(([number, change]) => [number, change])).toEqual([
      [2, "symbol"],
      [1, "create"],
    ]);
    const { body } = await upload(id, "Symbol,Quantity\nAAPL,1\nKO,2\n");
    expect(body.difference).toMatchObject({ added: [{ symbol: "KO" }], removed: [{ symbol: "XOM" }], unchanged: 1 });
    await restore(id, 1, { based_on: 2 });
    expect((await held(id)).map(([symbol]) => symbol)).toEqual(["AAPL", "KO"]);
  });

  test("is exported such that another portfolio made of it is the same, and its own upload changes nothing", async () => {
    const rows = [
      "Symbol,Quantity,Entry Price Per Share,Entry Date,Description,Account,Current Value,Currency",
      'AAPL,10.25,171.2,2024-03-15,"Apple, ""the"" Inc",IRA 1,3120.5,USD',
      "-AAPL270115C300,-2,,,=a name,IRA 1,-1500,USD",
      "VOD.L,30,72.1,2025-01-10,Vodafone,,,GBP",
      "EUR,500.5,,,Euros,,,EUR",
    ];
    const id = await create(`${rows.join("\n")}\n`, { portfolio_name: "Löwe/../x" });
    const { GET } = await import("@/app/api/v1/portfolios/[portfolioId]/export/route");
    const { status, headers, text } = await call(GET, new Request(ADDRESS), { portfolioId: id });
    expect(status).toBe(200);
    expect(headers.get("content-type")).toBe("text/csv; charset=utf-8");
    expect(headers.get("content-disposition")).toBe(
      `attachment; filename="Lowe_.._x.csv"; filename*=UTF-8''L%C3%B6we_.._x.csv`,
    );
    expect(text).toContain("'=a name");
    expect((await upload(id, text)).body.same).toBe(true);
    const copy = await create(text, {}, "copy.csv");
    expect((await upload(copy, `${rows.join("\n")}\n`)).body.same).toBe(true);
    expect((await upload(id, text.replaceAll("\r\n", "\n"))).body.same).toBe(true);
  });

  test("keeps every file that came, byte for byte", async () => {
    const id = await create(FIRST, {}, "../etc/passwd");
    const { GET } = await import("@/app/api/v1/portfolios/[portfolioId]/versions/[number]/file/route");
    const { text, headers } = await call(GET, new Request(ADDRESS), { portfolioId: id, number: "1" });
    expect(text).toBe(FIRST);
    expect(headers.get("content-disposition")).toMatch(/^attachment; filename="_etc_passwd"/);
    expect((await call(GET, new Request(ADDRESS), { portfolioId: id, number: "7" })).status).toBe(404);
  });

  test("is told among the owner's with what is pending in it, and may be called otherwise", async () => {
    const { GET } = await import("@/app/api/v1/portfolios/route");
    const id = await create(FIRST);
    const mine = async () => {
      const { body } = await call(GET, new Request(ADDRESS), {});
      return body.portfolios.find((told: { portfolio_id: string }) => told.portfolio_id === id);
    };
    expect(await mine()).toMatchObject({
      name: "mine",
      positions: 4,
      status: "ready",
      pending_symbols: [],
      revision: 1,
    });
    const patch = (body: unknown) => one(id, { method: "PATCH", body: JSON.stringify(body) });
    expect((await patch({ name: " Other ", description: "" })).body).toMatchObject({ name: "Other", revision: 1 });
    expect((await patch({ equity_balance: 5000 })).body).toMatchObject({ equity_balance: "5000.0000", revision: 2 });
    expect((await patch({ equity_balance: "5000.0" })).body).toMatchObject({ revision: 2 });
    expect((await patch({ equity_balance: null })).body).toMatchObject({ equity_balance: null, revision: 3 });
    for (const wrong of [
      { name: " " },
      { name: 7 },
      { equity_balance: -1 },
      { owner_id: "x" },
      null,
      [],
      { name: "a\0" },
    ])
      expect((await patch(wrong)).status).toBe(422);
    expect(await mine()).toMatchObject({ name: "Other" });
  });

  test("can be deleted while its symbols are looked up, which goes on", async () => {
    const id = await create("Symbol,Quantity\nAAPL,1\nLUMENA,2\n");
    expect((await one(id, { method: "DELETE" })).status).toBe(204);
    expect((await one(id)).status).toBe(404);
    expect((await one(id, { method: "DELETE" })).status).toBe(404);
    const ended = await app.until(async () => {
      const { rows } = await app.db.execute(
        sql`select status from symbol_onboarding_queue where symbol = 'LUMENA' and status in ('completed', 'failed')`,
      );
      return rows[0];
    }, 30);
    expect(ended).toEqual({ status: "completed" });
    expect((await app.db.execute(sql`select from positions where portfolio_id = ${id}`)).rowCount).toBe(0);
  });

  test("is nobody else's to see or to change", async () => {
    const id = await create(FIRST);
    await app.db.execute(
      sql`insert into "user" (id, name, email, role) values ('other', 'Other', 'o@example.com', 'user')`,
    );
    await app.db.execute(sql`update portfolios set owner_id = 'other' where id = ${id}`);
    const { GET: exported } = await import("@/app/api/v1/portfolios/[portfolioId]/export/route");
    const { GET: listed } = await import("@/app/api/v1/portfolios/[portfolioId]/versions/route");
    const answers = [
      await upload(id, EDITED),
      await upload(id, EDITED, { based_on: "1" }),
      await restore(id, 1),
      await restore(id, 1, { based_on: 1 }),
      await one(id),
      await one(id, { method: "PATCH", body: "{}" }),
      await one(id, { method: "DELETE" }),
      await call(exported, new Request(ADDRESS), { portfolioId: id }),
      await call(listed, new Request(ADDRESS), { portfolioId: id }),
      await upload("' or 1=1", EDITED),
      await one("' or 1=1"),
    ];
    expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 404));
    expect(await held(id)).toHaveLength(4);
  });
});
