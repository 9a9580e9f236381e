import type { CreateFields } from "./create-form";
import type { Draft } from "./draft";

/** A draft as the form that creates from it: the file or the text, and how the user had it read. */
export function draftForm({ source, reading }: Pick<Draft, "source" | "reading">, fields: CreateFields): FormData {
  const form = new FormData();
  if (source.kind === "file") form.set("csv_file", source.file);
  else form.set("pasted_text", source.text);
  form.set("portfolio_name", fields.name);
  const equity = fields.equityBalance === null ? reading.equity : String(fields.equityBalance);
  if (equity !== null) form.set("equity_balance", equity);
  const { skipLines, corrections, mapping, answers, accounts } = reading;
  if (skipLines.length > 0) form.set("skip_lines", JSON.stringify(skipLines));
  if (corrections.length > 0) form.set("corrections", JSON.stringify(corrections));
  // An empty one too: it is what is remembered from now on.
  form.set("mapping", JSON.stringify(mapping));
  if (Object.keys(answers).length > 0) form.set("answers", JSON.stringify(answers));
  if (accounts !== null) form.set("accounts", JSON.stringify(accounts));
  return form;
}
