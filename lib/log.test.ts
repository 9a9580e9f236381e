import { expect, test } from "vitest";
import { createLog } from "./log";

/** What one call writes, as the object that its line is. */
function lineOf(
  write: (log: ReturnType<typeof createLog>) => void,
  level = "info",
): Record<string, unknown> | undefined {
  const lines: string[] = [];
  write(createLog(level, { write: (line) => lines.push(line) }));
  expect(lines.length).toBeLessThanOrEqual(1);
  return lines[0] === undefined ? undefined : JSON.parse(lines[0]);
}

test("a line is JSON with its level by name and an ISO time", () => {
  const line = lineOf((log) => log.info({ symbol: "AAPL" }, "onboarded"));
  expect(line).toEqual({ level: "info", time: expect.stringMatching(/^\d{4}-.*Z$/), symbol: "AAPL", msg: "onboarded" });
});

test("what is below the level is not written", () => {
  expect(lineOf((log) => log.info("chatter"), "warn")).toBeUndefined();
});

test("passwords, keys and crumbs are not written, at the top or one level down", () => {
  const text = JSON.stringify(
    lineOf((log) =>
      log.info({ password: "hunter2", request: { cookie: "hunter2", crumb: "hunter2" }, token: "hunter2" }),
    ),
  );
  expect(text).not.toContain("hunter2");
});

test("a database address is written without its password, in a message and inside an error", () => {
  const address = "postgres://app:hunter2@db.example.com:5432/x";
  const line = lineOf((log) => log.error({ err: new Error(`cannot reach ${address}`) }, `at ${address}`));
  expect(JSON.stringify(line)).not.toContain("hunter2");
  expect(line?.msg).toBe("at postgres://app:[redacted]@db.example.com:5432/x");
});

test("what a failed statement was given is not written: it is what people hold", () => {
  const cause = Object.assign(new Error("value too long"), {
    code: "22001",
    detail: "Failing row contains (NVDA, 120)",
  });
  const error = Object.assign(new Error("Failed query: insert into positions\nparams: NVDA,120", { cause }), {
    params: ["NVDA", "120"],
  });
  const line = lineOf((log) => log.error({ err: error }, "a request failed"));
  expect(JSON.stringify(line)).not.toMatch(/NVDA|120/);
  expect(JSON.stringify(line)).toContain("Failed query: insert into positions");
  expect(JSON.stringify(line)).toContain("value too long");
});
