import { z } from "zod";

/**
 * Entries for the optional packages that a lock file should name and does not.
 *
 * Packages with binaries list one optional package for each platform. Where a registry lacks some of them, `npm install`
 * leaves these out of the lock file without a word, and `npm ci` then refuses it everywhere: "Missing:
 * @next/swc-darwin-arm64 from lock file". A stub (version, platform, `optional`) is enough: on other platforms npm
 * passes over it without fetching, on its own it fetches that version from the registry of the day.
 */
const dependencies = z.record(z.string(), z.string()).optional();
const entry = z.looseObject({
  version: z.string().optional(),
  dev: z.boolean().optional(),
  optionalDependencies: dependencies,
});
const lockfileShape = z.looseObject({ packages: z.record(z.string(), entry) });

export type Lockfile = z.output<typeof lockfileShape>;

/** Read a lock file of version 2 or 3; throws where `packages` is missing or not as npm writes it. */
export function parseLockfile(text: string): Lockfile {
  const read: Lockfile = JSON.parse(text);
  // Checked only: zod's own copy has its keys in another order, and every line of the file would change.
  lockfileShape.parse(read);
  return read;
}

export interface Completion {
  lockfile: Lockfile;
  /** Where stubs were put: paths like `node_modules/@next/swc-darwin-arm64`. */
  added: string[];
  /** What is missing and cannot be stubbed, in sentences. */
  problems: string[];
}

/** The lock file with a stub for every optional package that is missing; what is there stays as it is. */
export function completeLockfile(lockfile: Lockfile): Completion {
  const packages = { ...lockfile.packages };
  const added: string[] = [];
  const problems: string[] = [];
  for (const [dependent, { optionalDependencies = {}, dev }] of Object.entries(lockfile.packages)) {
    for (const [name, version] of Object.entries(optionalDependencies)) {
      const seen = resolve(packages, dependent, name);
      // A range ("~2.3.3") that finds any version was resolved by npm; an exact version must find itself.
      if (seen && (packages[seen]?.version === version || !isExact(version))) continue;

      const platform = platformOf(name);
      if (!isExact(version) || !platform) {
        problems.push(
          `${name} ${version}, wanted by ${dependent || "this project"}, names no exact version or platform.`,
        );
        continue;
      }
      // Another version in sight belongs to somebody else: ours then goes below the package that wants it.
      const place = seen ? `${dependent}/node_modules/${name}` : `node_modules/${name}`;
      packages[place] = { version, ...platform, ...(dev ? { dev } : {}), optional: true };
      added.push(place);
    }
  }
  // npm's own order, so that its next rewrite changes nothing.
  const sorted = Object.entries(packages).sort(([a], [b]) => a.localeCompare(b, "en"));
  return { lockfile: { ...lockfile, packages: Object.fromEntries(sorted) }, added, problems };
}

const isExact = (version: string): boolean => /^\d+\.\d+\.\d+(-[\w.-]+)?$/.test(version);

/** Where Node would find `name` from inside the package at `from`: its own node_modules, then each one above. */
function resolve(packages: Lockfile["packages"], from: string, name: string): string | undefined {
  for (let at = from; ; at = at.slice(0, Math.max(at.lastIndexOf("/node_modules/"), 0))) {
    const place = `${at}${at && "/"}node_modules/${name}`;
    if (packages[place]) return place;
    if (at === "") return undefined;
  }
}

const SYSTEMS: Record<string, string> = { win: "win32", windows: "win32" };
const SYSTEM = /(?:^|[-/])(aix|android|darwin|freebsd|linux|netbsd|openbsd|openharmony|sunos|win32|windows|win)(?=-|$)/;
const PROCESSOR = /(?:^|[-/])(arm64|arm|ia32|loong64|mips64el|ppc64|riscv64|s390x|x64|wasm32)(?=-|$)/;

/** The platform in a package's name, as npm's `os`, `cpu` and `libc`; undefined where the name has none. */
function platformOf(name: string) {
  const system = SYSTEM.exec(name)?.[1];
  const processor = PROCESSOR.exec(name)?.[1];
  if (!processor) return undefined;
  const libc = name.endsWith("-musl") ? "musl" : name.endsWith("-gnu") ? "glibc" : undefined;
  return {
    cpu: [processor],
    ...(libc && system === "linux" ? { libc: [libc] } : {}),
    ...(system ? { os: [SYSTEMS[system] ?? system] } : {}),
  };
}
