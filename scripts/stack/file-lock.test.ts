import { spawn } from "node:child_process";
import { once } from "node:events";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { withFileLock } from "./file-lock";
import { identify } from "./process-identity";

describe("a file lock", () => {
  let directory: string;
  let file: string;
  beforeEach(() => {
    directory = fs.mkdtempSync(path.join(os.tmpdir(), "sigmasight-lock-"));
    file = path.join(directory, "deeper", "lock");
  });
  afterEach(() => fs.rmSync(directory, { recursive: true }));

  test("lets one in at a time and leaves nothing behind", async () => {
    let inside = 0;
    let most = 0;
    const work = () =>
      withFileLock(file, async () => {
        most = Math.max(most, ++inside);
        await sleep(5);
        inside--;
      });
    await Promise.all(Array.from({ length: 6 }, work));
    expect(most).toBe(1);
    expect(fs.readdirSync(path.dirname(file))).toEqual([]);
  });

  test("is free again after work that failed", async () => {
    await expect(withFileLock(file, () => Promise.reject(new Error("no")))).rejects.toThrow("no");
    expect(await withFileLock(file, async () => "in")).toBe("in");
  });

  test("of a process that was killed does not hold", async () => {
    const holder = spawn(process.execPath, ["-e", "setInterval(() => {}, 1000)"]);
    await once(holder, "spawn");
    const identity = identify(holder.pid ?? 0);
    expect(identity).toBeDefined();
    holder.kill("SIGKILL");
    await once(holder, "exit");
    fs.mkdirSync(path.dirname(file));
    fs.writeFileSync(file, JSON.stringify(identity));
    expect(await withFileLock(file, async () => "in")).toBe("in");
  });

  test("whose process id now belongs to another process does not hold", async () => {
    fs.mkdirSync(path.dirname(file));
    fs.writeFileSync(file, JSON.stringify({ pid: process.pid, began: "another time" }));
    expect(await withFileLock(file, async () => "in")).toBe("in");
  });

  test("tells who waits whom it waits for, once", async () => {
    const told: number[] = [];
    let release = () => {};
    const first = withFileLock(file, () => new Promise<void>((resolve) => (release = resolve)));
    const second = withFileLock(
      file,
      async () => {},
      ({ pid }) => told.push(pid),
    );
    await sleep(600);
    release();
    await Promise.all([first, second]);
    expect(told).toEqual([process.pid]);
  });
});
