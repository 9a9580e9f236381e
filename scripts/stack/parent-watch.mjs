/**
 * Preloaded into what a script starts (`node --import`): ends the process when its starter is gone.
 *
 * Standard input is a pipe from the starter, which writes nothing to it. The system closes it however the starter ends,
 * by kill -9 too, so that no server is left behind with its port. Only the process started itself watches: what it
 * starts in turn is not told.
 */
const GRACE_MS = 3_000;

if (process.env.SIGMASIGHT_PARENT_PIPE === "1") {
  delete process.env.SIGMASIGHT_PARENT_PIPE;
  const end = () => {
    process.kill(process.pid, "SIGTERM");
    setTimeout(() => process.kill(process.pid, "SIGKILL"), GRACE_MS).unref();
  };
  process.stdin.on("end", end);
  process.stdin.on("error", end);
  process.stdin.resume();
  process.stdin.unref();
}
