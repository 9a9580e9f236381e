import { type AlertMessage, alertTitle } from "./alert-message";

const TIMEOUT_MS = 10_000;

/**
 * Posts an alert as JSON; `text` is what chat systems show. The id goes along as `Idempotency-Key`.
 *
 * @returns why it did not arrive, never with the address, which may hold a secret; null where it did
 */
export async function postAlert(url: string, alert: AlertMessage, timeoutMs = TIMEOUT_MS): Promise<string | null> {
  const { id, kind, subject, message, raisedAt } = alert;
  const body = { kind, subject, message, raised_at: raisedAt.toISOString(), text: `${alertTitle(alert)}. ${message}` };
  try {
    const response = await fetch(url, {
      method: "POST",
      headers: { "content-type": "application/json", "idempotency-key": id },
      body: JSON.stringify(body),
      // What is elsewhere now has not taken the message, and the address that it names was not set by the operator.
      redirect: "manual",
      signal: AbortSignal.timeout(timeoutMs),
    });
    await response.body?.cancel();
    return response.ok ? null : `the webhook answered ${response.status}`;
  } catch (error) {
    if (error instanceof Error && error.name === "TimeoutError") {
      return `the webhook did not answer within ${timeoutMs / 1000} s`;
    }
    return `the webhook could not be reached${codeOf(error)}`;
  }
}

/** The system's short word for what went wrong: messages may quote the address. */
function codeOf(error: unknown): string {
  const cause = error instanceof Error ? error.cause : undefined;
  const code = typeof cause === "object" && cause !== null && "code" in cause ? cause.code : undefined;
  return typeof code === "string" && /^[A-Z_]+$/.test(code) ? ` (${code})` : "";
}
