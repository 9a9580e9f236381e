import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

/** A webhook on this machine that keeps what it is sent. */
export interface Webhook {
  address: string;
  /** Bodies it was sent, as JSON, with the key that came along. */
  received: { body: Record<string, unknown>; key: string | undefined }[];
  /** What it answers from now on; null: nothing at all. */
  answer(status: number | null, headers?: Record<string, string>): void;
  close(): Promise<void>;
}

export async function startWebhook(): Promise<Webhook> {
  const received: Webhook["received"] = [];
  let [status, headers]: [number | null, Record<string, string>] = [200, {}];
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const key = request.headers["idempotency-key"];
    received.push({
      body: JSON.parse(Buffer.concat(chunks).toString()),
      key: typeof key === "string" ? key : undefined,
    });
    if (status !== null) response.writeHead(status, headers).end("ok");
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook?token=hunter2`,
    received,
    answer(next, withHeaders = {}) {
      [status, headers] = [next, withHeaders];
    },
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
