import net from "node:net";
import { expect, test } from "vitest";
import { canListen, firstFreePort, freePort } from "./ports";

test("a taken port is passed over, and the one found can be listened on", async () => {
  const taken = net.createServer();
  const wanted = await freePort();
  await new Promise<void>((resolve) => taken.listen(wanted, "127.0.0.1", resolve));
  expect(await canListen(wanted, "127.0.0.1")).toBe(false);
  const found = await firstFreePort(wanted, "127.0.0.1");
  expect(found).toBeGreaterThan(wanted);
  expect(await canListen(found, "127.0.0.1")).toBe(true);
  taken.close();
});

test("a free port is taken as it is wanted", async () => {
  const wanted = await freePort();
  expect(await firstFreePort(wanted, "127.0.0.1")).toBe(wanted);
});

test("an address that is not this machine's has no free port, and the sentence says what to set", async () => {
  await expect(firstFreePort(65_530, "192.0.2.1")).rejects.toThrow(/65530 to 65535 on 192\.0\.2\.1 is free: set PORT/);
});
