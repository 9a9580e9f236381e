import { MAXIMUM_FILE_BYTES } from "@/lib/import";

/** What the form's own lines and fields may add to the file. */
const FORM_OVERHEAD_BYTES = 64 * 1024;

export class BodyTooLarge extends Error {
  override readonly name = "BodyTooLarge";
}

/**
 * The form of a multipart request, read no further than a file may be large.
 * @throws BodyTooLarge as soon as too many bytes have come, whatever the headers said; TypeError where it is no form
 */
export async function readForm(request: Request): Promise<FormData> {
  if (request.body === null) throw new TypeError("the request has no body");
  const bytes = await readAll(request.body, MAXIMUM_FILE_BYTES + FORM_OVERHEAD_BYTES);
  return new Response(bytes, { headers: { "content-type": request.headers.get("content-type") ?? "" } }).formData();
}

/** The file's bytes; a file that the page sent gzipped is inflated, counting what comes out. */
export async function fileBytes(file: File): Promise<Uint8Array<ArrayBuffer>> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  const gzipped = bytes[0] === 0x1f && bytes[1] === 0x8b;
  if (!gzipped) return bytes;
  const inflated = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
  // One byte more than allowed is enough to know: the reader of the file says the sentence.
  return readAll(inflated, MAXIMUM_FILE_BYTES);
}

async function readAll(stream: ReadableStream<Uint8Array>, maximum: number): Promise<Uint8Array<ArrayBuffer>> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of stream) {
    length += chunk.byteLength;
    if (length > maximum) throw new BodyTooLarge(`more than ${maximum} bytes`);
    chunks.push(chunk);
  }
  const bytes = new Uint8Array(length);
  let at = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, at);
    at += chunk.byteLength;
  }
  return bytes;
}
