import { loadSettingsFile, readEnv } from "@/lib/env";
import { runScript } from "./run-script";
import { ensureBuild } from "./stack/ensure-build";

/** `npm run build`: the production build in SIGMASIGHT_DIST_DIR, made without any setting of the app's. */
runScript(async () => {
  loadSettingsFile();
  const { SIGMASIGHT_DIST_DIR } = readEnv({ SIGMASIGHT_DIST_DIR: process.env.SIGMASIGHT_DIST_DIR });
  const built = await ensureBuild({ distDir: SIGMASIGHT_DIST_DIR, say: console.log, verbose: true });
  if (!built) console.log(`The build in ${SIGMASIGHT_DIST_DIR} is up to date: nothing it is made of has changed.`);
});
