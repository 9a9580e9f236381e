/** First bytes of what people mistake for a CSV, and what to do instead, as the end of "The file is not a CSV but …". */
const SIGNATURES: readonly { bytes: readonly number[]; what: string }[] = [
  { bytes: [0x50, 0x4b, 0x05, 0x06], what: "an empty zip archive: export your positions as CSV" },
  { bytes: [0xd0, 0xcf, 0x11, 0xe0], what: "an old Excel workbook: open it and save the sheet as CSV" },
  { bytes: [0x25, 0x50, 0x44, 0x46], what: "a PDF: look for a CSV download at your broker" },
  { bytes: [0x1f, 0x8b], what: "a gzip archive: unpack it first" },
  { bytes: [0x42, 0x5a, 0x68], what: "a bzip2 archive: unpack it first" },
  { bytes: [0x28, 0xb5, 0x2f, 0xfd], what: "a zstd archive: unpack it first" },
  { bytes: [0xfd, 0x37, 0x7a, 0x58, 0x5a], what: "an xz archive: unpack it first" },
  { bytes: [0x37, 0x7a, 0xbc, 0xaf], what: "a 7-Zip archive: unpack it first" },
  { bytes: [0x52, 0x61, 0x72, 0x21], what: "a RAR archive: unpack it first" },
  { bytes: [0x89, 0x50, 0x4e, 0x47], what: "a picture: look for a CSV download at your broker" },
  { bytes: [0xff, 0xd8, 0xff], what: "a picture: look for a CSV download at your broker" },
  { bytes: [0x47, 0x49, 0x46, 0x38], what: "a picture: look for a CSV download at your broker" },
  { bytes: [0x50, 0x41, 0x52, 0x31], what: "a Parquet file: export it as CSV" },
  { bytes: [0x53, 0x51, 0x4c, 0x69, 0x74, 0x65], what: "a database: export the table as CSV" },
];
const ZIP = [0x50, 0x4b, 0x03, 0x04];
/** Names of entries stand in the clear, so nothing has to be unpacked to tell what a zip is. */
const NAMES_WITHIN = 8_192;

/** What a file is by its first bytes, where it is no text; null where it may be text. Nothing is decompressed. */
export function signatureOf(bytes: Uint8Array): string | null {
  const begins = (start: readonly number[]) => start.every((byte, i) => bytes[i] === byte);
  if (begins(ZIP)) return zipKind(bytes);
  return SIGNATURES.find(({ bytes: start }) => begins(start))?.what ?? null;
}

function zipKind(bytes: Uint8Array): string {
  const names = new TextDecoder("latin1").decode(bytes.subarray(0, NAMES_WITHIN));
  if (names.includes("xl/")) return "an Excel workbook: open it and save the sheet as CSV";
  if (names.includes("Index/") || names.includes(".iwa")) return "a Numbers spreadsheet: open it and export it as CSV";
  if (names.includes("opendocument.spreadsheet"))
    return "an OpenDocument spreadsheet: open it and save the sheet as CSV";
  return "an Excel workbook or a zip archive: open it and save the sheet as CSV";
}

/** Text in another format that brokers offer beside CSV; null where it may be a CSV. @param start lower case */
export function otherTextFormat(start: string): string | null {
  if (/^ofxheader|^<\?ofx|<ofx>/.test(start)) return "an OFX download (Quicken, Money): choose CSV at your broker";
  if (/^!type:|^!account/.test(start)) return "a QIF download (Quicken): choose CSV at your broker";
  if (start.startsWith("{\\rtf")) return "a formatted text document: export your positions as CSV";
  if (/^<\?xml[^>]*>\s*(<\?mso-application|<(ss:)?workbook)/.test(start))
    return "an Excel XML workbook: open it and save the sheet as CSV";
  return null;
}
