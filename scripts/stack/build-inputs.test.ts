import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { hashBuildInputs, listBuildInputs } from "./build-inputs";
import { PROJECT_ROOT } from "./project";

describe("what a build is made of", () => {
  let root: string;
  beforeEach(() => {
    root = fs.mkdtempSync(path.join(os.tmpdir(), "sigmasight-inputs-"));
    write("app/page.tsx", "page");
    write("lib/numeric/qr.ts", "qr");
    write("package.json", "{}");
  });
  afterEach(() => fs.rmSync(root, { recursive: true }));

  function write(file: string, content: string): void {
    fs.mkdirSync(path.dirname(path.join(root, file)), { recursive: true });
    fs.writeFileSync(path.join(root, file), content);
  }

  test.each([
    "app/page.tsx",
    "app/new.tsx",
    "public/fonts/new.woff2",
    "package-lock.json",
    "next.config.ts",
    "instrumentation.ts",
    "tsconfig.build.json",
    "db/migrations/0001.sql",
  ])("a change of %s is another build", (file) => {
    const before = hashBuildInputs(root);
    write(file, "changed");
    expect(hashBuildInputs(root)).not.toBe(before);
  });

  test.each([
    "app/page.test.tsx",
    "lib/numeric/qr.test.ts",
    "db/queries/universe.db.test.ts",
    "lib/factors/testing-prices.ts",
    "e2e/upload.spec.ts",
    "scripts/demo.ts",
    "README.md",
    "vitest.config.mts",
    ".data/demo/app.log",
  ])("a change of %s is not", (file) => {
    const before = hashBuildInputs(root);
    write(file, "changed");
    expect(hashBuildInputs(root)).toBe(before);
  });

  test("moving a file to another name is another build", () => {
    const before = hashBuildInputs(root);
    fs.renameSync(path.join(root, "app/page.tsx"), path.join(root, "app/other.tsx"));
    expect(hashBuildInputs(root)).not.toBe(before);
  });

  test("this project's own inputs name every room and no test", () => {
    const inputs = listBuildInputs(PROJECT_ROOT);
    for (const room of ["app/", "components/", "db/", "inngest/", "lib/"]) {
      expect(inputs.some((file) => file.startsWith(room))).toBe(true);
    }
    expect(inputs.filter((file) => /\.test\./.test(file))).toEqual([]);
  });
});
