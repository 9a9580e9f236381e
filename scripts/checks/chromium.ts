import { chromium } from "@playwright/test";
import { inProject } from "../stack/project";
import { ScriptFailure } from "../stack/script-failure";
import { runProgram } from "./program";

const NAMES = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];
const MAC_APPS = [
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
];

const VERSION_MS = 30_000;
/** Without a network both fail in seconds; behind one that swallows packets they are cut off. */
const PLAYWRIGHT_MS = 180_000;
const APT_MS = 300_000;

export const WHAT_TO_INSTALL =
  "The browser tests need Chromium: install one (Debian, Ubuntu: apt-get install chromium; macOS: brew install --cask chromium; elsewhere: npx playwright install --with-deps chromium), or set CHROMIUM_PATH to one.";

/**
 * A Chromium that starts: the one CHROMIUM_PATH names, an installed one, else one installed now.
 * @throws ScriptFailure with what to install
 */
export async function ensureChromium(say: (line: string) => void): Promise<string> {
  const named = process.env.CHROMIUM_PATH;
  if (named) {
    if (await starts(named)) return named;
    throw new ScriptFailure(`CHROMIUM_PATH is ${named}, which does not start. ${WHAT_TO_INSTALL}`);
  }
  const found = (await findInstalled()) ?? (await installByPlaywright(say)) ?? (await installByApt(say));
  if (found === undefined) throw new ScriptFailure(WHAT_TO_INSTALL);
  return found;
}

async function findInstalled(): Promise<string | undefined> {
  const macApps = process.platform === "darwin" ? MAC_APPS : [];
  return firstThatStarts([...NAMES, ...macApps, chromium.executablePath()]);
}

async function firstThatStarts(candidates: readonly string[]): Promise<string | undefined> {
  for (const candidate of candidates) {
    if (await starts(candidate)) return candidate.includes("/") ? candidate : await pathOf(candidate);
  }
  return undefined;
}

/** Asking for the version needs every shared library, and tells a browser from a stub that only explains itself. */
async function starts(command: string): Promise<boolean> {
  const { ok, said } = await runProgram(command, ["--version"], { timeoutMs: VERSION_MS });
  return ok && /\d+\.\d+\.\d+/.test(said);
}

async function pathOf(command: string): Promise<string | undefined> {
  const { ok, said } = await runProgram("/bin/sh", ["-c", `command -v ${command}`], { timeoutMs: VERSION_MS });
  return ok ? said.trim() : undefined;
}

async function installByPlaywright(say: (line: string) => void): Promise<string | undefined> {
  say("No Chromium found: trying to install Playwright's.");
  const cli = inProject("node_modules/@playwright/test/cli.js");
  await runProgram(process.execPath, [cli, "install", "--no-shell", "chromium"], {
    timeoutMs: PLAYWRIGHT_MS,
    env: { PLAYWRIGHT_DOWNLOAD_CONNECTION_TIMEOUT: "10000" },
  });
  return firstThatStarts([chromium.executablePath()]);
}

async function installByApt(say: (line: string) => void): Promise<string | undefined> {
  if (process.getuid?.() !== 0) return undefined;
  say("That did not work: trying apt-get install chromium.");
  const quiet = { timeoutMs: APT_MS, env: { DEBIAN_FRONTEND: "noninteractive" } };
  const updated = await runProgram("apt-get", ["-qq", "update"], quiet);
  if (!updated.ok) return undefined;
  await runProgram("apt-get", ["-qq", "install", "-y", "--no-install-recommends", "chromium"], quiet);
  return firstThatStarts(NAMES);
}
