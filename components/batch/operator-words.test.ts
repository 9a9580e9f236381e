import { expect, test } from "vitest";
import { type AlertView, deliveryWords } from "./alert-words";
import { newYorkInstant } from "./batch-views";
import { followWords, scopeWords } from "./run-words";
import { universeRows } from "./universe-words";

const ALERT: AlertView = {
  id: "1",
  kind: "run_not_published",
  message: "",
  raisedAt: "2026-08-22T03:00:00Z",
  channel: "webhook",
  deliveredAt: null,
  deliveryError: null,
};

test("an alert says whether its message left the house", () => {
  expect(deliveryWords({ ...ALERT, channel: null })).toMatch(/^shown here only/);
  expect(deliveryWords(ALERT)).toBe("on its way by the webhook");
  expect(deliveryWords({ ...ALERT, deliveryError: "answered 500" })).toBe("not sent by the webhook: answered 500");
  expect(deliveryWords({ ...ALERT, channel: "mail", deliveredAt: ALERT.raisedAt })).toBe("sent by mail");
});

test("an instant is told by New York's day, not by that of the server", () => {
  expect(newYorkInstant("2026-08-22T01:00:05Z")).toBe("Fri 21 Aug 2026, 21:00");
});

test("a run is for all symbols or for so many symbols", () => {
  expect([null, 1, 1200].map((subset) => scopeWords({ subset }))).toEqual(["All symbols", "1 symbol", "1,200 symbols"]);
});

test("a run that tries another again names it by its start, where it is known", () => {
  expect(followWords({ predecessorId: "gone" }, [])).toBe("Tries an earlier run again");
});

test("states of the universe nobody is in are left out, the rest in the order of use", () => {
  const rows = universeRows([
    { status: "not_found", count: 2 },
    { status: "active", count: 1257 },
  ]);
  expect(rows.map(({ label, count }) => [label, count])).toEqual([
    ["Active", 1257],
    ["Not found", 2],
  ]);
});
