import { createHash, randomBytes } from "node:crypto";

const CROCKFORD = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/**
 * A ULID: 48 bits of time and 80 of chance, 26 letters that sort by time. Inngest's runs and events are named so.
 *
 * @param ms epoch milliseconds
 * @param entropy 10 bytes
 */
export function ulid(ms: number, entropy: Uint8Array = randomBytes(10)): string {
  const bits = (BigInt(Math.max(0, Math.trunc(ms))) << 80n) | BigInt(`0x${Buffer.from(entropy).toString("hex")}`);
  return Array.from({ length: 26 }, (_, i) => CROCKFORD[Number((bits >> BigInt(5 * (25 - i))) & 31n)]).join("");
}

/**
 * The id of the `index`th event of one send. The SDK sends the same seed (`"millis,base64"`) each time it tries again,
 * so the ids are the same and the events are stored once.
 */
export function seededId(seed: string, index: number, fallbackMs: number): string {
  const [millis, entropy] = seed.split(",");
  const ms = Number(millis);
  const bytes = createHash("sha256").update(`${entropy}:${index}`).digest().subarray(0, 10);
  return ulid(Number.isSafeInteger(ms) && ms > 0 ? ms : fallbackMs, bytes);
}
