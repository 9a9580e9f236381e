"use client";

import { Button } from "@mantine/core";
import { ErrorState } from "@/components/states/error-state";

interface ErrorPageProps {
  error: Error & { digest?: string };
  reset: () => void;
}

/** What a page shows that could not be drawn. The log holds the details under the same reference. */
export default function ErrorPage({ error, reset }: ErrorPageProps) {
  return (
    <ErrorState
      order={1}
      title="This page could not be drawn"
      reference={error.digest}
      action={<Button onClick={reset}>Try again</Button>}
    >
      Something failed on our side. Nothing you stored is lost or changed. Try again; if it stays, quote the reference
      to whoever runs this server.
    </ErrorState>
  );
}
