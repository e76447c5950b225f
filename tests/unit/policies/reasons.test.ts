import { describe, expect, it } from "vitest";
import { instant } from "../../../domain/kernel/instant.ts";
import { notYetCome, requestFacts, rulesOf, termsOf } from "./request-facts.ts";

describe("the other reasons, under the policy of Brazil", () => {
  it.each([
    ["EMPTY_PARCEL", "ask_seller", "SELLER", false, "seller", 2],
    ["MISSING_ITEM", "ask_seller", "SELLER", false, "seller", 2],
    ["MISSING_PART", "ask_seller", "SELLER", false, "seller", 2],
    ["WRONG_ITEM", "ask_seller", "SELLER", true, "seller", 2],
    ["WRONG_VARIANT", "ask_seller", "SELLER", true, "seller", 2],
    ["ARRIVED_DAMAGED", "ask_seller", "CARRIER", true, "platform", 2],
    ["DEFECTIVE", "ask_seller", "SELLER", true, "seller", 1],
    ["NOT_AS_DESCRIBED", "ask_seller", "SELLER", true, "seller", 1],
    ["DIFFERENT_QUALITY", "ask_seller", "SELLER", true, "seller", 1],
    ["SUSPECTED_COUNTERFEIT", "ask_agent", "SELLER", true, "seller", 2],
    ["EXPIRED_OR_UNSAFE", "ask_agent", "SELLER", false, "seller", 1],
    ["SAFETY_RECALL", "ask_agent", "SELLER", true, "seller", 0],
    ["DUPLICATE_OR_WRONG_CHARGE", "ask_agent", "PLATFORM", false, "platform", 0],
    ["UNAUTHORISED_PURCHASE", "ask_agent", "PLATFORM", true, "platform", 0],
    ["RETURN_SHIPPING_NOT_REIMBURSED", "ask_agent", "SELLER", false, "seller", 1],
    ["REFUND_NOT_RECEIVED", "ask_agent", "SELLER", false, "seller", 1],
  ] as const)(
    "%s: %s, fault of %s, goods back %s, %s pays, %i photos",
    (reason, verdict, fault, returnNeeded, payer, photos) => {
      expect(termsOf("BR", requestFacts({}, { reason }))).toMatchObject({
        verdict,
        fault,
        returnNeeded,
        returnShippingPayer: payer,
        evidencePhotosMin: photos,
        statutory: false,
        outboundShippingRefund: "full",
      });
    },
  );

  it.each([
    ["at two days", 2, {}, "ask_seller", "CARRIER", "not-received"],
    ["on the promised day", 0, {}, "decline", "CARRIER", "not-received-early"],
    ["a week late", 7, {}, "approve", "CARRIER", "not-received-lost"],
    ["never sent", 1, { shipped: false }, "approve", "SELLER", "not-received-unsent"],
    ["after 90 days", 91, {}, "decline", "CARRIER", "not-received-closed"],
  ] as const)("NOT_RECEIVED %s: %i days late", (_, daysLate, line, verdict, fault, rule) => {
    const terms = termsOf("BR", notYetCome(daysLate, { reason: "NOT_RECEIVED", ...line }));
    expect(terms).toMatchObject({ verdict, fault, returnNeeded: false, refundTiming: "RETURNLESS" });
    expect(rulesOf(terms)[0]).toBe(rule);
  });

  it.each([
    ["waits 24 hours after a delivery scan", "2026-03-03T10:59:59Z", false, "not-received-wait"],
    ["may be reported then", "2026-03-03T11:00:00Z", false, "not-received"],
    ["goes to an agent against proof of delivery", "2026-03-03T11:00:00Z", true, "not-received-proven"],
  ])("NOT_RECEIVED %s", (_, requestedAt, deliveryProven, rule) => {
    const facts = requestFacts({ requestedAt: instant(requestedAt) }, { reason: "NOT_RECEIVED", deliveryProven });
    expect(rulesOf(termsOf("BR", facts))[0]).toBe(rule);
  });

  it.each([
    ["BR", 1, true, "late-delivery", "ask_seller"],
    ["BR", 0, true, "late-delivery-on-time", "decline"],
    ["BR", 1, false, "late-delivery", "ask_seller"],
    ["US", 1, false, "late-delivery-cancelled", "approve"],
  ])("%s: LATE_DELIVERY under way, %i days late, shipped %s: %s", (market, daysLate, shipped, rule, verdict) => {
    const terms = termsOf(market, notYetCome(daysLate, { reason: "LATE_DELIVERY", shipped }));
    expect(terms).toMatchObject({ verdict, returnNeeded: false });
    expect(rulesOf(terms)[0]).toBe(rule);
  });

  it("LATE_DELIVERY of what did come asks for it back", () => {
    const line = { reason: "LATE_DELIVERY", promisedAt: instant("2026-03-01T11:00:00Z") } as const;
    expect(termsOf("BR", requestFacts({}, line))).toMatchObject({ verdict: "ask_seller", returnNeeded: true });
  });

  it.each([
    ["BR", "2026-04-02T02:59:59.999Z", "ask_seller", "fault"],
    ["BR", "2026-04-02T03:00:00.000Z", "ask_agent", "guarantee"],
    ["BR", "2026-06-01T03:00:00.000Z", "decline", "fault-closed"],
    ["MX", "2026-05-31T12:00:00Z", "ask_agent", "guarantee"],
    ["KR", "2026-06-02T12:00:00Z", "ask_agent", "guarantee"],
    ["EU", "2028-03-01T12:00:00Z", "ask_agent", "guarantee"],
    ["EU", "2028-03-03T12:00:00Z", "decline", "fault-closed"],
    ["GB", "2029-03-01T12:00:00Z", "ask_agent", "guarantee"],
    ["US", "2026-04-02T12:00:00Z", "decline", "fault-closed"],
  ])("%s: DEFECTIVE asked for at %s is for %s by rule %s", (market, requestedAt, verdict, rule) => {
    const facts = requestFacts({ requestedAt: instant(requestedAt) }, { reason: "DEFECTIVE" });
    expect(termsOf(market, facts).verdict).toBe(verdict);
    expect(rulesOf(termsOf(market, facts))[0]).toBe(rule);
  });

  it("ends the window that the judging rule reads, and only that one", () => {
    const asked = requestFacts({}, { reason: "DEFECTIVE" });
    expect(termsOf("BR", asked)).toMatchObject({ windowEndsAt: "2026-04-02T02:59:59.999Z" });
    expect(rulesOf(termsOf("BR", asked))).toEqual(["fault", "shipping-whole-order"]);
    const later = requestFacts({ requestedAt: instant("2026-04-10T12:00:00Z") }, { reason: "DEFECTIVE" });
    expect(termsOf("BR", later)).toMatchObject({ verdict: "ask_agent", windowEndsAt: "2026-06-01T02:59:59.999Z" });
  });

  it("a private seller owes no guarantee by law", () => {
    const facts = requestFacts(
      { requestedAt: instant("2026-04-10T12:00:00Z"), seller: { legalStatus: "private" } },
      { reason: "DEFECTIVE" },
    );
    expect(termsOf("EU", facts).verdict).toBe("decline");
  });
});

