"use client";

import { Button, type ButtonProps } from "@mantine/core";
import Link from "next/link";

interface LinkButtonProps extends ButtonProps {
  href: string;
  children: React.ReactNode;
}

/** A link that looks like a button. A client component, because only there can Mantine be handed Next's `Link`. */
export function LinkButton({ href, children, ...button }: LinkButtonProps) {
  return (
    <Button component={Link} href={href} {...button}>
      {children}
    </Button>
  );
}
