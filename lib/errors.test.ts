import { expect, test, vi } from "vitest";
import { AppError, isAppError } from "./errors";

test("an AppError is known by its code and keeps its cause", () => {
  const cause = new Error("connect ECONNREFUSED");
  const error = new AppError("database_unavailable", "No server on port 5432.", { cause });
  expect(isAppError(error)).toBe(true);
  expect(isAppError(error, "database_unavailable")).toBe(true);
  expect(isAppError(error, "settings_invalid")).toBe(false);
  expect(error.cause).toBe(cause);
});

test("it is known in a second copy of this file too, as Next's module graphs make", async () => {
  vi.resetModules();
  const copy = await import("./errors");
  expect(copy.isAppError(new AppError("jobs_unsupported", "No."))).toBe(true);
});

test("other errors and other things are none", () => {
  const system = Object.assign(new Error("no"), { code: "ENOENT" });
  expect(
    [system, new Error("no"), "no", null, { name: "AppError", code: "settings_invalid" }].map((e) => isAppError(e)),
  ).toEqual(Array(5).fill(false));
});
