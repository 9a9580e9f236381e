"use client";

import { useRouter } from "next/navigation";
import { useEffect } from "react";

/** Reads the page's rows anew once a second while a run is under way, and every five seconds otherwise. */
export function RefreshWhile({ active }: { active: boolean }) {
  const router = useRouter();
  useEffect(() => {
    const timer = setInterval(() => router.refresh(), active ? 1_000 : 5_000);
    return () => clearInterval(timer);
  }, [active, router]);
  return null;
}
