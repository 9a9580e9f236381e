"use client";

import { Button, Group, Text } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { Dialog } from "@/components/batch/dialog";
import { Notice } from "@/components/states/notice";
import { formatCount } from "@/lib/format";
import { sendJson } from "../send-json";

interface DeletePortfolioProps {
  portfolioId: string;
  name: string;
  lots: number;
}

/** Asks before it does: what is deleted cannot be brought back. */
export function DeletePortfolio({ portfolioId, name, lots }: DeletePortfolioProps) {
  const router = useRouter();
  const [asking, dialog] = useDisclosure(false);
  const [deleting, setDeleting] = useState(false);
  const [failure, setFailure] = useState<string | null>(null);

  const remove = async () => {
    setDeleting(true);
    setFailure(null);
    const { status, problem } = await sendJson("DELETE", `/api/v1/portfolios/${portfolioId}`);
    // Gone already is gone as well.
    if (problem === null || status === 404) {
      router.push("/portfolios");
      return;
    }
    setDeleting(false);
    setFailure(problem);
  };

  return (
    <>
      <Text maw="60ch">
        Its {formatCount(lots)} {lots === 1 ? "lot" : "lots"}, its versions and the files it came from are deleted and
        cannot be brought back. Export it first if you may want it again.
      </Text>
      <div>
        <Button variant="default" onClick={dialog.open}>
          Delete this portfolio
        </Button>
      </div>
      <Dialog title="Delete this portfolio?" opened={asking} onClose={dialog.close}>
        <Text>
          <strong>{name}</strong> and everything kept of it will be gone for good.
        </Text>
        {failure === null ? null : (
          <Notice tone="error" live>
            {failure}
          </Notice>
        )}
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={dialog.close} disabled={deleting}>
            Keep it
          </Button>
          <Button loading={deleting} onClick={() => void remove()}>
            Delete it
          </Button>
        </Group>
      </Dialog>
    </>
  );
}
