import { expect, test } from "vitest";
import { metricAnchors } from "./stage-metrics";

test("returns begin with the session before, the last month, the last year, and one, three and twelve months ago", () => {
  expect(metricAnchors("2026-08-21", new Set())).toEqual({
    session: "2026-08-21",
    freshSince: "2026-08-14",
    previousSession: "2026-08-20",
    monthStart: "2026-07-31",
    yearStart: "2025-12-31",
    oneMonth: "2026-07-21",
    threeMonths: "2026-05-21",
    oneYear: "2025-08-21",
  });
});

test("a day that an earlier month lacks is that month's last", () => {
  expect(metricAnchors("2026-03-31", new Set())).toMatchObject({ oneMonth: "2026-02-28", threeMonths: "2025-12-31" });
  expect(metricAnchors("2028-03-30", new Set())).toMatchObject({ oneMonth: "2028-02-29" });
  expect(metricAnchors("2028-02-29", new Set())).toMatchObject({ oneYear: "2027-02-28", oneMonth: "2028-01-29" });
});

test("in January the month and the year begin on the same day", () => {
  const { monthStart, yearStart, oneMonth } = metricAnchors("2026-01-09", new Set());
  expect([monthStart, yearStart, oneMonth]).toEqual(["2025-12-31", "2025-12-31", "2025-12-09"]);
});

test("the session before passes over weekends, holidays and closures", () => {
  expect(metricAnchors("2026-07-06", new Set()).previousSession).toBe("2026-07-02");
  expect(metricAnchors("2026-07-06", new Set(["2026-07-02"])).previousSession).toBe("2026-07-01");
});
