import { setImmediate as nextTurn } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import type { RecordedEvent } from "../../../domain/kernel/event.ts";
import { instant } from "../../../domain/kernel/instant.ts";
import { createActivity } from "../../../local/activity.ts";
import { type BusOptions, createBus } from "../../../local/bus/bus.ts";
import type { DeadLetter } from "../../../local/bus/outbox.ts";
import { OUTBOX, type OutboxItem } from "../../../local/bus/outbox-item.ts";

const NOW = instant("2026-03-02T12:00:00Z");

const event = (caseId: string, seq: number, type = "Happened") =>
  ({
    v: 1,
    id: `evt_${caseId}_${seq}`,
    type,
    caseId,
    seq,
    at: NOW,
    actor: { role: "system", id: "x" },
    causedBy: "c",
    data: {},
  }) as unknown as RecordedEvent;

const item = (...events: RecordedEvent[]): OutboxItem => ({
  pk: OUTBOX,
  sk: events.map(({ caseId, seq }) => `${caseId}#${seq}`).join(),
  events,
});

const busOf = (deliver: BusOptions["deliver"], over: Partial<BusOptions> = {}) => {
  const [finished, buried, kept]: [string[], DeadLetter[], OutboxItem[]] = [[], [], []];
  const pauses: number[] = [];
  const activity = createActivity();
  const bus = createBus({
    reactions: [{ entry: "react", on: ["Happened"] }],
    outbox: {
      unpublished: async () => kept,
      finished: (sk) => void finished.push(sk),
      rest: () => undefined,
      bury: async (letter) => void buried.push(letter),
      deadLetters: async () => buried,
    },
    activity,
    log: { info: () => undefined, warn: () => undefined, error: () => undefined },
    deliver,
    now: () => NOW,
    pause: async (waitMs) => void pauses.push(waitMs),
    ...over,
  });
  return { bus, activity, finished, buried, kept, pauses };
};

describe("the local bus", () => {
  it("gives each event to every reaction that wants its type, then forgets the transaction", async () => {
    const seen: string[] = [];
    const { bus, activity, finished } = busOf(async (entry, { seq }) => void seen.push(`${entry} ${seq}`), {
      reactions: [
        { entry: "one", on: ["Happened", "Other"] },
        { entry: "two", on: ["Happened"] },
        { entry: "none", on: ["Elsewhere"] },
      ],
    });
    bus.publish(item(event("a", 1), event("a", 2, "Other"), event("a", 3, "Unheard")));
    expect(seen).toEqual([]);
    await activity.idle();
    expect(seen).toEqual(["one 1", "two 1", "one 2"]);
    expect(finished).toEqual(["a#1,a#2,a#3"]);
  });

  it("keeps the order of a case, and lets cases overtake each other", async () => {
    const seen: string[] = [];
    const { bus, activity } = busOf(async (_entry, { caseId, seq }) => {
      for (let turns = caseId === "slow" ? 20 : 1; turns > 0; turns -= 1) await nextTurn();
      seen.push(`${caseId}${seq}`);
    });
    bus.publish(item(event("slow", 1), event("slow", 2)));
    bus.publish(item(event("quick", 1), event("quick", 2)));
    await activity.idle();
    expect(seen).toEqual(["quick1", "quick2", "slow1", "slow2"]);
  });

  it("runs a bounded number of events at once", async () => {
    let [running, most] = [0, 0];
    const { bus, activity } = busOf(async () => {
      running += 1;
      most = Math.max(most, running);
      await nextTurn();
      running -= 1;
    });
    for (let caseNo = 1; caseNo <= 100; caseNo += 1) bus.publish(item(event(`c${caseNo}`, 1)));
    await activity.idle();
    expect(most).toBe(8);
  });

  it("tries again with growing pauses, without holding up the case's next event", async () => {
    let failures = 3;
    const seen: number[] = [];
    const { bus, activity, finished, buried, pauses } = busOf(async (_entry, { seq }) => {
      if (seq === 1 && failures-- > 0) throw new Error("not yet");
      seen.push(seq);
    });
    bus.publish(item(event("a", 1)));
    bus.publish(item(event("a", 2)));
    await activity.idle();
    expect(seen).toEqual([2, 1]);
    expect(pauses).toEqual([100, 200, 400]);
    expect([finished, buried]).toEqual([["a#2", "a#1"], []]);
  });

  it("buries an event that a reaction refuses five times, and no other reaction misses it", async () => {
    const seen: string[] = [];
    const { bus, activity, finished, buried } = busOf(
      async (entry) => {
        if (entry === "bad") throw new TypeError("broken");
        seen.push(entry);
      },
      {
        reactions: [
          { entry: "bad", on: ["Happened"] },
          { entry: "good", on: ["Happened"] },
        ],
      },
    );
    bus.publish(item(event("a", 1)));
    await activity.idle();
    expect(seen).toEqual(["good"]);
    expect(buried).toEqual([{ entry: "bad", event: event("a", 1), error: "TypeError: broken", tries: 5, at: NOW }]);
    expect(finished).toEqual(["a#1"]);
  });

  it("leaves an event in the outbox when even its dead letter cannot be kept", async () => {
    const { bus, activity, finished } = busOf(async () => Promise.reject(new Error("down")), {
      outbox: {
        unpublished: async () => [],
        finished: () => expect.unreachable(),
        rest: () => undefined,
        bury: async () => Promise.reject(new Error("down")),
        deadLetters: async () => [],
      },
    });
    bus.publish(item(event("a", 1)));
    await activity.idle();
    expect(finished).toEqual([]);
  });

  it("gives each reaction a copy of its own, as JSON carries it", async () => {
    const seen: unknown[] = [];
    const { bus, activity } = busOf(
      async (_entry, { data }) => {
        seen.push(structuredClone(data));
        (data as { list: number[] }).list.push(2);
      },
      { duplicate: true },
    );
    bus.publish(item({ ...event("a", 1), data: { list: [1], gone: undefined } }));
    await activity.idle();
    expect(seen).toEqual([{ list: [1] }, { list: [1] }]);
  });

  it("publishes after a restart what lies in the outbox, and nothing that is already on its way", async () => {
    const seen: number[] = [];
    const { bus, activity, kept } = busOf(async (_entry, { seq }) => void seen.push(seq));
    kept.push(item(event("a", 1)), item(event("a", 2)));
    bus.publish(item(event("a", 2)));
    await bus.recover();
    await activity.idle();
    expect(seen.sort()).toEqual([1, 2]);
  });

  it("begins nothing after it was closed", async () => {
    const { bus, activity, finished } = busOf(async () => expect.unreachable());
    bus.close();
    bus.publish(item(event("a", 1)));
    await activity.idle();
    expect(finished).toEqual([]);
  });

  it.each([1, 2, 3])("shuffles repeatably with seed %i", async (shuffleSeed) => {
    const orderOf = async () => {
      const seen: number[] = [];
      const { bus, activity } = busOf(async (_entry, { seq }) => void seen.push(seq), { shuffleSeed });
      bus.publish(item(...Array.from({ length: 20 }, (_, index) => event("a", index + 1))));
      await activity.idle();
      return seen;
    };
    const order = await orderOf();
    expect(await orderOf()).toEqual(order);
    expect(order).not.toEqual(order.toSorted((a, b) => a - b));
    expect(order.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 20 }, (_, index) => index + 1));
  });
});
