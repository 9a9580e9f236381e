"use client";

import { useQuery } from "@tanstack/react-query";
import { useRef } from "react";
import type { StatusAnswer } from "../status-answer";

/** The last answer, and what has come between since. */
interface Look {
  answer: StatusAnswer;
  /** Looks in a row that got no answer. */
  failures: number;
  /** The portfolio is not there any more. */
  gone: boolean;
}

/** How often to ask while something is under way, and while all that is on its way waits for a time (product §8). */
const LIVE_MS = 1_000;
const CALM_MS = 5_000;
/** Between looks that fail, at most. */
const LONGEST_MS = 10_000;
const PATIENCE_MS = 10_000;

/**
 * How far a portfolio's symbols are: as the page was drawn, and then by asking until all is settled and the page shows it.
 * A hidden page asks nobody; one that is looked at again asks at once.
 *
 * @param drawn what the page shows; a page drawn anew starts from its own
 */
export function useOnboarding(portfolioId: string, drawn: StatusAnswer): Look {
  const last = useRef<Look>({ answer: drawn, failures: 0, gone: false });
  const { data } = useQuery({
    queryKey: ["onboarding", portfolioId, drawn.answered_at],
    queryFn: ({ signal }) => look(portfolioId, last.current, signal),
    initialData: (): Look => ({ answer: drawn, failures: 0, gone: false }),
    refetchInterval: ({ state }) => (state.data === undefined ? false : pauseOf(state.data, drawn)),
    refetchOnWindowFocus: ({ state }) => (state.data && pauseOf(state.data, drawn) !== false ? "always" : false),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
    retry: false,
    // A look that fails for want of a network says so like any other.
    networkMode: "always",
  });
  last.current = data;
  return data;
}

/** Until the next look; false where there is nothing to wait for. */
function pauseOf({ answer, failures, gone }: Look, drawn: StatusAnswer): number | false {
  if (gone) return false;
  if (failures > 0) return Math.min(LONGEST_MS, LIVE_MS * 2 ** failures);
  const moves = answer.symbols.some(({ state }) => state === "under_way" || state === "in_line");
  if (moves || !answer.settled || answer.version !== drawn.version) return LIVE_MS;
  return answer.pending_symbols.length > 0 ? CALM_MS : false;
}

/** One look; one that fails keeps what was known. */
async function look(portfolioId: string, last: Look, signal: AbortSignal): Promise<Look> {
  try {
    const patience = AbortSignal.any([signal, AbortSignal.timeout(PATIENCE_MS)]);
    const response = await fetch(`/api/v1/onboarding/status/${portfolioId}`, { signal: patience });
    if (response.status === 404) return { ...last, gone: true };
    if (!response.ok) return { ...last, failures: last.failures + 1 };
    return { answer: (await response.json()) as StatusAnswer, failures: 0, gone: false };
  } catch (error) {
    if (signal.aborted) throw error;
    return { ...last, failures: last.failures + 1 };
  }
}
