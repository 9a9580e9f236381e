const LONGEST_NAME = 100;

/** A file to be saved, never shown: what is in it is somebody's text. @param name as people call it; any characters */
export function download(bytes: Uint8Array<ArrayBuffer>, { name, type }: { name: string; type: string }): Response {
  return new Response(bytes, {
    headers: {
      "content-type": type,
      "content-disposition": `attachment; filename="${asciiName(name)}"; filename*=UTF-8''${encodedName(name)}`,
      "content-length": `${bytes.byteLength}`,
      "x-content-type-options": "nosniff",
      "cache-control": "no-store",
    },
  });
}

/** Letters, figures and a few marks, of which no system makes a path, a drive or a hidden file. */
function asciiName(name: string): string {
  const plain = safeName(name)
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .replace(/[^A-Za-z0-9 ._-]+/g, "_");
  return /[A-Za-z0-9]/.test(plain) ? plain : "portfolio.csv";
}

/** RFC 5987: everything but its own few characters as UTF-8 in per cents. */
function encodedName(name: string): string {
  return encodeURIComponent(safeName(name)).replace(
    /['()*!]/g,
    (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

function safeName(name: string): string {
  const ending = /\.[A-Za-z0-9]{1,5}$/.exec(name)?.[0] ?? "";
  const base = [...name.slice(0, name.length - ending.length)]
    .slice(0, LONGEST_NAME)
    .join("")
    .replace(/[\p{Cc}\p{Cf}\p{Cs}/\\:*?"<>|]/gu, "_")
    .replace(/^[.\s]+|[.\s]+$/g, "");
  return `${base === "" ? "portfolio" : base}${ending}`;
}
