import { describe, expect, it } from "vitest";
import { statusesReachableFrom, terminalStatuses } from "../../../domain/kernel/lifecycle.ts";
import {
  Acceptance,
  acceptanceLifecycle,
  Reception,
  ReturnStatus,
  receptionLifecycle,
  returnEventTypes,
  returnLifecycle,
} from "../../../domain/returns/index.ts";

describe("the table of a return's statuses", () => {
  it("reaches every status from the request", () =>
    expect([...statusesReachableFrom(returnLifecycle, "requested")].toSorted()).toEqual(
      [...ReturnStatus.options].toSorted(),
    ));

  it("has an end that only learns what became of a compensation, and one that only an agent's question reopens", () => {
    expect(terminalStatuses(returnLifecycle)).toEqual([]);
    expect(returnLifecycle.withdrawn).toEqual({ CompensationOutcomeRecorded: "withdrawn" });
    const leaving = Object.entries(returnLifecycle.closed).filter(([, next]) => next !== "closed");
    expect(leaving).toEqual([["ReturnEscalated", "escalated"]]);
  });

  it.each(ReturnStatus.options)("has a way to an end from %s", (status) => {
    const reachable = statusesReachableFrom(returnLifecycle, status);
    expect(reachable.has("closed") || reachable.has("withdrawn")).toBe(true);
  });

  it("uses every event but the one that begins the case", () => {
    const used = new Set(Object.values(returnLifecycle).flatMap((row) => Object.keys(row)));
    expect(returnEventTypes.filter((type) => !used.has(type))).toEqual(["ReturnRequested"]);
  });

  it("lets a chargeback suspend every case that is not over, and only those", () =>
    expect(ReturnStatus.options.filter((status) => "ChargebackOpened" in returnLifecycle[status])).toEqual(
      ReturnStatus.options.filter((status) => !["requested", "closed", "withdrawn"].includes(status)),
    ));

  it("lets the buyer withdraw from every status before the money, and from no other", () =>
    expect(ReturnStatus.options.filter((status) => "ReturnWithdrawn" in returnLifecycle[status])).toEqual([
      "awaiting_seller",
      "negotiating",
      "awaiting_handover",
      "in_transit",
      "inspecting",
      "rejected_open",
      "escalated",
      "lapsed",
    ]));
});

describe("the two tables of a unit", () => {
  it("reach every place that goods can be", () =>
    expect([...statusesReachableFrom(receptionLifecycle, "awaiting")].toSorted()).toEqual(
      [...Reception.options].toSorted(),
    ));

  it("reach every judgement", () =>
    expect([...statusesReachableFrom(acceptanceLifecycle, "pending")].toSorted()).toEqual(
      [...Acceptance.options].toSorted(),
    ));

  it("never take an acceptance back", () =>
    expect(terminalStatuses(acceptanceLifecycle)).toEqual(["accepted", "accepted_with_deduction"]));
});
