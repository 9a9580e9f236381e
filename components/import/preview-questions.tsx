"use client";

import { Button, NumberInput, Radio, RadioGroup, Title } from "@mantine/core";
import { useState } from "react";
import type { PortfolioPreview, PreviewQuestion } from "@/lib/import/preview";
import classes from "./preview.module.css";

interface PreviewQuestionsProps extends Pick<PortfolioPreview, "questions" | "asksForEquity"> {
  equity: string | null;
  onAnswer: (id: string, value: string) => void;
  onEquity: (dollars: string) => void;
}

/** What the file leaves open, asked once, with what either answer comes to. */
export function PreviewQuestions({ questions, asksForEquity, equity, onAnswer, onEquity }: PreviewQuestionsProps) {
  if (questions.length === 0 && !asksForEquity) return null;
  return (
    <section className={classes.questions} aria-labelledby="import-questions">
      <Title order={3} id="import-questions">
        {questions.length + Number(asksForEquity) === 1 ? "One question" : "Questions"} before anything is stored
      </Title>
      {questions.map((question) => (
        <Question key={question.id} question={question} onAnswer={onAnswer} />
      ))}
      {asksForEquity ? <Equity equity={equity} onEquity={onEquity} /> : null}
    </section>
  );
}

const ASKS = { numbers: "How are these numbers written?", dates: "Which comes first in these dates?" } as const;

function Question({ question, onAnswer }: { question: PreviewQuestion; onAnswer: PreviewQuestionsProps["onAnswer"] }) {
  const { id, kind, column, example, line, readings, answer } = question;
  return (
    <RadioGroup
      label={ASKS[kind]}
      description={`Line ${line} has “${example}” in ${column}, and no line of the file says which way to read it.`}
      value={answer}
      onChange={(value) => onAnswer(id, value)}
    >
      <div className={classes.readings}>
        {readings.map(({ value, label, totals }) => (
          <Radio key={value} value={value} label={label} description={totals} />
        ))}
      </div>
    </RadioGroup>
  );
}

function Equity({ equity, onEquity }: Pick<PreviewQuestionsProps, "equity" | "onEquity">) {
  const [dollars, setDollars] = useState<number | string>(equity === null ? "" : Number(equity));
  const isStated = typeof dollars === "number" && dollars > 0;
  return (
    <form
      className={classes.equity}
      onSubmit={(event) => {
        event.preventDefault();
        if (isStated) onEquity(String(dollars));
      }}
    >
      <NumberInput
        label="What is the whole portfolio worth, $?"
        description="The file has weights and no values; each weight becomes its share of this."
        hideControls
        allowNegative={false}
        decimalScale={2}
        thousandSeparator=","
        value={dollars}
        onChange={setDollars}
      />
      <Button type="submit" variant="default" disabled={!isStated}>
        Use it
      </Button>
    </form>
  );
}
