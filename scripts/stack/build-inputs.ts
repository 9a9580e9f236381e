import crypto from "node:crypto";
import fs from "node:fs";
import path from "node:path";

/** Folders whose files end up in the built app. */
const ROOMS = ["app", "components", "db", "inngest", "lib", "public"];
/** Files beside them that decide what is built. */
const FILES =
  /^(package\.json|package-lock\.json|tsconfig(\.\w+)?\.json|(next|postcss)\.config\.\w+|(instrumentation|instrumentation-client|proxy)\.\w+)$/;
const TESTS = /(\.test\.tsx?|^testing[^/]*\.ts)$/;

/**
 * A hash of everything the built app is made of, whether git knows it or not; tests are no part of it.
 * @param root the project's directory
 * @returns hexadecimal; the same for the same names and contents
 */
export function hashBuildInputs(root: string): string {
  const hash = crypto.createHash("sha256").update(`${process.platform} ${process.arch}\n`);
  for (const file of listBuildInputs(root)) {
    const content = fs.readFileSync(path.join(root, file));
    hash.update(`${file} ${content.length}\n`).update(content);
  }
  return hash.digest("hex");
}

/** Paths from the root, sorted. */
export function listBuildInputs(root: string): string[] {
  const beside = fs.readdirSync(root).filter((name) => FILES.test(name));
  const inside = ROOMS.filter((room) => fs.existsSync(path.join(root, room))).flatMap((room) =>
    fs
      .readdirSync(path.join(root, room), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && !TESTS.test(entry.name))
      .map((entry) => path.relative(root, path.join(entry.parentPath, entry.name))),
  );
  return [...beside, ...inside].sort();
}
