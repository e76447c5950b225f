import { describe, expect, it } from "vitest";
import { InvariantViolation } from "../../../domain/kernel/invariant.ts";
import {
  type Lifecycle,
  mayMove,
  statusAfter,
  statusesReachableFrom,
  terminalStatuses,
  toMermaid,
} from "../../../domain/kernel/lifecycle.ts";

const parcel: Lifecycle<"packed" | "sent" | "arrived" | "lost", "Sent" | "Scanned" | "Arrived" | "Lost"> = {
  packed: { Sent: "sent" },
  sent: { Scanned: "sent", Arrived: "arrived" },
  arrived: {},
  lost: {},
};

describe("lifecycle", () => {
  it.each([
    ["packed", "Sent", "sent"],
    ["sent", "Scanned", "sent"],
    ["sent", "Arrived", "arrived"],
  ] as const)("in %s, %s leads to %s", (status, event, next) => {
    expect(mayMove(parcel, status, event)).toBe(true);
    expect(statusAfter(parcel, status, event)).toBe(next);
  });

  it.each([
    ["packed", "Arrived"],
    ["sent", "Sent"],
    ["arrived", "Sent"],
    ["sent", "toString" as "Sent"],
    ["melted" as "sent", "Sent"],
  ] as const)("in %s, %s cannot happen", (status, event) => {
    expect(mayMove(parcel, status, event)).toBe(false);
    expect(() => statusAfter(parcel, status, event)).toThrow(InvariantViolation);
  });

  it("names status and event when a move is missing", () => {
    expect(() => statusAfter(parcel, "arrived", "Sent")).toThrow("Sent cannot happen in status arrived");
  });

  it("finds what can be reached, and so what cannot", () => {
    expect([...statusesReachableFrom(parcel, "packed")]).toEqual(["packed", "sent", "arrived"]);
    expect([...statusesReachableFrom(parcel, "lost")]).toEqual(["lost"]);
  });

  it("lists the statuses that nothing leaves", () => {
    expect(terminalStatuses(parcel)).toEqual(["arrived", "lost"]);
  });

  it("draws each move once, with its beginning and its ends", () => {
    expect(toMermaid(parcel, "Parcel")).toBe(`---
title: Parcel
---
stateDiagram-v2
  [*] --> packed
  packed --> sent: Sent
  sent --> sent: Scanned
  sent --> arrived: Arrived
  arrived --> [*]
  lost --> [*]
`);
  });
});
