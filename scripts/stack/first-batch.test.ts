import { expect, test } from "vitest";
import { type PhaseProgress, phaseReporter } from "./first-batch";

const phase = (name: string, status: PhaseProgress["status"], current = 0): PhaseProgress => ({
  phase: name,
  status,
  current,
  total: 1_250,
  unit: "symbols",
  summary: null,
});

test("a phase is said once when it ends, with how long it took, and now and then while it is long", () => {
  let time = 0;
  const said: string[] = [];
  const report = phaseReporter(
    (line) => said.push(line),
    () => time,
  );
  report([phase("prices", "pending"), phase("metrics", "pending")]);
  time = 1_000;
  report([phase("prices", "running", 100), phase("metrics", "pending")]);
  time = 3_000;
  report([phase("prices", "running", 300), phase("metrics", "pending")]);
  expect(said).toEqual([]);
  time = 6_000;
  report([phase("prices", "running", 700), phase("metrics", "pending")]);
  time = 9_500;
  report([phase("prices", "completed", 1_250), phase("metrics", "running")]);
  time = 9_800;
  report([phase("prices", "completed", 1_250), { ...phase("metrics", "completed"), summary: "Published." }]);
  expect(said).toEqual([
    "prices: 700 of 1250 symbols so far",
    "prices: 1250 of 1250 symbols (8.5 s)",
    "metrics: Published. (0.3 s)",
  ]);
});
