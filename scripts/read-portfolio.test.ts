import { execFile } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import { afterAll, expect, test } from "vitest";

/** The command as it is really started. */
const root = path.resolve(import.meta.dirname, "..");
const folder = mkdtempSync(path.join(tmpdir(), "read-portfolio-"));
afterAll(() => rmSync(folder, { recursive: true }));

async function run(...args: string[]): Promise<{ code: number; stdout: string; stderr: string }> {
  const command = ["--import", "tsx", path.join(root, "scripts/read-portfolio.ts"), ...args];
  try {
    const { stdout, stderr } = await promisify(execFile)(process.execPath, command, { cwd: root });
    return { code: 0, stdout, stderr };
  } catch (error) {
    if (error instanceof Error && "stdout" in error && "stderr" in error && "code" in error)
      return { code: Number(error.code), stdout: String(error.stdout), stderr: String(error.stderr) };
    throw error;
  }
}

test("prints JSON and nothing else, with exit code 0 for a file with problems too", async () => {
  const file = path.join(folder, "mine.csv");
  writeFileSync(file, "Symbol,Quantity\nAAPL,10\nMSFT,1O0\n");
  const { code, stdout } = await run(file);
  expect(code).toBe(0);
  expect(JSON.parse(stdout)).toMatchObject({
    positions: [{ symbol: "AAPL", quantity: 10 }],
    problems: [{ line: 3, column: "Quantity", value: "1O0", code: "ERR_POS_004", fix: "100" }],
  });
});

test("a path that cannot be read is a sentence on standard error and exit code 2", async () => {
  const { code, stdout, stderr } = await run(path.join(folder, "nothing.csv"));
  expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
  expect(stderr).toMatch(/nothing\.csv cannot be read: there is no such file/);
  expect((await run()).stderr).toMatch(/usage: npm run -s read-portfolio -- FILE/);
});
