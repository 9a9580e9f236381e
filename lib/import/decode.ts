import { MAXIMUM_FILE_BYTES } from "./limits";
import { type ImportProblem, PROBLEM_CODES, refusal } from "./problems";

export type Encoding = "utf-8" | "utf-16le" | "utf-16be" | "windows-1252";
export type Decoded = { ok: true; text: string; encoding: Encoding } | { ok: false; problem: ImportProblem };

/** First bytes of what people mistake for a CSV, and what to do instead. */
const SIGNATURES: readonly { bytes: readonly number[]; what: string }[] = [
  { bytes: [0x50, 0x4b, 0x03, 0x04], what: "an Excel workbook or a zip archive: open it and save the sheet as CSV" },
  { bytes: [0x50, 0x4b, 0x05, 0x06], what: "an empty zip archive: export your positions as CSV" },
  { bytes: [0xd0, 0xcf, 0x11, 0xe0], what: "an old Excel workbook: open it and save the sheet as CSV" },
  { bytes: [0x25, 0x50, 0x44, 0x46], what: "a PDF: look for a CSV download at your broker" },
  { bytes: [0x1f, 0x8b], what: "a gzip archive: unpack it first" },
  { bytes: [0x89, 0x50, 0x4e, 0x47], what: "a picture: look for a CSV download at your broker" },
  { bytes: [0xff, 0xd8, 0xff], what: "a picture: look for a CSV download at your broker" },
];

/**
 * Bytes to text: UTF-8 (with or without a byte-order mark), UTF-16 of either order, else Windows-1252, which Excel writes
 * on many machines. Whatever is not text is refused with what it seems to be.
 */
export function decodeFile(bytes: Uint8Array): Decoded {
  if (bytes.length === 0) return no(PROBLEM_CODES.empty, "The file is empty.");
  if (bytes.length > MAXIMUM_FILE_BYTES) {
    const size = (bytes.length / 1024 / 1024).toFixed(1);
    return no(
      PROBLEM_CODES.tooLarge,
      `The file has ${size} MB and the limit is ${MAXIMUM_FILE_BYTES / 1024 / 1024} MB: split it, or export positions only.`,
    );
  }
  const known = SIGNATURES.find(({ bytes: start }) => start.every((byte, i) => bytes[i] === byte));
  if (known) return no(PROBLEM_CODES.notText, `The file is not a CSV but ${known.what}.`);

  const wide = utf16Order(bytes);
  if (wide) return accept(new TextDecoder(wide).decode(bytes), wide);

  const nul = bytes.indexOf(0);
  if (nul >= 0) return nulByte(countLines(bytes.subarray(0, nul)));
  try {
    return accept(new TextDecoder("utf-8", { fatal: true }).decode(bytes), "utf-8");
  } catch (error) {
    // Not UTF-8 is an answer here, not a failure; anything else is.
    if (!(error instanceof TypeError)) throw error;
    return accept(new TextDecoder("windows-1252").decode(bytes), "windows-1252");
  }
}

/** What every text must pass, whether it came from a file or was pasted. */
export function checkText(text: string): ImportProblem | null {
  const nul = text.indexOf("\0");
  if (nul >= 0) return nulProblem(text.slice(0, nul).split("\n").length);
  if (text.trim() === "") return refusal(PROBLEM_CODES.empty, "The file is empty.");
  const sample = text.slice(0, 20_000);
  // Bytes read as Windows-1252 always give letters, so control characters are what betrays a binary file.
  const controls = sample.match(/(?!\s)[\p{Cc}\ufffd]/gu)?.length ?? 0;
  if (controls > 3 && controls > sample.length * 0.02) {
    return refusal(PROBLEM_CODES.notText, "The file is not text: export your positions as CSV and upload that.");
  }
  const start = sample.trimStart().slice(0, 200).toLowerCase();
  if (/^<(!doctype|html|head|body|table|\?xml|script|!--)/.test(start)) {
    return refusal(
      PROBLEM_CODES.notText,
      "The file is a web page, not a CSV: the log-in at your broker may have run out while downloading.",
    );
  }
  if (/^[{[]\s*("|\{|\[)/.test(start)) {
    return refusal(PROBLEM_CODES.notText, "The file is JSON, not a CSV: export your positions as CSV and upload that.");
  }
  return null;
}

function accept(text: string, encoding: Encoding): Decoded {
  const problem = checkText(text);
  return problem ? { ok: false, problem } : { ok: true, text, encoding };
}

/** By its mark, or, where the mark was lost, because every second byte of ASCII text in UTF-16 is zero. */
function utf16Order(bytes: Uint8Array): "utf-16le" | "utf-16be" | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return "utf-16le";
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return "utf-16be";
  const sample = bytes.subarray(0, 2000);
  if (sample.length < 8 || bytes.length % 2 !== 0) return null;
  let even = 0;
  let odd = 0;
  for (const [i, byte] of sample.entries()) {
    if (byte !== 0) continue;
    if (i % 2 === 0) even += 1;
    else odd += 1;
  }
  const half = sample.length / 2;
  if (odd > half * 0.8 && even === 0) return "utf-16le";
  if (even > half * 0.8 && odd === 0) return "utf-16be";
  return null;
}

function countLines(bytes: Uint8Array): number {
  let lines = 1;
  for (const byte of bytes) if (byte === 0x0a) lines += 1;
  return lines;
}

function nulProblem(line: number): ImportProblem {
  return refusal(
    PROBLEM_CODES.notText,
    "This line holds a NUL byte, which no text has: the file is damaged, or not a CSV; export it again.",
    line,
  );
}

const nulByte = (line: number): Decoded => ({ ok: false, problem: nulProblem(line) });
const no = (code: ImportProblem["code"], message: string): Decoded => ({ ok: false, problem: refusal(code, message) });
