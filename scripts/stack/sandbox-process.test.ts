import { expect, test } from "vitest";
import { addressIn } from "./sandbox-process";

test("the sandbox's address is found among whatever else is written", () => {
  expect(addressIn("")).toBeUndefined();
  expect(addressIn('a warning\n{"other":1}\n{"address":"http://127.0')).toBeUndefined();
  expect(addressIn('a warning\n{"address":"http://127.0.0.1:4010","token":"x"}\nmore')).toBe("http://127.0.0.1:4010");
});
