import { createHmac, timingSafeEqual } from "node:crypto";

/** How far a signature's time may lie from ours, in seconds; the SDK allows the same (SDK_SPEC 4.1.3). */
const TOLERANCE_SECONDS = 300;

/**
 * The `x-inngest-signature` of a body: HMAC-SHA256 of body and time under the key without its prefix (SDK_SPEC 4.1.1).
 *
 * @param body the exact text that is sent; the SDK signs the canonical form of what it parsed, so send that form
 * @param atSeconds the wall clock, epoch seconds: never the injected clock, which the SDK would take for a replay
 */
export function sign(body: string, signingKey: string, atSeconds = Math.floor(Date.now() / 1000)): string {
  const key = signingKey.replace(/^signkey-\w+-/, "");
  const digest = createHmac("sha256", key).update(body).update(String(atSeconds)).digest("hex");
  return `t=${atSeconds}&s=${digest}`;
}

/** Whether a body was signed with this key within the last five minutes. */
export function isSigned(body: string, header: string | null, signingKey: string): boolean {
  const claimed = new URLSearchParams(header ?? "");
  const at = Number(claimed.get("t"));
  if (!Number.isInteger(at) || Math.abs(Date.now() / 1000 - at) > TOLERANCE_SECONDS) return false;
  const expected = Buffer.from(sign(body, signingKey, at));
  const given = Buffer.from(`t=${at}&s=${claimed.get("s")}`);
  return given.length === expected.length && timingSafeEqual(given, expected);
}
