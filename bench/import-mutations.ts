/** Ways in which hands, spreadsheets, mail programs and disks damage a file. All take their chances from `random`, 0..1. */
type Random = () => number;
export type TextMutation = (text: string, random: Random) => string;
export type ByteMutation = (bytes: Uint8Array, random: Random) => Uint8Array;

const ODD_CELLS = [
  ..."| |0|-0|-1|1O0|1e400|--|n/a|NaN|=CMD()|+1+1|@X|5%|(1,234)|1,234-|1.234,56|12'345.5|1 234,5|$-482.80|€3,5".split(
    "|",
  ),
  ..."99999999999999999999999999|0.00000000001|Total|Account Total|Symbol|Quantity|Date|CASH|EUR|GBX|XXX|Buy|Sell".split(
    "|",
  ),
  ..."__proto__|constructor|АAPL|🚀|BRK B|VOD.L|SPAXX**|US0378331005|US0378331006|-AAPL270115C300|Stock Split".split(
    "|",
  ),
  ..."03/04/2026|2026-02-30|31.12.2026|99991231|00000000|Aug-21-2026|2026-08-21T10:00:00Z".split("|"),
  "\ufeff\u200bAAPL",
  "e\u0301\u202e",
  "x".repeat(400),
  "9".repeat(400),
  "a\nb",
];
const DELIMITERS = [",", ";", "\t", "|"];
const JUNK_LINES = [
  "",
  '""',
  "sep=;",
  "Disclaimer: past performance, and so on.",
  ",,,,,,,,",
  '"',
  "BOF",
  "Totals,,,1",
  "\f",
];

const pick = <T>(from: readonly T[], random: Random): T => from[Math.floor(random() * from.length)]!;
const upTo = (end: number, random: Random): number => Math.floor(random() * (end + 1));

/** Change one line of the text, or what stands in its place. */
function inLine(text: string, random: Random, change: (line: string) => string | string[]): string {
  const lines = text.split("\n");
  const at = upTo(lines.length - 1, random);
  lines.splice(at, 1, ...[change(lines[at]!)].flat());
  return lines.join("\n");
}

/** Change the cells of one line, parted as plainly as a damaging hand would. */
const inCells = (text: string, random: Random, change: (cells: string[]) => void): string =>
  inLine(text, random, (line) => {
    const delimiter = DELIMITERS.find((one) => line.includes(one)) ?? ",";
    const cells = line.split(delimiter);
    change(cells);
    return cells.join(delimiter);
  });

export const TEXT_MUTATIONS: Readonly<Record<string, TextMutation>> = {
  "odd cell": (text, random) =>
    inCells(text, random, (cells) => cells.splice(upTo(cells.length - 1, random), 1, pick(ODD_CELLS, random))),
  "cell left out": (text, random) => inCells(text, random, (cells) => cells.splice(upTo(cells.length - 1, random), 1)),
  "cell put in": (text, random) =>
    inCells(text, random, (cells) => cells.splice(upTo(cells.length, random), 0, pick(ODD_CELLS, random))),
  "cells turned round": (text, random) => inCells(text, random, (cells) => cells.reverse()),
  "300 cells": (text, random) => inCells(text, random, (cells) => cells.push(...Array<string>(300).fill("1"))),
  "line left out": (text, random) => inLine(text, random, () => []),
  "line doubled": (text, random) => inLine(text, random, (line) => [line, line]),
  "line ten times": (text, random) => inLine(text, random, (line) => Array<string>(10).fill(line)),
  "line cut": (text, random) => inLine(text, random, (line) => line.slice(0, upTo(line.length, random))),
  "line put in": (text, random) => inLine(text, random, (line) => [pick(JUNK_LINES, random), line]),
  "line broken": (text, random) =>
    inLine(text, random, (line) => {
      const at = upTo(line.length, random);
      return [line.slice(0, at), line.slice(at)];
    }),
  "lines turned round": (text) => text.split("\n").reverse().join("\n"),
  "other delimiter": (text, random) => text.replaceAll(",", pick(DELIMITERS, random)),
  "other delimiter in a line": (text, random) =>
    inLine(text, random, (line) => line.replaceAll(",", pick(DELIMITERS, random))),
  "delimiters doubled": (text) => text.replaceAll(",", ",,"),
  "quotes left out": (text) => text.replaceAll('"', ""),
  "quotes doubled": (text) => text.replaceAll('"', '""'),
  "quote put in": (text, random) => {
    const at = upTo(text.length, random);
    return `${text.slice(0, at)}"${text.slice(at)}`;
  },
  "line quoted": (text, random) => inLine(text, random, (line) => `"${line.replaceAll('"', '""')}"`),
  "two quotes put in": (text, random) => {
    const [from, to] = [upTo(text.length, random), upTo(text.length, random)].sort((a, b) => a - b) as [number, number];
    return `${text.slice(0, from)}"${text.slice(from, to)}"${text.slice(to)}`;
  },
  "points for commas": (text) => text.replace(/[.,]/g, (mark) => (mark === "." ? "," : ".")),
  "letters for digits": (text, random) => inLine(text, random, (line) => line.replace("0", "O").replace("1", "l")),
  "other line ends": (text, random) => text.replaceAll("\n", pick(["\r\n", "\r", "\n\n", "\n\r", "\u2028"], random)),
  capitals: (text) => text.toUpperCase(),
  "file cut": (text, random) => text.slice(0, upTo(text.length, random)),
  "file twice": (text) => text + text,
};

export const ENCODINGS: Readonly<Record<string, (text: string) => Uint8Array>> = {
  "UTF-8": (text) => new TextEncoder().encode(text),
  "UTF-8 with a mark": (text) => new TextEncoder().encode(`\ufeff${text}`),
  "UTF-16": (text) => Buffer.from(`\ufeff${text}`, "utf16le"),
  "UTF-16, the other order": (text) => Buffer.from(`\ufeff${text}`, "utf16le").swap16(),
  "UTF-16 without a mark": (text) => Buffer.from(text, "utf16le"),
  "Windows-1252": (text) => Buffer.from(text, "latin1"),
};

export const BYTE_MUTATIONS: Readonly<Record<string, ByteMutation>> = {
  "byte changed": (bytes, random) => bytes.with(upTo(Math.max(0, bytes.length - 1), random), upTo(255, random)),
  "byte put in": (bytes, random) => spliced(bytes, upTo(bytes.length, random), 0, [upTo(255, random)]),
  "bytes left out": (bytes, random) => spliced(bytes, upTo(bytes.length, random), upTo(20, random), []),
  "control character put in": (bytes, random) => spliced(bytes, upTo(bytes.length, random), 0, [upTo(31, random)]),
  "bytes ten times": (bytes, random) => {
    const from = upTo(bytes.length, random);
    const part = [...bytes.subarray(from, from + upTo(40, random))];
    return spliced(bytes, from, 0, Array<number[]>(10).fill(part).flat());
  },
};

function spliced(bytes: Uint8Array, at: number, remove: number, put: readonly number[]): Uint8Array {
  return Uint8Array.from([...bytes.subarray(0, at), ...put, ...bytes.subarray(at + remove)]);
}
