/** Runs once when the server process starts: settings are checked, jobs begin. Not at build time. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== "nodejs" || process.env.NEXT_PHASE === "phase-production-build") return;
  const { readEnv } = await import("@/lib/env");
  const { boot } = await import("@/inngest/boot");
  boot(readEnv());
}
