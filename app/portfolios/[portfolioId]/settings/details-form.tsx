"use client";

import { Button, NumberInput, Stack, Textarea, TextInput } from "@mantine/core";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { Notice } from "@/components/states/notice";
import { sendJson } from "../send-json";

interface DetailsFormProps {
  portfolioId: string;
  name: string;
  description: string;
  /** US dollars; blank where it is not stated. */
  equity: number | "";
}

/** What its owner calls a portfolio, and what weights are measured against. */
export function DetailsForm(props: DetailsFormProps) {
  const { portfolioId } = props;
  const router = useRouter();
  const [name, setName] = useState(props.name);
  const [description, setDescription] = useState(props.description);
  const [equity, setEquity] = useState<number | string>(props.equity);
  const [saving, setSaving] = useState(false);
  const [outcome, setOutcome] = useState<{ tone: "done" | "error"; sentence: string } | null>(null);

  const save = async () => {
    setSaving(true);
    setOutcome(null);
    const { problem } = await sendJson("PATCH", `/api/v1/portfolios/${portfolioId}`, {
      name,
      description,
      equity_balance: equity === "" ? null : equity,
    });
    setSaving(false);
    setOutcome(problem === null ? { tone: "done", sentence: "Saved." } : { tone: "error", sentence: problem });
    if (problem === null) router.refresh();
  };

  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <Stack maw={480}>
        <TextInput
          label="Name"
          maxLength={200}
          required
          value={name}
          onChange={(e) => setName(e.currentTarget.value)}
        />
        <Textarea
          label="Description (optional)"
          maxLength={2_000}
          autosize
          minRows={2}
          value={description}
          onChange={(e) => setDescription(e.currentTarget.value)}
        />
        <NumberInput
          label="Account equity, $ (optional)"
          description="What weights are measured against. Left empty, the net value of the holdings is used."
          hideControls
          allowNegative={false}
          decimalScale={4}
          thousandSeparator=","
          value={equity}
          onChange={setEquity}
        />
        <div>
          <Button type="submit" loading={saving} disabled={name.trim() === ""}>
            Save
          </Button>
        </div>
        {outcome === null ? null : (
          <Notice tone={outcome.tone} live>
            {outcome.sentence}
          </Notice>
        )}
      </Stack>
    </form>
  );
}
