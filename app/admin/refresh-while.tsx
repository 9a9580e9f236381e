"use client";

import { useRouter } from "next/navigation";
import { useEffect, useRef, useTransition } from "react";

/**
 * Reads the page's rows anew once a second while a run is under way, and every five seconds otherwise. What is typed,
 * focused or open stays; a look that is still on its way is waited for, and nobody looks at a hidden page.
 */
export function RefreshWhile({ active }: { active: boolean }) {
  const router = useRouter();
  const [looking, start] = useTransition();
  const busy = useRef(looking);
  busy.current = looking;

  useEffect(() => {
    const timer = setInterval(
      () => {
        if (!busy.current && !document.hidden) start(() => router.refresh());
      },
      active ? 1_000 : 5_000,
    );
    return () => clearInterval(timer);
  }, [active, router]);
  return null;
}
