import crypto from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { z } from "zod";
import { identify, isRunning, type ProcessIdentity } from "./process-identity";

const holderShape = z.object({ pid: z.number(), began: z.string() });

/** A lock file that says nothing readable yet is being written; one that stays so was left by a kill. */
const WRITING_MS = 5_000;
const LOOK_AGAIN_MS = 250;

/**
 * Do something that one process at a time may do; others wait. A lock whose holder has ended, however, does not hold.
 * @param onWait told once, with the holder, where there is one to wait for
 */
export async function withFileLock<T>(
  file: string,
  work: () => Promise<T>,
  onWait: (holder: ProcessIdentity) => void = () => {},
): Promise<T> {
  fs.mkdirSync(path.dirname(file), { recursive: true });
  let told = false;
  while (!take(file)) {
    const holder = readHolder(file);
    if (holder === "gone") continue;
    if (holder === "writing" || isRunning(holder)) {
      if (holder !== "writing" && !told) {
        told = true;
        onWait(holder);
      }
      await sleep(LOOK_AGAIN_MS);
    } else {
      breakLock(file, holder);
    }
  }
  try {
    return await work();
  } finally {
    fs.rmSync(file, { force: true });
  }
}

/** The content goes in by a link of a written file, so that a lock never stands there empty. */
function take(file: string): boolean {
  const scratch = `${file}-${process.pid}-${crypto.randomBytes(3).toString("hex")}`;
  fs.writeFileSync(scratch, JSON.stringify(identify(process.pid)));
  try {
    fs.linkSync(scratch, file);
    return true;
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "EEXIST") return false;
    throw error;
  } finally {
    fs.rmSync(scratch, { force: true });
  }
}

function readHolder(file: string): ProcessIdentity | "gone" | "writing" {
  try {
    return holderShape.parse(JSON.parse(fs.readFileSync(file, "utf8")));
  } catch {
    const made = fs.statSync(file, { throwIfNoEntry: false })?.mtimeMs;
    if (made === undefined) return "gone";
    return Date.now() - made > WRITING_MS ? { pid: 0, began: "unreadable" } : "writing";
  }
}

/** Move the lock away, then look at what was moved: if somebody else broke it first and took it, give it back. */
function breakLock(file: string, holder: ProcessIdentity): void {
  const aside = `${file}-broken-${process.pid}-${crypto.randomBytes(3).toString("hex")}`;
  try {
    fs.renameSync(file, aside);
  } catch {
    return;
  }
  const moved = readHolder(aside);
  if (typeof moved === "object" && moved.began !== holder.began && !fs.existsSync(file)) fs.renameSync(aside, file);
  else fs.rmSync(aside, { force: true });
}
