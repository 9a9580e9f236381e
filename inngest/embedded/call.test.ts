import { createServer, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, expect, onTestFinished, test, vi } from "vitest";
import { callOverHttp } from "./call";
import { isSigned, sign } from "./signature";
import { sleep } from "./testing";

const closers: (() => void)[] = [];
afterEach(() => {
  for (const close of closers.splice(0)) close();
});

async function listen(listener: RequestListener, keepAliveTimeout = 5_000): Promise<string> {
  const server = createServer({ keepAliveTimeout }, listener);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  closers.push(
    () => server.close(),
    () => server.closeAllConnections(),
  );
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
}

test("method, headers, body, status and answer pass as they are", async () => {
  const url = await listen(async (incoming, outgoing) => {
    const chunks: Buffer[] = [];
    for await (const chunk of incoming) chunks.push(chunk);
    outgoing.writeHead(206, { "x-answer": "yes", "set-cookie": ["a=1", "b=2"] });
    outgoing.end(`${incoming.method} ${incoming.headers["x-ask"]} ${Buffer.concat(chunks)}`);
  });
  const response = await callOverHttp(
    new Request(url, { method: "PUT", body: "größe", headers: { "x-ask": "may I" } }),
  );
  expect([response.status, response.headers.get("x-answer"), await response.text()]).toEqual([
    206,
    "yes",
    "PUT may I größe",
  ]);
  expect(response.headers.getSetCookie()).toEqual(["a=1", "b=2"]);
});

test("a call ends when its signal says so", async () => {
  const url = await listen(() => undefined);
  const began = Date.now();
  await expect(callOverHttp(new Request(url, { signal: AbortSignal.timeout(150) }))).rejects.toThrow();
  expect(Date.now() - began).toBeLessThan(2_000);
});

test("a connection that the other side closed while it idled is replaced", async () => {
  let answered = 0;
  const url = await listen((_, outgoing) => {
    answered += 1;
    outgoing.end("ok");
  }, 1);
  for (let i = 0; i < 20; i++) {
    expect(await (await callOverHttp(new Request(url, { method: "POST", body: "{}" }))).text()).toBe("ok");
    await sleep(i % 4);
  }
  expect(answered).toBe(20);
});

test("a server that is not there is an error", async () => {
  await expect(callOverHttp(new Request("http://127.0.0.1:9/"))).rejects.toThrow(/ECONNREFUSED/);
});

test("a signature holds for its body, its key and five minutes", () => {
  const key = `signkey-test-${"ab".repeat(16)}`;
  const now = 1_700_000_000;
  vi.useFakeTimers({ now: now * 1_000, toFake: ["Date"] });
  onTestFinished(() => void vi.useRealTimers());
  expect(isSigned("body", sign("body", key), key)).toBe(true);
  expect(isSigned("other", sign("body", key), key)).toBe(false);
  expect(isSigned("body", sign("body", key), `${key}c`)).toBe(false);
  for (const seconds of [-300, 300]) expect(isSigned("body", sign("body", key, now + seconds), key)).toBe(true);
  for (const seconds of [-301, 301]) expect(isSigned("body", sign("body", key, now + seconds), key)).toBe(false);
  expect([null, "", "t=1", "t=x&s=y", `t=${now}&s=short`].some((header) => isSigned("body", header, key))).toBe(false);
});

test("a signature is the HMAC of body and time under what follows the key's prefix", () => {
  // As `printf '{}1700000000' | openssl dgst -sha256 -hmac 1234` has it.
  const digest = "2cfa186fc5b0e6b9dcc4c0d9f5bb3f123f94efaa69e6328910a0857ce590d47f";
  expect(sign("{}", "signkey-prod-1234", 1_700_000_000)).toBe(`t=1700000000&s=${digest}`);
});
