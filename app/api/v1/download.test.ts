import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { download } from "./download";

const named = (name: string) =>
  download(new TextEncoder().encode("x"), { name, type: "text/csv; charset=utf-8" }).headers;

describe("a file to be saved", () => {
  test("bears its name in ASCII and, in full, in UTF-8", () => {
    expect(named("Löwe & Söhne 2026.csv").get("content-disposition")).toBe(
      `attachment; filename="Lowe _ Sohne 2026.csv"; filename*=UTF-8''L%C3%B6we%20%26%20S%C3%B6hne%202026.csv`,
    );
  });

  test("has a name of its own where that has no letter left", () => {
    expect(named("日本.csv").get("content-disposition")).toMatch(
      /^attachment; filename="_\.csv"; filename\*=UTF-8''%E6/,
    );
    expect(named("...").get("content-disposition")).toMatch(/^attachment; filename="portfolio"/);
  });

  test("has no name that could be a path, a drive, a hidden file or another header", () => {
    for (const name of [
      "../../etc/passwd",
      "C:\\a\\b.csv",
      ".bashrc",
      'a"\r\nSet-Cookie: x=1.csv',
      "a\u202Egpj.csv",
      "a\ud83d.csv",
    ]) {
      const [, plain = ""] = /filename="([^"]*)"/.exec(named(name).get("content-disposition") ?? "") ?? [];
      expect(plain).toMatch(/^[A-Za-z0-9_][A-Za-z0-9 ._-]*$/);
    }
  });

  test("can have any name at all", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 300 }), (name) => {
        const said = named(name).get("content-disposition") ?? "";
        expect(said).toMatch(/^attachment; filename="[A-Za-z0-9 ._-]+"; filename\*=UTF-8''[A-Za-z0-9%._~-]+$/);
        expect(said.length).toBeLessThan(2_000);
      }),
    );
  });

  test("is not shown by a browser, whatever is in it", () => {
    expect(named("a.csv").get("x-content-type-options")).toBe("nosniff");
    expect(named("a.csv").get("content-type")).toBe("text/csv; charset=utf-8");
  });
});
