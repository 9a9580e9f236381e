import { existsSync } from "node:fs";
import { expect, test } from "vitest";
import { processUsage } from "./process-usage";

function ofNode() {
  const { user, system } = process.cpuUsage();
  // The system's own peak counts from before the process was what it is: it bounds ours from above only.
  const mostMb = (process.resourceUsage().maxRSS * 1024) / 1e6;
  return { cpuMs: (user + system) / 1000, nowMb: process.memoryUsage().rss / 1e6, mostMb };
}

test.skipIf(!existsSync("/proc/self/stat"))(
  "a process's CPU time and peak memory agree with what Node says of itself (left out where there is no /proc)",
  () => {
    const until = performance.now() + 200;
    while (performance.now() < until) Math.sqrt(until);
    const before = ofNode();
    const usage = processUsage(process.pid);
    const after = ofNode();
    // A tick is a hundredth of a second; memory is counted in pages, now and then.
    expect(usage?.cpuMs).toBeGreaterThan(before.cpuMs - 100);
    expect(usage?.cpuMs).toBeLessThan(after.cpuMs + 100);
    expect(usage?.peakMb).toBeGreaterThan(before.nowMb * 0.9);
    expect(usage?.peakMb).toBeLessThan(after.mostMb * 1.1);
  },
);

test("of a process that is not there nothing is known", () => expect(processUsage(2 ** 30)).toBeNull());
