"use client";

import { Button, Text } from "@mantine/core";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { Notice } from "@/components/states/notice";
import { sendJson } from "../../send-json";

interface BringBackProps {
  portfolioId: string;
  number: number;
  /** The state of the portfolio that the difference above is of. */
  basedOn: number;
}

const MOVED = "The portfolio has changed since you looked. This is the difference as it is now: nothing was stored.";

/** The button under the difference; where the portfolio has changed since, the page is drawn anew instead. */
export function BringBack({ portfolioId, number, basedOn }: BringBackProps) {
  const router = useRouter();
  const [storing, setStoring] = useState(false);
  const [failure, setFailure] = useState<string | null>(null);

  const bringBack = async () => {
    setStoring(true);
    setFailure(null);
    const path = `/api/v1/portfolios/${portfolioId}/versions/${number}/restore`;
    const { status, problem } = await sendJson("POST", path, { based_on: basedOn });
    if (problem === null) {
      router.push(`/portfolios/${portfolioId}`);
      return;
    }
    setFailure(status === 409 ? MOVED : problem);
    setStoring(false);
    if (status === 409) router.refresh();
  };

  return (
    <>
      {failure === null ? null : (
        <Notice tone="error" live>
          {failure}
        </Notice>
      )}
      <div>
        <Button loading={storing} onClick={() => void bringBack()}>
          Bring back version {number}
        </Button>
      </div>
      <Text size="xs" c="dimmed">
        It becomes a new version: what is held now can be brought back in turn.
      </Text>
    </>
  );
}
