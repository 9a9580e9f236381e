import { spawn } from "node:child_process";
import { once } from "node:events";
import { setTimeout as sleep } from "node:timers/promises";
import { expect, test } from "vitest";
import { inProject, PROJECT_ROOT } from "./project";

/** A script that stops two things when asked, the second of which takes `stopMs`, and says what happens. */
async function startScript(stopMs: number) {
  const source = `
    const { watchForEnd } = await import(${JSON.stringify(inProject("scripts/stack/shutdown.ts"))});
    const shutdown = watchForEnd(() => console.log("asked"));
    const wait = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
    shutdown.add({ stop: async () => console.log("first stopped"), kill: () => console.log("first killed") });
    shutdown.add({ stop: () => wait(${stopMs}).then(() => console.log("second stopped")) });
    console.log("ready");
    const code = await Promise.race([shutdown.asked, wait(60_000)]);
    await shutdown.run();
    process.exit(code);`;
  const { npm_lifecycle_event: _, ...env } = process.env;
  const script = spawn(process.execPath, ["--import", "tsx", "--input-type=module", "-e", source], {
    cwd: PROJECT_ROOT,
    env,
    stdio: ["ignore", "pipe", "inherit"],
  });
  let said = "";
  const ready = new Promise<void>((resolve) => {
    script.stdout.on("data", (chunk: Buffer) => {
      said += chunk.toString("utf8");
      if (said.includes("ready\n")) resolve();
    });
  });
  const ended = once(script, "close");
  await ready;
  return { script, ended, lines: () => said.trim().split("\n") };
}

test("a signal stops everything in order, the last one first, and the exit code names it", async () => {
  const { script, ended, lines } = await startScript(50);
  script.kill("SIGTERM");
  expect(await ended).toEqual([143, null]);
  expect(lines()).toEqual(["ready", "asked", "second stopped", "first stopped"]);
});

test("the same Ctrl-C heard twice, from the terminal and from npm, is one", async () => {
  const { script, ended, lines } = await startScript(400);
  script.kill("SIGINT");
  await sleep(30);
  script.kill("SIGINT");
  expect(await ended).toEqual([130, null]);
  expect(lines()).toEqual(["ready", "asked", "second stopped", "first stopped"]);
});

test("a second Ctrl-C ends what hangs", async () => {
  const { script, ended, lines } = await startScript(60_000);
  script.kill("SIGINT");
  await sleep(900);
  script.kill("SIGINT");
  expect(await ended).toEqual([130, null]);
  expect(lines()).toEqual(["ready", "asked", "first killed"]);
});
