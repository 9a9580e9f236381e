import { requireViewer, type Viewer } from "@/app/viewer";
import { isAppError } from "@/lib/errors";
import { log } from "@/lib/log";

/**
 * A problem as RFC 9457 has it.
 * @param title what kind of problem, the same for every occurrence; @param detail this one, with its remedy
 */
export function problem(status: number, title: string, detail: string, more: Record<string, unknown> = {}): Response {
  return Response.json(
    { type: "about:blank", title, status, detail, ...more },
    { status, headers: { "content-type": "application/problem+json" } },
  );
}

/** An answer that nobody between us and the asker may keep. */
export function answer(data: unknown, status = 200): Response {
  return Response.json(data, { status, headers: { "cache-control": "no-store" } });
}

interface Asked<P> {
  request: Request;
  viewer: Viewer;
  params: P;
}

/**
 * A route handler's frame: who, from where, and what becomes of surprises.
 * `admin` routes answer 403 to everyone else.
 */
export function route<P = Record<string, never>>(
  work: (asked: Asked<P>) => Promise<Response>,
  { admin = false }: { admin?: boolean } = {},
) {
  return async (request: Request, context: { params: Promise<P> }): Promise<Response> => {
    if (isForeign(request)) {
      return problem(403, "Cross-site request", "This address takes changes from its own pages and from scripts only.");
    }
    try {
      const viewer = await requireViewer();
      if (admin && !viewer.isAdmin) return problem(403, "Not allowed", "Only an admin may do this.");
      return await work({ request, viewer, params: await context.params });
    } catch (error) {
      log().error({ err: error, path: new URL(request.url).pathname }, "a request failed");
      if (isAppError(error, "database_unavailable"))
        return problem(503, "Database unavailable", "Try again in a moment.");
      return problem(500, "Something went wrong on our side", "It has been written down. Try again in a moment.");
    }
  };
}

/** A change that another site's page makes a browser send; scripts send no such headers and are told by their key. */
function isForeign(request: Request): boolean {
  if (request.method === "GET" || request.method === "HEAD") return false;
  const site = request.headers.get("sec-fetch-site");
  if (site !== null) return site !== "same-origin" && site !== "none";
  const origin = request.headers.get("origin");
  // A page without an origin of its own sends "null", which is nobody's host.
  return origin !== null && URL.parse(origin)?.host !== request.headers.get("host");
}
