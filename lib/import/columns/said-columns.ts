import type { ColumnMapping } from "../preview";
import { headerWord } from "./header-word";

/** Why a column is read as the user wants it. */
export const SAID_BY_USER = "You said so.";

/** Whether a mapping says anything. */
export function saysSomething(mapping: ColumnMapping | undefined): mapping is ColumnMapping {
  return mapping !== undefined && Object.keys(mapping).length > 0;
}

/**
 * The column that a key of a mapping means: the header's words first, as they stand or alike, else a number from 0. Null
 * where no column is meant.
 */
export function saidColumn(header: readonly string[], key: string): { index: number; byWord: boolean } | null {
  const word = headerWord(key);
  const exact = header.indexOf(key);
  const index = exact >= 0 ? exact : header.findIndex((cell) => cell !== "" && headerWord(cell) === word);
  if (index >= 0) return { index, byWord: true };
  return /^\d{1,3}$/.test(key) ? { index: Number(key), byWord: false } : null;
}
