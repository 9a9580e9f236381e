import { describe, expect, test } from "vitest";
import { judgeHistory } from "./accept-history";
import { historyOf, LAST, quietHistory, quietReturns, returnsOf, times } from "./accept-history/testing-series";
import type { History } from "./market";

const sessionOf = (i: number) => quietHistory().bars[i]?.session ?? "";
const kindsOf = (history: History) => judgeHistory(history).findings.map(({ kind }) => kind);

describe("units", () => {
  test("a bar a hundred times too high is put right, and so are three in a row", () => {
    for (const length of [1, 3]) {
      const wrong = quietHistory((bar, i) => (i >= 50 && i < 50 + length ? times(bar, 100) : bar));
      const { verdict, history, findings } = judgeHistory(wrong);
      expect(verdict).toBe("repaired");
      expect(findings).toMatchObject([
        { kind: "unit_error", firstSession: sessionOf(50), lastSession: sessionOf(49 + length) },
      ]);
      history.bars.forEach((bar, i) => {
        expect(bar.close).toBeCloseTo(quietHistory().bars[i]?.close ?? 0, 10);
      });
    }
  });

  test("the last bar is left out, not put right: it may be the first in a new unit", () => {
    const { verdict, history, findings } = judgeHistory(quietHistory((bar, i) => (i === 119 ? times(bar, 100) : bar)));
    expect(verdict).toBe("repaired");
    expect(history.bars.at(-1)?.session).toBe(sessionOf(118));
    expect(findings).toMatchObject([{ kind: "unit_error", firstSession: LAST }]);
  });

  test("a bar that is wrong by a hundred in some prices and by something else in others is left out", () => {
    const wrong = quietHistory((bar, i) => (i === 50 ? times(times(bar, 100), 3, ["open"]) : bar));
    expect(judgeHistory(wrong).history.bars.map(({ session }) => session)).not.toContain(sessionOf(50));
  });

  test("a high a hundred times the close is put right without its bar", () => {
    const { history } = judgeHistory(quietHistory((bar, i) => (i === 50 ? times(bar, 100, ["high"]) : bar)));
    expect(history.bars[50]?.high).toBeCloseTo(quietHistory().bars[50]?.high ?? 0, 10);
  });

  test("pence from one day on is a switch: none of it is taken", () => {
    for (const factor of [100, 1 / 100]) {
      const { verdict, findings } = judgeHistory(quietHistory((bar, i) => (i >= 60 ? times(bar, factor) : bar)));
      expect(verdict).toBe("quarantined");
      expect(findings).toMatchObject([{ kind: "unit_switch", firstSession: sessionOf(60) }]);
    }
  });

  test("an operator's word lets a switch in, and only the one it was given for", () => {
    const switched = quietHistory((bar, i) => (i >= 60 ? times(bar, 100) : bar));
    expect(judgeHistory(switched, ({ firstSession }) => firstSession === sessionOf(60))).toMatchObject({
      verdict: "accepted",
      history: switched,
    });
    expect(judgeHistory(switched, ({ firstSession }) => firstSession === sessionOf(61)).verdict).toBe("quarantined");
  });
});

describe("spikes", () => {
  test("a day at one and a half times the price and back is left out", () => {
    const { verdict, history, findings } = judgeHistory(quietHistory((bar, i) => (i === 70 ? times(bar, 1.5) : bar)));
    expect(verdict).toBe("repaired");
    expect(findings).toMatchObject([{ kind: "spike", firstSession: sessionOf(70), lastSession: sessionOf(70) }]);
    expect(history.bars).toHaveLength(119);
  });

  test("two days at a quarter of it are, too", () => {
    const low = quietHistory((bar, i) => (i === 70 || i === 71 ? times(bar, 0.25) : bar));
    expect(judgeHistory(low).history.bars).toHaveLength(118);
  });

  test("the same move made by trades, there and back within the days' ranges, is the market's", () => {
    const pumped = quietHistory((bar, i) => {
      if (i === 70) return { ...times(bar, 1.5, ["close", "adjClose"]), high: (bar.high ?? 0) * 1.55 };
      if (i === 71) return { ...bar, open: (bar.open ?? 0) * 1.5, high: (bar.high ?? 0) * 1.5 };
      return bar;
    });
    expect(judgeHistory(pumped).verdict).toBe("accepted");
  });

  test("an adjusted close that strays while the close stays is left out", () => {
    const stray = quietHistory((bar, i) => (i === 70 ? times(bar, 1.1, ["adjClose"]) : bar));
    expect(judgeHistory(stray).history.bars.map(({ session }) => session)).not.toContain(sessionOf(70));
  });

  test("a share that always moves as much keeps its days", () => {
    const wild = historyOf(Array.from({ length: 100 }, (_, i) => (i % 2 === 0 ? 0.4 : -0.28)));
    expect(judgeHistory(wild).verdict).toBe("accepted");
  });
});

