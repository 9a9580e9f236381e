"use client";

import { Button, NumberInput, Radio, RadioGroup, Text, Title } from "@mantine/core";
import { useState } from "react";
import { formatSession } from "@/lib/format";
import type { PortfolioPreview, PreviewQuestion } from "@/lib/import/preview";
import classes from "./preview.module.css";

interface PreviewQuestionsProps extends Pick<PortfolioPreview, "questions" | "asksForEquity"> {
  equity: string | null;
  onAnswer: (id: string, value: string) => void;
  onEquity: (dollars: string) => void;
}

/** What the file leaves open, asked once, with what either answer comes to. */
export function PreviewQuestions({ questions, asksForEquity, equity, onAnswer, onEquity }: PreviewQuestionsProps) {
  // What was answered stays, so that it can be answered otherwise.
  const isAboutEquity = asksForEquity || equity !== null;
  if (questions.length === 0 && !isAboutEquity) return null;
  const open = questions.filter(({ answer }) => answer === null).length + Number(asksForEquity);
  return (
    <section className={classes.questions} data-open={open > 0 || undefined} aria-labelledby="import-questions">
      <Title order={3} id="import-questions">
        {open === 0
          ? "As you answered"
          : `${open === 1 ? "One question" : `${open} questions`} before anything is stored`}
      </Title>
      {questions.map((question) => (
        <Question key={question.id} question={question} onAnswer={onAnswer} />
      ))}
      {isAboutEquity ? <Equity equity={equity} onEquity={onEquity} /> : null}
    </section>
  );
}

const ASKS = {
  numbers: "How are these numbers written?",
  dates: "Which comes first in these dates?",
  listings: "Which listings are these?",
  quantity: "Which column says how much is held?",
} as const;

function Question({ question, onAnswer }: { question: PreviewQuestion; onAnswer: PreviewQuestionsProps["onAnswer"] }) {
  const { id, kind, readings, answer } = question;
  // The first is what everything below is shown by, and must not look decided.
  const [assumed] = readings;
  return (
    <RadioGroup
      label={ASKS[kind]}
      description={whyAsked(question)}
      value={answer}
      onChange={(value) => onAnswer(id, value)}
    >
      <div className={classes.readings}>
        {readings.map(({ value, label, totals }) => (
          <Radio key={value} value={value} label={withDates(label)} description={withDates(totals)} />
        ))}
      </div>
      {answer === null && assumed ? (
        <Text size="xs" mt={6}>
          Until you choose, the lines below take the first reading: {withDates(assumed.label)}.
        </Text>
      ) : null}
    </RadioGroup>
  );
}

function whyAsked({ kind, column, example, line, readings }: PreviewQuestion): string {
  if (kind !== "quantity")
    return `Line ${line} has “${example}” in ${column}, and no line of the file says which way to read it.`;
  return `${readings.length === 2 ? "Two" : readings.length} columns hold numbers that may be it, and no header names it.`;
}

/** Dates in a sentence as the page writes them. */
const withDates = (sentence: string) => sentence.replace(/\b\d{4}-\d{2}-\d{2}\b/g, (date) => formatSession(date));

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
      <Button type="submit" variant="default" disabled={!isStated || Number(equity) === dollars}>
        Use it
      </Button>
    </form>
  );
}
