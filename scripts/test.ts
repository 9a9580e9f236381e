import type { Counts } from "./checks/counts";
import { BROWSER_PART, CORE_PARTS, runPart } from "./checks/parts";
import { runScript } from "./run-script";
import { watchForEnd } from "./stack/shutdown";
import { seconds } from "./stack/stages";

interface Outcome extends Counts {
  name: string;
  took: number;
}

/**
 * `npm test`: types, lint with the import rules, unit, integration and end-to-end tests; `--core` leaves out what needs
 * a browser. The last line is `N passed, N failed`, and the exit code says the same.
 */
runScript(async () => {
  const parts = process.argv.includes("--core") ? CORE_PARTS : [...CORE_PARTS, BROWSER_PART];
  const shutdown = watchForEnd();
  const outcomes: Outcome[] = [];
  for (const part of parts) {
    if (shutdown.isAsked()) break;
    outcomes.push(await timed(part.name, () => runPart(part, shutdown)));
  }
  await shutdown.run();
  const failed = summarise(outcomes, parts.length);
  process.exit(failed === 0 ? 0 : 1);
});

async function timed(name: string, work: () => Promise<Counts>): Promise<Outcome> {
  console.log(`\n━━ ${name} ━━`);
  const began = performance.now();
  const counts = await work();
  return { name, ...counts, took: performance.now() - began };
}

function summarise(outcomes: readonly Outcome[], parts: number): number {
  console.log("");
  for (const { name, passed, failed, leftOut, took } of outcomes) {
    const rest = leftOut > 0 ? `, ${leftOut} left out` : "";
    console.log(`${name.padEnd(12)} ${passed} passed, ${failed} failed${rest} (${seconds(took)})`);
  }
  const passed = outcomes.reduce((sum, outcome) => sum + outcome.passed, 0);
  const cutShort = parts - outcomes.length;
  if (cutShort > 0) console.log(`interrupted: ${cutShort} parts did not run and count as failed`);
  const failed = outcomes.reduce((sum, outcome) => sum + outcome.failed, 0) + cutShort;
  console.log(`${passed} passed, ${failed} failed`);
  return failed;
}
