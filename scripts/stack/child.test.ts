import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { startChild } from "./child";
import { identify, isRunning } from "./process-identity";
import { inProject, PROJECT_ROOT } from "./project";

const DEADLINE_MS = 20_000;

describe("a child", () => {
  let directory: string;
  beforeEach(() => {
    directory = fs.mkdtempSync(path.join(os.tmpdir(), "sigmasight-child-"));
  });
  afterEach(() => fs.rmSync(directory, { recursive: true, maxRetries: 3 }));

  function script(name: string, source: string): string {
    const file = path.join(directory, name);
    fs.writeFileSync(file, source);
    return file;
  }

  async function until<T>(read: () => T | undefined): Promise<T> {
    const deadline = Date.now() + DEADLINE_MS;
    while (Date.now() < deadline) {
      const value = read();
      if (value !== undefined) return value;
      await sleep(20);
    }
    throw new Error("waited in vain");
  }

  const pidIn = (file: string) => {
    const text = fs.existsSync(file) ? fs.readFileSync(file, "utf8") : "";
    return text === "" ? undefined : identify(Number(text));
  };

  /** A server and a process it starts; both write their ids, neither listens to SIGTERM. */
  const STUBBORN = `
    import fs from "node:fs";
    import { spawn } from "node:child_process";
    process.on("SIGTERM", () => {});
    const below = spawn(process.execPath, ["-e", "process.on('SIGTERM', () => {}); setInterval(() => {}, 1000)"]);
    fs.writeFileSync(process.argv[2], String(process.pid));
    fs.writeFileSync(process.argv[3], String(below.pid));
    setInterval(() => {}, 1000);`;

  test("that does not listen is killed with everything it started", async () => {
    const own = path.join(directory, "own");
    const below = path.join(directory, "below");
    const child = await startChild({
      script: script("stubborn.mjs", STUBBORN),
      args: [own, below],
      env: process.env,
      output: { file: path.join(directory, "log") },
      stopAfterMs: 300,
    });
    const processes = [await until(() => pidIn(own)), await until(() => pidIn(below))];
    await child.stop();
    await until(() => (processes.some(isRunning) ? undefined : true));
    expect(await child.ended).toBe("ended by SIGKILL");
  });

  test("ends by itself when its starter is killed", async () => {
    const own = path.join(directory, "own");
    const server = script(
      "server.mjs",
      `import fs from "node:fs"; fs.writeFileSync(process.argv[2], String(process.pid)); setInterval(() => {}, 1000);`,
    );
    const starter: ChildProcess = spawn(
      process.execPath,
      [
        ...["--import", "tsx", "--input-type=module", "-e"],
        `const { startChild } = await import(${JSON.stringify(inProject("scripts/stack/child.ts"))});
         const [script, own, log] = ${JSON.stringify([server, own, path.join(directory, "log")])};
         await startChild({ script, args: [own], env: process.env, output: { file: log } });`,
      ],
      { cwd: PROJECT_ROOT, stdio: "inherit" },
    );
    const running = await until(() => pidIn(own));
    expect(isRunning(running)).toBe(true);
    starter.kill("SIGKILL");
    await once(starter, "exit");
    await until(() => (isRunning(running) ? undefined : true));
  });

  test("that fails keeps its last lines", async () => {
    const child = await startChild({
      script: script("fails.mjs", `console.log("first"); console.error("second"); process.exit(3);`),
      args: [],
      env: process.env,
      output: { file: path.join(directory, "log") },
    });
    expect(await child.ended).toBe("ended with code 3");
    expect(child.hasEnded()).toBe(true);
    expect(child.lastLines(1)).toBe("second");
    await child.stop();
  });
});
