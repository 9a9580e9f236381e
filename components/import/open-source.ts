import { MAXIMUM_FILE_BYTES } from "@/lib/import/limits";

/** Where the bytes came from: a file goes to the route handler, pasted text through an action. */
export type Source = { kind: "file"; file: File } | { kind: "text"; text: string };

/** The bytes, or a sentence on why they cannot be had. What is far too large is not read at all. */
export async function openSource(
  find: () => Promise<Source>,
): Promise<{ source: Source; bytes: Uint8Array } | { refusal: string }> {
  try {
    const source = await find();
    if (source.kind === "text") return { source, bytes: new TextEncoder().encode(source.text) };
    const { file } = source;
    if (file.size > MAXIMUM_FILE_BYTES) return { refusal: tooLargeSentence(file) };
    return { source, bytes: new Uint8Array(await file.arrayBuffer()) };
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    return { refusal: `The file could not be opened: ${reason}. Choose it again, or paste its rows.` };
  }
}

function tooLargeSentence({ name, size }: File): string {
  const megabytes = (bytes: number) => (bytes / 1024 / 1024).toFixed(1).replace(/\.0$/, "");
  return `${name} has ${megabytes(size)} MB; at most ${megabytes(MAXIMUM_FILE_BYTES)} MB can be read. Export positions only, or split it.`;
}
