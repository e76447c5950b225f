import { describe, expect, it, vi } from "vitest";
import { instant } from "../../../domain/kernel/instant.ts";
import { type DataPlace, inMemory } from "../../../local/data-place.ts";
import { createGate } from "../../../local/gate.ts";
import { createTimerQueue } from "../../../local/state-machines/engine.ts";
import { createVirtualClock } from "../../../local/virtual-clock.ts";

const START = instant("2026-03-02T12:00:00Z");

const clockOf = (
  over: { place?: DataPlace; ticking?: boolean; realNowMs?: () => number; settle?: () => Promise<void> } = {},
) => {
  const alarms = createTimerQueue();
  const clock = createVirtualClock({
    place: inMemory(),
    ticking: false,
    startAt: START,
    realNowMs: () => 0,
    alarms,
    settle: async () => undefined,
    gate: createGate(),
    failed: (error) => {
      throw error;
    },
    ...over,
  });
  return { clock, alarms };
};

describe("a clock that stands", () => {
  it.each([
    ["P2D", "2026-03-04T12:00:00.000Z"],
    ["PT36H", "2026-03-04T00:00:00.000Z"],
    ["P1M", "2026-04-02T12:00:00.000Z"],
    ["PT0S", "2026-03-02T12:00:00.000Z"],
  ])("advances by %s to %s", async (duration, now) => {
    const { clock } = clockOf();
    expect(await clock.advance(duration)).toEqual({ outcome: "moved", now });
    expect(clock.now()).toBe(now);
  });

  it.each([
    ["-P1D", "backwards"],
    ["P9000Y", "too_far"],
    ["P999999999999D", "too_far"],
  ])("refuses to advance by %s", async (duration, why) => {
    const { clock } = clockOf();
    expect(await clock.advance(duration)).toEqual({ outcome: "refused", why, now: START });
  });

  it("rings every alarm on the way at its own instant, also those that others set meanwhile", async () => {
    const { clock, alarms } = clockOf();
    const rung: [string, string][] = [];
    const at = (text: string) => Date.parse(text);
    alarms.schedule(at("2026-03-03T00:00:00Z"), "b", async () => {
      rung.push(["b", clock.now()]);
      alarms.schedule(at("2026-03-03T06:00:00Z"), "from b", async () => void rung.push(["from b", clock.now()]));
      alarms.schedule(at("2026-03-01T00:00:00Z"), "overdue", async () => void rung.push(["overdue", clock.now()]));
    });
    alarms.schedule(at("2026-03-04T00:00:00Z"), "c", async () => void rung.push(["c", clock.now()]));
    alarms.schedule(at("2026-03-09T00:00:00Z"), "later", async () => void rung.push(["later", clock.now()]));
    await clock.to(instant("2026-03-05T00:00:00Z"));
    expect(rung).toEqual([
      ["b", "2026-03-03T00:00:00.000Z"],
      ["overdue", "2026-03-03T00:00:00.000Z"],
      ["from b", "2026-03-03T06:00:00.000Z"],
      ["c", "2026-03-04T00:00:00.000Z"],
    ]);
    expect(clock.now()).toBe("2026-03-05T00:00:00.000Z");
  });

  it("waits for the consequences of an alarm before the next one rings", async () => {
    const settle = vi.fn(async () => undefined);
    const { clock, alarms } = clockOf({ settle });
    const seen: number[] = [];
    for (const day of ["03", "04"])
      alarms.schedule(
        Date.parse(`2026-03-${day}T00:00:00Z`),
        day,
        async () => void seen.push(settle.mock.calls.length),
      );
    await clock.advance("P7D");
    // Once before anything moves, then once after each alarm.
    expect(seen).toEqual([1, 2]);
    expect(settle).toHaveBeenCalledTimes(3);
  });

  it("takes two commands at once one after the other", async () => {
    const { clock } = clockOf();
    await Promise.all([clock.advance("P1D"), clock.advance("P1D")]);
    expect(clock.now()).toBe("2026-03-04T12:00:00.000Z");
  });

  it("goes on where it was after a restart, also when it was killed on the way", async () => {
    const place = inMemory();
    const { clock, alarms } = clockOf({ place });
    alarms.schedule(Date.parse("2026-03-03T00:00:00Z"), "killed here", () => new Promise(() => undefined));
    void clock.advance("P9D");
    await vi.waitFor(() => expect(clock.now()).toBe("2026-03-03T00:00:00.000Z"));
    expect(clockOf({ place }).clock.now()).toBe("2026-03-03T00:00:00.000Z");
  });
});

describe("a clock that ticks", () => {
  it("passes as real time does, from where it was sent", async () => {
    let realMs = 1_000;
    const { clock } = clockOf({ ticking: true, realNowMs: () => realMs });
    realMs += 5_000;
    expect(clock.now()).toBe("2026-03-02T12:00:05.000Z");
    await clock.advance("P1D");
    realMs += 1_000;
    expect(clock.now()).toBe("2026-03-03T12:00:06.000Z");
  });

  it("goes on while nobody is there, and never back when the machine's clock is set back", () => {
    const place = inMemory();
    let realMs = 1_000_000;
    clockOf({ place, ticking: true, realNowMs: () => realMs });
    realMs += 3_600_000;
    expect(clockOf({ place, ticking: true, realNowMs: () => realMs }).clock.now()).toBe("2026-03-02T13:00:00.000Z");
    realMs -= 7_200_000;
    expect(clockOf({ place, ticking: true, realNowMs: () => realMs }).clock.now()).toBe("2026-03-02T13:00:00.000Z");
  });

  it("rings what is due at once when it starts, and what becomes due by itself", async () => {
    vi.useFakeTimers({ now: 0 });
    try {
      const { clock, alarms } = clockOf({ ticking: true, realNowMs: Date.now });
      const rung: string[] = [];
      alarms.schedule(Date.parse(START) - 1, "overdue", async () => void rung.push("overdue"));
      await clock.start();
      expect(rung).toEqual(["overdue"]);
      alarms.schedule(Date.parse(START) + 60_000, "in a minute", async () => void rung.push("in a minute"));
      clock.rearm();
      await vi.advanceTimersByTimeAsync(59_000);
      expect(rung).toHaveLength(1);
      await vi.advanceTimersByTimeAsync(2_000);
      expect(rung).toEqual(["overdue", "in a minute"]);
      await clock.stop();
    } finally {
      vi.useRealTimers();
    }
  });
});
