import { expect, test } from "vitest";
import { exchangeLabel } from "./exchange-names";
import { unavailableSentence } from "./unavailable-sentence";

const say = (reason: string, statusReason: string | null = null, symbol = "ABC") =>
  unavailableSentence({ symbol, reason, statusReason });

test.each([
  ["index", "^GSPC", /an index/],
  ["currency", "EURUSD=X", /a currency,/],
  ["currency", "BTC-USD", /a cryptocurrency/],
  ["crypto", "BTC-USD", /a cryptocurrency/],
  ["type future", "GC=F", /a future/],
  ["type moneymarket", "SPAXX", /money market/],
  ["listed in GBp", "VOD.L", /British pence, not in US dollars/],
  ["listed in CHF", "NESN.SW", /Swiss Franc/],
  ["listed on LSE", "VUSD.L", /the London exchange/],
  ["listed on ZZZ", "ABC.ZZ", /the exchange ZZZ/],
  ["something new", "ABC", /neither a share nor a fund/],
  ["constructor", "ABC", /neither a share nor a fund/],
  [null, "ABC", /neither a share nor a fund/],
])("unsupported for %s (%s) says which", (statusReason, symbol, says) => {
  expect(say("unsupported", statusReason, symbol)).toMatch(says);
  expect(say("unsupported", statusReason, symbol)).toMatch(/its betas are not estimated\.$/);
});

test("a short history says how much of it there is, and that it is looked at again", () => {
  expect(say("insufficient_history", "17 of 30")).toBe(
    "It has 17 of the 30 returns needed so far. It is looked at again every night, and its betas come by themselves.",
  );
  expect(say("insufficient_history")).toMatch(/too few returns so far\. It is looked at again every night/);
});

test("a delisted symbol has its last day, in words", () => {
  expect(say("delisted", "last traded 2026-08-21")).toMatch(/^It last traded on Fri 21 Aug 2026/);
  expect(say("delisted")).toMatch(/^It no longer trades/);
});

test("not found says that delisted symbols look the same", () => {
  expect(say("not_found", "unknown to the provider", "BRKB")).toBe(
    "BRKB is not a symbol Yahoo knows. Delisted symbols look the same to Yahoo.",
  );
});

test("no machine's word and no ISO date gets on the screen", () => {
  for (const [reason, statusReason] of [
    ["not_found", "unknown to the provider"],
    ["unsupported", "type altsymbol"],
    ["unsupported", "listed in GBp"],
    ["delisted", "last traded 2026-08-21"],
    ["insufficient_history", "17 of 30"],
    ["a_new_state", "odd_reason"],
    ["stale", null],
  ] as const) {
    const sentence = say(reason, statusReason);
    expect(sentence).not.toMatch(/\d{4}-\d{2}-\d{2}|_|GBp|altsymbol|unknown to the provider/);
    expect(sentence).toMatch(/^[A-Z].*\.$/);
  }
});

test("an exchange beside a name stands without its article", () => {
  expect(exchangeLabel("NMS")).toBe("Nasdaq");
  expect(exchangeLabel("LSE")).toBe("London exchange");
  expect(exchangeLabel("ZZZ")).toBe("ZZZ");
});
