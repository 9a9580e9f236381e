"use client";

/** The last resort, when the frame around the pages failed too: no theme, no styles, only words. */
export default function GlobalError({ error, reset }: { error: Error & { digest?: string }; reset: () => void }) {
  return (
    <html lang="en">
      <body style={{ fontFamily: "system-ui, sans-serif", maxWidth: "60ch", margin: "15vh auto", padding: "0 16px" }}>
        <h1>SigmaSight could not start this page</h1>
        <p>Something failed on our side. Nothing you stored is lost or changed.</p>
        {error.digest ? <p>Reference {error.digest}</p> : null}
        <button type="button" onClick={reset}>
          Try again
        </button>
      </body>
    </html>
  );
}
