import { expect, test } from "vitest";
import { announcementIn } from "./sandbox-process";

test("the sandbox's address is found among whatever else is written", () => {
  expect(announcementIn("")).toBeUndefined();
  expect(announcementIn('a warning\n{"other":1}\n{"address":"http://127.0')).toBeUndefined();
  expect(announcementIn('a warning\n{"address":"http://127.0.0.1:4010","token":"x"}\nmore')).toEqual({
    address: "http://127.0.0.1:4010",
    token: "x",
  });
});
