import { createHash } from "node:crypto";
import { promisify } from "node:util";
import { gunzip, gzip } from "node:zlib";
import type { KeptFile } from "@/db/queries/portfolio-versions";
import { MAXIMUM_FILE_BYTES } from "@/lib/import";

const compress = promisify(gzip);
const inflate = promisify(gunzip);

/** A file as a version keeps it, with the SHA-256 by which the same one is known again. */
export async function keepFile(name: string | null, bytes: Uint8Array): Promise<KeptFile> {
  return { name, hash: hashOf(bytes), gzipped: await compress(bytes) };
}

export function hashOf(bytes: Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex");
}

/** The bytes that were kept, as they came. */
export async function keptBytes({ gzipped }: Pick<KeptFile, "gzipped">): Promise<Uint8Array<ArrayBuffer>> {
  // No upload was larger, so nothing that inflates further was ever kept.
  return new Uint8Array(await inflate(gzipped, { maxOutputLength: MAXIMUM_FILE_BYTES }));
}