describe("tiers by value", () => {
  it.each([
    ["BR", 5_000, "RETURNLESS"],
    ["BR", 5_001, "AT_FIRST_SCAN"],
    ["BR", 25_000, "AT_FIRST_SCAN"],
    ["BR", 25_001, "AT_DELIVERY_SCAN"],
    ["BR", 100_000, "AT_DELIVERY_SCAN"],
    ["BR", 100_001, "AFTER_INSPECTION"],
    ["KR", 13_000, "RETURNLESS"],
    ["KR", 260_001, "AFTER_INSPECTION"],
    ["US", 1_000, "RETURNLESS"],
    ["US", 20_000, "AT_DELIVERY_SCAN"],
  ])("%s: a defect of %i minor units is refunded %s", (market, valueMinor, refundTiming) => {
    const terms = termsOf(market, requestFacts({}, { reason: "DEFECTIVE", valueMinor }));
    expect(terms).toMatchObject({ refundTiming, returnNeeded: refundTiming !== "RETURNLESS" });
  });

  it.each([
    [2, "RETURNLESS"],
    [3, "AT_DELIVERY_SCAN"],
  ])("a buyer with %i refunds without return before gets %s", (priorReturnless, refundTiming) => {
    const facts = requestFacts(
      { buyer: { kind: "consumer", priorReturnless } },
      { reason: "DEFECTIVE", valueMinor: 100 },
    );
    expect(termsOf("BR", facts).refundTiming).toBe(refundTiming);
  });

  it.each(["SUSPECTED_COUNTERFEIT", "UNAUTHORISED_PURCHASE"] as const)(
    "%s is never paid early, however small",
    (reason) => {
      expect(termsOf("BR", requestFacts({}, { reason, valueMinor: 1 })).refundTiming).toBe("AFTER_INSPECTION");
    },
  );

  it("the commission stays with the platform where the seller is at fault", () => {
    expect(termsOf("BR", requestFacts({}, { reason: "DEFECTIVE" })).commissionReturned).toBe(false);
    expect(termsOf("BR", requestFacts()).commissionReturned).toBe(true);
  });
});