describe("the last bar", () => {
  const news = (factor: number, range: number) => {
    const history = quietHistory();
    const last = history.bars.at(-1);
    const before = history.bars.at(-2)?.close ?? 0;
    const close = before * factor;
    const bar = { ...last!, open: close, high: close * range, low: close / range, close, adjClose: close };
    return { ...history, bars: [...history.bars.slice(0, -1), bar] };
  };

  test("is news, however great, where it is no split's ratio", () => {
    for (const factor of [0.13, 0.4, 0.62, 1.7, 2.6, 7.4])
      expect(judgeHistory(news(factor, 1.01)).verdict).toBe("accepted");
  });

  test("at half the price is news where the day was wild, and waits where it was calm from its open on", () => {
    expect(judgeHistory(news(0.5, 1.15)).verdict).toBe("accepted");
    const { verdict, history, findings } = judgeHistory(news(0.5, 1.01));
    expect(verdict).toBe("repaired");
    expect(history.bars.at(-1)?.session).toBe(sessionOf(118));
    expect(findings).toMatchObject([{ kind: "split_missing", firstSession: LAST }]);
  });

  test("at a twelfth waits unless its range shows the fall", () => {
    expect(kindsOf(news(1 / 12.7, 1.2))).toEqual(["spike"]);
    const fallen = news(1 / 12.7, 1.2);
    const bars = fallen.bars.map((bar, i) => (i === 119 ? { ...bar, high: fallen.bars[118]?.close ?? 0 } : bar));
    expect(judgeHistory({ ...fallen, bars }).verdict).toBe("accepted");
  });
});

describe("splits", () => {
  const split = (i: number, numerator: number, denominator = 1) => [{ exDate: sessionOf(i), numerator, denominator }];

  test("prices before one that are on the old basis are put right, also where that begins some days off", () => {
    for (const from of [80, 76]) {
      const wrong = quietHistory((bar, i) => (i < from ? times(bar, 4) : bar));
      const { verdict, history, findings } = judgeHistory({ ...wrong, splits: split(80, 4) });
      expect(verdict).toBe("repaired");
      expect(findings).toMatchObject([{ kind: "split_missing", firstSession: sessionOf(from) }]);
      expect(history.bars[10]?.close).toBeCloseTo(quietHistory().bars[10]?.close ?? 0, 10);
      expect(history.bars[10]?.volume).toBe(40_000);
    }
  });

  test("on the split's own night the last bar alone is on the new basis", () => {
    const wrong = quietHistory((bar, i) => (i < 119 ? times(bar, 2) : bar));
    const { verdict, history } = judgeHistory({ ...wrong, splits: split(119, 2) });
    expect(verdict).toBe("repaired");
    expect(returnsOf(history).get(LAST)).toBeCloseTo(returnsOf(quietHistory()).get(LAST) ?? 0, 10);
  });

  test("prices that bear one twice are put right where it shows on the day, else not taken", () => {
    const twice = (from: number) => ({
      ...quietHistory((bar, i) => (i < from ? times(bar, 0.25) : bar)),
      splits: split(80, 4),
    });
    expect(judgeHistory(twice(80)).verdict).toBe("repaired");
    expect(judgeHistory(twice(84)).verdict).toBe("quarantined");
  });

  test("a few bars on another basis are put right", () => {
    const wrong = quietHistory((bar, i) => (i === 75 || i === 76 ? times(bar, 10) : bar));
    const { history } = judgeHistory({ ...wrong, splits: split(80, 10) });
    expect(history.bars[75]?.adjClose).toBeCloseTo(quietHistory().bars[75]?.adjClose ?? 0, 10);
  });

  test("a great jump beside one that is not its ratio spoils the series", () => {
    const wrong = quietHistory((bar, i) => (i < 82 ? times(bar, 19) : bar));
    expect(judgeHistory({ ...wrong, splits: split(80, 1, 10) }).verdict).toBe("quarantined");
  });

  test("a fall that stays is a split without an event only at a neat ratio on a calm day", () => {
    expect(kindsOf(quietHistory((bar, i) => (i < 80 ? times(bar, 10) : bar)))).toEqual(["split_missing"]);
    expect(judgeHistory(quietHistory((bar, i) => (i < 80 ? times(bar, 9.3) : bar))).verdict).toBe("accepted");
  });
});

