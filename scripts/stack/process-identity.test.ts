import { spawn } from "node:child_process";
import { once } from "node:events";
import { expect, test } from "vitest";
import { identify, isRunning } from "./process-identity";

test("a process is running from its start to its end", async () => {
  const child = spawn(process.execPath, ["-e", "setInterval(() => {}, 1000)"]);
  await once(child, "spawn");
  const identity = identify(child.pid ?? 0);
  if (!identity) throw new Error("the child was not found");
  expect(isRunning(identity)).toBe(true);
  child.kill("SIGKILL");
  await once(child, "exit");
  expect(isRunning(identity)).toBe(false);
});

test("the same process has the same identity, and another beginning is another process", () => {
  const self = identify(process.pid);
  if (!self) throw new Error("this process was not found");
  expect(identify(process.pid)).toEqual(self);
  expect(isRunning({ ...self, began: `${self.began}0` })).toBe(false);
});

test("a process id that nobody has is nobody's", () => {
  expect(identify(2 ** 30)).toBeUndefined();
});
