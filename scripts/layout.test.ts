import { globSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";

/** Rooms that may not be entered by a relative path: there the linter's import rules, which match specifiers, would be blind. */
const ROOMS = [
  "lib/numeric",
  "lib/factors",
  "lib/portfolio",
  "lib/import",
  "lib/calendar",
  "lib/market-data",
  "lib",
  "db/schema",
  "db/queries",
  "db",
  "inngest/phases",
  "inngest/functions",
  "inngest/embedded",
  "inngest",
  "components",
  "app",
];
/** Within these, a lower room of the same house is near enough to be imported relatively: the linter's rule names it. */
const HOUSES: Record<string, string> = {
  "db/schema": "db",
  "db/queries": "db",
  "inngest/phases": "inngest",
  "inngest/functions": "inngest",
  "inngest/embedded": "inngest",
};
const VAGUE = /(^|\/)(utils|helpers|common|misc|types|service|manager)\.tsx?$/;

const files = globSync("{app,components,db,inngest,lib}/**/*.{ts,tsx}").filter((file) => !file.includes("migrations"));
const roomOf = (file: string) => ROOMS.find((room) => file.startsWith(`${room}/`));
const houseOf = (room: string | undefined) => (room === undefined ? undefined : (HOUSES[room] ?? room));

function relativeImports(file: string): string[] {
  const found = readFileSync(file, "utf8").matchAll(/(?:from|import)\s*\(?\s*"(\.{1,2}\/[^"]+)"/g);
  return [...found].map(([, specifier = ""]) => path.join(path.dirname(file), specifier));
}

describe("the plan of the house", () => {
  test("a relative import stays in its house: across rooms it is written @/…", () => {
    const strays = files.flatMap((file) =>
      relativeImports(file)
        .filter((target) => houseOf(roomOf(`${target}/`) ?? roomOf(target)) !== houseOf(roomOf(file)))
        .filter((target) => !target.startsWith("node_modules"))
        .map((target) => `${file} → ${target}`),
    );
    expect(strays).toEqual([]);
  });

  test("no file has a name that explains nothing", () => {
    expect(files.filter((file) => VAGUE.test(file))).toEqual([]);
  });
});
