import { describe, expect, it } from "vitest";
import { chargebackEventTypes, chargebackLifecycle } from "../../../domain/chargebacks/index.ts";
import { statusesReachableFrom } from "../../../domain/kernel/lifecycle.ts";

describe("the lifecycle of a chargeback", () => {
  it("reaches every status from nothing", () => {
    expect([...statusesReachableFrom(chargebackLifecycle, "none")].sort()).toEqual(
      Object.keys(chargebackLifecycle).sort(),
    );
  });

  it("can be won and lost from wherever the bank has not decided", () => {
    for (const status of ["unmatched", "open", "evidence_submitted", "accepted"] as const) {
      const reached = statusesReachableFrom(chargebackLifecycle, status);
      expect([status, reached.has("won"), reached.has("lost")]).toEqual([status, true, true]);
    }
  });

  it("never leaves its end", () => {
    for (const status of ["won", "lost"] as const)
      expect([...statusesReachableFrom(chargebackLifecycle, status)]).toEqual([status]);
  });

  it("has a move for every event", () => {
    const moves = Object.values(chargebackLifecycle).flatMap((row) => Object.keys(row));
    expect(new Set(moves)).toEqual(new Set(chargebackEventTypes));
  });
});
