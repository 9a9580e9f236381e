"use client";

import Link from "next/link";
import { useRouter } from "next/navigation";
import { useEffect, useState, useTransition } from "react";
import { followSymbols } from "@/components/portfolio/follow-symbols";
import { PendingSymbols } from "@/components/portfolio/pending-symbols";
import { Notice } from "@/components/states/notice";
import type { StatusAnswer } from "../status-answer";
import { useOnboarding } from "./use-onboarding";

interface LiveSymbolsProps {
  portfolioId: string;
  /** As the page was drawn. */
  drawn: StatusAnswer;
}

/** Symbols on their way in: asks how far they are, and has the page's numbers read anew whenever others are to be had. */
export function LiveSymbols({ portfolioId, drawn }: LiveSymbolsProps) {
  const router = useRouter();
  const { answer, failures, gone } = useOnboarding(portfolioId, drawn);
  const [followed, setFollowed] = useState(() => followSymbols(null, drawn));
  if (followed.look !== answer) setFollowed(followSymbols(followed, answer));

  const [reading, startReading] = useTransition();
  const isOld = answer.version !== drawn.version && failures === 0 && !gone;
  useEffect(() => {
    // One reading at a time: where the page is long, the next waits for it.
    if (isOld && !reading) startReading(() => router.refresh());
  }, [isOld, reading, router]);

  if (gone) {
    return (
      <Notice tone="warning" title="This portfolio is no longer here." live>
        It was deleted, perhaps in another window. <Link href="/portfolios">See your portfolios</Link>
      </Notice>
    );
  }
  return (
    <PendingSymbols
      rows={followed.rows}
      places={followed.places}
      estimate={{ seconds: answer.estimated_seconds_remaining, isLate: answer.longer_than_usual }}
      news={followed.news}
      trouble={failures > 1 ? "The server does not answer; this is the last it said. Trying again." : null}
      onClose={() => setFollowed(followSymbols(null, answer))}
    />
  );
}
