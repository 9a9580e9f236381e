"use client";

import Link from "next/link";
import { usePathname } from "next/navigation";
import classes from "./shell.module.css";

interface NavigationLinkProps {
  href: string;
  /** Current only on this very page, not on those below it. */
  exact?: boolean;
  children: React.ReactNode;
}

export function NavigationLink({ href, exact = false, children }: NavigationLinkProps) {
  const path = usePathname();
  const current = path === href || (!exact && path.startsWith(`${href}/`));
  return (
    <Link href={href} className={classes.navigationLink} aria-current={current ? "page" : undefined}>
      {children}
    </Link>
  );
}
