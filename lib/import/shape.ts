import { headerWord } from "./columns/header-word";
import type { LayoutKey } from "./preview";
import type { Table } from "./tables/table";

/**
 * A short stable digest of how a file is laid out: its kind and the words of its own headers, never anything it holds: not
 * the columns that lines beside the table add. Two exports of one broker have the same shape, so a mapping made for one fits
 * the other. 16 hexadecimal digits.
 */
export function shapeOf(layout: LayoutKey, tables: readonly Table[]): string {
  const headers = new Set(tables.map((table) => ownHeader(table).map(headerWord).join("\u0001")));
  const text = [layout, ...headers].join("\u0002");
  return digest(text, 0x811c9dc5) + digest(text, 0x1b873593);
}

const ownHeader = ({ header, added }: Table) => (added ? header.filter((_, index) => !added.has(index)) : header);

/** FNV-1a over UTF-16 units, 32 bits. */
function digest(text: string, seed: number): string {
  let hash = seed;
  for (let i = 0; i < text.length; i += 1) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return (hash >>> 0).toString(16).padStart(8, "0");
}
