import { describe, expect, it } from "vitest";
import { accept, type Decider, refuse, replay } from "../../../domain/kernel/decider.ts";
import { InvariantViolation, invariant } from "../../../domain/kernel/invariant.ts";
import { firstRefusal } from "../../../domain/kernel/refusal.ts";

type Filled = { type: "Filled"; litres: number };
const bucket: Decider<number, number, Filled, { code: "bucket.full" }> = {
  initial: 0,
  decide: (litres, more) =>
    litres + more > 10 ? refuse({ code: "bucket.full" }) : accept({ type: "Filled", litres: more }),
  evolve: (litres, event) => litres + event.litres,
};

describe("decisions", () => {
  it("accepts with the events in their order", () => {
    expect(accept("a", "b")).toEqual({ outcome: "accepted", events: ["a", "b"] });
  });

  it("accepts without events when nothing changes", () => {
    expect(accept()).toEqual({ outcome: "accepted", events: [] });
  });

  it("refuses with the reason", () => {
    expect(bucket.decide(9, 2)).toEqual({ outcome: "refused", refusal: { code: "bucket.full" } });
  });

  it("replays a timeline from the initial state", () => {
    expect(replay(bucket, [])).toBe(0);
    expect(
      replay(bucket, [
        { type: "Filled", litres: 3 },
        { type: "Filled", litres: 4 },
      ]),
    ).toBe(7);
  });
});

describe("firstRefusal", () => {
  it("takes the first rule that says no, and undefined when none does", () => {
    expect(firstRefusal(undefined, { code: "a.first" }, { code: "b.second" })).toEqual({ code: "a.first" });
    expect(firstRefusal(undefined, undefined)).toBeUndefined();
    expect(firstRefusal()).toBeUndefined();
  });
});

describe("invariant", () => {
  it("is silent while the condition holds and throws its sentence otherwise", () => {
    expect(() => invariant(true, "one is one")).not.toThrow();
    expect(() => invariant(false, "one is one")).toThrow(new InvariantViolation("one is one"));
  });

  it("throws an error of its own name, so that it can be told from an outage", () => {
    expect(new InvariantViolation("x")).toMatchObject({ name: "InvariantViolation", message: "x" });
  });
});
