import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { RequestsFirst, watchRequests } from "./requests-first";

describe("a job between two steps", () => {
  beforeEach(() => void vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] }));
  afterEach(() => void vi.useRealTimers());

  const settled = () => vi.advanceTimersByTimeAsync(0);
  /** So many jobs that ask for their turn, and which of them have had it. */
  const jobs = (requests: RequestsFirst, count: number) => {
    const gone: number[] = [];
    for (let job = 0; job < count; job++) void requests.turn().then(() => gone.push(job));
    return gone;
  };

  test("goes on at once where no request is under way", async () => {
    const gone = jobs(new RequestsFirst(), 3);
    await settled();
    expect(gone).toEqual([0, 1, 2]);
  });

  test("waits for the last of the requests, and those that waited go one after the other", async () => {
    const requests = new RequestsFirst();
    const [first, second] = [requests.begin(), requests.begin()];
    const gone = jobs(requests, 3);
    first();
    first();
    await settled();
    expect(gone).toEqual([]);
    second();
    await settled();
    expect(gone).toEqual([0]);
    await vi.advanceTimersByTimeAsync(10);
    expect(gone).toEqual([0, 1]);
    await vi.advanceTimersByTimeAsync(10);
    expect(gone).toEqual([0, 1, 2]);
  });

  test("lets the next request go before those that still wait", async () => {
    const requests = new RequestsFirst();
    const first = requests.begin();
    const gone = jobs(requests, 2);
    first();
    const second = requests.begin();
    await vi.advanceTimersByTimeAsync(100);
    expect(gone).toEqual([0]);
    second();
    await settled();
    expect(gone).toEqual([0, 1]);
  });

  test("goes on after a quarter of a second, however many requests there are", async () => {
    const requests = new RequestsFirst();
    requests.begin();
    const gone = jobs(requests, 2);
    await vi.advanceTimersByTimeAsync(249);
    expect(gone).toEqual([]);
    await vi.advanceTimersByTimeAsync(1);
    expect(gone).toEqual([0, 1]);
  });
});

test("requests are counted until their answer is out or their client is gone; the job engine's own are not", async () => {
  const requests = watchRequests("/jobs");
  const arrived: string[] = [];
  const answers = new Map<string, () => void>();
  const server = createServer((request, response) => {
    arrived.push(request.url ?? "");
    answers.set(request.url ?? "", () => response.end());
  });
  await new Promise<void>((listening) => void server.listen(0, "127.0.0.1", listening));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const isHeld = async () => {
    let held = true;
    void requests.turn().then(() => {
      held = false;
    });
    await new Promise(setImmediate);
    return held;
  };

  const job = fetch(`${origin}/jobs?step=1`);
  await vi.waitUntil(() => arrived.includes("/jobs?step=1"));
  expect(await isHeld()).toBe(false);

  const page = fetch(`${origin}/page`);
  await vi.waitUntil(() => arrived.includes("/page"));
  expect(await isHeld()).toBe(true);
  answers.get("/page")?.();
  await page;
  await vi.waitUntil(async () => !(await isHeld()));

  const leaving = new AbortController();
  const left = fetch(`${origin}/left`, { signal: leaving.signal }).catch(() => undefined);
  await vi.waitUntil(() => arrived.includes("/left"));
  expect(await isHeld()).toBe(true);
  leaving.abort();
  await left;
  await vi.waitUntil(async () => !(await isHeld()));

  answers.get("/jobs?step=1")?.();
  await job;
  server.closeAllConnections();
  await new Promise((closed) => void server.close(closed));
});
