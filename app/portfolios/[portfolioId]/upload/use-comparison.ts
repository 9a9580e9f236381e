"use client";

import { useDebouncedValue } from "@mantine/hooks";
import { useRouter } from "next/navigation";
import { useEffect, useRef, useState } from "react";
import { gzipped } from "@/app/upload";
import type { Draft } from "@/components/import/draft";
import { draftForm } from "@/components/import/draft-form";
import type { UploadComparison } from "@/components/portfolio/difference-confirm";
import type { UploadMode } from "@/lib/portfolio/difference";

interface Wish {
  draft: Draft;
  mode: UploadMode;
  /** US dollars; blank: it stays. */
  equity: number | string;
}

type Answer =
  | { kind: "compared" | "moved"; comparison: UploadComparison }
  | { kind: "stored" }
  | { kind: "failed"; message: string };

const UNREACHED = "The server could not be reached. Nothing was stored; try again.";
/** Typing an amount asks once, not at every figure. */
const PAUSE_MS = 350;

/** Asks the server what a file would change, again whenever the wish is another, and has it done. */
export function useComparison(portfolioId: string, { draft, mode, equity }: Wish) {
  const router = useRouter();
  const [comparison, setComparison] = useState<UploadComparison | null>(null);
  const [moved, setMoved] = useState(false);
  const [failure, setFailure] = useState<string | null>(null);
  const [storing, setStoring] = useState(false);
  const [settledEquity] = useDebouncedValue(equity, PAUSE_MS);
  const { source, reading } = draft;
  /** The answer to an older question must not stand under a newer one. */
  const asked = useRef(0);

  const take = (answer: Answer) => {
    setFailure(answer.kind === "failed" ? answer.message : null);
    setMoved(answer.kind === "moved");
    if (answer.kind === "compared" || answer.kind === "moved") setComparison(answer.comparison);
    if (answer.kind === "stored") router.push(`/portfolios/${portfolioId}`);
    // Once stored the button keeps turning until the portfolio's page is there.
    else setStoring(false);
  };

  useEffect(() => {
    const question = ++asked.current;
    setComparison(null);
    setFailure(null);
    setMoved(false);
    void send(portfolioId, { source, reading, mode, equity: settledEquity, basedOn: null }).then((answer) => {
      if (question !== asked.current) return;
      setFailure(answer.kind === "failed" ? answer.message : null);
      if (answer.kind === "compared") setComparison(answer.comparison);
    });
  }, [portfolioId, source, reading, mode, settledEquity]);

  const confirm = () => {
    if (comparison === null || storing || settledEquity !== equity) return;
    asked.current++;
    setStoring(true);
    void send(portfolioId, { source, reading, mode, equity, basedOn: comparison.based_on }).then(take);
  };
  return { comparison: settledEquity === equity ? comparison : null, moved, failure, storing, confirm };
}

async function send(
  portfolioId: string,
  {
    source,
    reading,
    mode,
    equity,
    basedOn,
  }: Pick<Draft, "source" | "reading"> & Omit<Wish, "draft"> & { basedOn: number | null },
): Promise<Answer> {
  try {
    const equityBalance = typeof equity === "number" && equity > 0 ? equity : null;
    const form = draftForm({ source, reading }, { name: "", equityBalance });
    form.delete("pasted_text");
    const file =
      source.kind === "file" ? source.file : new File([source.text], "Pasted rows.csv", { type: "text/csv" });
    form.set("csv_file", await gzipped(file), `${file.name}.gz`);
    form.set("mode", mode);
    if (basedOn !== null) form.set("based_on", String(basedOn));
    const response = await fetch(`/api/v1/portfolios/${portfolioId}/upload`, { method: "POST", body: form });
    return readAnswer(response.status, await response.json().catch(() => null));
  } catch {
    return { kind: "failed", message: UNREACHED };
  }
}

/** What the route answers, in its own words where it has any. */
function readAnswer(status: number, body: unknown): Answer {
  const told = typeof body === "object" && body !== null ? body : {};
  if (status === 200 && Reflect.get(told, "stored") === true) return { kind: "stored" };
  if ((status === 200 || status === 409) && "difference" in told) {
    // Our own route's answer, of this build.
    return { kind: status === 409 ? "moved" : "compared", comparison: told as UploadComparison };
  }
  const detail = Reflect.get(told, "detail");
  const message = typeof detail === "string" ? detail : `The server answered ${status}. Nothing was stored.`;
  return { kind: "failed", message };
}
