import { spawn } from "node:child_process";
import { once } from "node:events";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { identify } from "./process-identity";
import { assertAlone, endLeftovers, forgetDemo, recordDemo } from "./running-demo";

describe("the record of a running demo", () => {
  let dataDir: string;
  beforeEach(() => {
    dataDir = fs.mkdtempSync(path.join(os.tmpdir(), "sigmasight-demo-"));
  });
  afterEach(() => fs.rmSync(dataDir, { recursive: true }));

  test("keeps a second demo out and says where the first is", async () => {
    recordDemo(dataDir, { url: "http://127.0.0.1:3000", pids: [] });
    const said: string[] = [];
    const second = assertAlone(dataDir, (line) => said.push(line), 300);
    await expect(second).rejects.toThrow(
      `running already, at http://127.0.0.1:3000 (process ${process.pid}). Use that one`,
    );
    expect(said).toEqual(["Another demo is running at http://127.0.0.1:3000: waiting a moment, in case it is ending."]);
  });

  test("does not, once forgotten, or unreadable, or of a process that is gone", async () => {
    const deny = () => {
      throw new Error("nobody should be waited for");
    };
    await assertAlone(dataDir, deny);
    recordDemo(dataDir, { url: null, pids: [] });
    forgetDemo(dataDir);
    await assertAlone(dataDir, deny);
    const file = path.join(dataDir, "running.json");
    fs.writeFileSync(file, "{");
    await assertAlone(dataDir, deny);
    const gone = { pid: process.pid, began: "another time" };
    fs.writeFileSync(file, JSON.stringify({ script: gone, url: null, children: [gone] }));
    await assertAlone(dataDir, deny);
    expect(await endLeftovers(dataDir)).toBe(0);
  });

  test("ends a process that outlived its demo", async () => {
    const left = spawn(process.execPath, ["-e", "process.on('SIGTERM', () => {}); setInterval(() => {}, 1000)"]);
    await once(left, "spawn");
    const ended = once(left, "exit");
    recordDemo(dataDir, { url: null, pids: [left.pid ?? 0] });
    expect(await endLeftovers(dataDir, 300)).toBe(1);
    expect(await ended).toEqual([null, "SIGKILL"]);
    expect(identify(left.pid ?? 0)).toBeUndefined();
  });
});
