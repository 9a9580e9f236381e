import { readFileSync, writeFileSync } from "node:fs";
import { AppError } from "@/lib/errors";
import { completeLockfile, parseLockfile } from "./lockfile-stubs";
import { runScript } from "./run-script";

/**
 * `npm run lock:complete`: after `npm install` against a registry that lacks other platforms' binaries, adds what npm
 * left out of package-lock.json, without which `npm ci` refuses it. `lockfile-stubs.ts` says how and why.
 */
runScript(async () => {
  const file = "package-lock.json";
  const { lockfile, added, problems } = completeLockfile(parseLockfile(readFileSync(file, "utf8")));
  if (problems.length > 0)
    throw new AppError("settings_invalid", [`${file} cannot be completed:`, ...problems].join("\n- "));
  if (added.length > 0) writeFileSync(file, `${JSON.stringify(lockfile, null, 2)}\n`);
  console.log(added.length > 0 ? `Added to ${file}:\n${added.join("\n")}` : `${file} is complete.`);
});
