import { eq, sql } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { type Database, openDatabase } from "./connection";
import { migrateDatabase } from "./migrate";
import { portfolios, symbolPricesDaily, symbolUniverse } from "./schema";
import { neonTestDatabase, type TestDatabase, testDatabase } from "./testing";
import { isCheckViolation, isForeignKeyViolation, isUniqueViolation } from "./violations";

const drivers = [
  { driver: "pg" as const, make: testDatabase },
  { driver: "neon" as const, make: neonTestDatabase },
];

describe.each(drivers)("through $driver", ({ driver, make }) => {
  let database: TestDatabase;
  let db: Database;
  beforeAll(async () => {
    database = await make();
    db = database.db;
  });
  afterAll(() => database.drop());
  beforeEach(() => database.pool.query("truncate symbol_universe cascade"));

  const addSymbol = (to: Database, symbol: string) => to.insert(symbolUniverse).values({ symbol, status: "active" });
  const symbols = async () =>
    (await db.select({ symbol: symbolUniverse.symbol }).from(symbolUniverse).orderBy(symbolUniverse.symbol)).map(
      (row) => row.symbol,
    );
  const failure = async (work: PromiseLike<unknown>): Promise<unknown> => {
    try {
      await work;
    } catch (error) {
      return error;
    }
    throw new Error("It did not fail.");
  };

  describe("connection", () => {
    test("numeric and bigint come as strings, double precision as a number, a date as its day", async () => {
      const { rows } = await database.pool.query(
        "select 0.1::numeric as n, 9007199254740993::bigint as b, 0.1::float8 as f, date '2026-08-21' as d, sum(x) as s from (values (1::bigint)) v(x)",
      );
      expect(rows).toEqual([{ n: "0.1", b: "9007199254740993", f: 0.1, d: "2026-08-21", s: "1" }]);
    });

    test("doubles keep every bit, the smallest and the largest included", async () => {
      const values = [0.1 + 0.2, Number.MIN_VALUE, Number.MAX_VALUE, -1e-300, 0, Number.NaN];
      const { rows } = await database.pool.query("select unnest($1::float8[]) as v", [values]);
      expect(rows.map((row) => row.v)).toEqual(values);
    });

    test("bytes come back as they went", async () => {
      const bytes = Buffer.from(Float64Array.from([1.5, Number.NaN, -0]).buffer);
      const { rows } = await database.pool.query("select $1::bytea as b", [bytes]);
      expect(Buffer.compare(rows[0].b, bytes)).toBe(0);
    });

    test("more work than connections waits its turn", async () => {
      const answers = await Promise.all(
        Array.from({ length: 40 }, (_, i) => db.execute<{ i: number }>(sql`select ${i}::int as i from pg_sleep(0.01)`)),
      );
      expect(answers.map((answer) => answer.rows[0]!.i)).toEqual(Array.from({ length: 40 }, (_, i) => i));
    });

    test("a request's statement is stopped by the server after ten seconds", async () => {
      const requests = openDatabase(database.url, { purpose: "requests", poolSize: 1, driver });
      const { rows } = await requests.pool.query("show statement_timeout");
      await requests.close();
      expect(rows).toEqual([{ statement_timeout: "10s" }]);
    });

    test("behind a pooler nothing is set on the session, and a prepared query is not named", async () => {
      const requests = openDatabase(database.url, { purpose: "requests", poolSize: 1, driver, pooled: true });
      const prepared = requests.db.select({ symbol: symbolUniverse.symbol }).from(symbolUniverse).prepare("by_name");
      await prepared.execute();
      const named = await requests.pool.query("select name from pg_prepared_statements");
      const timeout = await requests.pool.query("show statement_timeout");
      await requests.close();
      expect(named.rows).toEqual([]);
      expect(timeout.rows).toEqual([{ statement_timeout: "0" }]);
    });

    test("without a pooler a prepared query keeps its name", async () => {
      const requests = openDatabase(database.url, { purpose: "requests", poolSize: 1, driver });
      await requests.db.select({ symbol: symbolUniverse.symbol }).from(symbolUniverse).prepare("by_name").execute();
      const named = await requests.pool.query("select name from pg_prepared_statements");
      await requests.close();
      expect(named.rows).toEqual([{ name: "by_name" }]);
    });

    test("when all connections are busy, a request gives up after five seconds", async () => {
      const requests = openDatabase(database.url, { purpose: "requests", poolSize: 1, driver });
      const held = await requests.pool.connect();
      const began = performance.now();
      await expect(requests.pool.query("select 1")).rejects.toThrow(/timeout/);
      expect(performance.now() - began).toBeGreaterThan(4_500);
      held.release();
      await requests.close();
    });

    test("a connection that the server ends is replaced", async () => {
      const { rows } = await database.pool.query("select pg_backend_pid() as pid");
      const other = openDatabase(database.url, { purpose: "jobs", poolSize: 1, driver });
      await other.pool.query("select pg_terminate_backend($1)", [rows[0].pid]);
      await expect
        .poll(() =>
          database.pool.query("select 1 as one").then(
            (r) => r.rows,
            () => [],
          ),
        )
        .toEqual([{ one: 1 }]);
      await other.close();
    });

    test("a connection that ends inside a transaction fails that transaction, not the process", async () => {
      const work = db.transaction(async (tx) => {
        const { rows } = await tx.execute<{ pid: number }>(sql`select pg_backend_pid() as pid`);
        await addSymbol(tx, "AAA");
        await database.pool.query("select pg_terminate_backend($1, 5000)", [rows[0]!.pid]);
        await tx.execute(sql`select 1`);
      });
      await expect(work).rejects.toThrow();
      expect(await symbols()).toEqual([]);
    });

    test("a second migration finds nothing to do", async () => {
      const count = () => database.pool.query("select count(*) from drizzle.__drizzle_migrations").then((r) => r.rows);
      const before = await count();
      await migrateDatabase(database.url, driver);
      expect(await count()).toEqual(before);
    });

    test("a migration of a database that is not there ends in a sentence, without the password", async () => {
      const missing = migrateDatabase("postgres://app:hunter2@127.0.0.1:9/nowhere", "pg");
      await expect(missing).rejects.toThrow(/^The database nowhere on 127\.0\.0\.1:9 cannot be reached \(ECONNREFUSED/);
      await expect(missing).rejects.not.toThrow(/hunter2/);
    });

    test("three migrations of one empty database at once give one schema", async () => {
      const empty = await testDatabase({ migrated: false });
      await Promise.all([1, 2, 3].map(() => migrateDatabase(empty.url, driver)));
      const { rows } = await empty.pool.query(
        "select count(*) = count(distinct hash) as once, count(*) > 0 as some from drizzle.__drizzle_migrations",
      );
      await empty.drop();
      expect(rows).toEqual([{ once: true, some: true }]);
    });
  });

  describe("transaction", () => {
    test("what is committed is there", async () => {
      await db.transaction(async (tx) => {
        await addSymbol(tx, "AAA");
        await addSymbol(tx, "BBB");
      });
      expect(await symbols()).toEqual(["AAA", "BBB"]);
    });

    test("nothing of a transaction that throws is there, and the error comes through", async () => {
      const work = db.transaction(async (tx) => {
        await addSymbol(tx, "AAA");
        throw new Error("second thoughts");
      });
      await expect(work).rejects.toThrow("second thoughts");
      expect(await symbols()).toEqual([]);
    });

    test("a savepoint that throws takes only its own part with it", async () => {
      await db.transaction(async (tx) => {
        await addSymbol(tx, "AAA");
        await failure(tx.transaction((inner) => addSymbol(inner, "AAA")));
        await addSymbol(tx, "CCC");
      });
      expect(await symbols()).toEqual(["AAA", "CCC"]);
    });

    test("others do not see it before its end", async () => {
      await db.transaction(async (tx) => {
        await addSymbol(tx, "AAA");
        expect(await symbols()).toEqual([]);
      });
      expect(await symbols()).toEqual(["AAA"]);
    });

    test("a repeatable-read, read-only one sees one moment and writes nothing", async () => {
      await db.transaction(
        async (tx) => {
          const before = await tx.$count(symbolUniverse);
          await addSymbol(db, "AAA");
          expect(await tx.$count(symbolUniverse)).toBe(before);
          await failure(tx.transaction((inner) => addSymbol(inner, "BBB")));
        },
        { isolationLevel: "repeatable read", accessMode: "read only" },
      );
      expect(await symbols()).toEqual(["AAA"]);
    });
  });

  describe("constraint errors", () => {
    test("a second row with one key is a unique violation, of that index and no other", async () => {
      await addSymbol(db, "AAA");
      const error = await failure(addSymbol(db, "AAA"));
      expect(isUniqueViolation(error)).toBe(true);
      expect(isUniqueViolation(error, "symbol_universe_pkey")).toBe(true);
      expect(isUniqueViolation(error, "portfolios_pkey")).toBe(false);
      expect(isForeignKeyViolation(error)).toBe(false);
    });

    test("a row without its parent is a foreign-key violation", async () => {
      const orphan = { ownerId: "nobody", name: "Orphan" };
      expect(isForeignKeyViolation(await failure(db.insert(portfolios).values(orphan)))).toBe(true);
    });

    test("a bar without any price is a check violation", async () => {
      await addSymbol(db, "AAA");
      const bar = { symbol: "AAA", session: "2026-08-21", source: "chart" as const };
      const error = await failure(db.insert(symbolPricesDaily).values(bar));
      expect(isCheckViolation(error, "symbol_prices_daily_has_price")).toBe(true);
    });

    test("an error that is not about a constraint is none", async () => {
      const error = await failure(db.execute(sql`select 1/0`));
      expect([isUniqueViolation(error), isForeignKeyViolation(error), isCheckViolation(error)]).toEqual([
        false,
        false,
        false,
      ]);
    });
  });

  describe("bulk write", () => {
    const count = 10_000;
    const session = (i: number) => new Date(Date.UTC(2000, 0, 1 + i)).toISOString().slice(0, 10);
    const upsert = (closes: number[]) =>
      database.pool.query(
        `insert into symbol_prices_daily (symbol, session, close, adj_close, volume, source)
         select 'AAA', s, c, a, v, 'chart' from unnest($1::date[], $2::numeric[], $3::float8[], $4::bigint[]) as u(s, c, a, v)
         on conflict (symbol, session) do update set close = excluded.close, adj_close = excluded.adj_close`,
        [closes.map((_, i) => session(i)), closes.map(String), closes, closes.map((_, i) => String(i))],
      );

    test("10,000 rows go in by one statement, and again with other values by another", async () => {
      await addSymbol(db, "AAA");
      await upsert(Array.from({ length: count }, (_, i) => 1 + i / 128));
      await upsert(Array.from({ length: count }, (_, i) => 2 + i / 128));

      const bars = db.select().from(symbolPricesDaily).where(eq(symbolPricesDaily.symbol, "AAA"));
      const rows = await bars.orderBy(symbolPricesDaily.session);
      expect(rows).toHaveLength(count);
      expect(rows.map((row) => row.adjClose)).toEqual(Array.from({ length: count }, (_, i) => 2 + i / 128));
      expect(rows.at(-1)).toMatchObject({ session: session(count - 1), volume: BigInt(count - 1) });
    });

    test("a statement that breaks a rule in its last row leaves none of the others", async () => {
      await addSymbol(db, "AAA");
      const work = database.pool.query(
        "insert into symbol_universe (symbol, status) select s, 'active' from unnest($1::text[]) as u(s)",
        [[...Array.from({ length: 1000 }, (_, i) => `S${i}`), "AAA"]],
      );
      expect(isUniqueViolation(await failure(work))).toBe(true);
      expect(await symbols()).toEqual(["AAA"]);
    });
  });
});
