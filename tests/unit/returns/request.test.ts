import { describe, expect, it } from "vitest";
import { instant } from "../../../domain/kernel/instant.ts";
import {
  actors,
  afterDays,
  aUnit,
  given,
  photo,
  refundId,
  request,
  requestedAt,
  someUnits,
  unitValue,
} from "../../support/returns.ts";

describe("a request under each verdict", () => {
  it.each([
    ["approve", ["ReturnRequested", "ReturnApproved"], "awaiting_handover"],
    ["ask_seller", ["ReturnRequested", "SellerAsked"], "awaiting_seller"],
    ["ask_agent", ["ReturnRequested", "ReturnEscalated"], "escalated"],
    ["decline", ["ReturnRequested", "ReturnClosed"], "closed"],
  ] as const)("%s", (verdict, types, status) => {
    const { state } = given()
      .when(request({ verdict }))
      .thenTypes(...types);
    expect(state?.status).toBe(status);
  });

  it("pins policy, explanation and verdict on the event", () => {
    const { terms } = given().when(request()).dataOf("ReturnRequested");
    expect(terms).toMatchObject({
      policy: { id: "returns-GB", version: 3 },
      verdict: "approve",
      explanation: [{ ruleId: "change-of-mind" }],
    });
  });

  it("gives the buyer of a declined request the rejection's days to ask an agent", () =>
    expect(
      given()
        .when(request({ verdict: "decline" }))
        .dataOf("ReturnClosed"),
    ).toEqual({
      closeReason: "INELIGIBLE",
      escalateUntil: instant("2026-03-09T23:59:59.999Z"),
    }));

  it.each(["buyer", "seller", "agent", "senior_agent"] as const)("is taken from a %s", (role) => {
    given()
      .when(request({}, { actor: actors[role] }))
      .thenTypes("ReturnRequested", "ReturnApproved");
  });

  it("runs the clock of what comes next", () => {
    expect(given().when(request()).state?.clock).toEqual({
      name: "hand_over",
      startedAt: requestedAt,
      dueAt: instant("2026-03-16T23:59:59.999Z"),
      remindAt: [instant("2026-03-09T16:59:59.999Z"), instant("2026-03-14T01:59:59.999Z")],
      onTimeout: "lapse",
    });
    expect(given().when(request({ verdict: "ask_seller" })).state?.clock).toMatchObject({
      name: "seller_answer",
      dueAt: instant("2026-03-04T23:59:59.999Z"),
      onTimeout: "approve_return",
    });
  });
});

describe("a withdrawal by law", () => {
  it("never waits for the seller, whatever the policy says", () =>
    given()
      .when(request({ statutory: true, verdict: "ask_seller" }))
      .thenTypes("ReturnRequested", "ReturnApproved"));

  it("needs no photo, whatever the policy says", () =>
    given()
      .when(request({ statutory: true, evidencePhotosMin: 3 }))
      .thenTypes("ReturnRequested", "ReturnApproved"));
});

describe("the photos that a policy asks for", () => {
  const asked = { evidencePhotosMin: 2 };

  it("are counted once each, over all units", () => {
    const units = [
      aUnit({ evidenceIds: [photo(1), photo(1)] }),
      aUnit({ evidenceIds: [photo(1)], value: unitValue({ unitNo: 2 }) }),
    ];
    given().when(request(asked, { units })).thenRefused({ code: "return.evidence_missing", required: 2, missing: 1 });
  });

  it("open the case when they are there", () =>
    given()
      .when(request(asked, { units: [aUnit({ evidenceIds: [photo(1), photo(2)] })] }))
      .thenTypes("ReturnRequested", "ReturnApproved"));

  it("are not asked for a no", () =>
    given()
      .when(request({ ...asked, verdict: "decline" }))
      .thenTypes("ReturnRequested", "ReturnClosed"));
});

describe("a refund without return", () => {
  it.each([{ returnNeeded: false }, { refundTiming: "RETURNLESS" as const }])("follows from %j", (granted) => {
    const { state } = given().when(request(granted)).thenTypes("ReturnRequested", "SettlementBegun", "RefundOrdered");
    expect(state).toMatchObject({
      status: "settling",
      units: [{ reception: "kept_by_buyer", acceptance: "accepted", orderedMinor: 10_000 }],
    });
  });

  it("orders all that was paid, for good, to be submitted in a day", () =>
    expect(
      given()
        .when(request({ returnNeeded: false }))
        .dataOf("RefundOrdered"),
    ).toEqual({
      refundId: refundId(1),
      purpose: "returnless",
      provisional: false,
      fault: "BUYER",
      commissionReturned: true,
      currency: "GBP",
      submitBy: instant("2026-03-03T10:00:00Z"),
      units: [
        {
          lineId: "line-1",
          unitNo: 1,
          amounts: { item: 8_000, tax: 1_000, shipping: 800, shipping_tax: 100, fee: 100 },
          deductions: [],
        },
      ],
    }));

  it.each([
    ["full", 10_000],
    ["share", 10_000],
    ["none", 9_100],
  ] as const)("gives back the outbound shipping as granted: %s", (outboundShippingRefund, minor) =>
    expect(given().when(request({ returnNeeded: false, outboundShippingRefund })).state?.units[0]?.orderedMinor).toBe(
      minor,
    ),
  );
});

describe("the window in the terms", () => {
  it("does not refuse by itself: the policy's verdict does, with its reasons", () =>
    given()
      .when(request({ windowEndsAt: afterDays(-1) }, { units: someUnits(2) }))
      .thenTypes("ReturnRequested", "ReturnApproved"));
});
