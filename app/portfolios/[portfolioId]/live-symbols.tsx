"use client";

import { useQuery } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useEffect, useRef } from "react";
import { newYorkInstant } from "@/components/batch/batch-views";
import { ONBOARDING_STEPS, type PendingSymbol, PendingSymbols } from "@/components/portfolio/pending-symbols";

interface Progress {
  symbol: string;
  completed: string[];
  started: boolean;
  reason: string | null;
  retry_at: string | null;
  detail: string | null;
}

interface Live {
  pendingSymbols: string[];
  secondsLeft: number | null;
  dataVersion: number;
  progress: Progress[];
}

interface LiveSymbolsProps {
  portfolioId: string;
  /** As the page was rendered. */
  initial: Live;
}

/** How often to ask while something is on its way. */
const POLL_MS = 1_000;

/** Symbols on their way in: asks once a second, and has the page's numbers read anew whenever one has arrived. */
export function LiveSymbols({ portfolioId, initial }: LiveSymbolsProps) {
  const router = useRouter();
  const shown = useRef(initial.dataVersion);
  const { data } = useQuery({
    queryKey: ["onboarding", portfolioId],
    queryFn: () => fetchStatus(portfolioId),
    initialData: initial,
    enabled: initial.pendingSymbols.length > 0,
    refetchInterval: ({ state }) => (state.data && state.data.pendingSymbols.length > 0 ? POLL_MS : false),
  });

  useEffect(() => {
    if (data.dataVersion === shown.current) return;
    shown.current = data.dataVersion;
    router.refresh();
  }, [data.dataVersion, router]);

  return <PendingSymbols symbols={data.progress.map(pendingSymbol)} secondsLeft={data.secondsLeft} />;
}

async function fetchStatus(portfolioId: string): Promise<Live> {
  const response = await fetch(`/api/v1/onboarding/status/${portfolioId}`);
  if (!response.ok) throw new Error(`status ${response.status}`);
  const body = (await response.json()) as {
    pending_symbols: string[];
    estimated_seconds_remaining: number | null;
    data_version: number;
    symbols: Progress[];
  };
  return {
    pendingSymbols: body.pending_symbols,
    secondsLeft: body.estimated_seconds_remaining,
    dataVersion: body.data_version,
    progress: body.symbols,
  };
}

function pendingSymbol({ symbol, completed, started, reason, retry_at, detail }: Progress): PendingSymbol {
  return {
    symbol,
    completed: ONBOARDING_STEPS.filter((step) => completed.includes(step)),
    started,
    note: reason === null ? null : waitingNote({ reason, retry_at, detail }),
  };
}

function waitingNote({ reason, retry_at, detail }: Pick<Progress, "retry_at" | "detail"> & { reason: string }): string {
  const why =
    detail?.replace(/\.$/, "") ??
    (reason === "over_limit" ? "The hour’s calls are used up" : "The price provider does not answer");
  return retry_at === null ? why : `${why}; next try ${newYorkInstant(retry_at)} New York`;
}
