/** Sends a change to our API. `problem` is a sentence to show, null where it was done. */
export async function sendJson(
  method: "POST" | "PATCH" | "DELETE",
  path: string,
  body?: unknown,
): Promise<{ status: number; problem: string | null }> {
  const response = await fetch(path, {
    method,
    ...(body === undefined ? {} : { headers: { "content-type": "application/json" }, body: JSON.stringify(body) }),
  }).catch(() => null);
  if (response === null)
    return { status: 0, problem: "The server could not be reached, so nothing was changed. Try again." };
  if (response.ok) return { status: response.status, problem: null };
  const told: unknown = await response.json().catch(() => null);
  const detail = typeof told === "object" && told !== null ? Reflect.get(told, "detail") : null;
  const problem = typeof detail === "string" ? detail : `The server answered ${response.status}. Nothing was changed.`;
  return { status: response.status, problem };
}
