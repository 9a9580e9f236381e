"use client";

import { useRouter } from "next/navigation";
import { useEffect, useRef, useState, useTransition } from "react";
import { Notice } from "@/components/states/notice";

/** How often to look while a symbol is under way, and while all wait for a time (product §8). */
const LIVE_MS = 1_000;
const CALM_MS = 5_000;
/** A job that has brought a symbol's numbers tells the options on it a moment later. */
const AFTERWARDS_MS = 3_000;

interface RefreshCardsProps {
  /** Some card has symbols on their way. */
  isPending: boolean;
  /** One of them waits for nothing but its turn. */
  moves: boolean;
}

/**
 * Has the cards read anew while symbols of theirs come in, and once more after the last. Nobody looks at a hidden page;
 * a server that does not answer is not asked for one, because the browser would leave this page for its own about that.
 */
export function RefreshCards({ isPending, moves }: RefreshCardsProps) {
  const router = useRouter();
  const [reading, startReading] = useTransition();
  const [isSilent, setSilent] = useState(false);
  const busy = useRef(false);
  busy.current = reading;
  const wasPending = useRef(false);

  useEffect(() => {
    const look = async () => {
      if (busy.current || document.hidden) return;
      const answers = await fetch("/api/health/live", { cache: "no-store" }).then(
        ({ ok }) => ok,
        () => false,
      );
      setSilent(!answers);
      if (answers) startReading(() => router.refresh());
    };
    if (!isPending) {
      if (!wasPending.current) return;
      wasPending.current = false;
      const last = setTimeout(look, AFTERWARDS_MS);
      return () => clearTimeout(last);
    }
    wasPending.current = true;
    const timer = setInterval(look, moves ? LIVE_MS : CALM_MS);
    document.addEventListener("visibilitychange", look);
    return () => {
      clearInterval(timer);
      document.removeEventListener("visibilitychange", look);
    };
  }, [isPending, moves, router]);

  if (!isSilent) return null;
  return (
    <Notice tone="warning" live>
      The server does not answer; these are the last numbers it gave. Trying again.
    </Notice>
  );
}
