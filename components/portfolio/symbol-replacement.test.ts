import { expect, test } from "vitest";
import { suggestionWords } from "./symbol-replacement";

test.each([
  [{ symbol: "BRK-B", name: "Berkshire Hathaway Inc.", exchange: "NYQ" }, "BRK-B (Berkshire Hathaway Inc.)"],
  [{ symbol: "VOD.L", name: "Vodafone Group", exchange: "LSE" }, "VOD.L (Vodafone Group, London exchange)"],
  [{ symbol: "VOD.L", name: null, exchange: "LSE" }, "VOD.L (London exchange)"],
  [{ symbol: "XYZ", name: "XYZ", exchange: "NMS" }, "XYZ"],
  [{ symbol: "XYZ", name: null, exchange: null }, "XYZ"],
])("%j is shown as %s", (suggestion, words) => expect(suggestionWords(suggestion)).toBe(words));
