import fs from "node:fs";
import path from "node:path";
import { hashBuildInputs } from "./build-inputs";
import { startChild } from "./child";
import { environmentWith } from "./environment";
import { withFileLock } from "./file-lock";
import { inProject, PROJECT_ROOT } from "./project";
import { ScriptFailure } from "./script-failure";

export interface BuildOptions {
  /** Folder of the build, from the project's directory. */
  distDir: string;
  /** Told, in sentences, what is being done. */
  say: (line: string) => void;
  /** Show what Next says; otherwise only where it fails. */
  verbose?: boolean;
}

/**
 * The production build in a folder: made where it is not there, or where what it is made of has changed.
 *
 * Next empties its folder before it builds, this file's mark with it, so an interrupted build is never taken for one.
 * Several processes may ask at once: one builds, the others wait and find it done.
 * @returns whether this call built
 * @throws ScriptFailure with Next's last lines
 */
export async function ensureBuild({ distDir, say, verbose = false }: BuildOptions): Promise<boolean> {
  if (isBuilt(distDir)) return false;
  assertWritable(distDir);
  const lock = path.join(folderOf(distDir), "cache", "sigmasight-build.lock");
  return withFileLock(
    lock,
    async () => {
      if (isBuilt(distDir)) return false;
      await build(distDir, say, verbose);
      return true;
    },
    ({ pid }) => say(`Another process (${pid}) is building into ${distDir}: waiting for it.`),
  );
}

/** As Next has it: inside the project, whatever the name begins with. */
const folderOf = (distDir: string) => path.join(PROJECT_ROOT, distDir);
const markOf = (distDir: string) => path.join(folderOf(distDir), "sigmasight-inputs");

function isBuilt(distDir: string): boolean {
  const mark = markOf(distDir);
  return fs.existsSync(mark) && fs.readFileSync(mark, "utf8") === hashBuildInputs(PROJECT_ROOT);
}

async function build(distDir: string, say: (line: string) => void, verbose: boolean): Promise<void> {
  const logFile = path.join(folderOf(distDir), "cache", "sigmasight-build.log");
  say(`Building the app into ${distDir}: about a minute, and only after changes.`);
  fs.rmSync(markOf(distDir), { force: true });
  const hash = hashBuildInputs(PROJECT_ROOT);
  const child = await startChild({
    script: inProject("node_modules/next/dist/bin/next"),
    args: ["build"],
    // No setting of the app's: what is built must run anywhere.
    env: {
      ...environmentWith({ SIGMASIGHT_DIST_DIR: distDir }),
      NODE_ENV: "production",
      NEXT_TELEMETRY_DISABLED: "1",
    },
    output: verbose ? "inherit" : { file: logFile },
  });
  const how = await child.ended;
  if (child.process.exitCode !== 0) {
    const said = verbose ? "" : `:\n${child.lastLines(40)}`;
    throw new ScriptFailure(`The build ${how}${said}`);
  }
  fs.writeFileSync(markOf(distDir), hash);
}

function assertWritable(distDir: string): void {
  try {
    fs.mkdirSync(folderOf(distDir), { recursive: true });
    fs.accessSync(folderOf(distDir), fs.constants.W_OK | fs.constants.X_OK);
  } catch {
    throw new ScriptFailure(
      `${folderOf(distDir)} cannot be written by this user: remove it, or set SIGMASIGHT_DIST_DIR to another folder.`,
    );
  }
}
