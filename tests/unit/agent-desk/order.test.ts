import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { rankOf } from "../../../domain/agent-desk/index.ts";
import { addMs, epochMs, type Instant, instant } from "../../../domain/kernel/instant.ts";
import type { Needs } from "../../../domain/kernel/skills.ts";

const HOUR = 3_600_000;
const now = instant("2026-03-10T12:00:00Z");
const terms = { headStartHours: { 1: 0, 2: 4, 3: 12, 4: 48, 5: 168 }, waitingPercent: 25, undatedDueHours: 48 };

type Item = { readonly openedAt: Instant; readonly dueAt?: Instant; readonly needs?: Needs };

/** An item that has waited so long, is due so much later than now, and is so severe. */
const item = (waitedHours: number, slackHours?: number, severity = 1): Item => ({
  openedAt: addMs(now, -waitedHours * HOUR),
  ...(slackHours === undefined ? {} : { dueAt: addMs(now, slackHours * HOUR) }),
  needs: { language: "en", market: "US", family: "item", severity },
});

const rank = (of: Item): number => epochMs(rankOf(of, terms));

describe("the order of a queue", () => {
  it.each<[string, Item, Item]>([
    ["what is due sooner comes first", item(5, 10), item(5, 11)],
    ["what is overdue comes before what is due", item(5, -1), item(5, 1)],
    ["what is longer overdue comes first of two", item(5, -9), item(5, -1)],
    ["of two due together the more severe comes first", item(5, 10, 2), item(5, 10, 1)],
    ["harm comes before a minor case that is late today", item(0, 100, 5), item(0, -1, 1)],
    ["a minor case of today comes before a severe one of next week", item(0, 1, 1), item(0, 24 * 7, 4)],
    ["of two due together the one that waited longer comes first", item(9, 10), item(8, 10)],
    [
      "four hours of waiting weigh as much as an hour of slack, and a little more waiting more",
      item(9, 10),
      item(4.9, 9),
    ],
    ["a little less waiting weighs less", item(4.9, 9), item(8.8, 10)],
    ["without a deadline it counts as due two days after it came", item(0, 47), item(0)],
    ["and comes before what is due later", item(0), item(0, 49)],
    [
      "without a known severity it counts as one of the middle",
      item(0, 10, 4),
      { openedAt: now, dueAt: addMs(now, 10 * HOUR) },
    ],
  ])("%s", (_title, first, second) => {
    expect(rank(first)).toBeLessThan(rank(second));
  });

  const hours = fc.integer({ min: 0, max: 2000 });
  const anyItem = fc
    .tuple(hours, fc.integer({ min: -500, max: 2000 }), fc.integer({ min: 1, max: 5 }))
    .map(([waited, slack, severity]) => item(waited, slack, severity));

  // The claim behind a key that no clock moves.
  const pressureAt = ({ openedAt, dueAt, needs }: Item, at: number): number => {
    const headStart = terms.headStartHours[(needs?.severity ?? 3) as 1] * HOUR;
    const slack = epochMs(dueAt ?? openedAt) - headStart - at;
    return slack * 100 - terms.waitingPercent * (at - epochMs(openedAt));
  };

  it("is that of slack, severity and waiting at whatever time the queue is read", () => {
    fc.assert(
      fc.property(anyItem, anyItem, hours, (a, b, later) => {
        const at = epochMs(now) + later * HOUR;
        const byPressure = Math.sign(pressureAt(a, at) - pressureAt(b, at));
        const byRank = Math.sign(rank(a) - rank(b));
        // Ranks are whole milliseconds: what differs by less falls together, and never the other way round.
        expect(byRank === byPressure || byRank === 0).toBe(true);
      }),
    );
  });
});
