import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { accept, type Decider, refuse, replay } from "../../../domain/kernel/decider.ts";
import { type Lifecycle, mayMove, statusAfter, statusesReachableFrom } from "../../../domain/kernel/lifecycle.ts";

const statuses = ["a", "b", "c", "d"] as const;
const events = ["X", "Y", "Z"] as const;
type Status = (typeof statuses)[number];
type EventType = (typeof events)[number];

const row = fc.record(
  { X: fc.constantFrom(...statuses), Y: fc.constantFrom(...statuses), Z: fc.constantFrom(...statuses) },
  { requiredKeys: [] },
);
const lifecycles: fc.Arbitrary<Lifecycle<Status, EventType>> = fc.record({ a: row, b: row, c: row, d: row });

const walking = (lifecycle: Lifecycle<Status, EventType>): Decider<Status, EventType, EventType, { code: string }> => ({
  initial: "a",
  decide: (status, event) => (mayMove(lifecycle, status, event) ? accept(event) : refuse({ code: "walk.no_way" })),
  evolve: (status, event) => statusAfter(lifecycle, status, event),
});

describe("a decider over any lifecycle", () => {
  it("replays its accepted events to the state that it reached step by step", () => {
    fc.assert(
      fc.property(lifecycles, fc.array(fc.constantFrom(...events), { maxLength: 30 }), (lifecycle, commands) => {
        const decider = walking(lifecycle);
        const timeline: EventType[] = [];
        let status = decider.initial;
        for (const command of commands) {
          const decision = decider.decide(status, command);
          if (decision.outcome === "refused") continue;
          timeline.push(...decision.events);
          status = decision.events.reduce(decider.evolve, status);
        }
        expect(replay(decider, timeline)).toBe(status);
        expect(statusesReachableFrom(lifecycle, decider.initial).has(status)).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  it("never lets a refused event into the state", () => {
    fc.assert(
      fc.property(lifecycles, fc.constantFrom(...statuses), fc.constantFrom(...events), (lifecycle, status, event) => {
        const step = () => walking(lifecycle).evolve(status, event);
        if (mayMove(lifecycle, status, event)) expect(statuses).toContain(step());
        else expect(step).toThrow("cannot happen");
      }),
    );
  });
});
