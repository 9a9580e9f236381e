import { MAXIMUM_FILE_BYTES } from "../limits";
import { type ImportProblem, PROBLEM_CODES, refusal } from "../problems";
import { otherTextFormat, signatureOf } from "../tables/signatures";

type Encoding = "utf-8" | "utf-16le" | "utf-16be" | "windows-1252";
type Decoded = { ok: true; text: string; encoding: Encoding } | { ok: false; problem: ImportProblem };

/**
 * Bytes to text: UTF-8 (with or without a byte-order mark), UTF-16 of either order, else Windows-1252, which Excel writes
 * on many machines. Whatever is not text is refused with what it seems to be.
 */
export function decodeFile(bytes: Uint8Array): Decoded {
  if (bytes.length === 0) return no(PROBLEM_CODES.empty, "The file is empty.");
  const tooLarge = checkSize(bytes.length);
  if (tooLarge) return { ok: false, problem: tooLarge };
  const known = signatureOf(bytes);
  if (known !== null) return no(PROBLEM_CODES.notText, `The file is not a CSV but ${known}.`);

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

/** Whether a file of so many bytes is too large, before any of it is read. */
export function checkSize(bytes: number): ImportProblem | null {
  if (bytes <= MAXIMUM_FILE_BYTES) return null;
  const size = (bytes / 1024 / 1024).toFixed(1);
  const limit = MAXIMUM_FILE_BYTES / 1024 / 1024;
  return refusal(
    PROBLEM_CODES.tooLarge,
    `The file has ${size} MB and the limit is ${limit} MB: split it, or export positions only.`,
  );
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
  const start = sample.trimStart().slice(0, 500).toLowerCase();
  const other = otherTextFormat(start);
  if (other !== null) return refusal(PROBLEM_CODES.notText, `The file is not a CSV but ${other}.`);
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
  for (let i = 0; i < sample.length; i += 1) {
    if (sample[i] !== 0) continue;
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