describe("dividends", () => {
  const AT = 90;
  /** A share that falls by its dividend, and whose adjusted closes before bear a share of it. */
  function paying(yieldPaid: number, { borne = 1, amount }: { borne?: number; amount?: number } = {}): History {
    const returns = quietReturns(119).map((value, i) => (i === AT - 1 ? (1 + value) * (1 - yieldPaid) - 1 : value));
    const history = historyOf(returns);
    const before = history.bars[AT - 1]?.close ?? 0;
    const bars = history.bars.map((bar, i) => (i < AT ? times(bar, 1 - yieldPaid * borne, ["adjClose"]) : bar));
    return { ...history, bars, dividends: [{ exDate: sessionOf(AT), amount: amount ?? before * yieldPaid }] };
  }

  test("as declared are good, however great", () => {
    for (const share of [0.001, 0.01, 0.1, 0.5]) expect(judgeHistory(paying(share)).verdict).toBe("accepted");
  });

  test("that the adjusted closes do not bear are taken out of them", () => {
    for (const share of [0.001, 0.01, 0.1]) {
      const { verdict, history, findings } = judgeHistory(paying(share, { borne: 0 }));
      expect(verdict).toBe("repaired");
      expect(findings).toMatchObject([{ kind: "dividend_missing", firstSession: sessionOf(AT) }]);
      const right = returnsOf(paying(share));
      for (const [session, value] of returnsOf(history)) expect(value).toBeCloseTo(right.get(session) ?? 0, 12);
    }
  });

  test("that they bear one and a half times are put back", () => {
    const { verdict, history, findings } = judgeHistory(paying(0.06, { borne: 1.5 }));
    expect(verdict).toBe("repaired");
    expect(findings).toMatchObject([{ kind: "dividend_absurd" }]);
    expect(returnsOf(history).get(sessionOf(AT))).toBeCloseTo(returnsOf(paying(0.06)).get(sessionOf(AT)) ?? 0, 12);
  });

  test("a hundred times too high spoil the series: the price knows nothing of them", () => {
    const price = paying(0.004).bars[AT - 1]?.close ?? 0;
    const asBorne = paying(0.004, { borne: 100, amount: price * 0.4 });
    expect(kindsOf(asBorne)).toEqual(["dividend_absurd"]);
    expect(judgeHistory(asBorne).verdict).toBe("quarantined");
    expect(judgeHistory(paying(0.004, { borne: 100 })).verdict).toBe("quarantined");
  });

  test("borne a day early are good", () => {
    const history = paying(0.02);
    const bars = history.bars.map((bar, i) => (i === AT - 1 ? { ...bar, adjClose: bar.close } : bar));
    expect(judgeHistory({ ...history, bars }).verdict).toBe("accepted");
  });
});

describe("rows that were left out already", () => {
  test("are named by their reason, first and last; an empty one is only missing", () => {
    const dropped = [
      { session: "2026-08-05", reason: "not_positive" as const },
      { session: "2026-08-03", reason: "not_positive" as const },
      { session: null, reason: "malformed" as const },
      { session: "2026-08-04", reason: "duplicate_session" as const },
      { session: "2026-08-06", reason: "no_price" as const },
    ];
    const history = { ...quietHistory(), dropped };
    const { verdict, findings } = judgeHistory(history);
    expect(verdict).toBe("repaired");
    expect(findings).toMatchObject([
      { kind: "malformed", firstSession: null, lastSession: null },
      { kind: "not_positive", firstSession: "2026-08-03", lastSession: "2026-08-05" },
      { kind: "duplicate_session", firstSession: "2026-08-04" },
    ]);
    expect(judgeHistory({ ...history, dropped: dropped.slice(4) }).verdict).toBe("accepted");
  });

  test("a last session sent twice is the provider's habit, and no finding; one that is malformed is", () => {
    const last = (reason: "duplicate_session" | "malformed") => [{ session: LAST, reason }];
    expect(judgeHistory({ ...quietHistory(), dropped: last("duplicate_session") }).findings).toEqual([]);
    expect(kindsOf({ ...quietHistory(), dropped: last("malformed") })).toEqual(["malformed"]);
  });
});

test("a series without adjusted closes is of no use, one without bars is as it is", () => {
  const { verdict, findings } = judgeHistory(quietHistory((bar) => ({ ...bar, adjClose: null })));
  expect(verdict).toBe("quarantined");
  expect(findings).toMatchObject([{ kind: "no_adjusted_close", firstSession: null }]);
  expect(judgeHistory({ ...quietHistory(), bars: [] }).verdict).toBe("accepted");
});
